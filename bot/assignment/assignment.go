// Package assignment reads the sentence by which a secretary gives a task: "Hùng hoàn thiện hồ sơ tiêu chí 4 trước 30/8,
// phối hợp Công an phường", "khu phố 3, 5 và Xuân Hợp treo cờ trước 2/9", "lan kiem tra hem 45 sang thu 7 hang tuan".
//
// It is pure: the same text and the same Known give the same answer. It accepts any bytes and never panics.
//
// Its promise is that it guesses nothing. A name that fits two members comes back with both as Candidates, a name that fits
// none as a Problem; a word that is a name and an ordinary word too (minh, thu, an) is a name only where one must stand. What
// is to be done comes back as it was typed, shortened by who and when, with nothing added.
//
// A reading goes in steps: tokens (sentence.go); who may be meant by them (name.go, post.go, place.go, party.go); which of
// them leads (lead.go) and which supports (support.go); what remains is the work (work.go), and what the work speaks of
// (about.go). Words stand in words.go and verbs.go. Gives (order.go) tells orders from other sentences.
package assignment

import (
	"time"

	"giaoban/schedule/calendar"
	"giaoban/schedule/when"
	"giaoban/store"
)

// Known is what the reader knows of the committee.
type Known struct {
	Members        []store.Member // those in the committee now
	Criteria       []store.Criterion
	Neighbourhoods []store.Neighbourhood // those that have ended or not begun at Now are passed over
	// Word is what the committee calls a neighbourhood: khu phố, thôn, ấp.
	Word     string
	Now      time.Time // in the committee's zone
	Calendar *calendar.Calendar
}

// Assignment is what a sentence says. It is ready to be taken down only without Problems.
type Assignment struct {
	// Work is what is to be done: the sentence as typed (NFC, single spaces) without who does it and by when.
	Work string
	// Leads are who answers for the work. More than one: it was given to several alike, and somebody has to say who leads.
	Leads    []Party
	Supports []Party
	// Criterion is the one the work is for, 0 when none or several are named.
	Criterion int
	// Places are the neighbourhoods that the work speaks of, in the order named; those that lead are not among them.
	Places []int
	// Deadline is when; its Start and End count in fold.NFC of the whole text.
	Deadline when.Deadline
	// Problems stand in the order of the sentence's parts: leads, supports, places, criterion, work, deadline.
	Problems []Problem
}

// Kind says as what a party was named.
type Kind string

// The kinds of Party.
const (
	Person        Kind = "person"        // by name
	Post          Kind = "post"          // by what he is: "công chức kế toán", "thư ký", "người phụ trách tiêu chí 4"
	Unit          Kind = "unit"          // by where he works: "Công an phường"
	Neighbourhood Kind = "neighbourhood" // "khu phố 5", "trưởng khu phố 5"
	Everyone      Kind = "everyone"      // "các đồng chí thành viên", "toàn ban"
	Outsider      Kind = "outsider"      // an organisation that nobody in the roster holds
)

// Party is somebody who leads or supports.
type Party struct {
	Said string // as typed
	Kind Kind
	// Member is who is meant; 0 for a neighbourhood, everyone, an outsider, and where it is not sure.
	Member store.MemberID
	// Neighbourhood is its number.
	Neighbourhood int
	// Candidates are those who may be meant, where that is not sure.
	Candidates []store.MemberID
}

// Trouble is a kind of Problem.
type Trouble string

// The kinds of Problem.
const (
	UnknownLead          Trouble = "unknown_lead"          // Said stands where the lead stands and is on no list; an Outsider too
	AmbiguousLead        Trouble = "ambiguous_lead"        // Said may be any of the Candidates
	UnknownSupport       Trouble = "unknown_support"       // Said is somebody's name and on no list
	AmbiguousSupport     Trouble = "ambiguous_support"     // Said may be any of the Candidates
	UnknownNeighbourhood Trouble = "unknown_neighbourhood" // Said is none of the committee's, or says not which
	UnknownCriterion     Trouble = "unknown_criterion"     // Said is none of the committee's
	SeveralCriteria      Trouble = "several_criteria"      // Said is the second of those named
	NoLead               Trouble = "no_lead"               // nobody is named
	NoWork               Trouble = "no_work"               // nothing to do is named
	PastDeadline         Trouble = "past_deadline"         // Said is over
	ImpossibleDeadline   Trouble = "impossible_deadline"   // Said is no day: 31/2
	UnanchoredDeadline   Trouble = "unanchored_deadline"   // Said counts from a day that is not named: "10 ngày kể từ ngày ký"
)

// Problem is something to ask back about.
type Problem struct {
	Kind Trouble
	Said string // the words it is about, as typed; empty for NoLead and NoWork
}

// Read tells what a sentence assigns.
func Read(text string, k Known) Assignment {
	r := newReader(text, k)
	r.leads()
	r.supports()
	r.work()
	return r.out
}
