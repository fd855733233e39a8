package roster

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"giaoban/bot/talk"
	"giaoban/bot/talk/who"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
)

// placePrefix begins the codes of the buttons about neighbourhoods.
const placePrefix = "kp"

const (
	// firstNamed is the number of the first neighbourhood that goes by a name alone. Numbered ones stay below, so that kp5 is
	// always what people call number five.
	firstNamed = 901
	// maxPlaces is how many one message may bring.
	maxPlaces = 200
	maxPlace  = 60
)

// placesNow lists the neighbourhoods that exist at this instant, by number.
func placesNow(tx *store.Tx, c store.CommitteeID) ([]store.Neighbourhood, error) {
	all, err := tx.Neighbourhoods(c)
	return slices.DeleteFunc(all, func(n store.Neighbourhood) bool {
		return tx.Now().Before(n.From) || (!n.To.IsZero() && !tx.Now().Before(n.To))
	}), err
}

// places lists, adds, renames and ends neighbourhoods: "/khupho", "/khupho 1-10, Xuân Hợp", "/khupho sửa 5 thành Xuân Hợp",
// "/khupho bỏ 5". In a group they are listed without names.
func (f flow) places(t *talk.Turn, args string) error {
	if args == "" {
		return f.listPlaces(t)
	}
	c, err := f.manages(t, 0)
	if err != nil {
		return err
	}
	if rest, ok := cutWord(args, "bo", "xoa", "end", "remove"); ok {
		return f.askEndPlace(t, c, rest)
	}
	if rest, ok := cutWord(args, "sua", "doi", "rename"); ok {
		return f.renamePlace(t, c, rest)
	}
	rest, _ := cutWord(args, "them", "add")
	return f.addPlaces(t, c, rest)
}

func (f flow) listPlaces(t *talk.Turn) error {
	_, c, err := t.Office(talk.ManageMembers)
	if err != nil {
		return err
	}
	all, err := placesNow(t.Tx, c.ID)
	if err != nil {
		return err
	}
	list := text.Places{Word: c.Neighbourhood, May: t.Private()}
	members, err := t.Tx.MembersIn(c.ID)
	if err != nil {
		return err
	}
	who.Sort(members)
	for _, p := range all {
		line := text.PlaceLine{Code: p.Subject(), Name: p.Name}
		if t.Private() {
			for _, m := range members {
				if m.Owns(p.Subject(), t.Tx.Now()) {
					line.Heads = append(line.Heads, m.Name)
				}
			}
		}
		list.Places = append(list.Places, line)
	}
	return t.Answer(list)
}

// addPlaces adds what a list names: "1,3,4,9,10, Xuân Hợp, khu phố Tân Lập".
func (f flow) addPlaces(t *talk.Turn, c store.Committee, s string) error {
	said := text.PlacesAdded{Word: c.Neighbourhood}
	items := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(",;\n", r) })
	for _, item := range items {
		numbers, name, ok := readPlace(item, c.Neighbourhood)
		if !ok || len(said.Added)+len(numbers) > maxPlaces {
			return t.Answer(text.PlaceUsage{Word: c.Neighbourhood, Said: strings.TrimSpace(item)})
		}
		for _, n := range numbers {
			line, isNew, err := putPlace(t.Tx, c, n, "")
			if err != nil {
				return err
			}
			note(&said, line, isNew)
		}
		if name != "" {
			line, isNew, err := putPlace(t.Tx, c, 0, name)
			if err != nil {
				return err
			}
			note(&said, line, isNew)
		}
	}
	if len(said.Added)+len(said.Had) == 0 {
		return t.Answer(text.PlaceUsage{Word: c.Neighbourhood, Said: s})
	}
	return t.Answer(said)
}

func note(said *text.PlacesAdded, line text.PlaceLine, isNew bool) {
	if isNew {
		said.Added = append(said.Added, line)
	} else {
		said.Had = append(said.Had, line)
	}
}

// readPlace reads one item of a list: numbers ("5", "1-10", "khu phố 3") or a name.
func readPlace(item, word string) (numbers []int, name string, ok bool) {
	item = strings.Join(strings.Fields(item), " ")
	if item == "" {
		return nil, "", true
	}
	rest := item
	for _, w := range []string{word, placePrefix} {
		if key := fold.Key(item); strings.HasPrefix(key, fold.Key(w)+" ") || (w == placePrefix && strings.HasPrefix(key, w) && digits(key[len(w):])) {
			cut := len(strings.Fields(w))
			if w == placePrefix && !strings.Contains(item, " ") {
				rest = item[len(w):]
			} else {
				rest = strings.Join(strings.Fields(item)[cut:], " ")
			}
			break
		}
	}
	if from, to, spans := span(rest); spans {
		for n := from; n <= to; n++ {
			numbers = append(numbers, n)
		}
		return numbers, "", true
	}
	return nil, rest, strings.ContainsFunc(rest, unicode.IsLetter) && len([]rune(rest)) <= maxPlace
}

// span reads "5" and "1-10".
func span(s string) (from, to int, ok bool) {
	a, b, ranged := strings.Cut(strings.NewReplacer("–", "-", "đến", "-", "den", "-", "to", "-").Replace(s), "-")
	from = number(strings.TrimSpace(a))
	to = from
	if ranged {
		to = number(strings.TrimSpace(b))
	}
	return from, to, from > 0 && to >= from && to < firstNamed && to-from < maxPlaces
}

// putPlace makes a neighbourhood by its number, or by its name, and revives one that had ended; isNew is false when it was
// there.
func putPlace(tx *store.Tx, c store.Committee, n int, name string) (line text.PlaceLine, isNew bool, err error) {
	all, err := tx.Neighbourhoods(c.ID)
	if err != nil {
		return line, false, err
	}
	p := store.Neighbourhood{Committee: c.ID, Number: n, Name: upper(c.Neighbourhood) + " " + strconv.Itoa(n), From: tx.Now()}
	if n == 0 {
		p.Number, p.Name = firstNamed, upper(c.Neighbourhood)+" "+name
	}
	for _, old := range all {
		switch {
		case n == old.Number, n == 0 && who.Same(old.Name, p.Name):
			if old.To.IsZero() || tx.Now().Before(old.To) {
				return text.PlaceLine{Code: old.Subject(), Name: old.Name}, false, nil
			}
			p.Number, p.Name = old.Number, old.Name
			return text.PlaceLine{Code: p.Subject(), Name: p.Name}, true, tx.PutNeighbourhood(&p)
		case n == 0 && old.Number >= p.Number:
			p.Number = old.Number + 1
		}
	}
	return text.PlaceLine{Code: p.Subject(), Name: p.Name}, true, tx.PutNeighbourhood(&p)
}

// makePlaces makes the neighbourhoods that codes name.
func makePlaces(tx *store.Tx, c store.Committee, all []store.Subject) error {
	for _, s := range all {
		if _, _, err := putPlace(tx, c, s.Number(), ""); err != nil {
			return err
		}
	}
	return nil
}

func upper(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return string(unicode.ToUpper(r[0])) + string(r[1:])
}

// findPlace finds the neighbourhood that a number or a name means.
func findPlace(tx *store.Tx, c store.Committee, said string) (store.Neighbourhood, error) {
	all, err := placesNow(tx, c.ID)
	if err != nil {
		return store.Neighbourhood{}, err
	}
	numbers, name, _ := readPlace(said, c.Neighbourhood)
	for _, p := range all {
		if (len(numbers) == 1 && p.Number == numbers[0]) || (name != "" && (who.Same(p.Name, name) || who.Same(p.Name, c.Neighbourhood+" "+name))) ||
			number(strings.TrimPrefix(fold.Key(said), placePrefix)) == p.Number {
			return p, nil
		}
	}
	return store.Neighbourhood{}, talk.Refuse(text.PlaceUnknown{Word: c.Neighbourhood, Said: said})
}

// renamePlace takes "5 thành Xuân Hợp" or "5 = Xuân Hợp".
func (f flow) renamePlace(t *talk.Turn, c store.Committee, s string) error {
	old, name, ok := strings.Cut(s, "=")
	for _, sep := range []string{" thành ", " thanh ", " to "} {
		if !ok {
			old, name, ok = strings.Cut(s, sep)
		}
	}
	if !ok {
		return t.Answer(text.PlaceUsage{Word: c.Neighbourhood, Said: s})
	}
	p, err := findPlace(t.Tx, c, strings.TrimSpace(old))
	if err != nil {
		return err
	}
	name, err = who.Words(name, maxPlace)
	if err != nil {
		return t.Answer(text.BadText{Field: "neighbourhood", Why: err.(who.Bad).Why, Max: maxPlace})
	}
	if !strings.HasPrefix(fold.Key(name), fold.Key(c.Neighbourhood)) {
		name = c.Neighbourhood + " " + name
	}
	said := text.PlaceRenamed{Code: p.Subject(), Old: p.Name, New: upper(name)}
	p.Name = said.New
	if err := t.Tx.PutNeighbourhood(&p); err != nil {
		return err
	}
	return t.Answer(said)
}

func (f flow) askEndPlace(t *talk.Turn, c store.Committee, s string) error {
	p, err := findPlace(t.Tx, c, s)
	if err != nil {
		return err
	}
	line, err := placeLine(t, c, p)
	if err != nil {
		return err
	}
	return t.Answer(text.EndPlace{Place: line, Yes: fmt.Sprintf("%s:end:%d:%d", placePrefix, c.ID, p.Number)})
}

func placeLine(t *talk.Turn, c store.Committee, p store.Neighbourhood) (text.PlaceLine, error) {
	line := text.PlaceLine{Code: p.Subject(), Name: p.Name}
	d, err := readDuties(t.Tx, c.ID)
	if err != nil {
		return line, err
	}
	for _, m := range d.owners(p.Subject()) {
		line.Heads = append(line.Heads, m.Name)
	}
	return line, nil
}

// pressPlace takes the button that ends a neighbourhood, and nobody answers for it any more.
func (f flow) pressPlace(t *talk.Turn, arg string) error {
	var cid store.CommitteeID
	var n int
	if _, err := fmt.Sscanf(arg, "end:%d:%d", &cid, &n); err != nil || cid == 0 {
		return talk.Refuse(text.StaleButton{})
	}
	c, err := f.manages(t, cid)
	if err != nil {
		return err
	}
	p, err := t.Tx.Neighbourhood(c.ID, n)
	if errors.Is(err, store.ErrNotFound) || (err == nil && !p.To.IsZero()) {
		return talk.Refuse(text.StaleButton{})
	}
	if err != nil {
		return err
	}
	line, err := placeLine(t, c, p)
	if err != nil {
		return err
	}
	p.To = t.Tx.Now()
	d, err := readDuties(t.Tx, c.ID)
	if err != nil {
		return err
	}
	for _, m := range d.owners(p.Subject()) {
		d.take(m, p.Subject())
	}
	if err := errors.Join(t.Tx.PutNeighbourhood(&p), d.save(t.Tx), f.tellDuties(t.Tx, c, d)); err != nil {
		return fmt.Errorf("end neighbourhood: %w", err)
	}
	return t.Rewrite(text.PlaceEnded{Place: line}, store.About{Committee: c.ID, Flow: FlowName})
}
