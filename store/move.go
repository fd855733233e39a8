package store

// MoveChat gives all that belongs to a group chat to the chat it has become: the committee, what waits to be sent, and
// none of the cards, whose messages stayed behind. It may be done twice, by the event and by a refused message; moved
// tells whether there was a committee to move this time.
func (tx *Tx) MoveChat(from, to string) (c Committee, moved bool, err error) {
	if from == "" || to == "" || from == to {
		return Committee{}, false, nil
	}
	if err := tx.MoveJobs(from, to); err != nil {
		return Committee{}, false, err
	}
	if err := tx.dropCards(from); err != nil {
		return Committee{}, false, err
	}
	c, err = tx.CommitteeOfGroup(from)
	if isNotFound(err) {
		return Committee{}, false, nil
	}
	if err != nil {
		return Committee{}, false, err
	}
	// Topics are born with the supergroup: one of the old chat means nothing there.
	c.Group.Chat, c.Group.Topic, c.Group.Mute = to, "", false
	return c, true, tx.PutCommittee(&c)
}

func (tx *Tx) dropCards(chat string) error {
	gone, err := cards.list(&tx.ReadTx, name(chat))
	if err != nil {
		return err
	}
	for _, c := range gone {
		if err := tx.DropCard(c.Chat, c.Name); err != nil {
			return err
		}
	}
	return nil
}
