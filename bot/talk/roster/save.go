package roster

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"giaoban/bot/talk"
	"giaoban/bot/talk/join"
	"giaoban/bot/talk/who"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
)

// pressed takes the buttons of the questions that add people.
func (f flow) pressed(t *talk.Turn, verb, rest string) error {
	var a asked
	step, err := t.Asked(FlowName, &a)
	if err != nil {
		return err
	}
	if step == "" {
		return talk.Refuse(text.StaleButton{})
	}
	c, err := f.manages(t, a.Committee)
	if err != nil {
		return err
	}
	switch {
	case verb == "skip" && rest == step:
		t.Text, t.Key = "-", "-"
		return f.next(t, c, step, a)
	case verb == "pick" && step == stepRole:
		t.Text, t.Key = rest, rest
		if _, ok := pickRole(rest, c.Neighbourhood); ok {
			return f.next(t, c, step, a)
		}
	case step != stepDrafts || rest != strconv.FormatUint(a.Serial, 10):
	case verb == "save":
		return f.save(t, c, a)
	case verb == "fix":
		return t.Answer(text.FixDraft{Several: len(a.Drafts) > 1})
	case verb == "drop":
		return f.drop(t)
	}
	return talk.Refuse(text.StaleButton{})
}

func (f flow) drop(t *talk.Turn) error {
	if err := t.Tx.EndDialog(t.Chat); err != nil {
		return err
	}
	return t.Rewrite(text.AddingLeft{}, store.About{})
}

// correct takes what was typed below the card: yes, no, or a correction.
func (f flow) correct(t *talk.Turn, c store.Committee, a asked) error {
	switch t.Key {
	case "dung", "dung luu", "luu", "ok", "oke", "dong y", "dung roi", "co", "yes", "right", "right save", "save":
		return f.save(t, c, a)
	case "sua", "correct", "fix", "sai", "khong", "ko", "no":
		return t.Answer(text.FixDraft{Several: len(a.Drafts) > 1})
	case "bo", "thoi", "leave", "drop":
		return f.drop(t)
	}
	r, err := rulesOf(t.Tx, c)
	if err != nil {
		return err
	}
	which, what := 0, t.Text
	if len(a.Drafts) > 1 {
		first, rest, _ := strings.Cut(strings.ReplaceAll(t.Text, "\n", " "), " ")
		n, err := strconv.Atoi(strings.TrimRight(first, ".):"))
		if err != nil || n < 1 || n > len(a.Drafts) {
			return t.Answer(text.FixDraft{Several: true})
		}
		which, what = n-1, strings.TrimSpace(rest)
		if k := fold.Key(what); k == "bo" || k == "drop" {
			a.Drafts = slices.Delete(a.Drafts, which, which+1)
			return f.show(t, c, a)
		}
	}
	d := a.Drafts[which]
	ok, err := d.correct(what, r)
	if err != nil {
		return err
	}
	if !ok {
		return t.Answer(text.FixDraft{Several: len(a.Drafts) > 1})
	}
	a.Drafts[which] = d
	return f.show(t, c, a)
}

// fieldWords are what people call the parts of a person, as they begin a correction.
var fieldWords = map[string]string{"ho ten": "name", "ho va ten": "name", "ten": "name", "name": "name", "chuc vu": "post", "chuc": "post", "post": "post",
	"don vi": "unit", "unit": "unit", "dien thoai": "phone", "so dien thoai": "phone", "sdt": "phone", "dt": "phone", "phone": "phone",
	"vai tro": "role", "role": "role", "phu trach": "charges", "charges": "charges"}

// correct changes what a correction says: "chức vụ công an viên", "0912 345 678", "tc3 kp5", "thư ký", or a whole new line.
// ok is false when it says nothing that can be understood. Errors: fieldError.
func (d *draft) correct(s string, r rules) (ok bool, err error) {
	if name, value, ok := fieldOf(s); ok {
		return true, d.put(name, value, r)
	}
	if p, err := who.Phone(s); err == nil {
		d.Phone, d.BadPhone = p, ""
		return true, nil
	}
	if role, ok := roleOf(s); ok {
		d.Role = role
		return true, nil
	}
	l := lex(s)
	if found := l.charges(r); len(found) > 0 && l.text(field{0, len(l.tok)}, false) == "" {
		d.Charges = found
		return true, nil
	}
	whole, err := read(s, r)
	if err != nil || whole.bare() {
		return false, nil
	}
	*d = whole
	return true, nil
}

// fieldOf cuts the name of a field off a correction.
func fieldOf(s string) (name, value string, ok bool) {
	words := strings.Fields(s)
	for n := min(3, len(words)-1); n > 0; n-- {
		head := strings.TrimRight(fold.Key(strings.Join(words[:n], " ")), ":=")
		if name, ok := fieldWords[head]; ok {
			return name, strings.TrimLeft(strings.Join(words[n:], " "), ":= "), true
		}
	}
	return "", "", false
}

// put sets one field from what was typed; "-" or "không" empties it. Errors: fieldError.
func (d *draft) put(name, value string, r rules) (err error) {
	none := skipped(fold.Key(value))
	switch name {
	case "name":
		if d.Name, err = who.Name(value); err != nil {
			return fieldError{name, err.(who.Bad)}
		}
	case "post", "unit":
		s := ""
		if !none {
			if s, err = words(name, value); err != nil {
				return err
			}
		}
		if name == "post" {
			d.Post = s
		} else {
			d.Unit = s
		}
	case "phone":
		d.Phone, d.BadPhone = "", ""
		if !none {
			if d.Phone, err = who.Phone(value); err != nil {
				return fieldError{name, err.(who.Bad)}
			}
		}
	case "role":
		role, ok := pickRole(value, r.word)
		if !ok {
			return fieldError{name, who.Bad{Why: who.Unclear}}
		}
		d.Role = role
	case "charges":
		d.Charges = nil
		if l := lex(value); !none {
			if d.Charges = l.charges(r); len(d.Charges) == 0 {
				return fieldError{name, who.Bad{Why: who.Unclear}}
			}
		}
	}
	return nil
}

// save puts the people on the list and makes their invites.
func (f flow) save(t *talk.Turn, c store.Committee, a asked) error {
	if len(a.Drafts) == 0 {
		return f.drop(t)
	}
	d, err := readDuties(t.Tx, c.ID)
	if err != nil {
		return err
	}
	var ids []store.MemberID
	for _, p := range a.Drafts {
		m := store.Member{Committee: c.ID, Name: p.Name, Call: who.Call(p.Name), Post: p.Post, Unit: p.Unit, Phone: p.Phone, Role: p.role()}
		if err := t.Tx.PutMember(&m); err != nil {
			return err
		}
		known, _, places, err := sift(t.Tx, c, p.Charges)
		if err != nil {
			return err
		}
		if err := makePlaces(t.Tx, c, places); err != nil {
			return err
		}
		d.all = append(d.all, m)
		for _, s := range append(known, places...) {
			d.give(&d.all[len(d.all)-1], s)
		}
		ids = append(ids, m.ID)
	}
	if err := errors.Join(d.save(t.Tx), t.Tx.EndDialog(t.Chat)); err != nil {
		return fmt.Errorf("save members: %w", err)
	}
	if len(ids) == 1 {
		return f.invite(t, c, *d.member(ids[0]))
	}
	said := text.AddedMany{Letters: fmt.Sprintf("%s:letters:%d:%d:%d", prefix, ids[0], c.ID, ids[len(ids)-1])}
	for _, id := range ids {
		m := d.member(id)
		i, err := join.Invite(t.Tx, m)
		if err != nil {
			return err
		}
		said.Until = i.Expires.In(c.Location())
		said.People = append(said.People, text.AddedLine{Name: who.Label(*m, d.all), Code: i.Code})
	}
	return t.Rewrite(said, store.About{Committee: c.ID, Flow: FlowName})
}

// invite makes a member's invite and gives it as a letter to pass on.
func (f flow) invite(t *talk.Turn, c store.Committee, m store.Member) error {
	i, err := join.Invite(t.Tx, &m)
	if err != nil {
		return err
	}
	said := text.AddedOne{Name: m.Name, Until: i.Expires.In(c.Location()), QR: link(t, i) != "", Joined: m.Person != 0}
	if err := t.Rewrite(said, store.About{Committee: c.ID, Flow: FlowName}); err != nil {
		return err
	}
	return letter(t, c, m, i)
}

// letter is the invite in words that the secretary can pass on, with a picture to be scanned where the platform has links.
func letter(t *talk.Turn, c store.Committee, m store.Member, i store.Invite) error {
	l := text.Letter{Name: m.Name, Committee: c.Name, Link: link(t, i), Code: i.Code, Until: i.Expires.In(c.Location()),
		Asked: len(m.AnswersFor(t.Tx.Now())) > 0}
	if l.Link == "" {
		return t.Answer(l)
	}
	return t.AnswerWith(l, store.File{Kind: store.Picture, Name: "ma-moi.png", Recipe: "qr", Arg: l.Link})
}

func link(t *talk.Turn, i store.Invite) string {
	if t.Links == nil {
		return ""
	}
	return t.Links.Start(i.Code)
}

// letters gives the letters of those who were added together and have not joined yet.
func (f flow) letters(t *talk.Turn, c store.Committee, first string, last store.MemberID) error {
	from, err := strconv.ParseUint(first, 10, 64)
	if err != nil {
		return talk.Refuse(text.StaleButton{})
	}
	all, err := t.Tx.MembersIn(c.ID)
	if err != nil {
		return err
	}
	sent := 0
	for _, m := range all {
		if m.ID < store.MemberID(from) || m.ID > last || sent == maxLines {
			continue
		}
		state, err := stateOf(t.Tx, m)
		if err != nil {
			return err
		}
		if state != text.StateInvited {
			continue
		}
		i, err := t.Tx.Invite(m.Invite)
		if err != nil {
			return err
		}
		if err := letter(t, c, m, i); err != nil {
			return err
		}
		sent++
	}
	if sent == 0 {
		return talk.Refuse(text.StaleButton{})
	}
	return nil
}
