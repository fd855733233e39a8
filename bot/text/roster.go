package text

import (
	"time"

	"giaoban/store"
)

// The list and one member of it. Fields that end a line of buttons (Next, Edit …) are button codes, empty for none.
type (
	// Roster is one page of a committee's members.
	Roster struct {
		Committee, Word string
		Groups          []RosterGroup
		Joined, Total   int
		Page, Pages     int
		Next, Add       string
		Unowned         []Subject
	}
	// RosterGroup is those who hold one role.
	RosterGroup struct {
		Role   store.Role
		People []RosterLine
	}
	// RosterLine is a member; State is one of the states below.
	RosterLine struct {
		Name, Post string
		Codes      []string
		State      string
	}
	// MemberCard is a member with what can be done about him.
	MemberCard struct {
		Word, Name, Post, Unit, Phone string
		Role                          store.Role
		Charges                       []ChargeLine
		State                         string
		Until                         time.Time
		Invite, Edit, End             string
	}
	// ChargeLine is what a member answers for. Others share it; Leader is set, with the button that takes the lead, when one
	// of them leads.
	ChargeLine struct {
		Subject  Subject
		Others   []string
		Leader   string
		MakeLead string
	}
	// MembersFound asks which of several is meant.
	MembersFound struct {
		Said   string
		People []FoundLine
	}
	// FoundLine is one of them.
	FoundLine struct{ Label, Card string }
	// MemberUnknown is for a name that is on no list.
	MemberUnknown struct{ Said string }
	// MemberGone is for a member who has left meanwhile.
	MemberGone struct{}
)

// How a member can be reached.
const (
	StateJoined  = "joined"
	StateLost    = "lost"
	StateInvited = "invited"
	StatePhone   = "phone"
)

// Adding people.
type (
	// AskWho asks whom to add.
	AskWho struct{ Word string }
	// The questions about somebody of whom only the name is known. Skip is the button that leaves one out.
	AskPost  struct{ Call, Skip string }
	AskUnit  struct{ Call, Skip string }
	AskPhone struct{ Call, Skip string }
	AskRole  struct {
		Call, Word string
		Roles      []RoleButton
	}
	// RoleButton offers a role.
	RoleButton struct {
		Role store.Role
		Code string
	}
	AskCharges struct {
		Call, Word, Skip string
		Criteria         []Subject
	}
	// Drafts says back how the lines were read.
	Drafts struct {
		People           []DraftLine
		Save, Fix, Leave string
	}
	// DraftLine is one person as he was read, with what should be looked at twice.
	DraftLine struct {
		Word                    string
		Name, Post, Unit, Phone string
		Role                    store.Role
		Subjects                []Subject
		// Same is another member of this name, Alike is set when nothing tells them apart; SamePhone has the same number.
		Same      string
		Alike     bool
		SamePhone string
		BadPhone  string
		// Unknown are criteria that do not exist and are left out, NewPlaces neighbourhoods that will be added.
		Unknown   []Subject
		NewPlaces []Subject
		Criteria  int
		// Chair is who is chair already.
		Chair string
	}
	// FixDraft tells how to correct what was read.
	FixDraft struct{ Several bool }
	// BadLine tells which line cannot be read and why.
	BadLine struct {
		Line       int
		Field, Why string
		Max        int
	}
	// TooManyLines: a list is too long for one message.
	TooManyLines struct{ Max int }
	// AddingLeft says that nobody was added; Names are those who were read and not saved.
	AddingLeft struct{ Names []string }
	// AddedOne says that somebody is on the list; Letter follows it, to be passed on.
	AddedOne struct {
		Name   string
		Until  time.Time
		QR     bool
		Joined bool
	}
	// Letter is the invite as the secretary passes it on.
	Letter struct {
		Name, Committee, Link, Code string
		Until                       time.Time
		Asked                       bool
	}
	// AddedMany lists the codes of several; Letters sends each as a letter.
	AddedMany struct {
		People  []AddedLine
		Until   time.Time
		Letters string
	}
	// AddedLine is one of them.
	AddedLine struct{ Name, Code string }
)

// HalfDone tells whether something is lost that somebody typed.
func (m AddingLeft) HalfDone() bool { return len(m.Names) > 0 }

// Changing and ending.
type (
	// EditWhich asks what to change.
	EditWhich struct {
		Name   string
		Fields []FieldButton
	}
	// FieldButton offers a field.
	FieldButton struct{ Field, Code string }
	// AskField asks for a new value.
	AskField struct{ Field, Name, Old string }
	// ChargesUnknown is for criteria that do not exist.
	ChargesUnknown struct {
		Unknown  []Subject
		Criteria int
	}
	// EndConfirm asks before a place is ended.
	EndConfirm struct {
		Name     string
		Subjects []Subject
		Yes, No  string
	}
	// Ended says that it was; Unowned has nobody to answer for it now.
	Ended struct {
		Name    string
		Unowned []Subject
	}
	// NeedSuccessor: the last secretary cannot leave the office to nobody.
	NeedSuccessor struct{ Name string }
	// ChargesTold, RoleTold and EndedTold tell the member himself.
	ChargesTold struct {
		Committee string
		Subjects  []Subject
		Next      Window
	}
	RoleTold struct {
		Committee, Word string
		Role            store.Role
	}
	EndedTold struct{ Committee string }
)

// The neighbourhoods.
type (
	// Places lists them.
	Places struct {
		Word   string
		Places []PlaceLine
		May    bool
	}
	// PlaceLine is one, with who heads it (for those who may see names).
	PlaceLine struct {
		Code  store.Subject
		Name  string
		Heads []string
	}
	// PlacesAdded says back what was added and what was there.
	PlacesAdded struct {
		Word       string
		Added, Had []PlaceLine
	}
	// PlaceRenamed and PlaceEnded say back a change; EndPlace asks before the end.
	PlaceRenamed struct {
		Code     store.Subject
		Old, New string
	}
	EndPlace struct {
		Place PlaceLine
		Yes   string
	}
	PlaceEnded struct{ Place PlaceLine }
	// PlaceUnknown is for one that does not exist, PlaceUsage tells what /khupho understands.
	PlaceUnknown struct{ Word, Said string }
	PlaceUsage   struct{ Word, Said string }
)
