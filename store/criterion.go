package store

// Attainment is whether a criterion is met, as the secretary or the chair has set it. Members' replies never change it.
type Attainment string

// The attainments, in the words of the field: đạt, cơ bản đạt, chưa đạt. Empty: nobody has said.
const (
	Met       Attainment = "met"
	NearlyMet Attainment = "nearly"
	NotMet    Attainment = "not_met"
)

// Criterion is a tiêu chí of the committee's template.
type Criterion struct {
	Committee  CommitteeID `json:"committee"`
	Number     int         `json:"number"`
	Name       string      `json:"name"`
	Short      string      `json:"short,omitempty"`
	Indicators []Indicator `json:"indicators,omitempty"`
	Attainment Attainment  `json:"attainment,omitempty"`
}

// Indicator is a nội dung of a criterion.
type Indicator struct {
	Number     int        `json:"number"`
	Name       string     `json:"name"`
	Attainment Attainment `json:"attainment,omitempty"`
}

// Subject is the criterion as people type it.
func (c Criterion) Subject() Subject { return SubjectOf(KindCriterion, c.Number) }

// Label is the short name where there is one.
func (c Criterion) Label() string {
	if c.Short != "" {
		return c.Short
	}
	return c.Name
}

var criteria = table[Criterion]{name: "criterion", kept: true, key: func(c *Criterion) []byte {
	return join(num(uint64(c.Committee)), num(uint64(c.Number)))
}}

// Criterion finds one by its number.
func (tx *ReadTx) Criterion(c CommitteeID, number int) (Criterion, error) {
	return criteria.get(tx, join(num(uint64(c)), num(uint64(number))))
}

// Criteria lists a committee's, by number.
func (tx *ReadTx) Criteria(c CommitteeID) ([]Criterion, error) {
	return criteria.list(tx, num(uint64(c)))
}

// PutCriterion writes one.
func (tx *Tx) PutCriterion(c *Criterion) error { return criteria.put(tx, c) }
