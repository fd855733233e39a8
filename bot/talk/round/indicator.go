package round

import (
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"giaoban/bot/talk"
	"giaoban/store"
)

// reIndicator is a nội dung of a criterion as people write it: "tc3.2", "tiêu chí 3.2".
var reIndicator = regexp.MustCompile(`(?i)\b(tc ?|tiêu chí |tieu chi |criterion )(\d{1,2})\.(\d{1,2})\b`)

// asCriteria writes "tc3.2 xong" as "tc3 xong", where criterion 3 of one of the person's committees has an indicator 2:
// words are followed by criterion. Without one, ".2" may be anything.
func asCriteria(t *talk.Turn, said string) (string, error) {
	var err error
	plain := reIndicator.ReplaceAllStringFunc(said, func(s string) string {
		m := reIndicator.FindStringSubmatch(s)
		for _, p := range t.Places {
			has, e := hasIndicator(&t.Tx.ReadTx, p.Committee, atoi(m[2]), atoi(m[3]))
			if err = errors.Join(err, e); has {
				return m[1] + m[2]
			}
		}
		return s
	})
	return plain, err
}

// indicatorSaid is the indicator of a criterion that words name, 0 for none.
func indicatorSaid(tx *store.ReadTx, c store.CommitteeID, s store.Subject, said string) (int, error) {
	for _, m := range reIndicator.FindAllStringSubmatch(said, -1) {
		if !s.Is(store.KindCriterion) || s.Number() != atoi(m[2]) {
			continue
		}
		if has, err := hasIndicator(tx, c, s.Number(), atoi(m[3])); has || err != nil {
			return atoi(m[3]), err
		}
	}
	return 0, nil
}

func hasIndicator(tx *store.ReadTx, c store.CommitteeID, criterion, indicator int) (bool, error) {
	k, err := tx.Criterion(c, criterion)
	if errors.Is(err, store.ErrNotFound) {
		return false, nil
	}
	return slices.ContainsFunc(k.Indicators, func(i store.Indicator) bool { return i.Number == indicator }), err
}

func atoi(s string) int {
	n, _ := strconv.Atoi(strings.TrimSpace(s))
	return n
}
