package text

type (
	// Rules says how a committee follows its tasks. Changed is set when they have just been changed. Before are the days
	// before a deadline, OnTheDay the day itself, After the days after it.
	Rules struct {
		Committee                            string
		Changed                              bool
		At                                   string
		Before, After                        []int
		OnTheDay                             bool
		Confirm, Strict                      bool
		Deputy, Calls, Chair                 int
		ConfirmButton, StrictButton, Default string
	}
	// RulesUnclear is for words after /nhac that set nothing; Why is "unclear", "night" or "days".
	RulesUnclear struct{ Said, Why string }
)
