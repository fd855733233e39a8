package text

// What is said about the committee's group chat. Fields named for a verb are button codes.
type (
	// GroupOffer asks, in private, whether the group that a secretary has just added the bot to is the committee's.
	GroupOffer struct{ Title, Committee, Old, Use, No string }
	// GroupHowTo tells a group what its secretary has to do.
	GroupHowTo struct{}
	// GroupHello greets the group that is now the committee's.
	GroupHello struct{ Committee string }
	// GroupLinked tells the secretary so; Old is the title of the group it takes the place of.
	GroupLinked struct {
		Title, Old string
		Topic      bool
	}
	// GroupIsLinked: it had been before.
	GroupIsLinked struct{ Committee string }
	// GroupLeft says that nothing is done with the offer.
	GroupLeft struct{}
	// GroupTaken is for somebody who is not in the committee whose group this is.
	GroupTaken struct{}
	// GroupState is what /nhom shows in private.
	GroupState struct {
		Committee, Title string
		Topic, Mute      bool
		Off, Rename      string
	}
	// GroupNone: there is none yet.
	GroupNone struct{ Committee, Rename string }
	// GroupUnlinked says back that the group is let go.
	GroupUnlinked struct{ Title string }
	// GroupLost, GroupBack and GroupMoved tell the secretary what became of the group.
	GroupLost  struct{ Title string }
	GroupBack  struct{ Title string }
	GroupMoved struct{ Title string }
)
