package text

import "giaoban/store"

// The papers of a dossier (hồ sơ minh chứng): its numbered list, and the draft result report of a criterion. What they share
// with the written report is worded in report.go.
type (
	// DossierLabel is a heading, a title or a row of column headings, by its key.
	DossierLabel struct {
		Key     string
		Subject Subject
		// Committee is its name.
		Committee string
	}
	// DossierLevel says whether a criterion is met, and how many of its indicators.
	DossierLevel struct {
		Attainment      store.Attainment
		Met, Indicators int
	}
	// DossierAttained is an attainment in a cell.
	DossierAttained struct{ Attainment store.Attainment }
	// DossierWord is what was said in one round; Progress is worded as in the report.
	DossierWord struct {
		First, Last   ReportDay
		Who, Progress string
	}
	// DossierTrouble is an obstacle; Over: it is none any more.
	DossierTrouble struct {
		Who, Text string
		Over      bool
	}
	// DossierCount says how much evidence there is.
	DossierCount struct{ Photos, Files, Lost int }
	// DossierWhat describes a piece in the list: a photo, or a file with its Name; for a task, or something else than the
	// criterion, the Subject.
	DossierWhat struct {
		Photo   bool
		Name    string
		Subject Subject
		Text    string
	}
	// DossierDays is a period in a cell.
	DossierDays struct{ First, Last ReportDay }
)

// One tells whether the period is a single day.
func (d DossierDays) One() bool { return d.First.String() == d.Last.String() }
