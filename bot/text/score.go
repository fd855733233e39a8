package text

import "giaoban/store"

// Points of inspection teams. Points are in hundredths.
type (
	// ScoredUnit is a unit that is inspected: a khu phố, or another one by its name. Code is how it is typed.
	ScoredUnit struct {
		Place Subject
		Name  string
		Code  string
	}
	// ScoredItem is a criterion with what it got; Said is false where nothing was said of it. Before is what the same
	// inspector had given, where that was another figure.
	ScoredItem struct {
		Number     int
		Name       string
		Max        int
		Said, Skip bool
		Got        int
		Before     *int
	}
	// ScoreAsk asks an inspector for the points of a unit. Next is the criterion that is asked for by itself, 0 for all.
	// For is whose paper form is noted. Points has what is said already.
	ScoreAsk struct {
		Unit    ScoredUnit
		Period  SignPeriod
		Items   []ScoredItem
		For     string
		Next    int
		Example string
		Photos  int
		Steps   string
	}
	// ScoreSaved says points back. Total of Max are those said; Open is how many criteria have none. Undone: they were taken
	// back, and Items are what counts now. Anew: the form has changed since he was asked. Own: he answers for the place
	// himself, and nobody else has scored it.
	ScoreSaved struct {
		Unit       ScoredUnit
		Period     SignPeriod
		Items      []ScoredItem
		Total, Max int
		Open       int
		Note       string
		Photos     int
		For        string
		Undone     bool
		Anew, Own  bool
		Left       []ScoredUnit
		Undo, Fix  string
	}
	// ScoreFault tells what is wrong with points; nothing was noted. Want is how many numbers were wanted, Have how many came.
	ScoreFault struct {
		Why        string
		Item       ScoredItem
		Said       string
		Have, Want int
		Unit       ScoredUnit
		Example    string
	}
	// ScorePhotos says that photos of a unit were kept. Points is false while no points were given.
	ScorePhotos struct {
		Unit   ScoredUnit
		Count  int
		Points bool
	}
	// ScoreList is what an inspector sees: what he has scored in this period and what not.
	ScoreList struct {
		Period SignPeriod
		Items  []ScoredItem
		Lines  []ScoreLine
	}
	// ScoreLine is one unit in a list: Total of Max by so many Inspectors.
	ScoreLine struct {
		Unit       ScoredUnit
		Total, Max int
		Open       int
		Inspectors int
	}
	// ScoreFile comes with the workbook of a period's points.
	ScoreFile struct{ Period SignPeriod }
	// ScoreDesk is what secretary and chair see: the form, the team, the period, the results. File is the button for the workbook.
	ScoreDesk struct {
		File   string
		Period SignPeriod
		Items  []ScoredItem
		Sum    int
		Team   []string
		Units  []ScoredUnit
		Lines  []ScoreLine
	}
	// ScoreResults are the points of one unit, criterion by criterion and inspector by inspector.
	ScoreResults struct {
		Period     SignPeriod
		Unit       ScoredUnit
		Items      []ScoreResult
		Total, Max int
		Open       int
		Notes      []ScoreNote
	}
	// ScoreResult is one criterion; Got is the mean of Each, rounded.
	ScoreResult struct {
		ScoredItem
		Each []ScoreEach
	}
	// ScoreEach is one inspector's figure. Own: he answers for the place himself.
	ScoreEach struct {
		Who       string
		Got       int
		Skip, Own bool
	}
	// ScoreNote is what an inspector wrote beside his points.
	ScoreNote struct{ Who, Text string }
	// ScoreFormSet says the form back. Gone are the criteria that it replaces, Scored on how many sheets (one inspector, one
	// unit) they had points. Told are the inspectors who had begun, Calls those of them whom nothing reaches.
	ScoreFormSet struct {
		Items       []ScoredItem
		Sum         int
		Gone        []ScoredItem
		Scored      int
		Team        bool
		Told, Calls []string
	}
	// ScoreFormAsk asks before a form is replaced that has points on Sheets of the inspectors Names; ScoreFormKept says that
	// it was not.
	ScoreFormAsk struct {
		Period  SignPeriod
		Items   []ScoredItem
		Sum     int
		Gone    []ScoredItem
		Sheets  int
		Names   []string
		Yes, No string
	}
	ScoreFormKept struct{}
	// ScoreFormNew tells an inspector who has begun that the form is another; Todo are the units he has scored in part now.
	ScoreFormNew struct {
		Period  SignPeriod
		By      string
		Items   []ScoredItem
		Todo    []ScoredUnit
		Example string
	}
	// ScoreOutside is for an officer who gives points and is in no team. Inspector is somebody whose paper form he may note,
	// empty where he may not.
	ScoreOutside struct {
		Me        string
		Unit      ScoredUnit
		Example   string
		Inspector string
	}
	// ScoreFormBad tells why a form cannot be used.
	ScoreFormBad struct {
		Why  string
		Said string
	}
	// ScoreTeamSet says who inspects; Calls are those without an account; Told: somebody new was told.
	ScoreTeamSet struct {
		Names, Calls []string
		Form, Told   bool
	}
	// ScoreTermSet says what period scores go to from now on; Ahead: it has not begun.
	ScoreTermSet struct {
		Period SignPeriod
		Ahead  bool
	}
	// ScoreTermBad is for words that name no period; ScoreUnitsBad for a name that cannot be a unit's.
	ScoreTermBad  struct{ Said string }
	ScoreUnitsBad struct{ Said string }
	// ScoreUnitsSet says the units besides the khu phố back.
	ScoreUnitsSet struct{ Units []ScoredUnit }
	// ScoreNoForm is for who wants to score before there is a form, ScoreNotYours for who is in no team, ScoreNoUnit for a
	// unit that there is not, ScoreNoScores where nothing was scored.
	ScoreNoForm   struct{ Officer bool }
	ScoreNotYours struct{}
	ScoreNoUnit   struct {
		Said  string
		Units []ScoredUnit
	}
	ScoreNoScores struct {
		Unit   ScoredUnit
		Period SignPeriod
	}
	// ScoreNoted tells an inspector what By has noted as his points; what they take the place of stands with each.
	ScoreNoted struct {
		By         string
		Unit       ScoredUnit
		Period     SignPeriod
		Items      []ScoredItem
		Total, Max int
		Note       string
		Example    string
	}
	// ScoreNamed tells a member that he inspects.
	ScoreNamed struct {
		By    string
		Items []ScoredItem
	}
	// ScoreChanged tells that the form has changed since it was asked by.
	ScoreChanged struct{ Unit ScoredUnit }
	// ScoreLeft says what was not noted.
	ScoreLeft struct {
		Unit  ScoredUnit
		Items []ScoredItem
	}
)

// Rounded tells whether the means as they are shown do not add up to the total, which is rounded by itself.
func (r ScoreResults) Rounded() bool {
	sum := 0
	for _, i := range r.Items {
		sum += i.Got
	}
	return sum != r.Total
}

// HalfDone tells whether anything is lost.
func (l ScoreLeft) HalfDone() bool { return len(l.Items) > 0 }

// named names the unit in passing: "khu phố 5", "Trạm Y tế".
func (u ScoredUnit) named(lang store.Lang) string {
	if u.Place.Code != "" {
		return u.Place.long(lang)
	}
	return u.Name
}

// UnitName names a unit in a list of names.
func UnitName(lang store.Lang, u ScoredUnit) string { return u.named(lang) }
