package text

import (
	"time"

	"giaoban/store"
)

// Evidence (minh chứng). Fields named for a verb are button codes.
type (
	// EvidenceList shows what lies under a subject, by indicator and period. Lost is how many of the photos and files are
	// not kept.
	EvidenceList struct {
		Committee           string
		Subject             Subject
		Indicator           int
		IndicatorName       string
		Photos, Files, Lost int
		Groups              []EvidenceGroup
		Page, Pages         int
		Back, Next, Dossier string
	}
	// EvidenceGroup is what lies under one indicator, 0 for none, in one period.
	EvidenceGroup struct {
		Indicator   int
		Name        string
		First, Last time.Time
		Entries     []EvidenceEntry
	}
	// EvidenceEntry is what came with one answer. Who is empty for who may not read it; Behalf: somebody noted the words.
	EvidenceEntry struct {
		N                   int
		Who                 string
		At                  time.Time
		Photos, Files, Lost int
		Name                string
		Subject             Subject
		Text                string
		Behalf              bool
		Open                string
	}
	// EvidenceOpened says what is sent now, Most of them at the most; EvidenceFile stands under each file.
	EvidenceOpened struct {
		Entry EvidenceEntry
		Most  int
	}
	EvidenceFile struct {
		N, Of   int
		Subject Subject
		At      time.Time
	}
	// EvidenceRadar lists what has had no new evidence for so many days: Quiet of All. Loose is how many pieces show no
	// indicator although there are some.
	EvidenceRadar struct {
		Committee        string
		Days, Quiet, All int
		Indicators       bool
		Gaps             []EvidenceGap
		Loose            int
		Page, Pages      int
		Back, Next       string
	}
	// EvidenceGap is one of them; Days is -1 for never.
	EvidenceGap struct {
		Criterion, Indicator int
		Name                 string
		Newest               time.Time
		Days                 int
	}
	// EvidenceMine shows a member what lies under what he answers for.
	EvidenceMine struct{ Heaps []EvidenceHeap }
	// EvidenceHeap is how much lies under a subject.
	EvidenceHeap struct {
		Subject       Subject
		Photos, Files int
		Newest        time.Time
	}
	// EvidenceUsage tells what /minhchung understands; Sees: the dossier and the radar too.
	EvidenceUsage struct {
		Said string
		Sees bool
	}
	// EvidenceNowhere is for a code that the committee does not have, NoSuchIndicator for an indicator; Has is how many the
	// criterion has.
	EvidenceNowhere struct {
		Code     store.Subject
		Criteria int
	}
	NoSuchIndicator struct{ Criterion, Indicator, Has int }
	// EvidenceNotYours is for what a member does not answer for.
	EvidenceNotYours struct {
		Subject Subject
		Roles   []store.Role
	}
	// EvidenceNoPhoto is for an answer to a message that no photo came with.
	EvidenceNoPhoto struct{}
	// IndicatorSet says back which indicator files show; IndicatorElsewhere that they lie under something else.
	IndicatorSet struct {
		Subject   Subject
		Indicator int
		Name      string
		Files     int
	}
	IndicatorElsewhere struct {
		Subject   Subject
		Indicator int
		Lies      store.Subject
	}

	// DossierComing says what is in the dossier that follows; the zero Subject for all criteria, zero days for all time.
	DossierComing struct {
		Subject             Subject
		First, Last         time.Time
		Photos, Files, Lost int
		MB                  float64
	}
	// DossierFile stands under it.
	DossierFile struct {
		Subject Subject
		At      time.Time
	}
	// DossierEmpty says that there is nothing to put into one; DossierTooLarge that it cannot be sent in chat.
	DossierEmpty struct {
		Subject     Subject
		First, Last time.Time
	}
	DossierTooLarge struct {
		Subject  Subject
		MB, Most int
	}
)

// Add puts an entry into its group, which is the last one or a new one.
func (l *EvidenceList) Add(indicator int, name string, first, last time.Time, e EvidenceEntry) {
	if n := len(l.Groups); n > 0 && l.Groups[n-1].Indicator == indicator && l.Groups[n-1].First.Equal(first) && l.Groups[n-1].Last.Equal(last) {
		l.Groups[n-1].Entries = append(l.Groups[n-1].Entries, e)
		return
	}
	l.Groups = append(l.Groups, EvidenceGroup{Indicator: indicator, Name: name, First: first, Last: last, Entries: []EvidenceEntry{e}})
}
