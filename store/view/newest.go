package view

import (
	"giaoban/store"
)

// probed is how many of the newest rounds are tried for a word before all words of a task are read.
const probed = 4

// newest finds the newest word that says how a task goes, nil for none. A task that is spoken of every week has many; as a
// rule the newest stands in one of the last rounds, and older ones are only read where they could hold a later word.
func (s *staff) newest(t store.Task) (*store.Reply, error) {
	if s.recent == nil {
		var err error
		if s.recent, err = s.tx.RecentWeeks(s.c.ID, 16); err != nil {
			return nil, err
		}
	}
	var best *store.Reply
	for i, r := range s.recent {
		if best == nil && i == probed {
			break
		}
		// A round takes no word that is said after its grace.
		if best != nil && best.Said.After(r.Closes.Add(store.LateGrace)) {
			continue
		}
		words, err := s.tx.RepliesTo(s.c.ID, r.ID, t.Subject())
		if err != nil {
			return nil, err
		}
		best = newestOf(best, store.Standing(words))
	}
	if best != nil {
		return best, nil
	}
	words, err := s.tx.TaskWords(t.Committee, t.Number)
	return newestOf(nil, words), err
}

func newestOf(best *store.Reply, words []store.Reply) *store.Reply {
	for i, w := range words {
		if w.Status == "" {
			continue
		}
		if best == nil || w.Said.After(best.Said) || w.Said.Equal(best.Said) && w.ID > best.ID {
			best = &words[i]
		}
	}
	return best
}
