package store

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// Subject is what a question or an answer is about, as people type it: "tc3" (criterion 3), "kp5" (neighbourhood 5),
// "V12" (task 12). Unique within a committee. A plan's own question on one of them is "kp5.2", one that is put to the
// person "c2": these are unique within a round.
type Subject string

// The kinds of Subject.
const (
	KindCriterion     = "tc"
	KindNeighbourhood = "kp"
	KindTask          = "V"
	KindQuestion      = "c" // câu hỏi: a question of the round's plan, put to the person
)

var subjectKinds = []string{KindCriterion, KindNeighbourhood, KindTask, KindQuestion}

// SubjectOf builds a Subject from its kind and number.
func SubjectOf(kind string, number int) Subject { return Subject(kind + strconv.Itoa(number)) }

// Asked is the subject under which a plan's question n on s is answered.
func (s Subject) Asked(n int) Subject { return Subject(string(s) + "." + strconv.Itoa(n)) }

// About is what a question is on: "kp5" of "kp5.2". A subject that is no such question is itself.
func (s Subject) About() Subject {
	about, _, _ := strings.Cut(string(s), ".")
	return Subject(about)
}

// Question is the number of the plan's question that the subject stands for, 0 for what needs no words of a plan.
func (s Subject) Question() int {
	if kind, n, ok := s.Split(); ok && kind == KindQuestion {
		return n
	}
	_, q, _ := strings.Cut(string(s), ".")
	n, _ := strconv.Atoi(q)
	return n
}

// Split gives the kind and number back, of a question those of what it is on; ok is false for anything that is no subject.
func (s Subject) Split() (kind string, number int, ok bool) {
	about, question, asked := strings.Cut(string(s), ".")
	for _, kind := range subjectKinds {
		rest, found := strings.CutPrefix(about, kind)
		if !found {
			continue
		}
		n, ok := counting(rest)
		if _, fits := counting(question); !ok || asked && (!fits || kind == KindTask || kind == KindQuestion) {
			return "", 0, false
		}
		return kind, n, true
	}
	return "", 0, false
}

// counting reads a number from 1 as we write them.
func counting(s string) (int, bool) {
	n, err := strconv.Atoi(s)
	return n, err == nil && n > 0 && s[0] != '0' && s[0] != '+'
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

// CompareSubjects orders criteria, then neighbourhoods, then tasks, then questions, each by number.
func CompareSubjects(a, b Subject) int {
	ka, na, _ := a.Split()
	kb, nb, _ := b.Split()
	return cmp.Or(cmp.Compare(slices.Index(subjectKinds, ka), slices.Index(subjectKinds, kb)), cmp.Compare(na, nb),
		cmp.Compare(a.Question(), b.Question()))
}
