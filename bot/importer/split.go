package importer

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"giaoban/store"
	"giaoban/store/fold"
)

// split makes of a task that is given to several neighbourhoods one for each, as giving it by typing does, and names in lists
// of helpers each by itself.
func (c *comparison) split(rows []Row) (all []Row) {
	for i, r := range rows {
		if r.Kind != Task {
			all = append(all, r)
			continue
		}
		if is, told := r.Cells["supports"]; told {
			r.Cells = maps.Clone(r.Cells)
			r.Cells["supports"] = c.helpers(is)
		}
		leads := c.heads(r.Cells["lead"])
		if r.Code != "" || len(leads) < 2 || len(all)+len(leads)+len(rows)-i > maxRows {
			all = append(all, r)
			continue
		}
		for _, lead := range leads {
			one := r
			one.Cells = maps.Clone(r.Cells)
			one.Cells["lead"] = lead
			all = append(all, one)
		}
	}
	return all
}

var (
	headsForm = regexp.MustCompile(`^(?:cac |nhung )?(?:(?:to )?truong )?((?:khu pho|to dan pho|thon|khom|ap|kp|tdp)[ \d].*)`)
	everyForm = regexp.MustCompile(`^(?:tat ca |toan bo |toan the |het |moi |cac )+(?:truong )?$`)
	bareForm  = regexp.MustCompile(`^\d{1,3}$`)
)

// heads are the neighbourhoods that a lead names if it names nothing else: "khu phố 3, 5", "kp 1-4", "các khu phố".
func (c *comparison) heads(lead string) (list []string) {
	s := fold.Key(lead)
	word := fold.Key(c.now.Committee.Neighbourhood)
	for _, w := range []string{word, store.KindNeighbourhood} {
		if head, ok := strings.CutSuffix(s, w); ok && w != "" && everyForm.MatchString(head) {
			for _, p := range c.now.Places {
				if p.To.IsZero() {
					list = append(list, c.local(p.Number))
				}
			}
			return list
		}
	}
	m := headsForm.FindStringSubmatch(s)
	if m == nil {
		return nil
	}
	codes, wrong := places(cell{text: m[1]}, false)
	if wrong != "" {
		return nil
	}
	for _, code := range Codes(codes) {
		list = append(list, c.local(code.Number()))
	}
	return list
}

func (c *comparison) local(n int) string {
	return fmt.Sprintf("%s %d", c.now.Committee.Neighbourhood, n)
}

// helpers writes a list of names with commas between them, each neighbourhood by its own: "khu phố 3, 5" is two.
func (c *comparison) helpers(s string) string {
	var all []string
	run := false // a neighbourhood stands before, and a bare number is another
	for _, name := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ';' }) {
		name = strings.TrimSpace(name)
		switch list := c.heads(name); {
		case name == "":
		case len(list) > 1:
			all, run = append(all, list...), true
		case run && bareForm.MatchString(name):
			all = append(all, c.local(atoi(name)))
		default:
			all, run = append(all, name), len(list) == 1
		}
	}
	return strings.Join(once(all), ", ")
}

func atoi(s string) (n int) {
	for _, r := range s {
		n = n*10 + int(r-'0')
	}
	return n
}

// once leaves out what is there twice.
func once(all []string) (left []string) {
	seen := map[string]bool{}
	for _, s := range all {
		if key := fold.Key(s); !seen[key] {
			seen[key] = true
			left = append(left, s)
		}
	}
	return left
}

// party is whom a name means where that is plain: a member, a neighbourhood; else the name.
func (c *comparison) party(name string) string {
	key := fold.Key(name)
	if list := c.heads(name); len(list) == 1 {
		return list[0]
	}
	if all := c.called[key]; len(all) == 1 {
		return MemberCode(all[0])
	}
	return key
}

// parties are those whom a list of names means, each once, in order.
func (c *comparison) parties(s string) (all []string) {
	for name := range strings.SplitSeq(s, ",") {
		if key := c.party(strings.TrimSpace(name)); key != "" {
			all = append(all, key)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// beside leaves the lead out of the helpers.
func (c *comparison) beside(helpers, lead string) string {
	var left []string
	for name := range strings.SplitSeq(helpers, ", ") {
		if c.party(name) != c.party(lead) {
			left = append(left, name)
		}
	}
	return strings.Join(left, ", ")
}
