package docx

import (
	"regexp"
	"slices"
	"strings"

	"giaoban/store"
	"giaoban/store/fold"
)

// agencies is the higher body and, in bold, the one that issues.
func (p *page) agencies(l store.Letter) {
	for _, s := range orMissing(l.Upper) {
		p.para("Upper", capitals(s))
	}
	for _, s := range orMissing(l.Agency) {
		p.para("Agency", capitals(s))
	}
}

// addressees is Kính gửi: one on the same line, several below it. A report need not have any.
func (p *page) addressees(to []string) {
	to = items(to)
	if len(to) == 1 {
		p.para("To", toLabel+" "+to[0]+".")
		return
	}
	for i, s := range to {
		if i == 0 {
			p.para("To", toLabel)
		}
		p.para("ToItem", "- "+s+ends(i, to))
	}
}

// signature is who gets copies, and who signs, side by side: on one page with the line before it, so that nobody signs an
// empty sheet. small is printed below the copies, where it never needs a page of its own.
func (p *page) signature(l store.Letter, small ...string) {
	p.put(par{style: "Gap", props: "<w:keepNext/>"})
	p.grid(p.form.foot...)
	p.row(p.form.foot, func() {
		p.put(par{style: "CopiesHead", text: copies, bookmark: endMark + "2"})
		to, kept := Kept(l.Copies)
		if len(to) == 0 {
			to = []string{missing}
		}
		for _, s := range to {
			p.para("Copies", "- "+s+";")
		}
		p.para("Copies", "- "+p.form.archived(kept))
		for _, s := range small {
			if s != "" {
				p.para("Hash", s)
			}
		}
	}, func() {
		for _, s := range orMissing(strings.ToUpper(l.Authority)) {
			p.para("Authority", p.form.authority(s))
		}
		for _, s := range orMissing(strings.ToUpper(l.Post)) {
			p.para("Post", p.form.authority(s))
		}
		for i, s := range orMissing(l.Signer) {
			if i == 0 {
				p.para("Signer", s)
			} else {
				p.para("SignerMore", s)
			}
		}
	})
	p.raw("</w:tbl>\n")
}

// items are the lines of a list, without the dashes and the ends that somebody has typed along.
func items(list []string) []string {
	var out []string
	for _, s := range list {
		s = strings.TrimLeft(clean(s), "-–•+ ")
		if s = strings.TrimRight(s, ";., "); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// ends is what follows an item: the last one ends the list.
func ends(i int, list []string) string {
	if i == len(list)-1 {
		return "."
	}
	return ";"
}

// reKept is a line that says where the office keeps its copy. Lưu is a family name too: such a line says none of these words.
var reKept = regexp.MustCompile(`^luu(?: ?:|:? ?(?:vt|vp|van thu|van phong|ho so|bcd|to thu ky)\b|$)`)

// Kept splits the lines of Nơi nhận into those who get copies, and the one that says where the office keeps its own, which both
// forms write last. It is empty when none does, and then nobody has said it. A last line that may be a name is left as it is,
// and taken for both.
func Kept(copies []string) (to []string, kept string) {
	to = items(copies)
	i := slices.IndexFunc(to, func(s string) bool { return reKept.MatchString(fold.Key(s)) })
	if n := len(to) - 1; i < 0 && n >= 0 && strings.HasPrefix(fold.Key(to[n]), "luu ") {
		i = n
	}
	if i < 0 {
		return to, ""
	}
	kept = to[i]
	return slices.Delete(to, i, i+1), kept
}

// archived is the last line of Nơi nhận as the form writes it.
func (f form) archived(kept string) string {
	if kept != "" && !reKept.MatchString(fold.Key(kept)) {
		return kept + "."
	}
	if r := []rune(kept); len(r) > 3 {
		kept = strings.TrimLeft(string(r[3:]), " :") // the word has three letters
	} else {
		kept = ""
	}
	return f.archive(kept)
}
