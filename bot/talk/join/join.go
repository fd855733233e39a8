// Package join is how people arrive: the first secretary by a claim code, everybody else by an invite bound to his name.
//
// It promises that nothing about a person is kept before he has said yes, that a code lets in one person once, and that
// whoever is not let in is told why, and the secretary with him. What is half done leaves nothing behind.
package join

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/talk/who"
	"giaoban/bot/text"
	"giaoban/store"
)

// FlowName is the flow's name, by which its questions find their way back.
const FlowName = "join"

// prefix begins the codes of this flow's buttons.
const prefix = "jn"

// Ready prepares a new committee for its work: it makes the Friday plan and the first upcoming round.
type Ready func(tx *store.Tx, c store.Committee) error

type flow struct {
	menus talk.Menus
	ready Ready
}

// Flow makes the flow.
func Flow(menus talk.Menus, ready Ready) talk.Flow {
	f := flow{menus: menus, ready: ready}
	return talk.Flow{
		Name:     FlowName,
		Commands: []talk.Command{{Name: "start", Do: f.start}},
		Press:    map[string]func(*talk.Turn, string) error{prefix: f.press},
		Step:     f.step,
		Sentence: f.sentence,
		Event:    f.event,
		Leave:    f.leave,
	}
}

// asked is what the open question must remember.
type asked struct {
	Code string     `json:"code,omitempty"`
	Lang store.Lang `json:"lang,omitempty"`
	// Agreed is when he who sets up a committee said yes; zero when he had before.
	Agreed time.Time `json:"agreed,omitzero"`
	// What the new committee will be.
	Name string   `json:"name,omitempty"`
	Word string   `json:"word,omitempty"`
	Set  string   `json:"set,omitempty"`
	Own  []string `json:"own,omitempty"`
	// Who its secretary is.
	Person string `json:"person,omitempty"`
	Post   string `json:"post,omitempty"`
	// Committee is the one whose name is being corrected.
	Committee store.CommitteeID `json:"committee,omitempty"`
}

// patience is how long a question waits for an answer: whoever sets up a committee may have to ask around.
const patience = 24 * time.Hour

// The steps of the flow's questions.
const (
	stepConsent = "consent"
	stepAs      = "as"
	stepName    = "name"
	stepWord    = "word"
	stepSet     = "set"
	stepOwn     = "own"
	stepList    = "list"
	stepPerson  = "person"
	stepPost    = "post"
	stepPhone   = "phone"
	stepRename  = "rename"
)

func (f flow) start(t *talk.Turn, args string) error {
	if !t.Private() {
		return talk.Refuse(text.PrivatePlease{What: "/start"})
	}
	if args != "" {
		return f.enter(t, trim(args))
	}
	if len(t.Places) == 0 {
		return t.Answer(text.Stranger{})
	}
	hello := text.Hello{Call: t.Places[0].Call}
	for _, p := range t.Places {
		c, err := t.Tx.Committee(p.Committee)
		if err != nil {
			return err
		}
		hello.Committees = append(hello.Committees, c.Name)
	}
	return t.Answer(hello)
}

// sentence takes a code that is typed, in whatever way it was read aloud.
func (f flow) sentence(t *talk.Turn) (bool, error) {
	if !t.Private() || t.Kind != talk.Text || len(t.Files) > 0 {
		return false, nil
	}
	for _, code := range candidates(t.Text) {
		if _, err := t.Tx.Invite(code); err == nil {
			return true, f.enter(t, code)
		} else if !errors.Is(err, store.ErrNotFound) {
			return false, err
		}
	}
	if code := trim(t.Text); looksLikeCode(t.Text, t.Person.ID == 0) {
		return true, f.enter(t, code)
	}
	return false, nil
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
	t.Lang = a.lang(t.Lang)
	if step == stepConsent || step == stepAs {
		if done, err := f.sentence(t); done || err != nil {
			return done, err // another code, or the same again
		}
		verb := readConsent(t.Key)
		if verb == "" {
			return true, t.Ask(FlowName, step, a, text.ConsentAgain{Code: a.Code})
		}
		if step == stepAs && verb == "no" {
			verb = "other" // he agreed long ago; what he denies is the name
		}
		return true, f.consented(t, a, verb)
	}
	if step == stepRename {
		return true, f.renamed(t, a)
	}
	err = f.found(t, step, a)
	var bad who.Bad
	if errors.As(err, &bad) {
		return true, t.Answer(text.BadText{Field: fieldOf[step], Why: bad.Why, Max: bad.Max})
	}
	return true, err
}

// fieldOf names what each step asks for.
var fieldOf = map[string]string{stepName: "committee", stepWord: "word", stepSet: "choice", stepOwn: "choice", stepList: "choice",
	stepPerson: "name", stepPost: "post", stepPhone: "phone", stepRename: "committee"}

func (a asked) lang(otherwise store.Lang) store.Lang {
	if a.Lang != "" {
		return a.Lang
	}
	return otherwise
}

// press takes a button. Its code comes from a client: the question must still be open and be the same.
func (f flow) press(t *talk.Turn, arg string) error {
	if !t.Private() {
		return talk.Refuse(text.StaleButton{})
	}
	var a asked
	step, err := t.Asked(FlowName, &a)
	if err != nil {
		return err
	}
	t.Lang = a.lang(t.Lang)
	verb, rest, _ := strings.Cut(arg, ":")
	switch verb {
	case "yes", "no", "other":
		if (step == stepConsent || step == stepAs) && rest == a.Code {
			return f.consented(t, a, verb)
		}
		return f.enter(t, rest) // the question was left: it is put anew
	case "lang":
		code, lang, _ := strings.Cut(rest, ":")
		t.Lang = store.Lang(lang)
		if t.Lang != store.Vietnamese && t.Lang != store.English {
			return talk.Refuse(text.StaleButton{})
		}
		return f.enter(t, code)
	case "rename":
		return f.rename(t, rest)
	}
	if step == "" || verb != stepButtons[step] {
		return talk.Refuse(text.StaleButton{})
	}
	if verb == "skip" {
		if rest != step {
			return talk.Refuse(text.StaleButton{})
		}
		rest = skip
	}
	t.Text, t.Key = rest, rest
	err = f.found(t, step, a)
	var bad who.Bad
	if errors.As(err, &bad) {
		return talk.Refuse(text.StaleButton{})
	}
	return err
}

// stepButtons names the buttons that belong to a step.
var stepButtons = map[string]string{stepWord: "word", stepSet: "set", stepList: "list", stepPost: "skip", stepPhone: "skip"}

// leave says what leaving an open question means.
func (f flow) leave(t *talk.Turn, d store.Dialog) (text.Message, error) {
	var a asked
	if err := json.Unmarshal(d.Data, &a); err != nil {
		return nil, fmt.Errorf("read question of %s: %w", FlowName, err)
	}
	t.Lang = a.lang(t.Lang)
	if d.Step == stepRename {
		return text.Unchanged{}, nil
	}
	i, err := t.Tx.Invite(a.Code)
	if err != nil {
		return nil, err
	}
	// Somebody else may have used the code meanwhile, or it has run out.
	gone := !i.UsedAt.IsZero() || i.Revoked || !t.Tx.Now().Before(i.Expires)
	if d.Step == stepConsent || d.Step == stepAs {
		return text.JoiningLeft{Code: a.Code, Gone: gone, Claim: i.Claim()}, nil
	}
	return text.FoundingLeft{Code: a.Code, Gone: gone}, nil
}

// rename asks for the committee's right name.
func (f flow) rename(t *talk.Turn, arg string) error {
	id, _ := strconv.ParseUint(arg, 10, 64)
	t.Committee = store.CommitteeID(id)
	_, c, err := t.Office(talk.ManageMembers)
	if err != nil {
		return err
	}
	return t.Ask(FlowName, stepRename, asked{Committee: c.ID}, text.AskRename{Old: c.Name})
}

func (f flow) renamed(t *talk.Turn, a asked) error {
	t.Committee = a.Committee
	if _, err := t.Place(talk.ManageMembers); err != nil {
		return errors.Join(t.Tx.EndDialog(t.Chat), t.Answer(text.NotAllowed{Roles: talk.Holders(talk.ManageMembers)}))
	}
	name, err := who.Words(t.Text, who.MaxWords)
	var bad who.Bad
	if errors.As(err, &bad) {
		return t.Answer(text.BadText{Field: fieldOf[stepRename], Why: bad.Why, Max: bad.Max})
	}
	c, err := t.Tx.Committee(a.Committee)
	if err != nil {
		return err
	}
	c.Name = name
	if err := errors.Join(t.Tx.PutCommittee(&c), t.Tx.EndDialog(t.Chat)); err != nil {
		return fmt.Errorf("rename committee: %w", err)
	}
	return t.Answer(text.Renamed{Name: name})
}
