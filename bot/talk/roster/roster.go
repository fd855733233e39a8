// Package roster keeps the list of a committee: who is in it, how he is reached, what he answers for.
//
// It promises that nothing is put on the list, and nobody taken off it, that was not said back first; that a name which
// fits two people is asked about; that old weeks keep their old owners; and that only those who manage members do any of
// this, in private.
package roster

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/talk/join"
	"giaoban/bot/talk/who"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
)

// FlowName is the flow's name, by which its questions find their way back.
const FlowName = "roster"

// prefix begins the codes of this flow's buttons.
const prefix = "tv"

type flow struct{ menus talk.Menus }

// Flow makes the flow.
func Flow(menus talk.Menus) talk.Flow {
	f := flow{menus: menus}
	return talk.Flow{
		Name: FlowName,
		Commands: []talk.Command{
			{Name: "thanhvien", Aliases: []string{"members", "member"}, Bare: []string{"thanh vien", "danh sach thanh vien", "members"},
				Right: talk.ManageMembers, Menu: true, Takes: adds, Do: f.members},
			{Name: "khupho", Aliases: []string{"todanpho", "thon", "ap", "khom", "places"}, Bare: []string{"danh sach khu pho"},
				Right: talk.ManageMembers, Menu: true, Do: f.places},
		},
		Press: map[string]func(*talk.Turn, string) error{prefix: f.press, placePrefix: f.pressPlace},
		Step:  f.step,
		Leave: leave,
	}
}

// asked is what the open question must remember.
type asked struct {
	Committee store.CommitteeID `json:"committee"`
	// Drafts are the people being added, Serial the commit that showed them: an older card's button means another list.
	Drafts []draft `json:"drafts,omitempty"`
	Serial uint64  `json:"serial,omitempty"`
	// Member and Field are what is being changed.
	Member store.MemberID `json:"member,omitempty"`
	Field  string         `json:"field,omitempty"`
}

// begun is what was being added to a committee when the message came: whoever is added now joins the others.
func (f flow) begun(t *talk.Turn, c store.Committee) asked {
	a := asked{Committee: c.ID}
	var before asked
	if t.Open.Flow == FlowName && json.Unmarshal(t.Open.Data, &before) == nil && before.Committee == c.ID {
		a.Drafts = before.Drafts
	}
	return a
}

// leave names those who were read and are not saved.
func leave(_ *talk.Turn, d store.Dialog) (text.Message, error) {
	var a asked
	if err := json.Unmarshal(d.Data, &a); err != nil {
		return nil, fmt.Errorf("read question of %s: %w", FlowName, err)
	}
	var said text.AddingLeft
	for _, d := range a.Drafts {
		said.Names = append(said.Names, d.Name)
	}
	return said, nil
}

// dropped says who is not saved when a question about somebody else takes the place of theirs.
func (f flow) dropped(t *talk.Turn) error {
	if t.Open.Flow != FlowName {
		return nil
	}
	said, err := leave(t, t.Open)
	if left, ok := said.(text.AddingLeft); ok && left.HalfDone() {
		return t.Answer(left)
	}
	return err
}

// patience is how long a question waits for an answer. A secretary who was called away reports on Friday like anybody else.
const patience = 2 * time.Hour

// The steps of the flow's questions.
const (
	stepWho     = "who"
	stepPost    = "post"
	stepUnit    = "unit"
	stepPhone   = "phone"
	stepRole    = "role"
	stepCharges = "charges"
	stepDrafts  = "drafts"
	stepValue   = "value"
	stepEdit    = "edit"
)

// adds tells whether words behind "thành viên" ask to add somebody.
func adds(args string) bool {
	_, ok := adding(args)
	return ok
}

// adding cuts "thêm" off; rest is what to add.
func adding(args string) (rest string, ok bool) {
	first, _, _ := strings.Cut(strings.ReplaceAll(args, "\n", " "), " ")
	switch fold.Key(first) {
	case "them", "add", "moi":
		return strings.TrimSpace(strings.TrimPrefix(args, first)), true
	}
	return args, false
}

func (f flow) members(t *talk.Turn, args string) error {
	c, err := f.manages(t, 0)
	if err != nil {
		return err
	}
	if rest, ok := adding(args); ok {
		return f.add(t, c, f.begun(t, c), rest)
	}
	if args == "" {
		list, err := f.page(t, c, 1)
		if err != nil {
			return err
		}
		return t.AnswerAbout(list, store.About{Committee: c.ID, Flow: FlowName})
	}
	if strings.ContainsAny(args, ",;\n") {
		return f.add(t, c, f.begun(t, c), args) // a line that describes somebody is no name to look for
	}
	return f.find(t, c, args)
}

// manages gives the committee that the person may manage members of, in private only: phone numbers are shown.
func (f flow) manages(t *talk.Turn, id store.CommitteeID) (store.Committee, error) {
	if !t.Private() {
		return store.Committee{}, talk.Refuse(text.PrivatePlease{What: "/thanhvien"})
	}
	if id != 0 {
		t.Committee = id
	}
	place, err := t.Place(talk.ManageMembers)
	if err != nil {
		return store.Committee{}, err
	}
	return t.Tx.Committee(place.Committee)
}

// find shows the one whom a name means, or asks.
func (f flow) find(t *talk.Turn, c store.Committee, said string) error {
	all, err := t.Tx.MembersIn(c.ID)
	if err != nil {
		return err
	}
	who.Sort(all)
	found := who.Find(said, all)
	switch len(found) {
	case 0:
		return t.Answer(text.MemberUnknown{Said: said})
	case 1:
		return f.card(t, c, found[0].ID)
	}
	ask := text.MembersFound{Said: said}
	for _, m := range found[:min(len(found), 12)] {
		ask.People = append(ask.People, text.FoundLine{Label: who.Label(m, all), Card: code("card", m)})
	}
	return t.Answer(ask)
}

// code is a button about a member.
func code(verb string, m store.Member) string {
	return fmt.Sprintf("%s:%s:%d:%d", prefix, verb, m.Committee, m.ID)
}

// press takes a button. Its code comes from a client: the right is checked, and the member must still be there.
func (f flow) press(t *talk.Turn, arg string) error {
	verb, rest, _ := strings.Cut(arg, ":")
	switch verb {
	case "save", "fix", "drop", "skip", "pick":
		return f.pressed(t, verb, rest)
	}
	parts := strings.Split(rest, ":")
	extra := ""
	if len(parts) == 3 {
		extra, parts = parts[0], parts[1:]
	}
	if len(parts) != 2 {
		return talk.Refuse(text.StaleButton{})
	}
	cid, err1 := strconv.ParseUint(parts[0], 10, 64)
	id, err2 := strconv.ParseUint(parts[1], 10, 64)
	if err1 != nil || err2 != nil || cid == 0 {
		return talk.Refuse(text.StaleButton{})
	}
	c, err := f.manages(t, store.CommitteeID(cid))
	if err != nil {
		return err
	}
	switch verb {
	case "page":
		list, err := f.page(t, c, int(id))
		if err != nil {
			return err
		}
		return t.Rewrite(list, store.About{Committee: c.ID, Flow: FlowName})
	case "add":
		return f.add(t, c, f.begun(t, c), "")
	case "letters":
		return f.letters(t, c, extra, store.MemberID(id))
	}
	m, err := t.Tx.Member(c.ID, store.MemberID(id))
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	if err != nil || !m.In(t.Tx.Now()) {
		return talk.Refuse(text.MemberGone{})
	}
	switch verb {
	case "card":
		return f.card(t, c, m.ID)
	case "inv":
		return f.invite(t, c, m)
	case "edit":
		return errors.Join(f.dropped(t), f.editWhich(t, m))
	case "f":
		return errors.Join(f.dropped(t), f.askField(t, c, m, extra))
	case "role":
		return f.setRole(t, c, m, store.Role(extra))
	case "lead":
		return f.setLead(t, c, m, store.Subject(extra))
	case "end":
		return f.confirmEnd(t, c, m)
	case "endyes":
		return f.end(t, c, m)
	}
	return talk.Refuse(text.StaleButton{})
}

// step takes what was typed in answer to the open question.
func (f flow) step(t *talk.Turn, d store.Dialog) (bool, error) {
	if stale, err := t.Stale(d, patience); stale || err != nil {
		return false, err
	}
	var a asked
	step, err := t.Asked(FlowName, &a)
	if err != nil || step == "" {
		return false, err
	}
	c, err := f.manages(t, a.Committee)
	if errors.As(err, new(talk.Refusal)) {
		return false, t.Tx.EndDialog(t.Chat) // he has lost the right meanwhile; what he writes is about something else
	}
	if err != nil {
		return true, err
	}
	switch step {
	case stepWho:
		err = f.add(t, c, a, t.Text)
	case stepDrafts:
		err = f.correct(t, c, a)
	case stepEdit:
		done, err := f.edited(t, c, a)
		return done, f.unclear(t, err)
	case stepValue:
		err = f.setField(t, c, a)
	default:
		err = f.next(t, c, step, a)
	}
	return true, f.unclear(t, err)
}

// unclear answers an error that is about a field; any other stays one.
func (f flow) unclear(t *talk.Turn, err error) error {
	var bad fieldError
	if errors.As(err, &bad) {
		return t.Answer(text.BadText{Field: bad.Field, Why: bad.Why, Max: bad.Max})
	}
	return err
}

// subjects names what codes mean.
func subjects(t *talk.Turn, c store.Committee, all []store.Subject) ([]text.Subject, error) {
	var named []text.Subject
	for _, s := range all {
		n, err := join.SubjectOf(&t.Tx.ReadTx, c, s)
		if err != nil {
			return nil, err
		}
		named = append(named, n)
	}
	return named, nil
}
