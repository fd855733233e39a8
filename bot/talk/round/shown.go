package round

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"giaoban/bot/caption"
	"giaoban/bot/reply"
	"giaoban/bot/talk"
	"giaoban/bot/talk/label"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
)

// site is a neighbourhood of a person whose clean-up is under way.
type site struct {
	member  store.Member
	round   store.Round
	subject store.Subject
}

func (s site) evidence() store.Evidence {
	return store.Evidence{Committee: s.member.Committee, Round: s.round.ID, Subject: s.subject}
}

// sites are the neighbourhoods that a person answers for and whose clean-up is under way: from the dawn on until LateGrace
// after its window. Of several the one that began last is meant.
func sites(t *talk.Turn) ([]site, error) {
	var all []site
	for _, m := range t.Places {
		if t.Committee != 0 && m.Committee != t.Committee {
			continue
		}
		recent, err := t.Tx.RecentRounds(m.Committee, 64)
		if err != nil {
			return nil, err
		}
		var now store.Round
		for _, r := range recent {
			held := r.Kind == store.CleanUp && !r.IsRollCall() && r.Phase != store.Skipped && !r.Starts.IsZero()
			if held && !t.At.Before(r.Starts.Add(-store.DawnBefore)) && !t.At.After(r.Closes.Add(store.LateGrace)) && r.Starts.After(now.Starts) {
				now = r
			}
		}
		if now.ID == 0 {
			continue
		}
		mine, err := t.Tx.ChargesNow(m)
		if err != nil {
			return nil, err
		}
		for _, s := range mine {
			if s.Is(store.KindNeighbourhood) {
				all = append(all, site{m, now, s})
			}
		}
	}
	return all, nil
}

// pictured takes a photo that needs no answer of its own: the next of an album that was explained, or one that somebody
// shows of his neighbourhood while it is being cleaned up. What is written under it ("trước hẻm 45") is kept and is no
// answer, nor asked about; an answer ("25 người, 3 điểm") is left to those who read answers.
func pictured(t *talk.Turn) (bool, error) {
	if !t.Private() && !t.Aside || t.Kind != talk.Text || !hasFiles(t) {
		return false, nil
	}
	here, err := sites(t)
	if err != nil {
		return false, err
	}
	h := store.Heard{}
	if t.Album != "" {
		if h, _, err = t.Tx.Heard(t.Chat, albumKey(t.Album)); err != nil {
			return false, err
		}
	}
	if len(here) == 0 && len(h.Replies) == 0 {
		return false, nil
	}
	if answers, err := isAnswer(t); answers || err != nil {
		return false, err
	}
	if done, err := behindSides(t); done || err != nil {
		return done, err
	}
	m, to, ok, err := belongs(t, h, here)
	if err != nil {
		return false, err
	}
	if !ok {
		return askPhotos(t)
	}
	return true, show(t, m, to)
}

var (
	// reNamed is a code, or a number with a state behind it: the words are about that item.
	reNamed = regexp.MustCompile(`\b(?:tc|tieu chi|criterion|kp|khu pho|tdp|to dan pho|khom|v|viec|nhiem vu|task|muc|item) ?\d|^\d{1,2} (?:xong|dang|chua|vuong|done|blocked|\d{1,3} ?%)`)
	// reSide is what is written under photos.
	reSide  = regexp.MustCompile(`\b(?:truoc|trc|sau|before|after)\b`)
	rePlace = regexp.MustCompile(`\b(?:kp|k p|khu pho|tdp|to dan pho|khom) ?(?:so )?(\d{1,4})\b`)
)

// isAnswer tells whether what is written under a photo is an answer: it names results or an obstacle, or says how something
// goes that it names and does not only tell before from after.
func isAnswer(t *talk.Turn) (bool, error) {
	if strings.TrimSpace(t.Key) == "" {
		return false, nil
	}
	b, err := bundleOf(&t.Tx.ReadTx, t.Person.ID)
	if err != nil {
		return false, err
	}
	u, err := understand(t, b, t.Text)
	if err != nil {
		return false, err
	}
	if slices.ContainsFunc(u.Items, func(s reply.Said) bool {
		return figures(s) || s.Blocker || s.NeedsHelp || s.Status == reply.Blocked
	}) {
		return true, nil
	}
	return len(u.Items) > 0 && reNamed.MatchString(t.Key) && !reSide.MatchString(t.Key), nil
}

// behindSides takes the answer that stands behind what tells before from after: "sau khi dọn, 30 người, 2 tấn". The caption
// is kept whole.
func behindSides(t *talk.Turn) (bool, error) {
	whole, key := t.Text, t.Key
	defer func() { t.Text, t.Key = whole, key }()
	for rest := whole; ; {
		head, tail, ok := cutClause(rest)
		if c := caption.Read(head); !ok || c.When == "" && c.Place == "" {
			return false, nil
		}
		rest = tail
		t.Text, t.Key = rest, fold.Key(rest)
		answers, err := isAnswer(t)
		if err != nil {
			return false, err
		}
		if !answers {
			continue
		}
		done, words, added, problems, err := said(t, nil)
		if err != nil || !done || len(added) == 0 {
			return done, err
		}
		t.Text, t.Key = whole, key
		return true, keepAndAcknowledge(t, words, added, problems)
	}
}

// cutClause cuts a caption behind its first sign that parts clauses.
func cutClause(s string) (head, tail string, ok bool) {
	at := reClause.FindStringIndex(s)
	if at == nil {
		return s, "", false
	}
	return s[:at[0]], strings.TrimSpace(s[at[1]:]), true
}

// reClause is a comma that is no decimal one, or another sign between clauses.
var reClause = regexp.MustCompile(`,\s|[;:\n]|\.\s|\s[-–—]\s`)

// saysPlace tells whether a caption names a neighbourhood by its number.
func saysPlace(words string) bool { return rePlace.MatchString(fold.Key(words)) }

// belongs finds what a photo shows: the neighbourhood that its caption names; what its album shows; the only one whose
// clean-up is under way, if it says anything, or if nothing else can be meant. ok is false where it must be asked about.
func belongs(t *talk.Turn, h store.Heard, here []site) (m store.Member, to store.Evidence, ok bool, err error) {
	if n := rePlace.FindStringSubmatch(t.Key); n != nil && len(here) > 0 {
		number, _ := strconv.Atoi(n[1])
		at := slices.IndexFunc(here, func(s site) bool { return s.subject.Number() == number })
		if at < 0 {
			return m, to, false, nil // nobody's, or somebody else's
		}
		return here[at].member, here[at].evidence(), true, nil
	}
	if len(h.Replies) > 0 {
		i := h.Replies[len(h.Replies)-1]
		m, ok = t.In(i.Committee)
		return m, store.Evidence{Committee: i.Committee, Round: i.Round, Subject: i.Subject, Reply: i.Reply}, ok, nil
	}
	files, err := heardFiles(t, h)
	if err != nil {
		return m, to, false, err
	}
	for _, e := range slices.Backward(files) {
		if e.Subject != "" {
			m, ok = t.In(e.Committee)
			return m, e, ok, nil
		}
	}
	if len(here) != 1 {
		return m, to, false, nil
	}
	only := here[0]
	if strings.TrimSpace(t.Text) == "" {
		if only, err := onlyChoice(t, only); err != nil || !only {
			return m, to, false, err
		}
	}
	return only.member, only.evidence(), true, nil
}

// show keeps a photo where it belongs, with those of its album that came before it, and says so once for all that come
// together.
func show(t *talk.Turn, m store.Member, to store.Evidence) error {
	key := shownKey(t, to)
	h, _, err := t.Tx.Heard(t.Chat, key)
	if err != nil {
		return err
	}
	_, waits, err := t.Tx.Waiting(t.Chat, key)
	if err != nil {
		return err
	}
	if t.Album == "" && !waits {
		h.Evidence = nil // told of already
	}
	if to.Reply == 0 {
		if to.Reply, err = wordOf(t, m, to.Round, to.Subject); err != nil {
			return err
		}
	}
	files, err := heardFiles(t, h)
	if err != nil {
		return err
	}
	for _, e := range files { // what the first of an album shows, all of it shows
		if e.Subject == to.Subject && to.Indicator == 0 {
			to.Indicator = e.Indicator
		}
		if e.Subject == "" {
			if _, err := file(t, m, e, to); err != nil {
				return err
			}
		}
	}
	added, err := addFiles(t, m, to)
	if err != nil {
		return err
	}
	h.Chat, h.Message, h.Said, h.Evidence = t.Chat, key, t.At, append(h.Evidence, added...)
	if err := t.Tx.PutHeard(&h); err != nil {
		return err
	}
	if err := explained(t, key); err != nil {
		return err
	}
	if len(h.Replies) > 0 {
		return moreOfAlbum(t, h)
	}
	_, err = t.Tx.Enqueue(store.Job{Kind: store.Send, Chat: t.Chat, Lane: store.Answers, Key: key,
		Recipe:    store.RecipeOf(recipeShown, shownArg{Person: t.Person.ID, Committee: m.Committee, Chat: t.Chat, Key: key}),
		NotBefore: t.Tx.Now().Add(gather), About: store.About{Committee: m.Committee, Person: t.Person.ID, Round: to.Round, Flow: flow, Subject: to.Subject}})
	return err
}

// shownKey is the name under which photos are gathered: their album's, else all that are shown of one thing in a row.
func shownKey(t *talk.Turn, to store.Evidence) string {
	if t.Album != "" {
		return albumKey(t.Album)
	}
	return fmt.Sprintf("shown/%d/%s", to.Round, to.Subject)
}

// recipeShown says that photos have been kept, and of what.
const recipeShown = "shown"

type shownArg struct {
	Person    store.PersonID    `json:"person"`
	Committee store.CommitteeID `json:"committee"`
	Chat      string            `json:"chat"`
	Key       string            `json:"key"`
}

// wordShown says so, and how the results are told where they have not been.
func wordShown(tx *store.ReadTx, j store.Job) (store.Content, error) {
	var arg shownArg
	if err := json.Unmarshal(j.Recipe.Arg, &arg); err != nil {
		return store.Content{}, err
	}
	h, ok, err := tx.Heard(arg.Chat, arg.Key)
	if err != nil {
		return store.Content{}, err
	}
	if !ok || len(h.Evidence) == 0 {
		return store.Content{}, talk.ErrNothing
	}
	p, err := tx.Person(arg.Person)
	if err != nil {
		return store.Content{}, err
	}
	say, err := shownText(tx, arg.Committee, h)
	if err != nil {
		return store.Content{}, err
	}
	say.Elsewhere = talk.Code(pressElsewhere, arg.Key)
	return text.Say(p.Lang, say)
}

// shownText puts into words what photos were kept as.
func shownText(tx *store.ReadTx, c store.CommitteeID, h store.Heard) (text.PhotosKept, error) {
	var say text.PhotosKept
	var last store.Evidence
	of := map[store.Subject]bool{}
	for _, id := range h.Evidence {
		e, err := tx.Evidence(c, id)
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		if err != nil {
			return say, err
		}
		if say.Photos++; !of[e.Subject] && e.Subject != "" {
			named, err := label.Subject(tx, c, e.Subject)
			if err != nil {
				return say, err
			}
			say.Subjects = append(say.Subjects, named)
		}
		say.Documents = say.Documents || e.MIME != "" && !strings.HasPrefix(e.MIME, "image/")
		of[e.Subject], last = true, e
	}
	if last.Round == 0 {
		return say, nil
	}
	r, err := tx.Round(c, last.Round)
	if err != nil || r.Kind != store.CleanUp {
		return say, err
	}
	p, err := tx.Plan(c, r.Plan)
	if err != nil {
		return say, err
	}
	committee, err := tx.Committee(c)
	if err != nil {
		return say, err
	}
	said, err := tx.RepliesTo(c, r.ID, last.Subject)
	say.CleanUp, say.Day = p.Name, r.Starts.In(committee.Location())
	if len(store.InForce(said)) == 0 {
		say.Tell = last.Subject
	}
	return say, err
}
