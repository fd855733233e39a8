package bot

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"giaoban/store/fold"
)

func TestWhatASentenceSoundsLike(t *testing.T) {
	for said, want := range map[string]string{"mai toi nghi": "nghi", "Hùng nghỉ từ 30/11 đến 4/12": "nghi", "bão rồi, hoãn hết": "hoan",
		"anh Hùng báo v1 xong rồi": "ghiho", "tinh hinh the nao": "tonghop", "viec cua hung": "viec", "trời hôm nay đẹp": "", "nghĩ mãi không ra": ""} {
		got := ""
		for _, w := range wishes {
			if w.words.MatchString(fold.Key(said)) {
				got = w.command
				break
			}
		}
		assert.Equal(t, want, got, said)
	}
}
