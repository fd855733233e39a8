package store

import (
	"slices"
	"strings"
	"unicode"

	"giaoban/store/fold"
)

// Veil puts another name in the place of a member's in what was written down.
//
// The whole name goes wherever it stands as words, whatever its case. The name he is called by is a word of the language in
// its own right as often as not (An, Bình, Hòa): it goes where the text is nothing else, behind a form of address, and in
// what he said or what is his, where a capital in mid-sentence makes it a name. Both must be spelled as on the list, with
// their marks. What cannot be found: a nickname, a misspelling, the name he is called by at the beginning of a sentence, a
// description ("trưởng khu phố 5"), a face in a photo.
type Veil struct {
	Member MemberID
	// Name and Call are what is hidden, Alias is what stands there instead.
	Name, Call, Alias string
	// Shared: another member is called the same, so that he is known by it only in what is his.
	Shared bool
}

// VeilOf is the veil of one of a committee's members, of whom all are given; it has no Alias yet.
func VeilOf(m Member, all []Member) Veil {
	return Veil{Member: m.ID, Name: m.Name, Call: m.Call, Shared: slices.ContainsFunc(all, func(o Member) bool {
		return o.ID != m.ID && strings.EqualFold(o.Call, m.Call)
	})}
}

// addresses stand before what somebody is called.
var addresses = []string{"đồng chí", "đ/c", "đ.c", "đc", "anh", "chị", "ông", "bà", "cô", "chú", "bác", "em", "thầy", "mr", "mrs", "ms", "comrade"}

// hidden stands for the alias until all is hidden, so that no part of it is taken for a name: "Thành viên A" begins with one.
const hidden = '\uE0FF'

// Words hides the name in a text; his tells that he said it, or that it is about something of his.
func (v Veil) Words(s string, his bool) string {
	if v.Name == "" && v.Call == "" {
		return s
	}
	s = strings.ReplaceAll(fold.NFC(s), v.Alias, string(hidden))
	if strings.Contains(v.Name, " ") {
		s = hide(s, v.Name, strings.EqualFold, func(_, _ string) bool { return true })
	}
	exact := func(a, b string) bool { return a == b }
	s = hide(s, v.Call, exact, func(before, after string) bool {
		if strings.HasPrefix(after, " viên ") { // "Thành viên" is nobody
			return false
		}
		return (his || !v.Shared) && addressed(before) || his && named(before, after)
	})
	return strings.ReplaceAll(s, string(hidden), v.Alias)
}

// Only is Words for a text that may be nothing but a name: the party of a task, a signer.
func (v Veil) Only(s string, his bool) string {
	is := strings.TrimSpace(fold.NFC(s))
	for _, name := range []string{v.Name, v.Call} {
		if strings.EqualFold(is, name) && (his || !v.Shared || name != v.Call) {
			return v.Alias
		}
	}
	return v.Words(s, his)
}

// hide hides a name where it stands as words and, by what stands before and after it, he is meant.
func hide(s, name string, same func(a, b string) bool, meant func(before, after string) bool) string {
	r, n := []rune(s), len([]rune(name))
	if n == 0 {
		return s
	}
	var out []rune
	for i := 0; i < len(r); i++ {
		whole := i+n <= len(r) && (i == 0 || !wordy(r[i-1])) && (i+n == len(r) || !wordy(r[i+n]))
		if whole && same(string(r[i:i+n]), name) && meant(string(r[max(0, i-20):i]), string(r[i+n:min(len(r), i+n+20)])) {
			out = append(out, hidden)
			i += n - 1
			continue
		}
		out = append(out, r[i])
	}
	return string(out)
}

func wordy(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// addressed tells whether a text ends with a form of address.
func addressed(before string) bool {
	s := strings.ToLower(strings.TrimRight(before, " .:\n"))
	return slices.ContainsFunc(addresses, func(a string) bool {
		head, ok := strings.CutSuffix(s, a)
		r := []rune(head)
		return ok && (len(r) == 0 || !wordy(r[len(r)-1]))
	})
}

// named tells whether a word with a capital is a name by its place: in the midst of a sentence, and no part of another name
// ("Bình Dương", "Nguyễn Thị Bình").
func named(before, after string) bool {
	words := strings.Fields(before)
	if len(words) == 0 || strings.ContainsAny(before[len(strings.TrimRight(before, " \n")):], "\n") {
		return false
	}
	last := []rune(words[len(words)-1])
	if strings.ContainsRune(".!?:;–-•\"“", last[len(last)-1]) || unicode.IsUpper(last[0]) {
		return false
	}
	rest, _ := strings.CutPrefix(after, " ")
	next := []rune(rest)
	return len(rest) == len(after) || len(next) == 0 || !unicode.IsUpper(next[0])
}
