package docx

import (
	"strings"

	"giaoban/store"
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
		to, said := items(l.Copies), ""
		if n := len(to); n > 0 && strings.HasPrefix(to[n-1], "Lưu") {
			to, said = to[:n-1], to[n-1]
		}
		if len(to) == 0 {
			to = []string{missing}
		}
		for _, s := range to {
			p.para("Copies", "- "+s+";")
		}
		p.para("Copies", "- "+p.form.archive(said, spellsUy(l)))
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

// spellsUy tells whether the committee writes uỷ and not ủy: both live, and its own papers decide.
func spellsUy(l store.Letter) bool {
	said := strings.ToLower(clean(strings.Join(append([]string{l.Upper, l.Agency, l.Authority, l.Post}, l.Copies...), " ")))
	return strings.Contains(said, "uỷ") && !strings.Contains(said, "ủy")
}
