package text

import "time"

type (
	// LeaveLine is one leave; Cancel is the button that takes it back.
	LeaveLine struct {
		Name        string
		First, Last time.Time
		Days        int
		Substitute  string
		Cancel      string
	}
	// LeaveList is what /nghi shows: the leave that holds or is to come, and how to ask for more. Officer sees everybody's.
	LeaveList struct {
		Lines   []LeaveLine
		Officer bool
	}
	// LeaveHow asks for the days: none were understood, or they cannot be.
	LeaveHow struct {
		Said                  string
		Backwards, Past, Long bool
	}
	// LeaveCard says a leave back before it holds. Subjects are what the member answers for.
	LeaveCard struct {
		LeaveLine
		Subjects                          []Subject
		SubstituteAway, SubstituteByPhone bool
		Yes, No                           string
	}
	// LeaveSaved says that it holds, or is taken back.
	LeaveSaved struct {
		LeaveLine
		Cancelled bool
	}
	// LeaveTold tells the others: You is the substitute, Subjects are what is his for these days; Yours is the member himself
	// whose leave By has noted.
	LeaveTold struct {
		LeaveLine
		You       bool
		Yours     bool
		By        string
		Cancelled bool
		Subjects  []Subject
	}
	// LeaveDropped: nothing was noted.
	LeaveDropped struct{}
	// NoSuchMember and WhichMember ask who is meant, whatever for.
	NoSuchMember struct{ Said string }
	WhichMember  struct {
		Said  string
		Names []string
	}
)
