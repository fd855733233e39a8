package assignment_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"golang.org/x/text/unicode/norm"

	"giaoban/bot/assignment"
)

var monday = time.Date(2026, time.November, 23, 9, 15, 0, 0, ict)

func TestGives(t *testing.T) {
	k := committee(monday)
	for _, text := range []string{
		"giao Hùng hoàn thiện hồ sơ tiêu chí 4 trước 30/11", "Giao đồng chí Lan rà soát hộ kinh doanh", "giao lan ra soat ho kinh doanh kp5",
		"Phân công đ/c Minh chuẩn bị hội trường", "Giao Công an phường chủ trì, phối hợp với Quân sự tuần tra", "giao các khu phố treo cờ trước 15/12",
		"Đề nghị công chức địa chính tham mưu phương án trước 16h thứ 5", "Yêu cầu các khu phố nộp báo cáo trước thứ 6", "nhờ chị Yến gửi giấy mời trước thứ 5",
		"UBND chỉ đạo các khu phố dọn vệ sinh thứ 7 hàng tuần", "Giao Dũng soạn quy ước", "giao khu phố 3, 5 dọn rác", "Giao thư ký tổng hợp báo cáo",
	} {
		assert.True(t, assignment.Gives(text, k), text)
		assert.True(t, assignment.Gives(norm.NFD.String(text), k), text)
	}
	for _, text := range []string{
		"tc3 80%", "em giao xe rồi", "đã giao hồ sơ cho phường", "giao hồ sơ cho anh Hùng rồi", "giao Hùng rồi", "giao Hùng làm hồ sơ rồi", "đã giao Hùng làm hồ sơ",
		"giao xe cho Hùng", "giao Lan 3 bộ hồ sơ", "giao thông kp5 ùn tắc", "giao ban sáng thứ 2", "giao ban rồi", "xong", "V12 xong", "Hùng xong hồ sơ rồi",
		"đề nghị phường hỗ trợ xe trước thứ 6", "đề nghị hỗ trợ kinh phí", "đề nghị Công an phường hỗ trợ", "nhờ anh Hùng xem giúp", "nhờ bà con ủng hộ",
		"yêu cầu hỗ trợ xe trước 30/11", "Hùng hoàn thiện hồ sơ trước 30/11", "các khu phố dọn vệ sinh trước 15/12", "giao cho ai?", "giao Hùng làm hồ sơ được không?",
		"giao Kha làm hồ sơ", "giao Hùng", "giao", "", "giao việc 3 cho Hùng", "nhờ có Công an phường hỗ trợ nên xong trước thứ 6", "bảo vệ dân phố trực trước 30/11",
		"chưa giao Hùng làm hồ sơ", "phân công rồi", "hôm qua giao Hùng làm hồ sơ rồi", "giao đất cho dân trước 30/11", "UBND phường đã giao Lan làm hồ sơ",
		"chỉ đạo quyết liệt nên xong trước 30/11", "đề nghị gia hạn đến 30/11", "đề nghị Công an phường hỗ trợ xử lý trước 30/11", "nhờ chị Yến xem xét cho gia hạn đến thứ 6", "Đề nghị Trưởng ban cho gia hạn đến 30/11", "đề nghị anh Hùng đã xử lý trước 30/11",
	} {
		assert.False(t, assignment.Gives(text, k), text)
	}
}

func TestKnowsNothing(t *testing.T) {
	k := committee(monday)
	k.Members, k.Criteria, k.Neighbourhoods, k.Word = nil, nil, nil, ""
	a := assignment.Read("Giao Hùng dọn rác khu phố 5, tc4, trước 30/11", k)
	assert.Equal(t, "dọn rác khu phố 5, tc4", a.Work)
	assert.Empty(t, a.Leads)
	assert.Contains(t, a.Problems, assignment.Problem{Kind: assignment.UnknownLead, Said: "Hùng"})
	assert.False(t, assignment.Gives("giao Hùng dọn rác", k))
}

func TestWordOfTheCommittee(t *testing.T) {
	k := committee(monday)
	k.Word = "tổ dân phố"
	for i := range k.Neighbourhoods {
		k.Neighbourhoods[i].Name = "Tổ dân phố" + k.Neighbourhoods[i].Name[len("Khu phố"):]
	}
	for text, want := range map[string]string{
		"Tổ dân phố 3, 5 treo cờ": "treo cờ | L kp3, kp5", "tdp5 treo cờ": "treo cờ | L kp5", "TDP 5 và Xuân Hợp treo cờ": "treo cờ | L kp5, kp901",
		"tổ 5 treo cờ": "treo cờ | L kp5", "Lan dọn rác tổ 5": "dọn rác tổ 5 | L 2 | P 5", "kp5 treo cờ": "treo cờ | L kp5",
		"Tổ trưởng tổ dân phố 5 treo cờ": "treo cờ | L kp5",
	} {
		assert.Equal(t, want, label(assignment.Read(text, k)), text)
	}
	k.Word = "thôn"
	for i := range k.Neighbourhoods {
		k.Neighbourhoods[i].Name = "Thôn" + k.Neighbourhoods[i].Name[len("Tổ dân phố"):]
	}
	for text, want := range map[string]string{
		"thôn 3 và 5 treo cờ": "treo cờ | L kp3, kp5", "Trưởng thôn 5 treo cờ": "treo cờ | L kp5", "thon 5 treo co": "treo co | L kp5",
		"Lan dọn rác thôn Xuân Hợp": "dọn rác thôn Xuân Hợp | L 2 | P 901",
	} {
		assert.Equal(t, want, label(assignment.Read(text, k)), text)
	}
}

func TestDeadlineKnowsItsPlace(t *testing.T) {
	const text = "Giao Lan, trước 30/11, rà soát hộ kinh doanh"
	d := assignment.Read(text, committee(monday)).Deadline
	assert.Equal(t, "trước 30/11", text[d.Start:d.End])
	assert.Equal(t, d.Phrase, text[d.Start:d.End])
}
