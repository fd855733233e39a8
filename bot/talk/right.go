package talk

import (
	"slices"

	"giaoban/bot/text"
	"giaoban/store"
)

// Right is something that not everybody may do. Who may is written here and nowhere else.
type Right string

// The rights.
const (
	// Belong: be a member of a committee at all.
	Belong Right = "belong"
	// ManageMembers: add, change, invite members; set up the committee and its group.
	ManageMembers Right = "manage_members"
	// SeeNames: who answered, who is missing, whose words.
	SeeNames Right = "see_names"
	// SetAttainment: say whether a criterion is met.
	SetAttainment Right = "set_attainment"
	// RecordOnBehalf: note what a member said by phone, on paper or to somebody's face.
	RecordOnBehalf Right = "record_on_behalf"
	// SeeHealth: queue, failures, backups.
	SeeHealth Right = "see_health"
	// RunRounds: open late, close, pause, postpone.
	RunRounds Right = "run_rounds"
	// GiveTasks: give a task, change it, hand it over, drop it; say yes to what is reported done.
	GiveTasks Right = "give_tasks"
	// DecideTime: grant or refuse more time, set the rules of reminders.
	DecideTime Right = "decide_time"
	// Direct: give an ý kiến chỉ đạo, which becomes a task.
	Direct Right = "direct"
	// DraftReports: edit the written report of a period, hand it to the chair.
	DraftReports Right = "draft_reports"
	// SignReports: approve a written report, or return it. A deputy does so only where the chair cannot be reached, or where
	// the letterhead says that he signs for him (KT.); bot/talk/sign sees to that.
	SignReports Right = "sign_reports"
	// SetScoring: say what inspection teams score by, who inspects, for what period, and see all points.
	SetScoring Right = "set_scoring"
	// Commend: see who did what in a period and propose for commendation. Nobody else is shown any of it before it is published.
	Commend Right = "commend"
	// Publish: weigh, decide on proposals, make them known.
	Publish Right = "publish"
)

var holders = map[Right][]store.Role{
	Belong:         store.Roles,
	ManageMembers:  {store.Secretary, store.Deputy, store.Chair},
	SeeNames:       {store.Chair, store.Deputy, store.Secretary},
	SetAttainment:  {store.Secretary, store.Chair, store.Deputy},
	RecordOnBehalf: {store.Secretary, store.Deputy},
	SeeHealth:      {store.Secretary, store.Chair, store.Deputy},
	RunRounds:      {store.Secretary, store.Deputy, store.Chair},
	GiveTasks:      {store.Secretary, store.Deputy, store.Chair},
	DecideTime:     {store.Chair, store.Deputy},
	Direct:         {store.Chair, store.Deputy},
	DraftReports:   {store.Secretary, store.Deputy},
	SignReports:    {store.Chair, store.Deputy},
	SetScoring:     {store.Secretary, store.Chair},
	Commend:        {store.Chair, store.Secretary},
	Publish:        {store.Chair},
}

// Holders are the roles that have a right.
func Holders(r Right) []store.Role { return holders[r] }

// May tells whether a role has a right.
func May(role store.Role, r Right) bool { return slices.Contains(holders[r], role) }

// Place is the place in which the person may do this: in a group that of the group's committee, in private the only one
// that has the right. Nobody with the right: a Refusal that says who may. Several: a Refusal that asks which committee.
func (t *Turn) Place(r Right) (store.Member, error) {
	var may []store.Member
	member := false
	for _, p := range t.Places {
		if t.Committee != 0 && p.Committee != t.Committee {
			continue
		}
		member = true
		if May(p.Role, r) {
			may = append(may, p)
		}
	}
	switch {
	case len(may) == 1:
		return may[0], nil
	case len(may) > 1:
		return store.Member{}, t.whichCommittee(may)
	case !member && len(t.Places) > 0 && !t.Private():
		return store.Member{}, Refuse(text.GroupTaken{})
	case !member:
		return store.Member{}, Refuse(text.NotAMember{})
	}
	return store.Member{}, Refuse(text.NotAllowed{Roles: Holders(r)})
}

// Office is Place, with the committee that the place is in.
func (t *Turn) Office(r Right) (store.Member, store.Committee, error) {
	m, err := t.Place(r)
	if err != nil {
		return m, store.Committee{}, err
	}
	c, err := t.Tx.Committee(m.Committee)
	return m, c, err
}

// Ambiguous is the refusal to guess a committee; bot.Handle keeps the message and asks.
type Ambiguous struct{ Places []store.Member }

func (Ambiguous) Error() string { return "which committee is meant" }

func (t *Turn) whichCommittee(may []store.Member) error { return Ambiguous{Places: may} }
