package directive

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"giaoban/bot/talk"
	"giaoban/store"
	"giaoban/store/view"
)

// Letters is how many lines of a summary have a letter at most.
const Letters = 10

// line finds what a lettered line of a summary is about: of the summary that is answered; else of the one whose buttons the
// chat was shown last; else of the present one. The card names it, so that he sees which was taken.
func line(t *talk.Turn, letter string) (h head, ok bool, err error) {
	o, err := t.Tx.Offer(t.Chat)
	if err != nil {
		return h, false, err
	}
	if t.ReplyTo != "" && t.ReplyToOurs && t.ReplyTo != o.Message {
		s, known, err := t.Tx.Sent(t.Chat, t.ReplyTo)
		if err != nil || !known || s.About.Round == 0 {
			return h, false, err
		}
		return lineOf(t, t.Tx.AsOf(s.At), s.About.Committee, s.About.Round, letter)
	}
	for _, a := range o.Actions {
		code, ours := strings.CutPrefix(a.Code, Prefix+":")
		if first, _ := cut(a.Label); !ours || first != letter {
			continue
		}
		id, subject, _ := strings.Cut(code, ":")
		n, err := strconv.ParseUint(id, 10, 63)
		return head{committee: store.CommitteeID(n), subject: store.Subject(subject)}, err == nil, nil
	}
	return presentLine(t, letter)
}

// presentLine is a line of the present round's summary, for who orders in one committee only.
func presentLine(t *talk.Turn, letter string) (h head, ok bool, err error) {
	may := slices.DeleteFunc(slices.Clone(t.Places), func(p store.Member) bool {
		return !talk.May(p.Role, talk.Direct) || t.Committee != 0 && p.Committee != t.Committee
	})
	if len(may) != 1 {
		return h, false, nil
	}
	r, err := view.Current(&t.Tx.ReadTx, may[0].Committee)
	if errors.Is(err, store.ErrNotFound) {
		return h, false, nil
	}
	if err != nil {
		return h, false, err
	}
	return lineOf(t, &t.Tx.ReadTx, r.Committee, r.ID, letter)
}

// lineOf is a line of a round's summary as it stood at the instant of tx.
func lineOf(t *talk.Turn, tx *store.ReadTx, id store.CommitteeID, round store.RoundID, letter string) (h head, ok bool, err error) {
	if !slices.ContainsFunc(t.Places, func(p store.Member) bool { return p.Committee == id && talk.May(p.Role, talk.Direct) }) {
		return h, false, nil
	}
	c, err := tx.Committee(id)
	if err != nil {
		return h, false, err
	}
	r, err := tx.Round(id, round)
	if err != nil {
		return h, false, err
	}
	w, err := view.WeekOf(tx, c, r)
	if err != nil {
		return h, false, err
	}
	i := int(letter[0] - 'a')
	if i >= min(len(w.Matters), Letters) {
		return h, false, nil
	}
	return head{committee: id, subject: w.Matters[i].Subject}, true, nil
}
