package award

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
)

// What can be wrong with weights.
const (
	weightPart   = "part"
	weightNumber = "number"
	weightTwice  = "twice"
	weightSum    = "sum"
)

// partNames are what the parts are called, folded.
var partNames = map[string]int{"tham gia": 0, "tra loi": 0, "bao cao": 0, "participation": 0, "dung han": 1, "tien do": 1, "timeliness": 1, "on time": 1,
	"in time": 1, "ve sinh": 2, "tong ve sinh": 2, "clean-up": 2, "cleanup": 2, "clean up": 2, "diem": 3, "cham diem": 3, "kiem tra": 3, "diem kiem tra": 3, "points": 3, "inspection": 3}

var reWeight = regexp.MustCompile(`^(.*?)[ :=]*(\d{1,3}) ?%?$`)

// readWeights reads "tham gia 40, đúng hạn 30, vệ sinh 10, điểm 20". wrong tells what cannot be used, about which words.
func readWeights(said string) (w store.Weights, wrong, about string) {
	parts := [4]*int{&w.Part, &w.Time, &w.Clean, &w.Points}
	seen := map[int]bool{}
	for piece := range strings.FieldsFuncSeq(strings.NewReplacer(" và ", ",", " and ", ",").Replace(said), func(r rune) bool { return strings.ContainsRune(",;+\n", r) }) {
		piece = strings.TrimSpace(piece)
		if piece == "" {
			continue
		}
		key := fold.Key(piece)
		m := reWeight.FindStringSubmatch(key)
		if m == nil {
			return w, weightNumber, piece
		}
		n, ok := partNames[strings.TrimSpace(m[1])]
		if !ok {
			return w, weightPart, piece
		}
		if seen[n] {
			return w, weightTwice, piece
		}
		seen[n] = true
		*parts[n], _ = strconv.Atoi(m[2])
	}
	if w.Sum() != 100 {
		return w, weightSum, ""
	}
	return w, "", ""
}

// weigh takes "trọng số …" from the chair; alone it shows what is set.
func weigh(t *talk.Turn, d desk, said string) error {
	m := text.AwardWeights{Weights: d.merit.Weights, Set: !d.merit.Set.At.IsZero(), Chair: d.chair}
	if strings.TrimSpace(said) == "" {
		return t.AnswerAbout(m, d.about())
	}
	if !d.chair {
		return talk.Refuse(text.NotAllowed{Roles: talk.Holders(talk.Publish)})
	}
	w := store.Weights{}
	if !slices.Contains([]string{"bo", "khong", "khong cong", "khong dat", "thoi", "none", "off"}, fold.Key(said)) {
		var wrong, about string
		if w, wrong, about = readWeights(said); wrong != "" {
			return talk.Refuse(text.AwardWeightsBad{Why: wrong, Said: about, Sum: w.Sum()})
		}
	}
	d.merit.Weights = w
	if err := t.Tx.PutMerit(&d.merit); err != nil {
		return err
	}
	m.Weights, m.Set = w, true
	return t.AnswerAbout(m, d.about())
}
