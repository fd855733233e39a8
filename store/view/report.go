package view

import (
	"time"

	"giaoban/store"
)

// Report is what a committee's period amounts to: all that a document, a picture or a sheet says of it. The same facts and
// the same instant give the same Report and, marshalled to JSON, the same bytes; read back, the same Report. Every figure in
// it leads to who said it and when: to a reply, a task, an extension.
//
// Days are 2006-01-02 in the committee's zone, instants in UTC. Lists are ordered by number where there is one, else by
// when something was said; what there is nothing of is empty.
type Report struct {
	Committee ReportCommittee `json:"committee"`
	// First and Last bound the period, both included; NextFirst and NextLast the one that follows: as many days, or as many
	// whole months for a period of whole months.
	First     string `json:"first"`
	Last      string `json:"last"`
	NextFirst string `json:"next_first"`
	NextLast  string `json:"next_last"`
	// AsOf is the instant of the transaction: what was said in the rounds of the period and known by then is in it, late
	// answers too. Until is the instant whose criteria and tasks are shown: the end of Last, or AsOf where that is earlier.
	AsOf  time.Time `json:"as_of"`
	Until time.Time `json:"until"`

	// Met of Total criteria are met, as secretary or chair have set it, MetBefore at the beginning of the period: -1 where
	// there was no criterion yet. Indicators counts the nội dung that have been entered, 0 for none; IndicatorsBefore is -1
	// where none had been at the beginning.
	Met              int `json:"met"`
	MetBefore        int `json:"met_before"`
	Total            int `json:"total"`
	IndicatorsMet    int `json:"indicators_met"`
	IndicatorsBefore int `json:"indicators_before"`
	Indicators       int `json:"indicators"`

	Criteria []ReportCriterion `json:"criteria"`
	// Rounds are those whose last day lies in the period, the first to close first; Participation sums up who has answered
	// the weekly report, and nothing else (see Weekly).
	Rounds        []ReportRound `json:"rounds"`
	Participation Participation `json:"participation"`
	// Members are all who belonged to the committee in the period, in protocol order (role, then as entered).
	Members []ReportMember `json:"members"`
	// Tasks are all that had been given by Until, by number, the done ones too; of the dropped those dropped in the period.
	// Tally counts them as offices do, the dropped left out.
	Tasks []ReportTask `json:"tasks"`
	Tally ReportTally  `json:"tally"`
	// Places are the neighbourhoods with news, by number, of Neighbourhoods that there were in the period; Sums add up
	// their figures.
	Places         []ReportPlace `json:"places"`
	Neighbourhoods int           `json:"neighbourhoods"`
	Sums           Sums          `json:"sums"`
	// Difficulties are the obstacles that were stated in the period and Needs what help was asked for, in the members' own
	// words, the newest of each member on each subject. Pending are the extensions that wait for a decision.
	Difficulties []ReportVoice     `json:"difficulties"`
	Needs        []ReportVoice     `json:"needs"`
	Pending      []ReportExtension `json:"pending"`
	// Focus are the numbers of the open tasks that fall due between Until and NextLast, the first to fall due first; Carried
	// those of the overdue. Directives are those that carry out an ý kiến chỉ đạo and were open at some time of the period.
	Focus      []int `json:"focus"`
	Carried    []int `json:"carried"`
	Directives []int `json:"directives"`
}

// ReportCommittee is what of a committee shows in a report; nothing of its chats.
type ReportCommittee struct {
	ID   store.CommitteeID `json:"id"`
	Name string            `json:"name"`
	Zone string            `json:"zone"`
	// Word is what its neighbourhoods are called.
	Word     string `json:"word"`
	Template string `json:"template,omitempty"`
	Strict   bool   `json:"strict,omitempty"`
	// Letter is what stands around its documents, so that a frozen report keeps the letterhead it was approved with.
	Letter store.Letter `json:"letter,omitzero"`
}

// Location is the committee's zone.
func (c ReportCommittee) Location() *time.Location { return store.Committee{Zone: c.Zone}.Location() }

// Speaker is who said something: the member as he was on the list at Until.
type Speaker struct {
	Member store.MemberID `json:"member"`
	Name   string         `json:"name"`
	Role   store.Role     `json:"role,omitempty"`
	Post   string         `json:"post,omitempty"`
	Unit   string         `json:"unit,omitempty"`
}

// Word is what one member said of one subject in one round.
type Word struct {
	Reply   store.ReplyID `json:"reply"`
	Round   store.RoundID `json:"round"`
	Subject store.Subject `json:"subject"`
	Who     Speaker       `json:"who"`
	Said    time.Time     `json:"said"`
	Means   store.Means   `json:"means"`
	// Late is set when it came after the closing and still counts.
	Late       bool             `json:"late,omitempty"`
	Status     store.Status     `json:"status,omitempty"`
	Percent    *int             `json:"percent,omitempty"`
	Blocker    bool             `json:"blocker,omitempty"`
	NeedsHelp  bool             `json:"needs_help,omitempty"`
	Quantities store.Quantities `json:"quantities,omitzero"`
	Text       string           `json:"text,omitempty"`
	Photos     int              `json:"photos,omitempty"`
}

// Light is the light of the word.
func (w Word) Light() Light { return LightOf(store.Reply{Status: w.Status, Blocker: w.Blocker}) }

// ReportCriterion is one criterion over the period.
type ReportCriterion struct {
	Number int    `json:"number"`
	Name   string `json:"name"`
	Short  string `json:"short,omitempty"`
	// Attainment is as secretary or chair had set it at Until, Before at the beginning of the period.
	Attainment store.Attainment  `json:"attainment,omitempty"`
	Before     store.Attainment  `json:"before,omitempty"`
	Indicators []store.Indicator `json:"indicators,omitempty"`
	// Light is how the work went by the newest word of the period, LightBefore in the last round before the period. One
	// overdue task makes it red.
	Light       Light `json:"light"`
	LightBefore Light `json:"light_before"`
	// Words are the ones that decided, one for each round in which anybody spoke, the newest last.
	Words []Word `json:"words,omitempty"`
	// Tasks are the numbers of its tasks that are open, or were done or dropped in the period; Overdue of them are late.
	Tasks   []int `json:"tasks,omitempty"`
	Overdue int   `json:"overdue"`
	// Owners are who answered for it at Until, the lead first.
	Owners []Speaker `json:"owners,omitempty"`
	// CleanUps are those of the period that belong to it and in which any work was done, the first first.
	CleanUps []ReportCleanUp `json:"clean_ups,omitempty"`
}

// ReportCleanUp is a clean-up in total. Its weight is in tonnes.
type ReportCleanUp struct {
	Round store.RoundID `json:"round"`
	Plan  string        `json:"plan"`
	Day   string        `json:"day"`
	// Worked is how many neighbourhoods did some work.
	Worked int  `json:"worked"`
	Sums   Sums `json:"sums"`
	Photos int  `json:"photos,omitempty"`
}

// Trend is 1 for better than before the period, -1 for worse, 0 for the same or when one of the two is unknown.
func (c ReportCriterion) Trend() int {
	return Row{Light: c.Light, Before: c.LightBefore}.Trend()
}

// Newest is the newest deciding word of the period, nil for none.
func (c ReportCriterion) Newest() *Word { return last(c.Words) }

func last(words []Word) *Word {
	if len(words) == 0 {
		return nil
	}
	return &words[len(words)-1]
}

// ReportPlace is a neighbourhood of which something was said in the period.
type ReportPlace struct {
	Number int    `json:"number"`
	Name   string `json:"name"`
	// Words are the ones that decided, one for each round in which anybody spoke, the newest last; Sums add up the figures
	// of all rounds. A figure that several named in one round is counted once: the lead's, else the newest.
	Words []Word `json:"words"`
	Sums  Sums   `json:"sums"`
}

// Newest is the newest deciding word of the period, nil for none.
func (p ReportPlace) Newest() *Word { return last(p.Words) }

// Sums are added-up figures. All weights of a report are in one unit, so that its parts can be added up by hand: in tonnes
// where any was told in tonnes or they come to a tonne or more, else in kilograms. A nil one was never named.
type Sums struct {
	People *float64 `json:"people,omitempty"`
	Points *float64 `json:"points,omitempty"`
	Tonnes *float64 `json:"tonnes,omitempty"`
	Kg     *float64 `json:"kg,omitempty"`
	M      *float64 `json:"m,omitempty"`
}

// ReportVoice is an obstacle or a need in somebody's own words.
type ReportVoice struct {
	Word Word `json:"word"`
	// Weeks is for how many rounds in a row, up to this one, the subject has been stuck; 0 for what is not followed by rounds.
	Weeks int `json:"weeks,omitempty"`
	// Over is set when the same member has said since, within the period, that it goes well again.
	Over bool `json:"over,omitempty"`
}

// ReportRound is who answered in one round.
type ReportRound struct {
	ID       store.RoundID `json:"id"`
	Plan     string        `json:"plan,omitempty"`
	First    string        `json:"first"`
	Last     string        `json:"last"`
	Opens    time.Time     `json:"opens"`
	Closes   time.Time     `json:"closes"`
	Phase    store.Phase   `json:"phase"`
	Answered Participation `json:"answered"`
	// Kind is its plan's, empty where it was not known.
	Kind store.PlanKind `json:"kind,omitempty"`
	// Turnout is that of a clean-up that was held, nil for other rounds.
	Turnout *ReportTurnout `json:"turnout,omitempty"`
}

// IsReport tells whether it is a round of the weekly report.
func (r ReportRound) IsReport() bool { return r.Kind == store.Weekly || r.Kind == "" }

// ReportTurnout is how many neighbourhoods did some work, of those of which something was heard or asked.
type ReportTurnout struct {
	Worked int `json:"worked"`
	Asked  int `json:"asked"`
}

// Participation counts the members that rounds expected. Expected leaves out those on leave; Complete, Partial, Silent,
// Unknown and Phone add up to it. Late counts those of Complete and Partial from
// whom something was heard only after the closing.
type Participation struct {
	Expected int `json:"expected"`
	Complete int `json:"complete"`
	Partial  int `json:"partial"`
	// Silent said nothing until the closing, or have not yet; Unknown could not be reached, or we could not; Phone have no
	// account and nothing was recorded for them.
	Silent  int `json:"silent"`
	Unknown int `json:"unknown"`
	Phone   int `json:"phone"`
	Leave   int `json:"leave"`
	Late    int `json:"late"`
}

// ReportMember is a member and how often he answered in the rounds of the period.
type ReportMember struct {
	Speaker
	// Subjects are what he answered for at Until.
	Subjects []store.Subject `json:"subjects,omitempty"`
	// Answered counts the weekly report, Others each other plan that asked him, in the order of OtherPlans.
	Answered Participation  `json:"answered"`
	Others   []ReportAnswer `json:"others,omitempty"`
}
