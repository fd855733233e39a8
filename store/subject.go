package store

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// Subject is what a question or an answer is about, as people type it: "tc3" (criterion 3), "kp5" (neighbourhood 5),
// "V12" (task 12). Unique within a committee.
type Subject string

// The kinds of Subject.
const (
	KindCriterion     = "tc"
	KindNeighbourhood = "kp"
	KindTask          = "V"
)

// SubjectOf builds a Subject from its kind and number.
func SubjectOf(kind string, number int) Subject { return Subject(kind + strconv.Itoa(number)) }

// Split gives the kind and number back; ok is false for anything that is no subject.
func (s Subject) Split() (kind string, number int, ok bool) {
	for _, kind := range []string{KindCriterion, KindNeighbourhood, KindTask} {
		if rest, found := strings.CutPrefix(string(s), kind); found {
			n, err := strconv.Atoi(rest)
			if err != nil || n <= 0 || rest[0] == '0' || rest[0] == '+' {
				return "", 0, false
			}
			return kind, n, true
		}
	}
	return "", 0, false
}

// Number is the number in the Subject, 0 when it is none.
func (s Subject) Number() int {
	_, n, _ := s.Split()
	return n
}

// Is tells whether the Subject is of a kind.
func (s Subject) Is(kind string) bool {
	k, _, ok := s.Split()
	return ok && k == kind
}

// CompareSubjects orders criteria, then neighbourhoods, then tasks, each by number.
func CompareSubjects(a, b Subject) int {
	ka, na, _ := a.Split()
	kb, nb, _ := b.Split()
	order := []string{KindCriterion, KindNeighbourhood, KindTask}
	return cmp.Or(cmp.Compare(slices.Index(order, ka), slices.Index(order, kb)), cmp.Compare(na, nb))
}
