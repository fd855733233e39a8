package round

import "giaoban/store"

// insteadOf is the name of the member on leave in whose place an item is asked, "" for a person's own.
func (s state) insteadOf(tx *store.ReadTx) (string, error) {
	if s.task != nil {
		if s.task.Holder.ID != s.item.Member && s.task.StandIn.ID == s.item.Member {
			return s.task.Holder.Call, nil
		}
		return "", nil
	}
	m, err := tx.Member(s.item.Committee, s.item.Member)
	about := s.item.Subject.About()
	if err != nil || about.Is(store.KindQuestion) || m.Owns(about, tx.Now()) {
		return "", err
	}
	away, err := tx.AbsentNow(s.item.Committee)
	if err != nil {
		return "", err
	}
	for id := range away {
		if store.StandIn(id, away) != m.ID {
			continue
		}
		x, err := tx.Member(s.item.Committee, id)
		if err != nil || x.Owns(about, tx.Now()) {
			return x.Call, err
		}
	}
	return "", nil
}
