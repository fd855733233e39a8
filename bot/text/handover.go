package text

import "time"

type (
	// HandoverHow tells how to pass work on; Past is for a day that is over.
	HandoverHow struct {
		Said string
		Past bool
	}
	// HandoverSame, HandoverNothing, HandoverUnknown and HandoverNotHis say why nothing can be passed on.
	HandoverSame    struct{ Name string }
	HandoverNothing struct{ Name string }
	HandoverUnknown struct{ Said string }
	HandoverNotHis  struct {
		Name    string
		Subject Subject
	}
	// HandoverCard says back what goes from whom to whom from the Day on; Now is set when that is today. From is empty for
	// work that nobody on the list had.
	HandoverCard struct {
		From, To string
		Day      time.Time
		Now      bool
		Subjects []Subject
		// Phone is set when the new one has no account and must be told by phone.
		Phone   bool
		Yes, No string
	}
	// HandoverDone says that it is done.
	HandoverDone struct {
		From, To   string
		Day        time.Time
		Now, Phone bool
		Subjects   []Subject
	}
	// HandoverTold tells the old one and, with Yours, the new one.
	HandoverTold struct {
		From, To   string
		Yours, Now bool
		Day        time.Time
		Subjects   []Subject
	}
	// HandoverDropped: nothing changed.
	HandoverDropped struct{}
)
