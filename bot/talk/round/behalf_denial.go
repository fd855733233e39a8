package round

import (
	"regexp"
	"slices"
	"strings"

	"giaoban/store"
	"giaoban/store/fold"
)

// denial is a sentence that says that what was noted is not so: of what, if it says so, and what else it says.
type denial struct {
	subject store.Subject
	rest    string
}

var (
	// reDenial is "không đúng", "thư ký ghi nhầm rồi ạ", "tc3 sai": a denial and nothing else.
	reDenial = regexp.MustCompile(`^(?:(?:da|thua|o|oi|ua|ay|em|toi|minh|cai|nay|tin|ban|ghi|ho|thu ky|dong chi|anh|chi|the|nhu|vay|la|bi|cho|muc|viec|noi dung|cung|van),? )*` +
		`(?:(v ?\d{1,4}|tc ?\d{1,3}|kp ?\d{1,3}) )?(?:(?:bi|la|ghi|nhu|the|vay|cung) )*` +
		`(?:(?:khong|ko|k|chua|chang) (?:dung|phai|chinh xac|chuan|khop)|sai(?: bet| het)?|nham|lon|(?:ghi|nghe|chep) (?:sai|nham|lon)|` +
		`(?:toi|em|minh) (?:khong|ko|k|chua|dau co|dau|co)(?: he)?(?: co)?(?: (?:noi|bao|nhan|goi))+(?: (?:gi|the|vay|nhu|cho|ai|thu ky|dong chi|voi|bao gio|dau|viec|nay|la|xong)){0,5}|` +
		`wrong|not (?:right|true|correct|so)|incorrect|(?:that is|that's|this is) (?:wrong|not right|not true)|i (?:did not|didn't|never) (?:say|said)(?: (?:that|this|so|anything))?)` +
		`(?: (?:a|nhe|nha|roi|dau|het|ca|the|vay|nhu|nay|em|anh|chi|dong chi|do|di|bot|thu ky|oi|that|thuc te))*$`)
	// reMention is what calls us in a group.
	reMention = regexp.MustCompile(`^\s*@\S+`)
	// reNumber is the code or the number that what is right begins with: "không đúng tc3 50%".
	reNumber = regexp.MustCompile(`^(?:(?:tc|kp|v)\d*|\d+%?)$`)
	// goesOn are words that go on after a denial without a mark: "không đúng tôi mới làm được một nửa".
	goesOn = []string{"toi", "em", "minh", "chung", "moi", "thuc", "phai", "vi", "hien", "that", "i", "we", "it"}
)

// denialWords is how many words a denial may have.
const denialWords = 14

// readDenial understands a denial at the beginning of a sentence. A question is none.
func readDenial(s string) (denial, bool) {
	s = strings.TrimSpace(reMention.ReplaceAllString(s, ""))
	if strings.Contains(s, "?") {
		return denial{}, false
	}
	ends := wordEnds(s, denialWords)
	for n := len(ends) - 1; n >= 0; n-- {
		first, rest := s[:ends[n]], s[ends[n]:]
		key := strings.Trim(fold.Key(first), " .,:;!-–")
		m := reDenial.FindStringSubmatch(key)
		if m == nil {
			continue
		}
		rest = strings.TrimLeft(rest, " \n.,:;!-–")
		if rest != "" && strings.TrimRight(first, ".,:;!-–") == first && !strings.HasPrefix(s[ends[n]:], "\n") {
			next, _, _ := strings.Cut(fold.Key(rest), " ")
			if !slices.Contains(goesOn, next) && !reNumber.MatchString(next) {
				continue
			}
		}
		return denial{subject: subjectNamed(m[1]), rest: rest}, true
	}
	return denial{}, false
}

// subjectNamed is the subject of a folded code: "tc 3" is tc3, "v12" V12.
func subjectNamed(key string) store.Subject {
	key = strings.ReplaceAll(key, " ", "")
	if rest, ok := strings.CutPrefix(key, "v"); ok {
		key = store.KindTask + rest
	}
	return store.Subject(key)
}
