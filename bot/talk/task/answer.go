package task

import (
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"giaoban/bot/assignment"
	"giaoban/bot/talk"
	"giaoban/bot/talk/who"
	"giaoban/bot/text"
	"giaoban/schedule/calendar"
	"giaoban/schedule/when"
	"giaoban/store"
)

// reports are how reports begin: "tc3 80%", "V12 xong", "2 xong". Officers report too, whatever they were asked.
var reports = regexp.MustCompile(`^((tc|kp|v) ?\d+|\d+) ?(\d+ ?%|xong|vuong|chua|dang|da |done|blocked)`)

// orders are how an ý kiến chỉ đạo on a line of the summary begins.
var orders = regexp.MustCompile(`^([a-z]|(tc|kp) ?\d+)[.)]? (chi dao|directive)\b`)

// step takes what was typed while a question of this flow is open.
func (f flow) step(t *talk.Turn, open store.Dialog) (bool, error) {
	if stale, err := t.Stale(open, patience); stale || err != nil {
		return false, err
	}
	var d draft
	step, err := t.Asked(FlowName, &d)
	if err != nil || step == "" || len(t.Files) > 0 || reports.MatchString(t.Key) {
		return false, err
	}
	if _, _, coded := codeOf(t.Text); (coded || orders.MatchString(t.Key)) && step != stepEnd && step != stepBack {
		return false, nil // "V12" asks for another task, "b chỉ đạo: …" gives another order
	}
	c, err := f.office(t, d.Committee)
	if errors.As(err, new(talk.Refusal)) {
		return false, t.Tx.EndDialog(t.Chat) // he has lost the right meanwhile; what he writes is about something else
	}
	if err != nil {
		return true, err
	}
	k, err := f.known(t, c)
	if err != nil {
		return true, err
	}
	if step != stepEnd && step != stepBack && step != stepMany && d.Number == 0 && assignment.Gives(t.Text, k) {
		if !d.Directive.At.IsZero() { // the same order in better words
			return true, f.propose(t, c, t.Text, d.About)
		}
		return true, f.read(t, c, t.Text, "")
	}
	switch step {
	case stepStranger, stepWhich, stepWho, stepOne, stepHolder:
		return true, f.named(t, c, step, d, k)
	case stepWork, stepLong:
		return true, f.worked(t, c, d, k)
	case stepDue:
		return true, f.dated(t, c, d, k)
	case stepMany:
		if slices.Contains(append(yesWords, "bo", "bo viec"), t.Key) && (d.Dropping || !slices.Contains(dropWords, t.Key)) {
			return true, f.saveMany(t, c, d)
		}
		if slices.Contains(dropWords, t.Key) {
			return true, f.drop(t, d)
		}
		return false, nil
	case stepEnd:
		return true, f.ended(t, c, d)
	case stepBack:
		return true, f.sendBack(t, c, d.Number, t.Text)
	}
	return f.corrected(t, c, d, k)
}

// What people type to leave something out.
func skipped(key string) bool {
	return slices.Contains([]string{"-", "bo qua", "bo ra", "bo", "khong", "ko", "khong co", "khong can", "khong dat han", "chua co", "chua", "skip", "none", "no"}, key)
}

// people reads words in which nothing but who is meant is expected.
func (f flow) people(c store.Committee, said string, k assignment.Known) []party {
	a := assignment.Read("giao cho "+said, k)
	leads, supports := f.parties(c, a, k)
	return append(leads, supports...)
}

// named takes the answer to a question about somebody.
func (f flow) named(t *talk.Turn, c store.Committee, step string, d draft, k assignment.Known) error {
	_, at := d.open()
	found := f.people(c, meant(t.Text), k)
	switch {
	case slices.Contains(yesWords, t.Key) && step != stepHolder:
		if step == stepWhich && len(d.at(at).Maybe) == 1 {
			return f.pick(t, c, d, k, d.at(at).Maybe[0])
		}
	case step == stepHolder:
		return f.held(t, c, d, found)
	case step == stepStranger && skipped(t.Key):
		return f.without(t, c, d)
	case step == stepWhich:
		among := who.Find(t.Text, candidates(d.at(at).Maybe, k.Members))
		if len(among) == 1 {
			return f.pick(t, c, d, k, among[0].ID)
		}
		if len(found) == 1 && found[0].clear() && found[0].Member != 0 {
			d.replace(at, found)
		}
	case step == stepOne:
		if i := slices.IndexFunc(d.Leads, func(p party) bool { return len(found) == 1 && found[0].clear() && p.same(found[0]) }); i >= 0 {
			return f.one(t, c, d, i)
		}
		if len(found) == 1 && !found[0].Strange {
			d.Supports, d.Leads = append(d.Supports, slices.DeleteFunc(d.Leads, func(p party) bool { return p.All })...), found
			d.tidy()
		}
	case len(found) == 0:
		return f.put(t, step, d, text.AskTaskLead{Said: t.Text, Work: d.Work, Word: c.Neighbourhood})
	case step == stepWho:
		// "Hùng, treo cờ trước 2/9" answers more than was asked.
		whole, err := f.draftOf(t, c, t.Text, "giao cho ")
		if err != nil {
			return err
		}
		d.Leads, d.Supports = found, slices.Concat(d.Supports, whole.Supports)
		if d.Work == "" && whole.Work != "" {
			d.Work, d.Criterion, d.Places, d.Deadline, d.Guessed, d.Rhythm, d.Wrong, d.Notes = whole.Work, whole.Criterion, whole.Places,
				whole.Deadline, whole.Guessed, whole.Rhythm, whole.Wrong, whole.Notes
			d.Said = t.Text
		}
		d.tidy()
	default:
		d.replace(at, found)
	}
	return f.next(t, c, d)
}

// meant is the name in an answer: "ý tôi là Cường", "là anh Cường".
func meant(said string) string {
	for _, words := range []string{"y toi la", "y em la", "y minh la", "toi muon noi", "toi noi", "la", "i mean", "i meant"} {
		if rest := behind(strings.TrimSpace(said), words); rest != "" {
			return rest
		}
	}
	return said
}

// pick settles who of several is meant.
func (f flow) pick(t *talk.Turn, c store.Committee, d draft, k assignment.Known, id store.MemberID) error {
	_, at := d.open()
	i := slices.IndexFunc(k.Members, func(m store.Member) bool { return m.ID == id })
	if i < 0 || !slices.Contains(d.at(at).Maybe, id) {
		return talk.Refuse(text.StaleButton{})
	}
	d.replace(at, []party{{Name: callOf(k.Members[i], k.Members), Member: id}})
	return f.next(t, c, d)
}

// without goes on without somebody who is on no list.
func (f flow) without(t *talk.Turn, c store.Committee, d draft) error {
	_, at := d.open()
	d.remove(at)
	return f.next(t, c, d)
}

// keep writes somebody down whom nobody on the list stands for.
func (f flow) keep(t *talk.Turn, c store.Committee, d draft) error {
	_, at := d.open()
	d.at(at).Strange = false
	return f.next(t, c, d)
}

// one makes one of several the lead; the others support.
func (f flow) one(t *talk.Turn, c store.Committee, d draft, i int) error {
	if i < 0 || i >= len(d.Leads) {
		return talk.Refuse(text.StaleButton{})
	}
	lead := d.Leads[i]
	for j, p := range d.Leads {
		if j != i && !p.All {
			d.Supports = add(d.Supports, p)
		}
	}
	d.Leads = []party{lead}
	return f.next(t, c, d)
}

// each gives everybody a task of his own.
func (f flow) each(t *talk.Turn, c store.Committee, d draft, k assignment.Known) error {
	if d.Number != 0 {
		return talk.Refuse(text.StaleButton{})
	}
	d.Each = true
	if len(d.Leads) == 1 && d.Leads[0].All {
		d.Leads = nil
		for _, m := range everybody(k.Members) {
			if m.Person == 0 || m.Person != t.Person.ID {
				d.Leads = append(d.Leads, party{Name: callOf(m, k.Members), Member: m.ID})
			}
		}
	}
	return f.next(t, c, d)
}

// held takes who holds a post or an organisation.
func (f flow) held(t *talk.Turn, c store.Committee, d draft, found []party) error {
	at := d.Holder - 1
	d.Holder = 0
	if at < 0 || at >= len(d.Leads) || skipped(t.Key) {
		return f.next(t, c, d)
	}
	if len(found) == 1 && len(found[0].Maybe) > 0 {
		// The question who of them is meant comes next, and gives the party his name.
		d.Leads[at] = found[0]
		return f.next(t, c, d)
	}
	if len(found) != 1 || found[0].Member == 0 {
		d.Holder = at + 1
		return f.put(t, stepHolder, d, text.AskTaskLead{Said: t.Text, Work: d.Work, Word: c.Neighbourhood})
	}
	d.Leads[at].Member = found[0].Member
	return f.next(t, c, d)
}

// worked takes what is to be done.
func (f flow) worked(t *talk.Turn, c store.Committee, d draft, k assignment.Known) error {
	if slices.Contains(yesWords, t.Key) {
		if utf8.RuneCountInString(d.Work) > maxWork { // the one choice that there is
			d.cut()
		}
		return f.next(t, c, d)
	}
	if d.Work == "" && d.Directive.Word != "" {
		d.Directive.Word += " " + t.Text // "Hùng" and then "bố trí xe" is the order
	}
	a := assignment.Read(t.Text, k)
	d.Work = a.Work
	if len(a.Leads) > 0 || a.Work == "" {
		d.Work = strings.Join(strings.Fields(t.Text), " ") // who does it was said before: names are part of the work here
	}
	if d.Said == "" {
		d.Said = t.Text
	}
	if d.Criterion == 0 {
		d.Criterion = a.Criterion
	}
	if len(a.Leads) == 0 {
		_, supports := f.parties(c, a, k)
		for _, p := range supports {
			d.Supports = add(d.Supports, p)
		}
		d.Places = a.Places
		d.tidy()
	}
	if d.Deadline.IsZero() && d.Rhythm == (store.Rhythm{}) && d.Wrong.Why == "" {
		if w, bad := deadlineOf(t.Text, k); bad.Why != "" && bad.Why != "unclear" {
			d.Wrong = bad
		} else {
			d.take(w)
		}
	}
	return f.next(t, c, d)
}

// dated takes until when.
func (f flow) dated(t *talk.Turn, c store.Committee, d draft, k assignment.Known) error {
	d.Dated = true
	if skipped(t.Key) {
		d.Wrong, d.Deadline, d.Guessed = wrong{}, store.Deadline{}, false
		return f.next(t, c, d)
	}
	w, bad := deadlineOf(t.Text, k)
	d.Wrong = bad
	if bad.Why == "" {
		d.take(w)
	}
	return f.next(t, c, d)
}

// deadlineOf reads words in which a deadline is expected.
func deadlineOf(said string, k assignment.Known) (when.Deadline, wrong) {
	w := when.Understand(said, k.Now, k.Calendar)
	if w.Kind == when.None && w.Flaw == "" || w.Op == when.On {
		// A bare day is until when here, not on which day.
		if by := when.Understand("hạn "+said, k.Now, k.Calendar); by.Kind != when.None || by.Flaw != "" {
			w = by
			w.Phrase = strings.TrimSpace(strings.TrimPrefix(w.Phrase, "hạn "))
		}
	}
	leap, none := noLeapDay(w, k)
	switch {
	case w.Flaw == when.Impossible:
		return w, wrong{"impossible", w.Phrase}
	case none:
		return w, wrong{"impossible", leap}
	case w.Flaw == when.NoAnchor:
		return w, wrong{"anchor", w.Phrase}
	case w.Flaw == when.Past, over(w.Due, k.Now):
		return w, wrong{"past", w.Phrase}
	case w.Kind == when.None, w.Kind == when.Period:
		return w, wrong{"unclear", said}
	}
	return w, wrong{}
}

// over tells whether a due time has passed.
func over(d when.Due, now time.Time) bool {
	if d.IsZero() {
		return false
	}
	if d.Timed {
		return d.Day.At(d.Hour, d.Minute, now.Location()).Before(now)
	}
	return d.Day.Before(calendar.DateOf(now))
}

// codes are how a task is named at the beginning of words: "V12", "v 12 hạn 4/12".
var codes = regexp.MustCompile(`(?s)^[vV] ?([1-9]\d{0,5})(?:[\s:,.–-]+(.*))?$`)

// codeOf reads the code of a task off the front of words.
func codeOf(s string) (n int, rest string, ok bool) {
	m := codes.FindStringSubmatch(strings.TrimSpace(s))
	if m == nil {
		return 0, "", false
	}
	n, err := strconv.Atoi(m[1])
	return n, strings.TrimSpace(m[2]), err == nil
}

func namesTask(args string) bool {
	_, _, ok := codeOf(args)
	return ok
}
