package text

import (
	"time"

	"giaoban/store"
)

type (
	// PhotoFor asks what photos show of which that is not known. Likely is what their sender spoke of right before.
	PhotoFor struct {
		Photos int
		Items  []PhotoChoice
		Likely *PhotoChoice
	}
	// PhotoChoice is one thing that they may show, with its number of the day.
	PhotoChoice struct {
		Number  int
		Subject Subject
		Code    string
	}
	// PhotosKept says what photos were kept as: of which Subjects, and of which clean-up, where it is one.
	PhotosKept struct {
		Photos    int
		Documents bool
		Subjects  []Subject
		CleanUp   string
		Day       time.Time
		// Tell is the neighbourhood whose results have not been told yet, "" for none.
		Tell store.Subject
		// Elsewhere is the button for photos that show something else.
		Elsewhere string
	}
	// CaptionChanged says that what is written under a photo was changed.
	CaptionChanged struct{ Caption string }
)
