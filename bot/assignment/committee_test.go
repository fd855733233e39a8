package assignment_test

import (
	"fmt"
	"strings"
	"time"

	"giaoban/bot/assignment"
	"giaoban/schedule/calendar"
	"giaoban/store"
)

// ict is the committee's zone in all tests, fixed so that no host's database matters.
var ict = time.FixedZone("ICT", 7*3600)

// committee is a made-up ward with a roster that has two Dũng, two people in one unit, names that are ordinary words, a
// neighbourhood that has ended and two that go by a name.
func committee(now time.Time) assignment.Known {
	from := time.Date(2023, time.January, 1, 0, 0, 0, 0, ict)
	k := assignment.Known{Word: "khu phố", Now: now, Calendar: calendar.Default()}
	for _, m := range []struct {
		name, post, unit string
		role             store.Role
		charges          []store.Subject
	}{
		{"Trần Văn Hùng", "Trưởng Công an phường", "Công an phường", store.Plain, []store.Subject{"tc4"}},
		{"Lê Thị Lan", "Công chức địa chính - xây dựng", "UBND phường", store.Plain, []store.Subject{"tc1", "tc2"}},
		{"Nguyễn Văn Minh", "Công chức kế toán", "UBND phường", store.Plain, nil},
		{"Phạm Thị Hoa", "Chủ tịch Hội Phụ nữ", "Hội Phụ nữ", store.Plain, nil},
		{"Đỗ Văn Hòa", "Trưởng trạm", "Trạm Y tế", store.Plain, []store.Subject{"tc8"}},
		{"Võ Quốc Bảo", "Bí thư Đảng ủy", "", store.Chair, nil},
		{"Đặng Thị Yến", "Công chức Văn phòng – Thống kê", "UBND phường", store.Secretary, nil},
		{"Bùi Văn Sơn", "Phó Chủ tịch UBND phường", "UBND phường", store.Deputy, nil},
		{"Ngô Thị An", "Bí thư Đoàn", "Đoàn Thanh niên", store.Plain, nil},
		{"Lý Văn Tư", "", "", store.Head, []store.Subject{"kp5"}},
		{"Hồ Văn Năm", "", "", store.Head, []store.Subject{"kp3"}},
		{"Cao Thị Thu", "Công chức văn hóa - xã hội", "UBND phường", store.Plain, []store.Subject{"tc5", "tc7"}},
		{"Trương Thị Mai", "Chủ tịch Mặt trận", "Mặt trận Tổ quốc", store.Plain, nil},
		{"Trần Dũng", "Công chức tư pháp", "UBND phường", store.Plain, nil},
		{"Lê Dũng", "Chỉ huy trưởng Quân sự", "Ban Chỉ huy Quân sự", store.Plain, nil},
		{"Phan Văn Bình", "", "", store.Head, []store.Subject{"kp1"}},
		{"Vũ Văn Ba", "", "", store.Head, []store.Subject{"kp901"}},
		{"Huỳnh Thanh Lâm", "Chủ tịch Hội Cựu chiến binh", "Hội Cựu chiến binh", store.Plain, nil},
		{"Tạ Thị Hương", "Hiệu trưởng", "Trường Tiểu học Hoa Sen", store.Plain, nil},
		{"Đinh Quang Tâm", "Đội trưởng", "Đội Trật tự đô thị", store.Plain, nil},
		{"Hà Văn Long", "Đội viên", "Đội Trật tự đô thị", store.Plain, nil},
	} {
		one := store.Member{ID: store.MemberID(len(k.Members) + 1), Name: m.name, Call: m.name[strings.LastIndex(m.name, " ")+1:], Post: m.post, Unit: m.unit, Role: m.role, From: from}
		for _, s := range m.charges {
			one.Charges = append(one.Charges, store.Charge{Subject: s, Lead: true, From: from})
		}
		k.Members = append(k.Members, one)
	}
	for n, name := range []string{"Quy hoạch đô thị", "Giao thông đô thị", "Môi trường và an toàn thực phẩm đô thị", "An ninh, trật tự đô thị",
		"Thông tin, truyền thông đô thị", "Việc làm, thu nhập bình quân, hộ nghèo ở đô thị", "Văn hóa, thể thao đô thị", "Y tế, giáo dục đô thị",
		"Hệ thống chính trị và trách nhiệm của chính quyền đô thị"} {
		short := []string{"Quy hoạch", "Giao thông", "Môi trường", "An ninh", "Thông tin", "Việc làm", "Văn hóa", "Y tế", "Chính quyền"}[n]
		k.Criteria = append(k.Criteria, store.Criterion{Number: n + 1, Name: name, Short: short})
	}
	for n := 1; n <= 10; n++ {
		k.Neighbourhoods = append(k.Neighbourhoods, store.Neighbourhood{Number: n, Name: fmt.Sprintf("Khu phố %d", n), From: from})
	}
	k.Neighbourhoods = append(k.Neighbourhoods,
		store.Neighbourhood{Number: 11, Name: "Khu phố 11", From: from, To: from.AddDate(2, 0, 0)},
		store.Neighbourhood{Number: 901, Name: "Khu phố Xuân Hợp", From: from},
		store.Neighbourhood{Number: 902, Name: "Khu phố Tân An", From: from})
	return k
}
