package reply

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
)

// document is the form in which an Understanding is printed and last week's is read.
type document struct {
	Items []itemDocument `json:"items"`
}

type itemDocument struct {
	Item       *int               `json:"item"`
	Criterion  *int               `json:"criterion"`
	Task       string             `json:"task,omitempty"`
	Status     *Status            `json:"status"`
	Percent    *int               `json:"percent"`
	Blocker    *bool              `json:"blocker"`
	NeedsHelp  *bool              `json:"needs_help"`
	Quantities quantitiesDocument `json:"quantities"`
	Text       *string            `json:"text"`
}

type quantitiesDocument struct {
	People *float64 `json:"people"`
	Points *float64 `json:"points"`
	Tonnes *float64 `json:"tonnes"`
	Kg     *float64 `json:"kg"`
	M      *float64 `json:"m"`
}

// JSON prints what was understood, one line without a line end; what was not said is null. A statement whose item is
// not known (WhichItem) is printed with item null.
func (u Understanding) JSON() []byte {
	d := document{Items: []itemDocument{}}
	for _, s := range u.Items {
		d.Items = append(d.Items, s.document())
	}
	for _, p := range u.Problems {
		if p.Kind == WhichItem && p.Said != nil {
			d.Items = append(d.Items, p.Said.document())
		}
	}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	if err := e.Encode(d); err != nil {
		panic(fmt.Sprintf("reply: a document of numbers and strings must encode: %v", err))
	}
	return bytes.TrimSpace(out.Bytes())
}

// ReadLast reads what JSON printed, or only the list of its items, as the answers of last week.
func ReadLast(r io.Reader) ([]Said, error) {
	var raw json.RawMessage
	if err := json.NewDecoder(r).Decode(&raw); err != nil {
		return nil, fmt.Errorf("read last week's answers: %w", err)
	}
	var d document
	into := any(&d)
	if bytes.HasPrefix(bytes.TrimSpace(raw), []byte("[")) {
		into = &d.Items
	}
	if err := json.Unmarshal(raw, into); err != nil {
		return nil, fmt.Errorf("read last week's answers: %w", err)
	}
	var out []Said
	for i, it := range d.Items {
		s, err := it.said()
		if err != nil {
			return nil, fmt.Errorf("read last week's answers: item %d: %w", i+1, err)
		}
		out = append(out, s)
	}
	return out, nil
}

func (s Said) document() itemDocument {
	return itemDocument{
		Item: known(s.Item), Criterion: known(s.Criterion), Task: s.Task, Status: known(s.Status), Percent: s.Percent,
		Blocker: known(s.Blocker), NeedsHelp: known(s.NeedsHelp), Quantities: quantitiesDocument(s.Quantities), Text: known(s.Text),
	}
}

func (d itemDocument) said() (Said, error) {
	s := Said{
		Item: orZero(d.Item), Criterion: orZero(d.Criterion), Task: d.Task, Status: orZero(d.Status), Percent: d.Percent,
		Blocker: orZero(d.Blocker), NeedsHelp: orZero(d.NeedsHelp), Quantities: Quantities(d.Quantities), Text: orZero(d.Text),
	}
	switch {
	case s.Task != "":
		s.Code = s.Task
	case s.Criterion > 0:
		s.Code = fmt.Sprintf("tc%d", s.Criterion)
	}
	switch s.Status {
	case "", Done, Doing, NotStarted, Blocked:
	default:
		return s, fmt.Errorf("status %q is none of done, doing, not_started, blocked", s.Status)
	}
	if s.Percent != nil && (*s.Percent < 0 || *s.Percent > 100) {
		return s, fmt.Errorf("percent %d is not within 0 to 100", *s.Percent)
	}
	if s.Item < 0 || s.Criterion < 0 {
		return s, fmt.Errorf("item %d, criterion %d: a number is negative", s.Item, s.Criterion)
	}
	return s, nil
}

// known returns nil for what was not said.
func known[T comparable](v T) *T {
	var zero T
	if v == zero {
		return nil
	}
	return &v
}

func orZero[T any](p *T) T {
	if p == nil {
		var zero T
		return zero
	}
	return *p
}
