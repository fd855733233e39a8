package extend_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
)

func TestWhatStandsBeforeARequestIsItsReason(t *testing.T) {
	for _, c := range []struct{ words, wanted, reason string }{
		{"V1 không làm được vì mưa, cho xin thêm 3 ngày", "2026-12-03", "không làm được vì mưa"},
		{"v1 khong lam duoc vi mua cho em xin them 3 ngay", "2026-12-03", "khong lam duoc vi mua"},
		{"V1 80% rồi, xin gia hạn đến 4/12", "2026-12-04", "80% rồi"},
		{"V1 đang vướng mặt bằng, xin lùi đến 4/12", "2026-12-04", "đang vướng mặt bằng"},
	} {
		p := newPlay(t)
		p.Says("Hùng", c.words)
		all := p.extensions(1)
		require.Len(t, all, 1, c.words)
		assert.Equal(t, c.wanted, all[0].Wanted.Day, c.words)
		assert.Equal(t, c.reason, all[0].Reason, c.words)
	}
	for _, words := range []string{"V1 xong, V2 xin thêm 3 ngày", "V1 vướng, dân xin thêm 3 ngày", "V1 vướng, cho xin thêm 3 người", "V1 đang làm, không xin gia hạn"} {
		p := newPlay(t)
		p.Says("Hùng", words)
		assert.Empty(t, p.extensions(1), words)
	}
}

func TestMoreTimeWithoutACode(t *testing.T) {
	p := newPlay(t)
	assert.Contains(t, p.Says("Hùng", "xin them 1 tuan"), "Đồng chí xin gia hạn việc nào?")
	assert.Contains(t, p.Says("Hùng", "cho em xin lui them may hom"), "Đồng chí xin gia hạn việc nào?")
	assert.Contains(t, p.Says("Yến", "cho em xin lui them may hom"), "Đồng chí xin lùi đến ngày nào?")
	q := newPlay(t)
	q.Says("Yến", "xin them 1 tuan")
	assert.Contains(t, q.Says("Yến", "chờ vật tư"), "Đã gửi Trưởng ban")
	assert.Equal(t, "2026-12-08", q.extensions(4)[0].Wanted.Day)
}

func TestLettersStayAllDay(t *testing.T) {
	p := newPlay(t)
	for _, words := range []string{"V1 gia hạn 4/12 vì mưa", "V2 gia hạn 4/12 vì mưa"} {
		p.Says("Hùng", words)
	}
	p.Says("Yến", "V4 gia hạn 10/12 vì mưa")
	said := p.Says("Bảo", "a dong y")
	assert.Contains(t, said, "Đã đồng ý: V1")
	assert.Contains(t, said, "b. V2")
	assert.Contains(t, said, "c. V4")
	assert.Contains(t, p.Says("Bảo", "b dong y"), "Đã đồng ý: V2")
	assert.Contains(t, p.Says("Bảo", "a dong y"), "V1: đồng chí Bảo (trưởng ban) đã đồng ý")
	assert.Equal(t, store.Asked, p.extensions(4)[0].State)
	assert.Contains(t, p.Says("Bảo", "c khong"), "Đã trả lời chưa đồng ý: V4")
	assert.Equal(t, store.Refused, p.extensions(4)[0].State)
}

func TestAnOfficersShortestWords(t *testing.T) {
	p := newPlay(t)
	p.Says("Hùng", "V1 gia hạn 4/12 vì mưa")
	p.Says("Hùng", "V2 gia hạn 4/12 vì mưa")
	assert.Contains(t, p.Says("Bảo", "dong y het"), "Đồng chí quyết định việc nào?")
	assert.Contains(t, p.Says("Bảo", "a 3/12"), "Đã đồng ý: V1 đến thứ Năm 3/12")
	assert.Contains(t, p.Says("Bảo", "V2 5/12"), "Đã đồng ý: V2")
	assert.Equal(t, "2026-12-05", p.extensions(2)[0].Given.Day)
}

func TestNothingIsAsked(t *testing.T) {
	p := newPlay(t)
	for _, who := range []string{"Bảo", "Lan", "Yến"} {
		assert.Contains(t, p.Says(who, "V1 dong y"), "không có gì đang chờ ý kiến", who)
	}
	p.Says("Hùng", "V1 gia hạn 4/12 vì mưa")
	p.Says("Hùng", "V1 xong")
	assert.Contains(t, p.Says("Bảo", "V1 đồng ý"), "đã xong nên không cần gia hạn nữa")
}
