package evidence

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/talk/label"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

// pageSize is how many entries fit a screen.
const pageSize = 8

// entry is what came with one answer, or one file that came with none.
type entry struct {
	exhibits []view.Exhibit
}

func (e entry) first() view.Exhibit { return e.exhibits[0] }

// source is what exhibits have in common that are one entry: the answer they came with; without one, what somebody has
// shown of one thing in one round.
type source struct {
	reply   store.ReplyID
	round   store.RoundID
	member  store.MemberID
	subject store.Subject
}

func sourceOf(e store.Evidence) (source, bool) {
	if e.Reply != 0 {
		return source{reply: e.Reply}, true
	}
	return source{round: e.Round, member: e.Member, subject: e.Subject}, e.Round != 0 && e.Subject != ""
}

// entries gathers exhibits by where they come from, in order.
func entries(all []view.Exhibit) []entry {
	var list []entry
	at := map[source]int{}
	for _, x := range all {
		id, shared := sourceOf(x.Evidence)
		if i, ok := at[id]; ok && shared && list[i].first().Indicator == x.Indicator {
			list[i].exhibits = append(list[i].exhibits, x)
			continue
		}
		at[id] = len(list)
		list = append(list, entry{exhibits: []view.Exhibit{x}})
	}
	return list
}

// under picks what lies under a subject: a criterion has that of its tasks too.
func under(all []view.Exhibit, a asked) []view.Exhibit {
	return slices.DeleteFunc(slices.Clone(all), func(x view.Exhibit) bool {
		if !a.subject.Is(store.KindCriterion) {
			return x.Evidence.Subject != a.subject
		}
		return x.Criterion != a.subject.Number() || a.indicator != 0 && x.Indicator != a.indicator
	})
}

// list shows what lies under a subject, a page at a time.
func list(t *talk.Turn, c store.Committee, m store.Member, a asked) error {
	named, indicator, err := there(t, c, a)
	if err != nil {
		return err
	}
	may, err := sees(t, m, a.subject)
	if err != nil {
		return err
	}
	if !may {
		return talk.Refuse(text.EvidenceNotYours{Subject: named, Roles: talk.Holders(talk.SeeNames)})
	}
	all, err := view.Exhibits(&t.Tx.ReadTx, c)
	if err != nil {
		return err
	}
	all = under(all, a)
	officer := talk.May(m.Role, talk.SeeNames)
	found := entries(all)
	pages := max(1, (len(found)+pageSize-1)/pageSize)
	a.page = min(a.page, pages)
	say := text.EvidenceList{Subject: named, Indicator: indicator.Number, IndicatorName: indicator.Name, Page: a.page, Pages: pages}
	say.Photos, say.Files, say.Lost = count(all)
	if len(t.Places) > 1 {
		say.Committee = c.Name
	}
	turn := func(page int) string { return fmt.Sprintf("%s:list:%d:%s:%d", prefix, c.ID, subjectCode(a), page) }
	if a.page > 1 {
		say.Back = turn(a.page - 1)
	}
	if a.page < pages {
		say.Next = turn(a.page + 1)
	}
	if officer && len(all) > 0 && a.subject.Is(store.KindCriterion) {
		say.Dossier = fmt.Sprintf("%s:dossier:%d:%s", prefix, c.ID, subjectCode(a))
	}
	names := map[int]string{}
	if a.subject.Is(store.KindCriterion) {
		k, err := t.Tx.Criterion(c.ID, a.subject.Number())
		if err != nil {
			return err
		}
		for _, i := range k.Indicators {
			names[i.Number] = i.Name
		}
	}
	from := (a.page - 1) * pageSize
	for i, e := range found[from:min(len(found), from+pageSize)] {
		line, err := entryText(t, c, m, e)
		if err != nil {
			return err
		}
		line.N, line.Open = from+i+1, fmt.Sprintf("%s:open:%d:%d", prefix, c.ID, e.first().Evidence.ID)
		if line.Subject.Code == a.subject {
			line.Subject = text.Subject{}
		}
		say.Add(e.first().Indicator, names[e.first().Indicator], day(e.first().First, c), day(e.first().Last, c), line)
	}
	if a.fresh {
		return t.AnswerAbout(say, store.About{Committee: c.ID, Flow: FlowName})
	}
	return answer(t, c, say)
}

// entryText is an entry as a list shows it. Who sent it is for officers, and for himself.
func entryText(t *talk.Turn, c store.Committee, m store.Member, e entry) (text.EvidenceEntry, error) {
	x := e.first()
	line := text.EvidenceEntry{At: x.Evidence.At.In(c.Location()), Text: x.Said.Text, Behalf: x.Said.OnBehalf()}
	if line.Text == "" {
		line.Text = captions(e.exhibits)
	}
	line.Photos, line.Files, line.Lost = count(e.exhibits)
	if talk.May(m.Role, talk.SeeNames) || x.Who.ID == m.ID {
		line.Who = x.Who.Call
	}
	for _, x := range e.exhibits {
		if x.Evidence.Name != "" && line.Name == "" {
			line.Name = x.Evidence.Name
		}
	}
	var err error
	if x.Evidence.Subject != "" {
		line.Subject, err = label.Subject(&t.Tx.ReadTx, c.ID, x.Evidence.Subject)
	}
	return line, err
}

// captions are what is written under exhibits, each once.
func captions(all []view.Exhibit) string {
	var said []string
	for _, x := range all {
		if c := x.Evidence.Caption; c != "" && !slices.Contains(said, c) {
			said = append(said, c)
		}
	}
	return strings.Join(said, " · ")
}

// count counts photos, other files, and what is not kept: it never arrived, or not yet.
func count(all []view.Exhibit) (photos, files, lost int) {
	for _, x := range all {
		switch {
		case x.Photo():
			photos++
		default:
			files++
		}
		if x.Evidence.Hash == "" {
			lost++
		}
	}
	return photos, files, lost
}

// day is the beginning of a day in the committee's zone.
func day(s string, c store.Committee) time.Time {
	at, err := time.ParseInLocation("2006-01-02", s, c.Location())
	if err != nil {
		return time.Time{}
	}
	return at
}
