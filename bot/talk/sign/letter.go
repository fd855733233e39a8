package sign

import (
	"cmp"
	"regexp"
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

// field is a part of the letterhead.
type field string

// The parts, in the order in which they are asked for.
const (
	fieldForm      field = "form"
	fieldUpper     field = "upper"
	fieldAgency    field = "agency"
	fieldPlace     field = "place"
	fieldSymbol    field = "symbol"
	fieldTo        field = "to"
	fieldCopies    field = "copies"
	fieldAuthority field = "authority"
	fieldPost      field = "post"
	fieldSigner    field = "signer"
)

// The parts that have a usual value and are not asked for: the sources of the two forms differ in them, and so do offices.
const (
	fieldLine   field = "line"
	fieldEnding field = "ending"
)

// The usual values, and how far a line may go.
const (
	usualLine   = 18
	usualEnding = "."
	leastLine   = 15
	mostLine    = 30
)

// fieldsOf are the parts of a letterhead. The Party form alone has an exact line height.
func fieldsOf(l store.Letter) []field {
	all := append(slices.Clone(fields), fieldEnding)
	if l.Layout == store.PartyForm {
		all = append(all, fieldLine)
	}
	return all
}

var fields = []field{fieldForm, fieldUpper, fieldAgency, fieldPlace, fieldSymbol, fieldTo, fieldCopies, fieldAuthority, fieldPost, fieldSigner}

// How long a line may be, in code points, and how many a list may have.
const (
	maxLine  = 160
	maxLines = 20
)

// fieldWords are how people name the parts, folded.
var fieldWords = []struct {
	words string
	field field
}{
	{"the thuc", fieldForm}, {"form", fieldForm}, {"mau", fieldForm},
	{"co quan cap tren", fieldUpper}, {"co quan chu quan", fieldUpper}, {"cap tren", fieldUpper}, {"upper body", fieldUpper}, {"upper", fieldUpper},
	{"co quan ban hanh", fieldAgency}, {"ban hanh", fieldAgency}, {"co quan", fieldAgency}, {"agency", fieldAgency}, {"issued by", fieldAgency},
	{"dia danh", fieldPlace}, {"place", fieldPlace}, {"noi ban hanh", fieldPlace},
	{"ky hieu", fieldSymbol}, {"so ky hieu", fieldSymbol}, {"symbol", fieldSymbol},
	{"kinh gui", fieldTo}, {"addressed to", fieldTo}, {"to", fieldTo},
	{"noi nhan", fieldCopies}, {"copies", fieldCopies}, {"copy to", fieldCopies},
	{"tham quyen ky", fieldAuthority}, {"tham quyen", fieldAuthority}, {"quyen han ky", fieldAuthority}, {"quyen han", fieldAuthority}, {"ky thay mat", fieldAuthority},
	{"authority", fieldAuthority},
	{"chuc vu nguoi ky", fieldPost}, {"chuc vu", fieldPost}, {"post", fieldPost},
	{"nguoi ky", fieldSigner}, {"ho ten nguoi ky", fieldSigner}, {"signer", fieldSigner}, {"signed by", fieldSigner},
	{"gian dong", fieldLine}, {"line", fieldLine}, {"ket thuc", fieldEnding}, {"dau ket thuc", fieldEnding}, {"ending", fieldEnding},
}

// fieldOf reads "địa danh Hoa Mai" or "địa danh: Hoa Mai" into a part and its value; the value keeps its lines.
func fieldOf(s string) (f field, value string, ok bool) {
	s = strings.TrimSpace(s)
	key := fold.Key(s)
	best := ""
	for _, w := range fieldWords {
		rest, begins := strings.CutPrefix(key, w.words)
		if begins && (rest == "" || strings.ContainsRune(" :", rune(rest[0]))) && len(w.words) > len(best) {
			best, f = w.words, w.field
		}
	}
	if best == "" {
		return "", "", false
	}
	return f, strings.TrimLeft(s[len(behind(s, best)):], " :\n"), true
}

// takesField tells whether words after a bare "văn bản" are its own.
func takesField(args string) bool {
	_, _, ok := fieldOf(args)
	return ok
}

// lines are the lines of a list, without the dashes and the marks that people write around them.
func lines(s string) (all []string) {
	for line := range strings.Lines(s) {
		for part := range strings.SplitSeq(line, ";") {
			if part = strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(part), "-–•+ ")); strings.Trim(part, ".,") != "" {
				all = append(all, part)
			}
		}
	}
	return all
}

// values are what a letterhead has for a part.
func values(l store.Letter, f field) []string {
	one := map[field]string{fieldEnding: l.Ending, fieldForm: string(l.Layout), fieldUpper: l.Upper, fieldAgency: l.Agency, fieldPlace: l.Place, fieldSymbol: l.Symbol,
		fieldAuthority: l.Authority, fieldPost: l.Post, fieldSigner: l.Signer}
	switch f {
	case fieldTo:
		return l.To
	case fieldCopies:
		return l.Copies
	case fieldLine:
		if l.Line > 0 {
			return []string{strconv.Itoa(l.Line)}
		}
	}
	if one[f] == "" {
		return nil
	}
	return []string{one[f]}
}

// set puts a value into a letterhead; an empty one clears it. Errors: refusals that say what is wrong with it.
func set(l *store.Letter, f field, value string) error {
	if f == fieldTo || f == fieldCopies {
		all := lines(value)
		if len(all) > maxLines {
			return talk.Refuse(text.LetterBad{Field: string(f), Why: "lines", Max: maxLines})
		}
		for _, line := range all {
			if err := fits(f, line); err != nil {
				return err
			}
		}
		if f == fieldTo {
			l.To = all
		} else {
			l.Copies = all
		}
		return nil
	}
	value = strings.Join(strings.Fields(value), " ")
	switch f {
	case fieldForm:
		return setForm(l, value)
	case fieldLine:
		return setLine(l, value)
	case fieldEnding:
		return setEnding(l, value)
	}
	if value != "" {
		if err := fits(f, value); err != nil {
			return err
		}
	}
	switch f {
	case fieldUpper:
		l.Upper = value
	case fieldAgency:
		l.Agency = value
	case fieldPlace:
		l.Place = strings.TrimRight(value, ",")
	case fieldSymbol:
		l.Symbol = value
	case fieldAuthority:
		if form := formOf(value); form != "" && l.Layout != "" && form != l.Layout {
			return talk.Refuse(text.LetterBad{Field: string(f), Why: string(l.Layout), Said: value})
		}
		l.Authority = value
	case fieldPost:
		l.Post = value
	case fieldSigner:
		l.Signer = value
	}
	return nil
}

// formOf is the form that the marks of an authority belong to: TM. is the state's, T/M the Party's; empty for neither.
func formOf(authority string) store.Layout {
	s := strings.ToUpper(authority)
	for _, mark := range []string{"T/M", "K/T", "T/L"} {
		if strings.HasPrefix(s, mark) {
			return store.PartyForm
		}
	}
	for _, mark := range []string{"TM", "KT", "TL", "TUQ"} {
		if strings.HasPrefix(s, mark+".") || strings.HasPrefix(s, mark+" ") {
			return store.StateForm
		}
	}
	return ""
}

// setForm chooses the official form. An authority in the marks of the other one is forgotten: the two never mix.
func setForm(l *store.Letter, value string) error {
	switch key := fold.Key(value); {
	case key == "":
		l.Layout = ""
	case key == "1" || key == string(store.StateForm) || strings.Contains(key, "nha nuoc") || strings.Contains(key, "30") || strings.Contains(key, "ubnd"):
		l.Layout = store.StateForm
	case key == "2" || key == string(store.PartyForm) || strings.Contains(key, "dang") || strings.Contains(key, "05"):
		l.Layout = store.PartyForm
	default:
		return talk.Refuse(text.LetterBad{Field: string(fieldForm), Why: "form", Said: value})
	}
	if form := formOf(l.Authority); form != "" && l.Layout != "" && form != l.Layout {
		l.Authority = ""
	}
	return nil
}

// setLine sets the exact line height, in points.
func setLine(l *store.Letter, value string) error {
	n, err := strconv.Atoi(strings.TrimSpace(strings.TrimSuffix(fold.Key(value), "pt")))
	if value != "" && (err != nil || n < leastLine || n > mostLine) {
		return talk.Refuse(text.LetterBad{Field: string(fieldLine), Why: "line", Said: value, Min: leastLine, Max: mostLine})
	}
	if l.Line = n; n == usualLine {
		l.Line = 0
	}
	return nil
}

func setEnding(l *store.Letter, value string) error {
	if value != "" && value != "." && value != "./." {
		return talk.Refuse(text.LetterBad{Field: string(fieldEnding), Why: "ending", Said: value})
	}
	if l.Ending = value; value == usualEnding {
		l.Ending = ""
	}
	return nil
}

// fits sees that a line can be what was asked for: who types along with the questions may be one ahead of them, and an “ok” or a
// single letter is nobody's name.
func fits(f field, line string) error {
	switch key := fold.Key(line); {
	case slices.Contains(noNames, strings.Trim(key, ".!, ")), who.Check(line, maxLine) == nil && letters(key) < 2:
		return talk.Refuse(text.LetterBad{Field: string(f), Why: "short", Said: line})
	case f != fieldTo && f != fieldCopies && (strings.Contains(line, ";") || reCopies.MatchString(key)):
		return talk.Refuse(text.LetterBad{Field: string(f), Why: "copies", Said: line})
	}
	err := who.Check(line, maxLine)
	if bad, ok := err.(who.Bad); ok {
		return talk.Refuse(text.LetterBad{Field: string(f), Why: cmp.Or(bad.Why, who.Empty), Max: bad.Max})
	}
	return err
}

// reCopies is what only a line of Nơi nhận says, folded.
var reCopies = regexp.MustCompile(`^[-–+•] |\bnhu tren\b|^luu ?:|^luu:? ?(?:vt|vp)\b`)

func letters(key string) (n int) {
	for _, r := range key {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// choices are the answers at hand for a part: official marks, and the officers' own names. Nothing is made up.
func choices(tx *store.ReadTx, c store.Committee, f field) ([]string, error) {
	party := c.Letter.Layout == store.PartyForm
	switch f {
	case fieldForm:
		return []string{string(store.StateForm), string(store.PartyForm)}, nil
	case fieldSymbol:
		if party {
			return []string{"BC/BCĐ"}, nil
		}
		return []string{"BC-BCĐ"}, nil
	case fieldAuthority:
		if party {
			return []string{"T/M BAN CHỈ ĐẠO", "K/T TRƯỞNG BAN"}, nil
		}
		return []string{"TM. BAN CHỈ ĐẠO", "KT. TRƯỞNG BAN"}, nil
	case fieldPost:
		return []string{"TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"}, nil
	case fieldLine:
		return []string{"18", "19", "20"}, nil
	case fieldEnding:
		return []string{".", "./."}, nil
	case fieldSigner:
		var names []string
		for _, role := range signers(c) {
			held, err := tx.Officers(c.ID, role)
			if err != nil {
				return nil, err
			}
			for _, m := range held {
				if !slices.Contains(names, m.Name) && len(names) < 4 {
					names = append(names, m.Name)
				}
			}
		}
		return names, nil
	}
	return nil, nil
}
