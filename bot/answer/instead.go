package answer

import (
	"regexp"
	"strings"

	"giaoban/store/fold"
)

// Substitute is what is said of who comes in somebody's place. Named tells whether he is called anything.
type Substitute struct {
	Named  bool
	People *float64
}

// Instead reads the answer to "who comes in your place, and how many?": "anh Tư con bà Sáu", "anh Nam, 12 người", "12". ok is
// false for what is none: a question, a doubt, thanks, the state of some work.
func Instead(said string) (s Substitute, ok bool) {
	if len(said) > 200 {
		return s, false
	}
	text := fold.NFC(said)
	r := reader{text: text, words: scan(text)}
	r.accented = accented(r.words)
	all := pad(r.keys(0, len(r.words)))
	switch {
	case strings.ContainsAny(said, "?/%\n") || reNoSubstitute.MatchString(all) || reStatus.MatchString(all) || courtesy(strings.TrimSpace(all)) || hasAny(all, undecided):
		return s, false
	}
	if s.Named = reNamed.MatchString(all) || reAunt.MatchString(strings.ToLower(text)) || reName.MatchString(text); !s.Named && reGo.MatchString(all) {
		return s, false // he comes himself
	}
	// In "anh Tư", "bà Sáu" the number is a name.
	for i, w := range r.words {
		f, _ := r.digits(i, len(r.words))
		if !w.number {
			if i > 0 && reTitle.MatchString(r.words[i-1].key) || !r.numeral(i) || i > 0 && r.count(i-1) {
				continue
			}
			f, _ = r.spelledOut(i, len(r.words))
		}
		people := f.to < len(r.words) && r.crowd(f.to, len(r.words)) > 0 || w.number && r.closes(f.to)
		if people && w.number && !r.counts(i, f.to, 0, len(r.words)) || !people {
			continue
		}
		if s.People != nil || r.hasRange(0, len(r.words)) {
			s.People = nil
			break
		}
		if f.value >= 1 && f.value <= 10000 && f.value == float64(int(f.value)) && !f.bad {
			s.People = &f.value
		}
	}
	return s, s.Named || s.People != nil
}

// closes tells whether nothing but courtesy follows at i.
func (r *reader) closes(i int) bool {
	for ; i < len(r.words); i++ {
		if w := r.words[i]; !w.mark() && !strings.Contains(" a nhe nha thoi ", " "+w.key+" ") {
			return false
		}
	}
	return true
}

// Names tells whether a sentence that sends somebody says whom: "nhờ chị Hai đi thay", not "nhờ người đi thay".
func Names(said string) bool {
	if len(said) > longest {
		return false
	}
	r := reader{words: scan(fold.NFC(said))}
	return reSent.MatchString(pad(r.keys(0, len(r.words))))
}

var (
	reSent = regexp.MustCompile(` (cu|nho|phan cong|phan|giao|dieu|uy quyen|co|la) (\S+ )?(anh|chi|chu|bac|ong|ba|cau|mo|co|dong chi|to pho|to truong|bi thu|chi hoi|con|vo|chong|em trai|em gai|chau) \S| ` +
		`(anh|chi|chu|bac|ong|ba|cau|mo|co|dong chi|to pho|to truong|bi thu|chi hoi) ([a-z]\S* ){1,3}?(di|lam|tham gia|du)( \S+)? thay `)
	reNoSubstitute = regexp.MustCompile(`^ thoi | (khong|chua|huy|bo|nham|sai|sua|neu|chac la|xong|dang|vuong|tc ?\d+|v ?\d+|kp ?\d+|nhu tuan truoc|cam on|bao gio|may gio|o dau|la ai) `)
	reTitle        = regexp.MustCompile(`^(anh|chi|em|co|chu|bac|ong|ba|cau|mo|di|duong|thim|bi|thu|truong|pho|con|vo|chong|chau|me|bo|cha|nang|thang)$`)
	// reNamed is somebody called by a title or as a relative, reName a name alone, with its capital.
	reNamed = regexp.MustCompile(` (anh|chi|chu|bac|ong|cau|duong|thim|dong chi|chau|to pho|to truong|bi thu|pho bi thu|chi hoi) [a-z]\S* | (con|vo|chong|em|me|bo|chau) (trai|gai|toi|em|minh|dau|re|ho|ruot|ut) | (vo|chong) $`)
	reAunt  = regexp.MustCompile(`(^|\s)(cô|dì|bà|mợ) \pL`)
	reName  = regexp.MustCompile(`^\s*\p{Lu}\p{Ll}+(\s+\p{Lu}\p{Ll}+){0,3}\s*([,.]|$|\s\d)`)
)
