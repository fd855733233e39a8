package round

import (
	"errors"
	"regexp"
	"slices"
	"strconv"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/talk/label"
	"giaoban/bot/text"
	"giaoban/store"
)

// reRetract is "huỷ V1", "V1 nhầm", "thôi bỏ V2": a word that takes back, one item, and nothing else.
var (
	reRetract = regexp.MustCompile(`^(?:(?:thoi|xin|cho|em|toi|minh|da|a|oi) )*(?:huy|bo|rut|xoa|go|undo)(?: (?:lai|di|cau|tin|ghi|muc|viec|so))* ` + retracted + courtesy)
	reMistake = regexp.MustCompile(`^(?:muc |viec |so )?` + retracted + ` (?:(?:thoi|em|toi|minh|bi|bao|bam|ghi|go|nhan|viet) )*(?:huy|bo|nham|lon|sai|undo)(?: (?:di|lai|roi))*` + courtesy)
)

const (
	retracted = `(v ?\d{1,4}|tc ?\d{1,3}|kp ?\d{1,3}|\d{1,2})`
	courtesy  = `(?: (?:a|nhe|nha|roi|em|anh|chi|dong chi|do|di))*[ .!]*$`
)

// readRetract gives the item that a person takes his word on back: a code, or a number of the day.
func readRetract(key string) (store.Subject, int, bool) {
	for _, re := range []*regexp.Regexp{reRetract, reMistake} {
		m := re.FindStringSubmatch(key)
		if m == nil {
			continue
		}
		digits := regexp.MustCompile(`\d+`).FindString(m[1])
		n, _ := strconv.Atoi(digits)
		for prefix, kind := range map[byte]string{'v': store.KindTask, 't': store.KindCriterion, 'k': store.KindNeighbourhood} {
			if m[1][0] == prefix {
				return store.SubjectOf(kind, n), 0, n > 0
			}
		}
		return "", n, n > 0
	}
	return "", 0, false
}

// retracts takes back what a person last said of an item that he names. False when he has said nothing of it lately: then the
// words mean something else.
func retracts(t *talk.Turn) (bool, error) {
	subj, number, ok := readRetract(t.Key)
	if !ok || !t.Private() || t.Kind != talk.Text || len(t.Files) > 0 {
		return false, nil
	}
	var places []store.Member
	if number > 0 {
		b, err := bundleOf(&t.Tx.ReadTx, t.Person.ID)
		if err != nil || number > len(b.Items) {
			return false, err
		}
		m, ok := t.In(b.Items[number-1].Committee)
		if !ok {
			return false, nil
		}
		subj, places = b.Items[number-1].Subject, []store.Member{m}
	} else {
		var err error
		if places, err = owning(t, subj); err != nil {
			return false, err
		}
	}
	for _, m := range places {
		r, err := lastOwn(t, m, subj)
		if err != nil {
			return false, err
		}
		if r != nil && t.Tx.Now().Sub(r.Said) < retractFor {
			return true, undo(t, "="+talk.Code(r.Committee, r.Round, r.Subject, r.ID))
		}
	}
	if len(places) == 0 {
		return false, nil
	}
	named, err := label.Subject(&t.Tx.ReadTx, places[0].Committee, subj)
	if err != nil {
		return false, err
	}
	return true, talk.Refuse(text.NothingToRetract{Subject: named})
}

// retractFor is how long ago a word may have been said that is taken back by naming its item only.
const retractFor = 48 * time.Hour

// lastOwn is what a person last said of a subject himself and what still counts, nil when there is nothing.
func lastOwn(t *talk.Turn, m store.Member, s store.Subject) (*store.Reply, error) {
	var words []store.Reply
	if s.Is(store.KindTask) {
		all, err := t.Tx.TaskWords(m.Committee, s.Number())
		if err != nil {
			return nil, err
		}
		words = all
	} else {
		r, err := homeOne(&t.Tx.ReadTx, told{member: m, subject: s, said: t.At})
		if errors.Is(err, store.ErrNotFound) {
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
		if words, err = t.Tx.RepliesTo(m.Committee, r.ID, s); err != nil {
			return nil, err
		}
	}
	words = slices.DeleteFunc(slices.Clone(words), func(r store.Reply) bool { return r.By != t.Person.ID || r.Member != m.ID })
	return store.CountsFor(words, m.ID), nil
}
