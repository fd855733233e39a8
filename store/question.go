package store

// QuestionKind is how a question is answered.
type QuestionKind string

// The kinds.
const (
	AskStatus QuestionKind = "status" // xong, đang làm, vướng; with a percentage
	AskNumber QuestionKind = "number" // a number of Unit, not negative
	AskChoice QuestionKind = "choice" // one of Choices
	AskText   QuestionKind = "text"   // a sentence
	AskPhoto  QuestionKind = "photo"  // a photo or a file
	// AskWork and AskComing are what a clean-up asks of a neighbourhood: its figures and photos, and before it who comes.
	AskWork   QuestionKind = "work"
	AskComing QuestionKind = "coming"
)

// Question is one thing that a plan asks.
type Question struct {
	Kind QuestionKind `json:"kind"`
	Text string       `json:"text"`
	Unit string       `json:"unit,omitempty"`
	// Choices are the answers to choose from, 2 to 8.
	Choices []string `json:"choices,omitempty"`
	// Optional questions leave an answer complete without them.
	Optional bool `json:"optional,omitempty"`
	// Each: asked once for every criterion or neighbourhood that one answers for, else once a person.
	Each bool `json:"each,omitempty"`
}

// What a plan may hold. A message must still be readable with it.
const (
	MaxQuestions = 8
	MaxChoices   = 8
)

// Answer is what a typed question was answered with.
type Answer struct {
	// Number of the question's unit; in a roll call how many people come.
	Number *float64 `json:"number,omitempty"`
	// Choice counts from 1; in a roll call it is Going, NotGoing or SendsOther.
	Choice int `json:"choice,omitempty"`
}

// The answers to a roll call: đi, không đi, cử người thay.
const (
	Going      = 1
	NotGoing   = 2
	SendsOther = 3
)

// Comes tells whether somebody comes.
func (a *Answer) Comes() bool { return a != nil && (a.Choice == Going || a.Choice == SendsOther) }

// Question is the plan's question that a round asks under a subject; ok is false where the subject speaks for itself, as a
// criterion of the weekly report does.
func (p Plan) Question(r Round, s Subject) (q Question, ok bool) {
	if p.Kind == CleanUp {
		if r.IsRollCall() {
			return Question{Kind: AskComing, Each: true}, true
		}
		return Question{Kind: AskWork, Each: true}, true
	}
	asked := p.Questions
	if r.Questions != nil {
		asked = r.Questions
	}
	if n := s.Question(); n > 0 {
		if n > len(asked) {
			return Question{}, false
		}
		return asked[n-1], true
	}
	for _, q := range asked {
		if q.Kind == AskStatus && q.Each {
			return q, true
		}
	}
	return Question{}, false
}

// asks are the subjects under which the plan asks somebody who answers for charges: what he must answer and what he may.
func (p Plan) asks(charges []Subject) (required, optional []Subject) {
	if p.Kind != Asking {
		return charges, nil
	}
	for i, q := range p.Questions {
		var all []Subject
		switch {
		case !q.Each:
			all = []Subject{SubjectOf(KindQuestion, i+1)}
		case q.Kind == AskStatus:
			all = charges
		default:
			for _, s := range charges {
				all = append(all, s.Asked(i+1))
			}
		}
		if q.Optional {
			optional = append(optional, all...)
		} else {
			required = append(required, all...)
		}
	}
	return required, optional
}

// Takes tells whether the plan's rounds take words on a subject, whoever says them.
func (p Plan) Takes(s Subject) bool {
	kind, _, ok := s.Split()
	switch {
	case !ok || kind == KindTask:
		return false
	case p.Kind == Weekly:
		return s.Question() == 0
	case p.Kind == CleanUp:
		return kind == KindNeighbourhood && s.Question() == 0
	}
	if p.Whom.Kind == Owners && kind == KindNeighbourhood || p.Whom.Kind == Heads && kind == KindCriterion {
		return false
	}
	q, ok := p.Question(Round{}, s)
	return ok && q.Each == (kind != KindQuestion)
}

// Item is what a round of the plan asks of a member under a subject, as his bundle holds it.
func (p Plan) Item(r Round, m MemberID, s Subject) BundleItem {
	i := BundleItem{Committee: r.Committee, Member: m, Round: r.ID, Subject: s}
	if q, ok := p.Question(r, s); ok && q.Kind != AskStatus {
		i.Ask = q.Kind
	}
	return i
}
