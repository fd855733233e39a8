package text

import (
	"fmt"
	"time"

	"giaoban/store"
	"giaoban/store/view"
)

// The written report on its way from secretary to chair.

// SignPeriod is what period a report is of, as one says it in passing.
type SignPeriod struct {
	Kind        view.PeriodKind
	First, Last time.Time
}

// SignWho is who did something, and when.
type SignWho struct {
	Name string
	Role store.Role
	At   time.Time
	// Word is what he added.
	Word string
}

// reported names the period of a report in passing: "tuần 21/11 – 27/11", "quý IV/2026".
func reported(lang store.Lang, p SignPeriod) string {
	english := lang == store.English
	either := func(vi, en string) string {
		if english {
			return en
		}
		return vi
	}
	switch p.Kind {
	case view.Weekly:
		return either("tuần ", "week ") + p.First.Format("2/1") + " – " + p.Last.Format("2/1")
	case view.Monthly:
		return either("tháng ", "month ") + p.First.Format("1/2006")
	case view.Quarterly:
		n := (int(p.First.Month()) - 1) / 3
		return either("quý "+[...]string{"I", "II", "III", "IV"}[n], fmt.Sprintf("quarter %d", n+1)) + p.First.Format("/2006")
	case view.HalfYear:
		if p.First.Month() < time.July {
			return either("6 tháng đầu năm ", "first half of ") + p.First.Format("2006")
		}
		return either("6 tháng cuối năm ", "second half of ") + p.First.Format("2006")
	case view.Yearly:
		return either("năm ", "year ") + p.First.Format("2006")
	}
	return either("từ ", "from ") + p.First.Format("2/1/2006") + either(" đến ", " to ") + p.Last.Format("2/1/2006")
}

// signer names who did something: "đồng chí Bảo (trưởng ban)".
func signer(lang store.Lang, w SignWho) string {
	switch {
	case w.Name == "" && w.Role == "":
		return map[store.Lang]string{store.Vietnamese: "đã có người", store.English: "somebody"}[lang]
	case w.Name == "":
		return Role(lang, w.Role)
	}
	name := map[store.Lang]string{store.Vietnamese: "đồng chí ", store.English: ""}[lang] + w.Name
	if w.Role != "" {
		name += " (" + Role(lang, w.Role) + ")"
	}
	return name
}

// SignSection is a section of a report in chat. More is how many lines are left out. Code chooses it.
type SignSection struct {
	Key, Heading string
	Top          bool
	Lines        []string
	More         int
	Edited       bool
	Code         string
}

// SignFiles are the codes of a report's files.
type SignFiles struct{ Doc, Sheet, Picture string }

type (
	// SignDraft is a report in chat: its whole text, how far it has come, what can be done with it. A code that is empty has
	// no button.
	SignDraft struct {
		Committee string
		Period    SignPeriod
		State     store.ReportState
		AsOf      time.Time
		Sections  []SignSection
		// Appendix is how many rows stand in the file only, Blank how many places are marked as missing.
		Appendix, Blank int
		// NoLetter: nobody has said yet what stands around the documents. News: there is news that is not in it.
		NoLetter, News bool
		// Kept are the sections that were edited in the report which this one is to replace.
		Kept []string
		// Submitted and Decided are who handed it in, and who approved or returned it; Hash is that of an approved one.
		Submitted, Decided SignWho
		Hash               string
		// Note is a SignErased, empty for none.
		Note  string
		Files SignFiles
		// Edit, Send, Fresh (take the news in), Back (take it back to go on editing), New (a report in place of this one) are
		// the secretary's, OK and No the signer's. To is who will sign.
		// Drop throws a draft away, Again brings it back.
		Edit, Send, Fresh, Back, New string
		Drop, Again                  string
		OK, No                       string
		To                           store.Role
		// NotYours: a deputy reads what only the chair signs.
		NotYours bool
		// Until is the last day of a period that is not over yet, zero for one that is.
		Until time.Time
	}
	// SignOffer is the part of the closing's message that says the report is ready.
	SignOffer struct {
		See, File, Send string
		To              store.Role
	}
	// SignWhich asks which section is to be edited. Words were given already.
	SignWhich struct {
		Sections []SignSection
		Parent   string
		Words    bool
	}
	// SignWords asks for the new words of a section. Old takes an edit back.
	SignWords struct {
		Section SignSection
		Old     string
	}
	// SignEdited says back a section after an edit, or after an edit was taken back. Empty: it says nothing now.
	SignEdited struct {
		Period         SignPeriod
		Section        SignSection
		Undone, Kept   bool
		Old, See, Send string
		To             store.Role
	}
	// SignFileTaken says which sections an edited file has changed; Clashes are those that somebody else has edited, Lost those
	// that it has no more, Long those with more than Most letters: they stay as they were. Emptied are those of Keys that say
	// nothing now. Open is another report that lay open when the file came.
	SignFileTaken struct {
		Period                             SignPeriod
		Keys, Clashes, Lost, Long, Emptied []string
		Most                               int
		// Changes are the first words that are new, of some of Keys.
		Changes []SignChange
		// Beside is what was edited around the sections, and not taken; MoreBeside are further places.
		Beside     []SignBeside
		MoreBeside int
		Open       SignPeriod
		See, Send  string
		To         store.Role
	}
	// SignChange is where a section first differs from what it said: Old stood there, New stands there now.
	SignChange struct{ Key, Old, New string }
	// SignBeside is an edit in a place that a copy is not read back from: a docx.Place, with the section it is in. Old stood there,
	// New stands there now, one of them empty where something was added or left out; More are further ones in the same place.
	SignBeside struct {
		Place, Key, Old, New string
		More                 int
	}
	// SignNotEdited is for taking back what nobody has edited.
	SignNotEdited struct{ Key string }
	// SignShown is one section in full.
	SignShown struct {
		Period  SignPeriod
		Section SignSection
		Edit    string
	}
	// SignClash says what somebody else did to a section since it was last seen here, and asks whose words are to stand.
	SignClash struct {
		Section    SignSection
		Who        SignWho
		Mine       string
		Back       bool // mine are the drafted words
		Over, Keep string
	}
	// SignChanged says that a report is not what was last seen.
	SignChanged struct {
		Period    SignPeriod
		Who       SignWho
		Keys      []string
		See, Send string
		To        store.Role
		Drop      string // for who meant to throw it away
	}
	// SignNews is for an edited draft that is handed in while there is news: its figures are those of AsOf, Keys are the sections
	// that have others now, Mine those of them that keep edited words. New takes the news in and sends it, Old sends it as it is.
	SignNews struct {
		Period        SignPeriod
		AsOf          time.Time
		Keys, Mine    []string
		New, Old, See string
	}
	// SignDropped says that a draft is thrown away; Stands is when the approved one was approved that holds, zero for none.
	SignDropped struct {
		Period SignPeriod
		Stands time.Time
		Again  string
	}
	// SignNoDraft is for who hands in a report where there is none.
	SignNoDraft struct{}
	// SignNoSection is for a section that the report does not have.
	SignNoSection struct {
		Said string
		Keys []string
	}
	// SignTooLong is for words that are too many.
	SignTooLong struct{ Length, Max int }
	// SignLocked is for an edit of a report that is submitted, approved or dropped; Drop: it was to be dropped.
	SignLocked struct {
		Period SignPeriod
		State  store.ReportState
		Who    SignWho
		Back   string
		New    string
		Again  string
		Drop   bool
		// File is the name of an edited copy that came too late, empty for words in chat.
		File string
	}
	// SignWithdrawn says that a submitted report is taken back; Edit goes on.
	SignWithdrawn struct {
		Period     SignPeriod
		Edit, Send string
		To         store.Role
	}
)

type (
	// SignSent says that a report is on its way to who signs. At is when it arrives, zero for now.
	SignSent struct {
		Period SignPeriod
		To     store.Role
		At     time.Time
		// Fresh is the instant of the news that was taken in, zero for none; Until as in SignDraft.
		Fresh, Until time.Time
		// Blank places are marked as missing in its text, Around in what stands around it.
		Blank, Around int
		Back          string
		// Away is until when the chair who is to sign is on leave, zero for not; For what the letterhead says when a deputy signs
		// for him, empty where none can be reached.
		Away time.Time
		For  string
	}
	// SignNobody is for a committee in which nobody who signs can be reached.
	SignNobody struct {
		Period SignPeriod
		File   string
	}
	// SignCard is what the signer reads: one screen.
	SignCard struct {
		Call, Committee string
		Period          SignPeriod
		AsOf            time.Time
		By              string
		Own             bool // who reads it has handed it in himself
		// Met of Total criteria, MetBefore at the beginning, -1 for none then.
		Met, MetBefore, Total int
		Tasks                 view.ReportTally
		Answered              view.Participation
		Troubles              []SignTrouble
		More, Needs, Pending  int
		Edited                []SignSection
		Blank, Around         int       // as in SignSent
		Until                 time.Time // as in SignDraft
		Ask                   bool      // a yes was said that may have been to something else
		Returned              string    // the word with which it was returned before
		Supersedes            bool
		OK, No, See, Doc      string
	}
	// SignTrouble is a difficulty in somebody's own words.
	SignTrouble struct {
		Subject Subject
		Text    string
		Weeks   int
	}
	// SignFile goes with the .docx of a report, SignSheetFile with the .xlsx, SignTablesFile with its sheets as CSV, SignPictureFile
	// with the picture.
	SignFile struct {
		Period SignPeriod
		State  store.ReportState
		Hash   string
		// Note is a SignErased, empty for none.
		Note string
	}
	// SignErased says of an approved report that somebody was erased from it: what its check code Hash is still good for, what
	// this version's is (Now), who goes by which names since, and when the last of them was erased.
	SignErased struct {
		Hash, Now string
		Names     []string
		At        time.Time
	}
	// SignReplaces says of a report which approved one it takes the place of: when that was approved, and its check code.
	SignReplaces struct {
		At   time.Time
		Hash string
	}
	SignSheetFile   struct{ Period SignPeriod }
	SignTablesFile  struct{ Period SignPeriod }
	SignPictureFile struct{ Period SignPeriod }
	// SignWhy asks why a report is returned.
	SignWhy struct{ Period SignPeriod }
	// SignApproved says back an approval; Told: the secretary is told.
	SignApproved struct {
		Period     SignPeriod
		At         time.Time
		Hash       string
		Supersedes bool
		Until      time.Time // as in SignDraft
		Doc        string
	}
	// SignApprovedTold tells the secretary.
	SignApprovedTold struct {
		Period     SignPeriod
		Who        SignWho
		Hash       string
		Supersedes bool
		Doc, New   string
	}
	// SignReturned says back a return, SignReturnedTold tells the secretary. Stands as in SignDropped; Drop throws away what was
	// to replace it.
	SignReturned struct {
		Period SignPeriod
		Word   string
		Stands time.Time
	}
	SignReturnedTold struct {
		Period          SignPeriod
		Who             SignWho
		Stands          time.Time
		See, Edit, Send string
		Drop            string
		To              store.Role
	}
	// SignSettled answers a button, or words, about a report that is not waiting for them (any more): what became of it. Newer:
	// what was pressed stood under an older version.
	SignSettled struct {
		Period SignPeriod
		State  store.ReportState
		Newer  bool
		Who    SignWho
		See    string
		// Return: it was to be returned. Back and New are the secretary's way on.
		Return    bool
		Back, New string
	}
	// SignToast flashes at the button.
	SignToast struct{ State store.ReportState }
	// SignChairOnly is for a deputy where the chair signs himself.
	SignChairOnly struct {
		Period SignPeriod
		See    string
	}
	// SignList lists reports to choose from: those that wait for a signature, or drafts. For says what for.
	SignList struct {
		Committee string
		For       string // "sign", "edit", "send", "drop", "fresh", "back"
		Reports   []SignLine
	}
	// SignLine is one of these.
	SignLine struct {
		Period SignPeriod
		State  store.ReportState
		By     string
		Code   string
	}
	// SignNothing is for who signs when nothing waits; Period is the newest approved, with See to show it. Alone: nobody
	// who drafts can be reached.
	SignNothing struct {
		Alone  bool
		Period SignPeriod
		Who    SignWho
		See    string
	}
	// SignNone is for a period of which nobody has drafted a report yet. Alone: nobody who drafts can be reached.
	SignNone struct {
		Period SignPeriod
		Alone  bool
	}
	// SignUsage is for a period that was not understood, SignNotYet for one that has not begun, SignTooWide for one too long.
	SignUsage   struct{ Said string }
	SignNotYet  struct{ Period SignPeriod }
	SignTooWide struct{ Years int }
	// SignNoFile is for a file that is no edited report, by why.
	SignNoFile struct{ Why, Name string }
	// SignFileComing says that an edited file is being read.
	SignFileComing struct{}
	// SignReading is for a report that is handed in while an edited copy of it is being read.
	SignReading struct{ Period SignPeriod }
	// SignLeft is for a question that was left.
	SignLeft struct{ Key, Why string }
)

// HalfDone tells whether something was given that is not kept, or begun that somebody waits for.
func (l SignLeft) HalfDone() bool { return l.Why == "words" || l.Why == "reason" }
