package sign

import (
	"slices"
	"strconv"
	"strings"

	"giaoban/bot/report/docx"
	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
)

// stepLetter begins the steps of the letterhead's questions; the name of a part follows. stepLetterOpen is the letterhead
// being shown: what is typed may change a line of it.
const (
	stepLetter     = "letter:"
	stepLetterOpen = "letter:open"
)

// What a button of the letterhead does beside naming a part.
const (
	letterSkip  = "skip"
	letterClear = "clear"
	letterAgain = "again"
)

func letterStep(step string) (field, bool) {
	f, ok := strings.CutPrefix(step, stepLetter)
	return field(f), ok
}

// office is the committee whose letterhead the person may set; in private only.
func office(t *talk.Turn, id store.CommitteeID) (store.Committee, error) {
	if !t.Private() {
		return store.Committee{}, talk.Refuse(text.PrivatePlease{What: "/vanban"})
	}
	if id != 0 {
		t.Committee = id
	}
	_, c, err := t.Office(talk.ManageMembers)
	return c, err
}

// letterCommand is /vanban: asks for everything the first time, shows it after that, changes one part that is named.
func letterCommand(t *talk.Turn, args string) error {
	c, err := office(t, 0)
	if err != nil {
		return err
	}
	if strings.TrimSpace(args) != "" {
		f, value, ok := fieldOf(args)
		if !ok {
			return talk.Refuse(text.LetterBad{Why: "field", Said: args})
		}
		return changeLetter(t, c, f, value, false)
	}
	if said(c.Letter) {
		return showLetter(t, c, nil)
	}
	return askLetter(t, c, fields[0], true)
}

// said tells whether anything of a letterhead is known.
func said(l store.Letter) bool {
	return slices.ContainsFunc(fields, func(f field) bool { return len(values(l, f)) > 0 })
}

// changeLetter sets a part, asks for it where no value was given, and goes on.
func changeLetter(t *talk.Turn, c store.Committee, f field, value string, all bool) error {
	switch {
	case !slices.Contains(fieldsOf(c.Letter), f):
		return talk.Refuse(text.LetterBad{Field: string(f), Why: "notparty"})
	case strings.TrimSpace(value) == "":
		return askLetter(t, c, f, all)
	}
	// "Kính gửi: không" says that there is none, as "không có" does.
	if key := strings.TrimRight(fold.Key(value), ".!"); empties(key) || slices.Contains(skipWords, key) {
		value = ""
	}
	if err := set(&c.Letter, f, value); err != nil {
		return err
	}
	if err := t.Tx.PutCommittee(&c); err != nil {
		return err
	}
	return nextLetter(t, c, f, all)
}

// nextLetter asks for the part after f, or shows what there is now.
func nextLetter(t *talk.Turn, c store.Committee, f field, all bool) error {
	if i := slices.Index(fields, f); all && i+1 < len(fields) {
		return askLetter(t, c, fields[i+1], true)
	}
	changed := values(c.Letter, f)
	if all {
		changed = nil
	}
	return showLetter(t, c, changed)
}

// askLetter asks for a part; all: the others follow.
func askLetter(t *talk.Turn, c store.Committee, f field, all bool) error {
	if err := t.Hold(FlowName, stepLetter+string(f), asked{Committee: c.ID, All: all}); err != nil {
		return err
	}
	q := text.LetterAsk{Field: string(f), Old: values(c.Letter, f), Party: c.Letter.Layout == store.PartyForm}
	if f == fieldForm {
		q.Old = nil // its button is marked
	}
	if all {
		q.Number, q.Of, q.Skip = slices.Index(fields, f)+1, len(fields), letterCode(f, c.ID, letterSkip)
	}
	if len(q.Old) > 0 {
		q.Clear = letterCode(f, c.ID, letterClear)
	}
	answers, err := choices(&t.Tx.ReadTx, c, f)
	if err != nil {
		return err
	}
	for i, a := range answers {
		choice := text.LetterChoice{Label: a, Code: letterCode(f, c.ID, strconv.Itoa(i+1))}
		if f == fieldForm {
			choice.Form = store.Layout(a)
		}
		q.Choices = append(q.Choices, choice)
	}
	return t.Rewrite(q, store.About{Committee: c.ID, Flow: FlowName})
}

func letterCode(f field, c store.CommitteeID, rest string) string {
	return talk.Code(prefixLetter, f, c, rest)
}

// showLetter shows it all.
func showLetter(t *talk.Turn, c store.Committee, changed []string) error {
	if err := t.Hold(FlowName, stepLetterOpen, asked{Committee: c.ID}); err != nil {
		return err
	}
	m := text.Letterhead{Letter: c.Letter, Changed: changed, Again: letterCode(letterAgain, c.ID, ""), Example: example(c)}
	to, kept := docx.Kept(c.Letter.Copies)
	m.NoKept = kept == "" && len(to) > 0
	m.NoAbove = len(c.Letter.To) == 0 && slices.ContainsFunc(to, func(s string) bool { return strings.HasPrefix(fold.Key(s), "nhu tren") })
	if len(changed) > 0 && changed[0] == string(c.Letter.Layout) {
		m.Changed = nil // the code of a form is no words; it stands below
	}
	if len(t.Places) > 1 {
		m.Committee = c.Name
	}
	for _, f := range fieldsOf(c.Letter) {
		label, err := text.Line(t.Lang, text.LetterField{Field: string(f)})
		if err != nil {
			return err
		}
		m.Fields = append(m.Fields, text.LetterChoice{Label: label, Code: letterCode(f, c.ID, "")})
	}
	return t.Rewrite(m, store.About{Committee: c.ID, Flow: FlowName})
}

// example is a change that could be typed: of the first part that nobody has named yet.
func example(c store.Committee) string {
	if c.Letter.Place == "" {
		return "/vanban địa danh Hoa Mai"
	}
	return "/vanban nơi nhận"
}

// letterPressed takes a button: a part to change, an answer at hand, "bỏ qua", "xóa", "hỏi lại".
func letterPressed(t *talk.Turn, arg string) error {
	parts := strings.SplitN(arg, ":", 3)
	if len(parts) < 3 {
		return talk.Refuse(text.StaleButton{})
	}
	id, _ := strconv.ParseUint(parts[1], 10, 63)
	if !slices.ContainsFunc(t.Places, func(m store.Member) bool { return m.Committee == store.CommitteeID(id) }) {
		return talk.Refuse(text.StaleButton{})
	}
	c, err := office(t, store.CommitteeID(id))
	if err != nil {
		return err
	}
	var a asked
	step, err := t.Asked(FlowName, &a)
	if err != nil {
		return err
	}
	f := field(parts[0])
	all := a.All && step == stepLetter+string(f) && a.Committee == c.ID
	switch {
	case f == letterAgain:
		return askLetter(t, c, fields[0], true)
	case !slices.Contains(fieldsOf(c.Letter), f):
		return talk.Refuse(text.StaleButton{})
	case parts[2] == "":
		return askLetter(t, c, f, false)
	case parts[2] == letterSkip:
		return nextLetter(t, c, f, all)
	case parts[2] == letterClear:
		if err := set(&c.Letter, f, ""); err != nil {
			return err
		}
		if err := t.Tx.PutCommittee(&c); err != nil {
			return err
		}
		return nextLetter(t, c, f, all)
	}
	answers, err := choices(&t.Tx.ReadTx, c, f)
	if err != nil {
		return err
	}
	n := number(parts[2])
	if n < 1 || n > len(answers) {
		return talk.Refuse(text.StaleButton{})
	}
	return changeLetter(t, c, f, answers[n-1], all)
}

// What people type to leave a part as it is, to say that there is none, to take it away; and to agree, where that is no answer.
var (
	skipWords = []string{"bo qua", "bo", "qua", "-", "khong", "ko", "k", "kh", "hong", "chua co", "chua biet", "chua ro", "chua", "khong biet", "k biet", "ko biet", "khong ro",
		"de sau", "skip", "no", "n/a"}
	noneWords  = []string{"khong co", "ko co", "k co", "kh co", "khong co gi", "khong can", "ko can", "k can", "none", "nil"}
	clearWords = []string{"xoa", "xoa di", "de trong", "bo trong", "trong", "clear", "empty"}
	noNames    = []string{"ok", "oke", "okay", "okie", "uk", "um", "u", "vang", "da", "da vang", "dung", "dung roi", "duoc", "co", "roi", "xong", "dong y", "yes"}
)

// empties tells whether words say that a part is to be empty.
func empties(key string) bool {
	return slices.Contains(noneWords, key) || slices.Contains(clearWords, key)
}

// letterAnswer takes what was typed for a part. "Địa danh: Hoa Mai" answers the question for the place whatever was asked.
func letterAnswer(t *talk.Turn, a asked, f field) (bool, error) {
	c, err := office(t, a.Committee)
	if err != nil {
		return false, t.Tx.EndDialog(t.Chat) // not his any more
	}
	if len(t.Files) > 0 {
		return false, nil
	}
	named, value, ok := fieldOf(t.Text)
	if f == "open" {
		if !ok {
			return false, nil
		}
		return true, changeLetter(t, c, named, value, false)
	}
	key := strings.TrimRight(t.Key, ".!")
	switch {
	case slices.Contains(skipWords, key), slices.Contains(noNames, key) && len(values(c.Letter, f)) > 0:
		return true, nextLetter(t, c, f, a.All)
	case ok && named == f && value != "":
		return true, changeLetter(t, c, f, value, a.All)
	}
	return true, changeLetter(t, c, f, t.Text, a.All)
}
