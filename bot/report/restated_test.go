package report

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestRestated(t *testing.T) {
	for quote, want := range map[string]bool{
		"25 nguoi don 3 diem 1,5 tan rac":       true,
		"có 45 người, dọn 4 điểm, 2,5 tấn rác":  true,
		"sáng nay 40 bà con ra quân dọn 2 điểm": true,
		"900kg rác":                   true,
		"còn 1 điểm":                  false,
		"hơn 30 người":                false,
		"45 người, còn hẻm 45":        false,
		"25 người, dọn hẻm 45":        false,
		"":                            false,
		"…":                           false,
		"12 cụ hưu trí, 10 đoàn viên": false,
		"có 14 người thôi nên mới dọn 1 điểm":       false,
		"dọn 3 điểm, cần thêm xe gom, 25 người tới": false,
	} {
		assert.Equal(t, want, restated(quote), quote)
	}
}

func TestAsks(t *testing.T) {
	for quote, want := range map[string]bool{
		"cần hỗ trợ camera": true, "xin thêm xe gom": true, "de nghi phuong cap xe": true, "cần 2 xe": true,
		"thiếu xe gom": false, "thu 200 cân rác": false, "": false,
	} {
		assert.Equal(t, want, asks(quote), quote)
	}
}
