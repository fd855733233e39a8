package text

import (
	"fmt"
	"time"

	"giaoban/store"
)

type (
	// BehalfUsage tells how to note what somebody else said.
	BehalfUsage struct{ Example string }
	// BehalfWho asks which of several members is meant.
	BehalfWho struct{ Names []string }
	// BehalfNobody is for a name that is on no list.
	BehalfNobody struct{ Said string }
	// BehalfTime is for a request for more time among what was said. Example is what /giahan takes, Ask its button, ""
	// where that would be too long.
	BehalfTime struct{ Name, Example, Ask string }
	// BehalfUnclear asks what the member said. Tries are lines that work when typed as they stand, of what he is asked.
	BehalfUnclear struct {
		Name, Said string
		Subjects   []Subject
		Tries      []string
	}
	// BehalfPhoto is for words on a question that only a photo answers.
	BehalfPhoto struct {
		Name    string
		Subject Subject
	}
	// BehalfNotHis is for what was noted for a member who does not answer for it.
	BehalfNotHis struct {
		Name    string
		Subject Subject
	}
	// BehalfNote is how and when somebody said what is noted for him. First and Last bound the week it counts for, zero for
	// the open round's; Early for the coming one; Late by how much it was said after the closing.
	BehalfNote struct {
		Means       store.Means
		At          time.Time
		First, Last time.Time
		Early       bool
		Late        time.Duration
	}
	// BehalfRecorded says back what was noted for somebody, what could not be, and what counts when his own newer word stands.
	BehalfRecorded struct {
		Name     string
		Note     BehalfNote
		Lines    []SaidLine
		Problems []string
		Stands   []SaidLine
		Undo     string
	}
	// BehalfWhen asks when it was said: the time is not understood, or has not come yet.
	BehalfWhen struct {
		Said string
		Now  time.Time
	}
	// BehalfTold tells a member what was noted for him. Wrong is the button by which he says that it is not so.
	BehalfTold struct {
		By    string
		Note  BehalfNote
		Lines []SaidLine
		Wrong string
	}
	// BehalfUndone tells a member that a note made for him has been taken back.
	BehalfUndone struct{ Lines []SaidLine }
	// BehalfWithdrawn answers a member who says that what was noted for him is not so: Lines do not count any more (Again: they
	// had been taken out before), Now counts instead, Own when that is his own word. Kept stay as they were reported, because
	// the week First to Last is settled. By is who made the note and has been told.
	BehalfWithdrawn struct {
		Lines       []SaidLine
		Again       bool
		Kept        []SaidLine
		First, Last time.Time
		Now         []SaidLine
		Own         bool
		By          string
		Example     string
		Left        []BundleItem
	}
	// BehalfWithdrawnToast is the same as a flash.
	BehalfWithdrawnToast struct{ Line SaidLine }
	// BehalfDisputed tells who made a note that the member says it is not so, in his words, and what counts now. Kept: nothing
	// was changed, the week is settled.
	BehalfDisputed struct {
		Name  string
		Note  BehalfNote
		Lines []SaidLine
		Said  string
		Kept  bool
		Now   []SaidLine
	}
)

// means says how an answer reached whoever noted it.
func means(lang store.Lang, m store.Means) string {
	return map[store.Lang]map[store.Means]string{
		store.Vietnamese: {store.ByPhone: "qua điện thoại", store.ByPaper: "theo giấy", store.ByMessage: "từ tin nhắn", store.InPerson: "nói trực tiếp"},
		store.English:    {store.ByPhone: "by phone", store.ByPaper: "on paper", store.ByMessage: "from a message", store.InPerson: "in person"},
	}[lang][m]
}

// behind says how late something was said: in minutes up to an hour, in hours up to a day, then in days, never more than it was.
func behind(lang store.Lang, d time.Duration) string {
	n, unit := max(int(d.Minutes()), 1), 0
	switch {
	case d >= 24*time.Hour:
		n, unit = int(d.Hours()/24), 2
	case d >= time.Hour:
		n, unit = int(d.Hours()), 1
	}
	if lang == store.Vietnamese {
		return fmt.Sprintf("trễ %d %s", n, []string{"phút", "giờ", "ngày"}[unit])
	}
	s := ""
	if n > 1 {
		s = "s"
	}
	return fmt.Sprintf("%d %s%s late", n, []string{"minute", "hour", "day"}[unit], s)
}
