package text

import (
	"time"

	"giaoban/store"
)

// Help, for each who asks.
type (
	// HelpMember is for somebody who answers for something: Example is one of his codes.
	HelpMember struct {
		Call, Example string
		Subjects      []Subject
		Next          Window
		Commands      []string
		Open          bool
	}
	// HelpSecretary, HelpChair and HelpObserver are for the offices. Do are the buttons that stand for commands.
	HelpSecretary struct {
		Call     string
		Next     Window
		Commands []string
		Do       []string
		Open     bool
	}
	HelpChair struct {
		Call     string
		Commands []string
		Do       []string
		Open     bool
	}
	HelpObserver struct {
		Call     string
		Commands []string
		Open     bool
	}
	// HelpGroup is what a group is told.
	HelpGroup struct{}
	// Left says that an open question was left, NothingToLeave that there was none.
	Left           struct{}
	NothingToLeave struct{}
)

// What is kept about a person, and his say in it. Fields named for a verb are button codes.
type (
	// Me shows a person what is kept about him.
	Me struct {
		Places             []MyPlace
		Consent            time.Time
		Version            string
		OtherLang          store.Lang
		Other, Data, Erase string
	}
	// MyPlace is what he is in one committee.
	MyPlace struct {
		Committee, Word, Name, Post, Unit, Phone string
		Role                                     store.Role
		Subjects                                 []Subject
	}
	// NothingKept is for a stranger.
	NothingKept struct{}
	// LanguageSet says, in the new language, that it is set.
	LanguageSet struct{}
	// MyDataFile comes with the file of one's own data, MyDataNote stands in it.
	MyDataFile struct{}
	MyDataNote struct{}
	// AskErase and SureErase ask twice. Last: no other secretary would remain in these committees.
	AskErase struct {
		Account, Phone, No string
		Last               []string
	}
	SureErase struct {
		Phone   bool
		Yes, No string
	}
	// Erased is the last thing he is told.
	Erased struct{ Phone bool }
	// ErasedTold tells the secretary. Reports is in how many approved ones he goes by another name since.
	ErasedTold struct {
		Name, Phone string
		PhoneErased bool
		Reports     int
	}
	// MeUsage tells what /toi understands.
	MeUsage struct{ Said string }
)
