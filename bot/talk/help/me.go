package help

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/talk/join"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
)

// asked is what the question whether to erase must remember.
type asked struct {
	Phone bool `json:"phone,omitempty"`
}

// patience is how long that question may be answered by typing.
const patience = 10 * time.Minute

// The steps of that question.
const (
	stepErase = "erase"
	stepSure  = "sure"
)

// me shows what is kept about a person, or does what he says about it: "/toi en", "/toi tai", "/toi xoa".
func (f flow) me(t *talk.Turn, args string) error {
	if !t.Private() {
		return talk.Refuse(text.PrivatePlease{What: "/toi"})
	}
	if t.Person.ID == 0 {
		return t.Answer(text.NothingKept{})
	}
	switch fold.Key(args) {
	case "":
		return f.show(t)
	case "vi", "tieng viet", "vietnamese":
		return f.speak(t, store.Vietnamese)
	case "en", "english", "tieng anh":
		return f.speak(t, store.English)
	case "tai", "tai ve", "xuat", "du lieu", "download", "export", "data":
		return f.data(t)
	case "xoa", "rut", "rut dong y", "erase", "delete", "withdraw":
		return f.askErase(t)
	}
	return t.Answer(text.MeUsage{Said: args})
}

func (f flow) show(t *talk.Turn) error {
	said := text.Me{Version: t.Person.Consent.Version, OtherLang: store.English, Data: prefix + ":data", Erase: prefix + ":ask"}
	if t.Lang == store.English {
		said.OtherLang = store.Vietnamese
	}
	said.Other = prefix + ":lang:" + string(said.OtherLang)
	if at := t.Person.Consent.At; !at.IsZero() {
		said.Consent = at.In(store.HoChiMinh)
	}
	for _, p := range t.Places {
		c, err := t.Tx.Committee(p.Committee)
		if err != nil {
			return err
		}
		place := text.MyPlace{Committee: c.Name, Word: c.Neighbourhood, Name: p.Name, Post: p.Post, Unit: p.Unit, Phone: p.Phone, Role: p.Role}
		for _, charge := range p.AnswersFor(t.Tx.Now()) {
			s, err := join.SubjectOf(&t.Tx.ReadTx, c, charge.Subject)
			if err != nil {
				return err
			}
			place.Subjects = append(place.Subjects, s)
		}
		said.Places = append(said.Places, place)
	}
	return t.Answer(said)
}

// speak changes the language; the menu follows.
func (f flow) speak(t *talk.Turn, lang store.Lang) error {
	t.Person.Lang, t.Lang = lang, lang
	if err := errors.Join(t.Tx.PutPerson(&t.Person), f.menus.Show(t.Tx, t.Person)); err != nil {
		return fmt.Errorf("change language: %w", err)
	}
	return t.Answer(text.LanguageSet{})
}

// data gives a person what is kept about him as a file; it is written when it is sent.
func (f flow) data(t *talk.Turn) error {
	return t.AnswerWith(text.MyDataFile{}, store.File{Kind: store.Document, Name: "du-lieu-cua-toi.json", Recipe: RecipeMyData,
		Arg: strconv.FormatUint(uint64(t.Person.ID), 10)})
}

func (f flow) askErase(t *talk.Turn) error {
	said := text.AskErase{Account: prefix + ":erase:1", Phone: prefix + ":erase:2", No: prefix + ":no"}
	for _, p := range t.Places {
		if p.Role != store.Secretary {
			continue
		}
		held, err := t.Tx.Officers(p.Committee, store.Secretary)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(held, func(o store.Member) bool { return o.ID != p.ID && o.Person != 0 }) {
			continue
		}
		c, err := t.Tx.Committee(p.Committee)
		if err != nil {
			return err
		}
		said.Last = append(said.Last, c.Name)
	}
	return t.Ask(FlowName, stepErase, asked{}, said)
}

// press takes a button of /toi. Erasing needs the question to be open, twice.
func (f flow) press(t *talk.Turn, arg string) error {
	if !t.Private() || t.Person.ID == 0 {
		return talk.Refuse(text.StaleButton{})
	}
	var a asked
	step, err := t.Asked(FlowName, &a)
	if err != nil {
		return err
	}
	switch {
	case arg == "lang:vi" || arg == "lang:en":
		return f.speak(t, store.Lang(strings.TrimPrefix(arg, "lang:")))
	case arg == "data":
		return f.data(t)
	case arg == "ask":
		return f.askErase(t)
	case arg == "no" && step != "":
		return f.keep(t)
	case (arg == "erase:1" || arg == "erase:2") && step == stepErase:
		return f.sure(t, arg == "erase:2")
	case arg == "sure" && step == stepSure:
		return f.erase(t, a.Phone)
	}
	return talk.Refuse(text.StaleButton{})
}

// step takes what was typed instead of a button. Only the words on the buttons erase anything.
func (f flow) step(t *talk.Turn, d store.Dialog) (bool, error) {
	if stale, err := t.Stale(d, patience); stale || err != nil {
		return false, err
	}
	var a asked
	step, err := t.Asked(FlowName, &a)
	if err != nil || step == "" {
		return false, err
	}
	no := slices.Contains([]string{"3", "khong", "ko", "no"}, t.Key)
	switch {
	case no:
		return true, f.keep(t)
	case step == stepErase && slices.Contains([]string{"1", "xoa tai khoan", "xoa", "erase the account"}, t.Key):
		return true, f.sure(t, false)
	case step == stepErase && slices.Contains([]string{"2", "xoa ca so dien thoai", "the phone number too"}, t.Key):
		return true, f.sure(t, true)
	case step == stepSure && slices.Contains([]string{"xoa han", "erase"}, t.Key):
		return true, f.erase(t, a.Phone)
	}
	return false, nil
}

func (f flow) keep(t *talk.Turn) error {
	if err := t.Tx.EndDialog(t.Chat); err != nil {
		return err
	}
	return t.Rewrite(text.Unchanged{}, store.About{})
}

func (f flow) sure(t *talk.Turn, phone bool) error {
	return t.Ask(FlowName, stepSure, asked{Phone: phone}, text.SureErase{Phone: phone, Yes: prefix + ":sure", No: prefix + ":no"})
}

// erase takes the account, and the phone number if asked, out of the file. The secretaries hear of it in the same commit,
// and the person for the last time.
func (f flow) erase(t *talk.Turn, phone bool) error {
	if err := t.Tx.Forget(t.Person.ID); err != nil {
		return err
	}
	for _, p := range t.Places {
		// The newest invite could still let somebody in in his name.
		m, err := t.Tx.Member(p.Committee, p.ID)
		if err != nil {
			return err
		}
		if err := errors.Join(join.Revoke(t.Tx, &m), t.Tx.PutMember(&m)); err != nil {
			return err
		}
		if phone {
			if err := t.Tx.ForgetPhone(p.Committee, p.ID); err != nil {
				return err
			}
			m.Phone = ""
		}
		said := text.ErasedTold{Name: m.Name, Phone: m.Phone, PhoneErased: phone}
		if said.Reports, err = erasedReports(t.Tx, p.Committee); err != nil {
			return err
		}
		if err := talk.TellMerged(t.Tx, p.Committee, fmt.Sprintf("erased/%d", m.ID), said); err != nil {
			return err
		}
	}
	return t.Answer(text.Erased{Phone: phone})
}

// erasedReports is from how many approved reports a name was taken out in this transaction.
func erasedReports(tx *store.Tx, c store.CommitteeID) (n int, err error) {
	all, err := tx.Reports(c)
	for _, r := range all {
		if slices.ContainsFunc(r.Erased, func(e store.Erasure) bool { return e.At.Equal(tx.Now()) }) {
			n++
		}
	}
	return n, err
}
