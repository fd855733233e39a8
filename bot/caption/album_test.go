package caption

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestAlbum: captions of an album parted by "|", and what each photo is: its side, then its place.
func TestAlbum(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"nothing":                {"|", "-|-"},
		"each its own":           {"trước hẻm 45|sau hẻm 45", "before hẻm 45|after hẻm 45"},
		"one for all":            {"trước khi dọn hẻm 45||", "before hẻm 45|before hẻm 45|before hẻm 45"},
		"one for all, not first": {"||sau khi dọn", "after|after|after"},
		"only figures":           {"kp5 25 nguoi don 3 diem 1,5 tan rac||", "-|-|-"},
		"figures and a place":    {"kp5 25 nguoi don hem 45, 1,5 tan|", "- hem 45|- hem 45"},
		"both of two":            {"trước và sau khi dọn chợ|", "before chợ|after chợ"},
		"both, turned round":     {"sau và trước|", "after|before"},
		"both of four":           {"trước và sau khi dọn|||", "both|both|both|both"},
		"both of one":            {"trước/sau", "both"},
		"sides of one photo":     {"bên trái trước, bên phải sau|", "both|both"},
		"by number":              {"ảnh 1 trước, ảnh 2 sau|", "before|after"},
		"by number, turned":      {"ảnh 1 sau, ảnh 2 trước|", "after|before"},
		"by numbers":             {"hẻm 45: ảnh 1-2 trước, ảnh 3, 4 sau|||", "before hẻm 45|before hẻm 45|after hẻm 45|after hẻm 45"},
		"the word first":         {"trước: ảnh 1, 2; sau: ảnh 3|||", "before|before|after|-"},
		"the first and the rest": {"2 ảnh đầu là trước, còn lại là sau|||", "before|before|after|after"},
		"the first and the last": {"2 ảnh đầu trước khi dọn, 2 ảnh cuối sau khi dọn||||", "before|before|-|after|after"},
		"so many, so many":       {"2 ảnh trước 3 ảnh sau||||", "before|before|after|after|after"},
		"only the first":         {"2 hình đầu là trước||", "before|before|-"},
		"more than there are":    {"ảnh 1-99 trước, ảnh 100 sau|", "before|before"},
		"numbers and places":     {"ảnh 1 trước dọn hẻm 45, ảnh 2 sau dọn chợ|", "before hẻm 45|after chợ"},
		"runs":                   {"trước|||sau||", "before|before|before|after|after|after"},
		"runs of both":           {"trước và sau hẻm 45||trước và sau chợ|", "before hẻm 45|after hẻm 45|before chợ|after chợ"},
		"the place named last":   {"trước hẻm 45|sau|trước dọn chợ|sau", "before hẻm 45|after hẻm 45|before chợ|after chợ"},
		"some have none":         {"|trước|sau|", "-|before|after|after"},
		"words that say nothing": {"👍|sau khi dọn", "-|after"},
		"T and S":                {"T1|S1|T2|S2", "before 1|after 1|before 2|after 2"},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, c := range Album(strings.Split(c.in, "|")) {
				when := string(c.When)
				if when == "" {
					when = "-"
				}
				got = append(got, strings.TrimSpace(when+" "+c.Place))
			}
			assert.Equal(t, c.want, strings.Join(got, "|"))
		})
	}
	assert.Empty(t, Album(nil))
}

func TestNumbersOfPhotosWithoutTheWord(t *testing.T) {
	var whens []When
	for _, c := range Album([]string{"ảnh 1,2 trước; 3,4 sau", "", "", ""}) {
		assert.Empty(t, c.Place)
		whens = append(whens, c.When)
	}
	assert.Equal(t, []When{Before, Before, After, After}, whens)
}
