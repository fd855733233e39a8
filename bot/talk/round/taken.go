package round

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"giaoban/bot/talk"
	"giaoban/bot/talk/label"
	"giaoban/bot/talk/task"
	"giaoban/bot/text"
	"giaoban/store"
)

var (
	// reTaken is "đã nhận" and what people write for it, reItems the codes and numbers that it may stand with.
	reTaken = regexp.MustCompile(`\b(?:da |xin )?(?:tiep nhan|nhan(?: (?:viec|nhiem vu|duoc|thong tin|du))?|ro|nam duoc|nam ro|biet)(?: roi)?\b|\b(?:received|got it|noted|accepted?)\b`)
	reOk    = regexp.MustCompile(`\b(?:ok|oke|okie|okay|vang|dong y)\b`)
	reItems = regexp.MustCompile(`\b(v ?)?(\d{1,4})\b`)
	reFill  = regexp.MustCompile(`\b(?:viec|muc|so|cau|nhiem vu|ma|toi|em|anh|minh|va|and|task|item|a|ah|nhe|nha|roi|da|dong chi|bot|cam on|het|ca|tat ca|all)\b|[,.;:!+]`)
)

// readTaken understands "V12 đã nhận", "2 nhan roi", "ok V12": nothing else may stand in it. codes are the tasks named,
// numbers the items; without either it is said of all that is new.
func readTaken(key string) (codes []int, numbers []int, ok bool) {
	rest := reTaken.ReplaceAllString(key, " ")
	taken := rest != key
	agreed := reOk.ReplaceAllString(rest, " ")
	for _, m := range reItems.FindAllStringSubmatch(agreed, -1) {
		n, _ := strconv.Atoi(m[2])
		if m[1] != "" {
			codes = append(codes, n)
		} else {
			numbers = append(numbers, n)
		}
	}
	left := strings.TrimSpace(reFill.ReplaceAllString(reItems.ReplaceAllString(agreed, " "), " "))
	// "ok" alone is a courtesy, "2 ok" may be how the work goes: with a task's code it is taken for yes.
	ok = left == "" && (taken || agreed != rest && len(codes) > 0)
	return codes, numbers, ok
}

// tookOn takes a message that says that tasks have been received. False when it says something else, or of what is no task.
func tookOn(t *talk.Turn) (bool, error) {
	codes, numbers, ok := readTaken(t.Key)
	if !ok || t.Kind != talk.Text || len(t.Files) > 0 {
		return false, nil
	}
	items, ok, err := takenItems(t, codes, numbers)
	if err != nil || !ok {
		return false, err
	}
	var named []text.Subject
	for _, i := range items {
		m, ok := t.In(i.Committee)
		if !ok {
			return false, nil
		}
		p, _, err := partIn(&t.Tx.ReadTx, m, i.Subject)
		if err != nil {
			return false, err
		}
		if p != leads {
			return false, nil // who only helps has nothing to receive
		}
		if _, err := task.Accept(t, m.Committee, i.Subject.Number()); err != nil {
			return false, err
		}
		n, err := label.Subject(&t.Tx.ReadTx, m.Committee, i.Subject)
		if err != nil {
			return false, err
		}
		named = append(named, n)
	}
	return true, taken(t, named)
}

// takenItems are the tasks meant: those named, or else those not received yet, or the only one that waits for an answer.
func takenItems(t *talk.Turn, codes, numbers []int) ([]store.BundleItem, bool, error) {
	b, err := bundleOf(&t.Tx.ReadTx, t.Person.ID)
	if err != nil {
		return nil, false, err
	}
	var items []store.BundleItem
	for _, n := range numbers {
		if n < 1 || n > len(b.Items) || !b.Items[n-1].Subject.Is(store.KindTask) {
			return nil, false, nil
		}
		items = append(items, b.Items[n-1])
	}
	for _, n := range codes {
		s := store.SubjectOf(store.KindTask, n)
		owners, err := owning(t, s)
		if err != nil {
			return nil, false, err
		}
		switch len(owners) {
		case 0:
			return nil, false, talk.Refuse(notYours(t, s))
		case 1:
			items = append(items, store.BundleItem{Committee: owners[0].Committee, Member: owners[0].ID, Subject: s})
		default:
			return nil, false, talk.Ambiguous{Places: owners}
		}
	}
	if len(codes)+len(numbers) == 0 {
		items, err = newTasks(t, b)
	}
	return items, len(items) > 0, err
}

// newTasks are a person's tasks that he has not received yet; without any, the one that waits for an answer, if it is one.
func newTasks(t *talk.Turn, b store.Bundle) ([]store.BundleItem, error) {
	var items []store.BundleItem
	for _, m := range t.Places {
		if t.Committee != 0 && m.Committee != t.Committee {
			continue
		}
		open, err := openTasks(&t.Tx.ReadTx, m)
		if err != nil {
			return nil, err
		}
		for _, x := range open {
			if x.Accepted.IsZero() {
				items = append(items, store.BundleItem{Committee: m.Committee, Member: m.ID, Subject: x.Subject()})
			}
		}
	}
	if len(items) > 0 {
		return items, nil
	}
	list, err := states(&t.Tx.ReadTx, b)
	if err != nil {
		return nil, err
	}
	list = slices.DeleteFunc(list, func(s state) bool { return !s.open() })
	if len(list) == 1 && list[0].task != nil {
		items = append(items, list[0].item)
	}
	return items, nil
}

// taken says so.
func taken(t *talk.Turn, tasks []text.Subject) error {
	m := text.TaskTaken{Tasks: tasks}
	var err error
	if m.Left, err = left(t); err != nil {
		return err
	}
	if !t.Private() {
		return t.Privately(m, store.About{Flow: flow})
	}
	return t.AnswerAbout(m, store.About{Flow: flow})
}
