package importer

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"giaoban/schedule/calendar"
	"giaoban/store"
)

// Facts are what a list is compared with: a committee at an instant.
type Facts struct {
	At        time.Time
	Committee store.Committee
	Members   []store.Member
	Criteria  []store.Criterion
	Places    []store.Neighbourhood
	Tasks     []store.Task
	// Calendar reads phrases of deadlines.
	Calendar *calendar.Calendar
}

// FactsOf gathers them as of the transaction's instant.
func FactsOf(tx *store.ReadTx, c store.CommitteeID, cal *calendar.Calendar) (f Facts, err error) {
	f.At, f.Calendar = tx.Now(), cal
	if f.Committee, err = tx.Committee(c); err != nil {
		return f, err
	}
	if f.Members, err = tx.Members(c); err != nil {
		return f, err
	}
	if f.Criteria, err = tx.Criteria(c); err != nil {
		return f, err
	}
	if f.Places, err = tx.Neighbourhoods(c); err != nil {
		return f, err
	}
	f.Tasks, err = tx.Tasks(c)
	return f, err
}

// cells are what a workbook would have in the row of a code, in one form; nil where there is nothing of the code.
func (f Facts) cells(kind, code string) map[string]string {
	switch kind {
	case Member:
		id, ok := MemberOf(code)
		if i := slices.IndexFunc(f.Members, func(m store.Member) bool { return ok && m.ID == id }); i >= 0 {
			return f.member(f.Members[i])
		}
	case Task:
		n := store.Subject(code).Number()
		if i := slices.IndexFunc(f.Tasks, func(t store.Task) bool { return n != 0 && t.Number == n }); i >= 0 {
			return f.task(f.Tasks[i])
		}
	case Criterion, Indicator:
		for _, c := range f.Criteria {
			if string(c.Subject()) == code {
				return map[string]string{"name": line(c.Name), "short": line(c.Short), "attainment": string(c.Attainment)}
			}
			for _, i := range c.Indicators {
				if string(c.Subject().Asked(i.Number)) == code {
					return map[string]string{"name": line(i.Name), "attainment": string(i.Attainment)}
				}
			}
		}
	}
	return nil
}

// MemberCode is a member as the workbook names him.
func MemberCode(id store.MemberID) string { return "TV" + strconv.FormatUint(uint64(id), 10) }

// MemberOf is the member that a code names.
func MemberOf(code string) (store.MemberID, bool) {
	digits, ok := strings.CutPrefix(code, "TV")
	n, err := strconv.ParseUint(digits, 10, 63)
	return store.MemberID(n), ok && err == nil && n > 0 && MemberCode(store.MemberID(n)) == code
}

func (f Facts) member(m store.Member) map[string]string {
	var all, leads, helps []store.Subject
	for _, c := range m.AnswersFor(f.At) {
		all = append(all, c.Subject)
		if c.Lead {
			leads = append(leads, c.Subject)
		} else {
			helps = append(helps, c.Subject)
		}
	}
	phoned, wrong := phone(cell{text: m.Phone}, false)
	if wrong != "" {
		phoned = line(m.Phone)
	}
	name, _ := personName(cell{text: m.Name}, false)
	return map[string]string{"name": name, "call": line(m.Call), "role": string(m.Role), "post": line(m.Post), "unit": line(m.Unit), "phone": phoned,
		"leads": join(leads), "helps": join(helps), "charges": join(all), "to": f.day(m.To)}
}

func (f Facts) task(t store.Task) map[string]string {
	var supports, in []string
	for _, p := range t.Supports(f.At) {
		supports = append(supports, p.Name)
	}
	for _, n := range slices.Sorted(slices.Values(t.Places)) {
		in = append(in, string(store.SubjectOf(store.KindNeighbourhood, n)))
	}
	lead, _ := t.Lead(f.At)
	cells := map[string]string{"work": line(t.Work), "lead": line(lead.Name), "supports": line(strings.Join(supports, ", ")), "criterion": "", "places": strings.Join(in, ", "),
		"phrase": line(t.Deadline.Phrase), "due": t.Deadline.Day, "clock": t.Deadline.Clock, "ended": ""}
	if t.Criterion != 0 {
		cells["criterion"] = strconv.Itoa(t.Criterion)
	}
	if t.State == store.TaskDropped {
		if cells["ended"] = line(t.Dropped.Word); cells["ended"] == "" {
			cells["ended"] = "–"
		}
	}
	return cells
}

func (f Facts) day(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.In(f.Committee.Location()).Format(time.DateOnly)
}

// open tells whether the row of a code may still be changed.
func (f Facts) open(kind, code string) bool {
	if kind != Task {
		return true
	}
	n := store.Subject(code).Number()
	i := slices.IndexFunc(f.Tasks, func(t store.Task) bool { return t.Number == n })
	return i >= 0 && f.Tasks[i].Open()
}
