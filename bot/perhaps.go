package bot

import (
	"regexp"

	"giaoban/bot/talk"
)

// wishes are words that no flow took but that sound like a command.
var wishes = []struct {
	command string
	words   *regexp.Regexp
}{
	{"nghi", regexp.MustCompile(`\b(?:nghi (?:phep|tu|om|\d)|(?:mai|mot|hom nay|chieu nay|tuan sau|ngay \d\S*|thu \S+) (?:\S+ ){0,2}nghi|xin nghi)\b`)},
	{"hoan", regexp.MustCompile(`\b(?:hoan (?:het|tat ca|lai|viec|moi)|bao roi|lui het)\b`)},
	{"ghiho", regexp.MustCompile(`^(?:anh|chi|dong chi|bac|ong|ba|co|chu) (?:\S+ ){1,3}(?:bao|noi|goi|nhan)\b`)},
	{"tonghop", regexp.MustCompile(`\b(?:tinh hinh|den dau roi|bao nhieu nguoi bao)\b`)},
	{"viec", regexp.MustCompile(`^(?:viec|cong viec|nhiem vu) (?:cua|nao|gi|toi|em|con)\b`)},
}

// perhaps names the command that a sentence sounds like, among those that the person may use; "" for none.
func (b *Bot) perhaps(t *talk.Turn) string {
	for _, w := range wishes {
		if !w.words.MatchString(t.Key) {
			continue
		}
		for _, f := range b.flows {
			for _, c := range f.Commands {
				if c.Name == w.command && mayAny(t.Places, c.Right) {
					return c.Name
				}
			}
		}
	}
	return ""
}
