// Package evidence shows the photos and documents that came with answers: what lies under a criterion, what has none, and
// the dossier that is made of it for recognition.
//
// It promises that a file is sent back as it was kept, that what is not kept is said to be missing and not passed over,
// that a member sees what lies under what he answers for and officers see all, and that a group is shown nothing.
package evidence

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"giaoban/bot/talk"
	"giaoban/bot/talk/label"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
)

// FlowName is the flow's name.
const FlowName = "evidence"

// The recipes of the files that this flow sends; whoever wires the program draws them. The argument of RecipeKept is the
// hash of a kept file, that of RecipeDossier a DossierArg.
const (
	RecipeKept    = "evidence"
	RecipeDossier = "dossier"
)

// prefix begins the codes of this flow's buttons: list:committee:subject:page, show:committee:subject, open:committee:evidence,
// radar:committee:days:page, dossier:committee:subject.
const prefix = "mc"

// Code is the button under another flow's message that shows what lies under a subject.
func Code(c store.CommitteeID, s store.Subject) string { return talk.Code(prefix, "show", c, s) }

// Flow makes the flow.
func Flow() talk.Flow {
	return talk.Flow{
		Name: FlowName,
		Commands: []talk.Command{{Name: "minhchung", Aliases: []string{"evidence"}, Bare: []string{"minh chung"}, Right: talk.Belong, Menu: true,
			First: talk.Belong, Takes: takes, Do: command}},
		Press: map[string]func(*talk.Turn, string) error{prefix: press},
	}
}

// asked is what follows /minhchung.
type asked struct {
	subject   store.Subject
	indicator int
	page      int
	days      int
	dossier   bool
	// fresh: shown in a message of its own, for the button stood under another's.
	fresh bool
	first string
	last  string
}

var (
	reSubject = regexp.MustCompile(`^(tc|tieu chi|criterion|kp|khu pho|v|viec) ?([1-9]\d{0,5})(?:\.([1-9]\d?))?\b[ ,:]*(.*)$`)
	reDays    = regexp.MustCompile(`^([1-9]\d{0,3}) ?(?:ngay|days?)\b ?(.*)$`)
	rePage    = regexp.MustCompile(`^(?:trang|page)? ?([1-9]\d{0,3})$`)
	reDossier = regexp.MustCompile(`^(?:ho so|dossier)\b[ ,:]*(.*)$`)
	rePeriod  = regexp.MustCompile(`^(?:tu|from) (\S+) (?:den|to|-) ?(\S+)$`)
)

var kinds = map[string]string{"tc": store.KindCriterion, "tieu chi": store.KindCriterion, "criterion": store.KindCriterion,
	"kp": store.KindNeighbourhood, "khu pho": store.KindNeighbourhood, "v": store.KindTask, "viec": store.KindTask}

// read understands what follows /minhchung; ok is false for what means nothing.
func read(args, word string) (a asked, ok bool) {
	s := strings.TrimSpace(fold.Key(args))
	a.page = 1
	if m := reDossier.FindStringSubmatch(s); m != nil {
		a.dossier, s = true, strings.TrimSpace(m[1])
	}
	if w := fold.Key(word); w != "" && strings.HasPrefix(s, w+" ") {
		s = store.KindNeighbourhood + strings.TrimPrefix(s, w)
	}
	if m := reSubject.FindStringSubmatch(s); m != nil {
		n, _ := strconv.Atoi(m[2])
		a.subject, s = store.SubjectOf(kinds[m[1]], n), strings.TrimSpace(m[4])
		if m[3] != "" {
			a.indicator, _ = strconv.Atoi(m[3])
		}
		if a.indicator != 0 && !a.subject.Is(store.KindCriterion) {
			return a, false
		}
	} else if m := reDays.FindStringSubmatch(s); m != nil && !a.dossier {
		a.days, _ = strconv.Atoi(m[1])
		s = strings.TrimSpace(m[2])
	}
	if a.dossier && s != "" {
		m := rePeriod.FindStringSubmatch(s)
		if m == nil {
			return a, false
		}
		a.first, a.last, s = m[1], m[2], ""
	}
	if m := rePage.FindStringSubmatch(s); m != nil && (a.subject != "" || a.days != 0) {
		a.page, _ = strconv.Atoi(m[1])
		s = ""
	}
	return a, s == ""
}

// takes tells whether words after a bare "minh chứng" are its own.
func takes(args string) bool {
	a, ok := read(args, "")
	return ok && (a.subject != "" || a.dossier || a.days != 0)
}

// command is /minhchung, and "minh chứng tc3.2" as an answer to a photo, or to what we said of it: then the photo shows that
// indicator.
func command(t *talk.Turn, args string) error {
	if a, ok := read(args, ""); ok && a.indicator != 0 && a.page == 1 && !a.dossier && t.ReplyTo != "" && t.Private() {
		return assign(t, a)
	}
	m, c, err := t.Office(talk.Belong)
	if err != nil {
		return err
	}
	a, ok := read(args, c.Neighbourhood)
	if !ok {
		return talk.Refuse(text.EvidenceUsage{Said: args, Sees: talk.May(m.Role, talk.SeeNames)})
	}
	if err := inPrivate(t); err != nil {
		return err
	}
	switch {
	case a.dossier:
		return dossier(t, c, m, a)
	case a.subject != "":
		return list(t, c, m, a)
	case talk.May(m.Role, talk.SeeNames):
		return radar(t, c, a)
	}
	return mine(t, c, m)
}

// inPrivate says in a group that the answer comes in private.
func inPrivate(t *talk.Turn) error {
	if t.Private() {
		return nil
	}
	if t.Person.Chat == "" {
		return talk.Refuse(text.PrivatePlease{What: "/minhchung"})
	}
	return t.Answer(text.InPrivate{})
}

// press takes a button. What its code names comes from a client.
func press(t *talk.Turn, arg string) error {
	parts := strings.SplitN(arg, ":", 4)
	if len(parts) < 3 {
		return talk.Refuse(text.StaleButton{})
	}
	id, err := strconv.ParseUint(parts[1], 10, 63)
	if err != nil || id == 0 {
		return talk.Refuse(text.StaleButton{})
	}
	t.Committee = store.CommitteeID(id)
	m, c, err := t.Office(talk.Belong)
	if err != nil {
		return err
	}
	if !t.Private() {
		return talk.Refuse(text.PrivatePlease{What: "/minhchung"})
	}
	page := 1
	if len(parts) == 4 {
		if page, err = strconv.Atoi(parts[3]); err != nil || page < 1 {
			return talk.Refuse(text.StaleButton{})
		}
	}
	switch parts[0] {
	case "open":
		n, err := strconv.ParseUint(parts[2], 10, 63)
		if err != nil {
			return talk.Refuse(text.StaleButton{})
		}
		return open(t, c, m, store.EvidenceID(n))
	case "radar":
		days, err := strconv.Atoi(parts[2])
		if err != nil || days < 1 || !talk.May(m.Role, talk.SeeNames) {
			return talk.Refuse(text.StaleButton{})
		}
		return radar(t, c, asked{days: days, page: page})
	case "list", "show", "dossier":
		a, ok := read(parts[2], "")
		if !ok || a.subject == "" && parts[0] != "dossier" {
			return talk.Refuse(text.StaleButton{})
		}
		a.page, a.fresh = page, parts[0] == "show"
		if parts[0] != "dossier" {
			return list(t, c, m, a)
		}
		return dossier(t, c, m, a)
	}
	return talk.Refuse(text.StaleButton{})
}

// there names a subject of the committee, with the indicator where one is meant; it refuses what is not there.
func there(t *talk.Turn, c store.Committee, a asked) (text.Subject, store.Indicator, error) {
	none := store.Indicator{}
	var err error
	switch kind, n, _ := a.subject.Split(); kind {
	case store.KindCriterion:
		var k store.Criterion
		if k, err = t.Tx.Criterion(c.ID, n); err != nil {
			break
		}
		for _, i := range k.Indicators {
			if i.Number == a.indicator {
				none = i
			}
		}
		if a.indicator != 0 && none.Number == 0 {
			return text.Subject{}, none, talk.Refuse(text.NoSuchIndicator{Criterion: n, Indicator: a.indicator, Has: len(k.Indicators)})
		}
	case store.KindNeighbourhood:
		_, err = t.Tx.Neighbourhood(c.ID, n)
	case store.KindTask:
		_, err = t.Tx.Task(c.ID, n)
	}
	if errors.Is(err, store.ErrNotFound) {
		all, err := t.Tx.Criteria(c.ID)
		if err != nil {
			return text.Subject{}, none, err
		}
		return text.Subject{}, none, talk.Refuse(text.EvidenceNowhere{Code: a.subject, Criteria: len(all)})
	}
	if err != nil {
		return text.Subject{}, none, err
	}
	named, err := label.Subject(&t.Tx.ReadTx, c.ID, a.subject)
	return named, none, err
}

// sees tells whether a member may see what lies under a subject: officers all, others what they answer for.
func sees(t *talk.Turn, m store.Member, s store.Subject) (bool, error) {
	if talk.May(m.Role, talk.SeeNames) || m.Owns(s, t.Tx.Now()) {
		return true, nil
	}
	if !s.Is(store.KindTask) {
		return false, nil
	}
	mine, err1 := t.Tx.TasksOf(m)
	helped, err2 := t.Tx.SupportedBy(m)
	for _, task := range append(mine, helped...) {
		if task.Subject() == s {
			return true, nil
		}
	}
	return false, errors.Join(err1, err2)
}

// subjectCode is a subject as codes and commands write it.
func subjectCode(a asked) string {
	if a.indicator != 0 {
		return fmt.Sprintf("%s.%d", a.subject, a.indicator)
	}
	return string(a.subject)
}
