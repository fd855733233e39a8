package text

import (
	"fmt"
	"strings"
	"time"

	"giaoban/store"
	"giaoban/store/view"
)

// Proposals for commendation (thi đua, khen thưởng). Nobody but chair and secretary reads any of these before the chair
// publishes; then the group reads AwardGroup, and nothing else.
type (
	// AwardLine is one member or unit with what the facts say of it. State is that of its proposal, empty for none.
	AwardLine struct {
		Who   ScoredUnit
		Facts view.MeritLine
		State AwardState
	}
	// AwardState is how far a proposal has come.
	AwardState string
	// AwardList is one page of what the facts of a period say: khu phố and units by number, members in protocol order, by sum
	// where the chair has set weights. Few are those of whom too little is known. Over tells whether the period has ended.
	AwardList struct {
		Period SignPeriod
		AsOf   time.Time
		Over   bool
		Frozen time.Time
		// Corrects is when the list was published that this one takes the place of, zero for a first one.
		Corrects             time.Time
		Weights              store.Weights
		Undecided            bool
		Chair                bool
		Places, Members, Few []AwardLine
		Page, Pages          int
		Proposed             int
		Next, Proposals      string
		// Elsewhere are other periods of which proposals wait for the chair.
		Elsewhere []AwardWaiting
		// File is the button for the workbook.
		File string
	}
	// AwardFile comes with the workbook: it is for who asked, before and after the publication.
	AwardFile struct {
		Period    SignPeriod
		Published bool
	}
	// AwardWaiting is a period of which so many proposals wait for the chair.
	AwardWaiting struct {
		Period SignPeriod
		Open   int
	}
	// AwardNothing is for a period of which nothing is known.
	AwardNothing struct {
		Period    SignPeriod
		Chair     bool
		Elsewhere []AwardWaiting
	}
	// AwardProposal is one of AwardProposals; Yes and No are the chair's buttons.
	AwardProposal struct {
		AwardLine
		Number  int
		Note    string
		By      string
		Word    string
		Yes, No string
	}
	// AwardProposals are those of a period.
	AwardProposals struct {
		Period    SignPeriod
		AsOf      time.Time
		Corrects  time.Time
		Published bool
		Lines     []AwardProposal
		Chair     bool
		Open      int
		Yes       int
		Publish   string
	}
	// AwardWhich asks what is to be done with the proposal of a bare number; Yes and No are the chair's buttons.
	AwardWhich struct {
		Number  int
		Name    string
		State   AwardState
		Chair   bool
		Yes, No string
	}
	// AwardProposed says what was proposed, with the reasons that the facts give. Already was proposed before, Noted too, and
	// has the Note as its reason now.
	AwardProposed struct {
		Period         SignPeriod
		Lines, Already []AwardLine
		Noted          []AwardLine
		Note           string
		Chair          bool
		Told           bool
	}
	// AwardDropped says whose proposal was taken back; Kept are those that the chair has agreed to already.
	AwardDropped struct{ Names, Kept []string }
	// AwardDecided says what the chair decided; Open is how many wait.
	AwardDecided struct {
		Names    []string
		Agreed   bool
		Already  bool
		Open     int
		Agreeing int
	}
	// AwardTold tells the chair what waits for him, or the secretary what he decided. Why is set for a correction.
	AwardTold struct {
		Period SignPeriod
		Why    string
		Open   int
		Agreed []string
		Struck []string
		Chair  bool
	}
	// AwardNotReady tells why nothing can be published: Open are not decided, or nobody was agreed to.
	AwardNotReady struct {
		Period SignPeriod
		Open   []string
	}
	// AwardPreview shows the chair what the group will read. Over is false while the period goes on. Of a Correction Gone and
	// Added tell whom the list has lost and won; Same: the group has read these names, and is told nothing. Bare are those of
	// whom the group reads no reason.
	AwardPreview struct {
		AwardGroup
		Correction, Same bool
		Gone, Added      []string
		Bare             []string
		Group            string
		Over             bool
		Changed          bool
		Yes, No          string
	}
	// AwardGroup is what the group reads: who is commended, in no order of merit. Corrects is when it read the list that this
	// one takes the place of, zero where it has read none: it names nobody who was taken off.
	AwardGroup struct {
		Corrects  time.Time
		Committee string
		Period    SignPeriod
		Places    []AwardNamed
		Members   []AwardNamed
	}
	// AwardNamed is one of them, with the words that the officers have added. Of a member Post is what tells him from others of
	// his name; of one without it, who heads a neighbourhood, Head is which.
	AwardNamed struct {
		Who  ScoredUnit
		Note string
		Post string
		Head Subject
	}
	// AwardPublished says that it is done; Group is false where the group is told nothing: there is none, or, of a Correction, it
	// has read the Same names. By is who did it, for others.
	AwardPublished struct {
		Correction, Same bool
		Period           SignPeriod
		Count            int
		Group            bool
		By               string
	}
	// AwardCorrecting says that a correction was begun of what was published at At; Names are on the list so far. Chair may
	// publish it; otherwise Told tells whether he was told.
	AwardCorrecting struct {
		Period      SignPeriod
		At          time.Time
		Why         string
		Names       []string
		Chair, Told bool
	}
	// AwardCorrectWhy asks for the reason of a correction, AwardNotPublished is for one of what is not published, AwardSame for
	// one that changes nothing, AwardNoCorrection for leaving one that there is not, AwardCorrectionLeft for one that was left.
	AwardCorrectWhy struct {
		Period SignPeriod
		At     time.Time
	}
	AwardNotPublished   struct{ Period SignPeriod }
	AwardSame           struct{ Period SignPeriod }
	AwardNoCorrection   struct{ Period SignPeriod }
	AwardCorrectionLeft struct {
		Period SignPeriod
		At     time.Time
	}
	// AwardHistory is all that was published of a period, the newest first.
	AwardHistory struct {
		Period   SignPeriod
		Versions []AwardVersion
	}
	// AwardVersion is one of them: when, by whom, who was commended, and why it took the place of the one before.
	AwardVersion struct {
		At    time.Time
		By    string
		Names []string
		Why   string
		Holds bool
	}
	// AwardIsPublished is for a change to what has been published.
	AwardIsPublished struct {
		Period SignPeriod
		At     time.Time
	}
	// AwardWeights says what is weighed; Set is false where nothing was decided. Chair may change it.
	AwardWeights struct {
		Weights store.Weights
		Set     bool
		Chair   bool
	}
	// AwardWeightsBad tells why weights cannot be used.
	AwardWeightsBad struct {
		Why  string
		Said string
		Sum  int
	}
	// AwardUsage is for words that mean nothing here; AwardNoSuch for a proposal that there is not, AwardNobody for one that
	// names nobody.
	AwardUsage  struct{ Said string }
	AwardNoSuch struct{ Said string }
	AwardNobody struct{ Period SignPeriod }
	// AwardNotYet is for a period that has not begun, AwardTooWide for one that is too long.
	AwardNotYet  struct{ Period SignPeriod }
	AwardTooWide struct{ Years int }
	// AwardLeft says that nothing was published.
	AwardLeft struct{}
)

// The states of a proposal.
const (
	AwardOpen   AwardState = "open"
	AwardAgreed AwardState = "agreed"
	AwardStruck AwardState = "struck"
)

// post says what a commended member is: "Công an phường", "trưởng khu phố 1"; empty where nothing tells.
func post(lang store.Lang, n AwardNamed) string {
	switch {
	case n.Post != "" || n.Head.Code == "":
		return n.Post
	case lang == store.English:
		return "head of " + n.Head.long(lang)
	}
	return strings.TrimSuffix(Officer(lang, store.Head, n.Head.Word), n.Head.Word) + n.Head.long(lang)
}

// merits says in words what the facts say of somebody: "báo đủ 11/12 kỳ (muộn 2); 5/5 việc đúng hạn; 4 buổi tổng vệ sinh,
// 96 người; 45/50 điểm". What counts neither for nor against him is told apart.
func merits(lang store.Lang, l view.MeritLine) string {
	w := meritWords[lang]
	if w == nil {
		w = meritWords[store.Vietnamese]
	}
	var groups []string
	group := func(parts ...string) {
		var said []string
		for _, p := range parts {
			if p != "" {
				said = append(said, p)
			}
		}
		if len(said) > 0 {
			groups = append(groups, strings.Join(said, ", "))
		}
	}
	some := func(word string, n int) string {
		if n == 0 {
			return ""
		}
		if one := w[word+"1"]; n == 1 && one != "" {
			return one
		}
		return fmt.Sprintf(w[word], n)
	}
	of := func(word string, n, all int) string {
		if all == 0 {
			return ""
		}
		return fmt.Sprintf(w[word], n, all)
	}
	t, k, c, p := l.Turns, l.Tasks, l.Clean, l.Points
	group(of("turns", t.Answered(), t.Asked())+some("late", t.Late), some("partial", t.Partial), some("leave", t.Leave), some("unreached", t.Unreached), some("unknown", t.Unknown))
	group(of("tasks", k.InTime, k.Due()), some("lateTask", k.Late), some("overdue", k.Overdue), some("undated", k.Undated), some("open", k.Open), some("notBegun", k.NotBegun),
		some("reported", k.Reported), some("extended", k.Extended), some("excused", k.Excused))
	sums := []string{of("clean", c.Worked, c.Held)}
	if c.Held > 0 && c.Worked == c.Held {
		sums[0] = some("cleanAll", c.Worked)
	}
	group(append(sums, quantities(lang, store.Quantities(c.Sums))...)...)
	if p.Terms > 0 {
		group(fmt.Sprintf(w["points"], number(lang, float64(p.Got)/100), number(lang, float64(p.Max)/100)), some("unscored", p.Open), some("skipped", p.Skipped))
	}
	if len(groups) == 0 {
		return w["none"]
	}
	return strings.Join(groups, "; ")
}

var meritWords = map[store.Lang]map[string]string{
	store.Vietnamese: {"turns": "báo đủ %d/%d kỳ", "late": " (muộn %d)", "partial": "%d kỳ chưa đủ mục", "leave": "%d kỳ nghỉ phép", "unreached": "%d kỳ chưa liên lạc được", "unknown": "%d kỳ chưa rõ",
		"tasks": "%d/%d việc đúng hạn", "lateTask": "%d việc muộn", "overdue": "%d việc quá hạn", "undated": "%d việc không hạn đã xong", "open": "%d việc đang làm", "notBegun": "%d việc chưa làm",
		"reported": "%d việc chờ xác nhận", "extended": "%d việc được gia hạn", "excused": "%d việc không tính (nghỉ phép hoặc chưa liên lạc được)",
		"clean": "%d/%d buổi tổng vệ sinh", "cleanAll": "%d buổi tổng vệ sinh", "points": "%s/%s điểm", "unscored": "còn %d mục chưa chấm", "skipped": "%d mục không chấm",
		"none": "chưa có số liệu"},
	store.English: {"turns": "%d/%d rounds answered", "late": " (%d late)", "partial": "%d partly", "leave": "%d on leave", "unreached": "%d not reached", "unknown": "%d unknown",
		"tasks": "%d/%d tasks in time", "lateTask": "%d tasks late", "overdue": "%d overdue", "undated": "%d without a deadline done", "open": "%d in progress", "notBegun": "%d not begun",
		"reported": "%d waiting for a yes", "extended": "%d extended", "excused": "%d not counted (leave or not reached)",
		"clean": "%d/%d clean-ups", "cleanAll": "%d clean-ups", "points": "%s/%s points", "unscored": "%d items not scored yet", "skipped": "%d items left out",
		"none":      "no figures yet",
		"lateTask1": "1 task late", "cleanAll1": "1 clean-up", "unscored1": "1 item not scored yet", "skipped1": "1 item left out"},
}

// lacking says which part has no figures; the rounds tell the rest by themselves.
func lacking(lang store.Lang, l view.Lack) string {
	return map[store.Lang]map[view.Lack]string{
		store.Vietnamese: {view.LackClean: "chưa có số liệu tổng vệ sinh", view.LackPoints: "chưa chấm đủ điểm"},
		store.English:    {view.LackClean: "no figures of clean-ups", view.LackPoints: "not fully scored"},
	}[lang][l]
}

// weighed shows a sum with each part of it: "96,67 (67,67 trên 70, quy về 100): tham gia 6/6 kỳ → 40/40, đúng hạn 12/13 kỳ đã
// báo và việc đến hạn → 27,67/30". That it was scaled, and that its parts were rounded, is said where it shows.
func weighed(lang store.Lang, s *view.MeritSum) string {
	if s == nil {
		return ""
	}
	points := func(n int) string { return number(lang, float64(n)/100) }
	var parts []string
	worth, whole := 0, 0
	for _, p := range s.Parts {
		got, of := fmt.Sprint(p.Got), fmt.Sprint(p.Of)
		if p.Kind == view.PartPoints {
			got, of = points(p.Got), points(p.Of)
		}
		if p.Of == 0 {
			parts = append(parts, weightName(lang, p.Kind)+" –")
			continue
		}
		parts = append(parts, fmt.Sprintf("%s %s/%s%s → %s/%d", weightName(lang, p.Kind), got, of, countedIn(lang, p.Kind), points(p.Worth), p.Weight))
		worth, whole = worth+p.Worth, whole+p.Weight
	}
	raw := s.Raw
	if s.Whole == 0 {
		raw = worth // frozen before it was kept
	}
	words := map[store.Lang][2]string{store.Vietnamese: {" (%s trên %d, quy về 100)", "; các phần đã làm tròn"},
		store.English: {" (%s of %d, scaled to 100)", "; the parts are rounded"}}[lang]
	sum := points(s.Total)
	if whole != 100 {
		sum += fmt.Sprintf(words[0], points(raw), whole)
	}
	said := sum + ": " + strings.Join(parts, ", ")
	if worth != raw {
		said += words[1]
	}
	return said
}

// countedIn says what a part of a sum counts.
func countedIn(lang store.Lang, k view.PartKind) string {
	return map[store.Lang]map[view.PartKind]string{
		store.Vietnamese: {view.PartTurns: " kỳ", view.PartTime: " kỳ đã báo và việc đến hạn", view.PartClean: " buổi"},
		store.English:    {view.PartTurns: " rounds", view.PartTime: " rounds answered and tasks due", view.PartClean: " days"},
	}[lang][k]
}

func weightName(lang store.Lang, k view.PartKind) string {
	return map[store.Lang]map[view.PartKind]string{
		store.Vietnamese: {view.PartTurns: "tham gia", view.PartTime: "đúng hạn", view.PartClean: "vệ sinh", view.PartPoints: "điểm"},
		store.English:    {view.PartTurns: "participation", view.PartTime: "timeliness", view.PartClean: "clean-up", view.PartPoints: "points"},
	}[lang][k]
}

// weights writes what is weighed: "tham gia 40, đúng hạn 30".
func weights(lang store.Lang, w store.Weights) string {
	var all []string
	for _, p := range []struct {
		kind view.PartKind
		n    int
	}{{view.PartTurns, w.Part}, {view.PartTime, w.Time}, {view.PartClean, w.Clean}, {view.PartPoints, w.Points}} {
		if p.n > 0 {
			all = append(all, fmt.Sprintf("%s %d", weightName(lang, p.kind), p.n))
		}
	}
	return strings.Join(all, ", ")
}
