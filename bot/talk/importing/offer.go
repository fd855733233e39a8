package importing

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"giaoban/bot/importer"
	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/schedule/calendar"
	"giaoban/store"
)

// What the buttons do.
const (
	verbSave   = "save"
	verbDrop   = "drop"
	verbNext   = "next"   // shows more lines; the number of the first follows
	verbReturn = "return" // shows what going back to the file would change
	verbSheet  = "xlsx"
)

// What of a list one message shows.
const (
	linesShown    = 25
	conflictShown = 5
	troubleShown  = 8
)

// compare says what the list would change now.
func (a asked) compare(tx *store.ReadTx, cal *calendar.Calendar) (importer.Proposal, importer.Facts, error) {
	now, err := importer.FactsOf(tx, a.Committee, cal)
	if err != nil {
		return importer.Proposal{}, now, err
	}
	var then *importer.Facts
	if at := a.List.Stamp.Shows; !a.Back && !at.IsZero() && !at.After(tx.Now()) {
		was, err := importer.FactsOf(tx.AsOf(at), a.Committee, cal)
		if err == nil {
			then = &was
		}
	}
	return importer.Compare(a.List, then, now), now, nil
}

// offer says what the list would change, from line from on, and waits for a yes to that.
func (a asked) offer(tx *store.Tx, cal *calendar.Calendar, chat string, from int) (text.ImportOffer, error) {
	p, now, err := a.compare(&tx.ReadTx, cal)
	if err != nil {
		return text.ImportOffer{}, err
	}
	said := Said(p, now, a.List)
	said.Name, said.Back = a.Name, a.Back
	if from < 0 || from >= max(1, len(said.Lines)) {
		from = 0
	}
	said.From, said.Lines = from, said.Lines[from:]
	a.Serial, a.Shown = tx.Seq(), shown(p)
	if len(said.Lines) > linesShown {
		said.Lines = said.Lines[:linesShown]
		said.Next = talk.Code(prefix, verbNext, a.Committee, a.Serial, from+linesShown)
	}
	if !p.Empty() {
		said.Save, said.Drop = talk.Code(prefix, verbSave, a.Committee, a.Serial), talk.Code(prefix, verbDrop, a.Committee, a.Serial)
	}
	if !a.Back && p.Older+len(p.Conflicts) > 0 {
		said.Return = talk.Code(prefix, verbReturn, a.Committee, a.Serial)
	}
	return said, a.hold(tx, chat, p, said.Return != "")
}

// hold keeps the list until it is saved: all rows if it may be gone back to, else those that change something.
func (a asked) hold(tx *store.Tx, chat string, p importer.Proposal, all bool) error {
	if !all {
		a.List = a.List.Only(p)
	}
	raw, err := json.Marshal(a)
	if err != nil {
		return fmt.Errorf("ask %s: %w", FlowName, err)
	}
	if p.Empty() && !all {
		return tx.EndDialog(chat)
	}
	if err := tx.PutDialog(&store.Dialog{Chat: chat, Flow: FlowName, Step: stepOffer, Data: raw}); err != nil {
		return err
	}
	return tx.PutOffer(&store.Offer{Chat: chat, At: tx.Now()})
}

// Said puts a proposal into words: all its lines, the first of its conflicts and problems.
func Said(p importer.Proposal, now importer.Facts, l importer.List) text.ImportOffer {
	said := text.ImportOffer{All: len(p.Changes), Older: p.Older}
	if at := l.Stamp.Shows; !at.IsZero() {
		said.Exported = at.In(now.Committee.Location())
	}
	for _, ch := range p.Changes {
		switch {
		case ch.New:
			said.New++
		case ch.End:
			said.Ended++
		default:
			said.Changed++
		}
		said.Lines = append(said.Lines, lineOf(ch))
		for _, x := range ch.Cells {
			for _, s := range importer.Codes(x.Is) {
				if !slices.Contains([]string{"leads", "helps", "charges"}, x.Key) || !s.Is(store.KindNeighbourhood) || slices.Contains(said.Places, string(s)) ||
					slices.ContainsFunc(now.Places, func(p store.Neighbourhood) bool { return p.Subject() == s && p.To.IsZero() }) {
					continue
				}
				said.Places = append(said.Places, string(s))
			}
		}
	}
	for i, ch := range p.Conflicts {
		if i == conflictShown {
			said.MoreConflicts = len(p.Conflicts) - i
			break
		}
		said.Conflicts = append(said.Conflicts, lineOf(ch))
	}
	said.Problems, said.MoreTrouble = troubles(p.Problems)
	said.Notes, said.MoreNotes = troubles(p.Notes)
	return said
}

// troubles puts the first of them into words, and counts the rest.
func troubles(all []importer.Problem) (list []text.ImportProblem, more int) {
	for i, x := range all {
		if i == troubleShown {
			return list, len(all) - i
		}
		list = append(list, text.ImportProblem{Sheet: x.Sheet, Row: x.Row, Column: x.Column, Kind: string(x.Kind), Said: x.Said, Of: x.Of})
	}
	return list, 0
}

func lineOf(ch importer.Change) text.ImportLine {
	l := text.ImportLine{Kind: ch.Kind, Code: ch.Code, Label: ch.Label, New: ch.New, End: ch.End}
	for _, x := range ch.Cells {
		l.Cells = append(l.Cells, text.ImportCell{Key: x.Key, Was: x.Was, Is: x.Is, Then: x.Then, Note: string(x.Note), Left: x.Left})
	}
	return l
}

// press takes a button. The code comes from a client: right, committee and the list that lies there are checked.
func (f flow) press(t *talk.Turn, arg string) error {
	parts := strings.Split(arg, ":")
	if len(parts) < 3 || !t.Private() {
		return talk.Refuse(text.StaleButton{})
	}
	n, err := strconv.ParseUint(parts[1], 10, 63)
	if err != nil {
		return talk.Refuse(text.StaleButton{})
	}
	me, ok := t.In(store.CommitteeID(n))
	switch {
	case !ok:
		return talk.Refuse(text.StaleButton{})
	case !talk.May(me.Role, right):
		return talk.Refuse(text.NotAllowed{Roles: talk.Holders(right)})
	}
	c, err := t.Tx.Committee(me.Committee)
	if err != nil {
		return err
	}
	if parts[0] == verbSheet {
		return sheetNow(t, c)
	}
	var a asked
	step, err := t.Asked(FlowName, &a)
	if err != nil {
		return err
	}
	if step != stepOffer || a.Committee != c.ID || strconv.FormatUint(a.Serial, 10) != parts[2] {
		return talk.Refuse(text.ImportNoFile{Why: "gone"})
	}
	from := 0
	if len(parts) > 3 {
		from, _ = strconv.Atoi(parts[3])
	}
	return f.do(t, c, a, parts[0], from)
}

func (f flow) do(t *talk.Turn, c store.Committee, a asked, verb string, from int) error {
	switch verb {
	case verbSave:
		return f.save(t, c, a)
	case verbDrop:
		if err := t.Tx.EndDialog(t.Chat); err != nil {
			return err
		}
		return t.Rewrite(text.ImportLeft{}, store.About{Committee: c.ID, Flow: FlowName})
	case verbReturn:
		a.Back = true
		return f.again(t, a, 0)
	case verbNext:
		return f.again(t, a, from)
	}
	return talk.Refuse(text.StaleButton{})
}

// again says once more what the list would change.
func (f flow) again(t *talk.Turn, a asked, from int) error {
	said, err := a.offer(t.Tx, t.Calendar, t.Chat, from)
	if err != nil {
		return err
	}
	return t.AnswerAbout(said, store.About{Committee: a.Committee, Flow: FlowName})
}

// What people type below the list.
var (
	saveWords = []string{"nhap", "nhap di", "luu", "dung", "ok", "dong y", "co", "import", "save", "yes"}
	dropWords = []string{"thoi", "khong", "ko", "bo", "khong nhap", "leave it", "no"}
)

// step takes what was typed instead of a button.
func (f flow) step(t *talk.Turn, d store.Dialog) (bool, error) {
	if stale, err := t.Stale(d, patience); stale || err != nil {
		return false, err
	}
	var a asked
	if err := json.Unmarshal(d.Data, &a); err != nil {
		return false, fmt.Errorf("read question of %s: %w", FlowName, err)
	}
	me, ok := t.In(a.Committee)
	if !ok || !talk.May(me.Role, right) {
		return false, t.Tx.EndDialog(t.Chat)
	}
	c, err := t.Tx.Committee(a.Committee)
	switch {
	case err != nil || len(t.Files) > 0:
		return false, err
	case slices.Contains(dropWords, t.Key):
		return true, f.do(t, c, a, verbDrop, 0)
	case d.Step == stepOffer && slices.Contains(saveWords, t.Key):
		return true, f.do(t, c, a, verbSave, 0)
	}
	return false, nil
}
