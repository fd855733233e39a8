// Package template holds the sets of criteria that a committee can start from.
//
// A set is a data file: two are built in, a committee's own has the same form or is a list of lines. The program
// promises that a built-in set says nothing that its source does not: where the wording of the source was not seen the set
// says so (Verify), and no indicators are made up.
package template

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io"
	"os"

	"go.yaml.in/yaml/v3"

	"giaoban/store"
)

//go:embed data/*.yaml
var data embed.FS

// The built-in sets, as Committee.Template keeps them.
const (
	Urban = "do-thi-van-minh" // QĐ 04/2022/QĐ-TTg, nine criteria
	Rural = "nong-thon-moi"   // QĐ 51/2025/QĐ-TTg, ten criteria
	Own   = "own"             // a committee's own list
)

// Template is a set of criteria with where it comes from.
type Template struct {
	Name  string                `yaml:"-"`
	Title map[store.Lang]string `yaml:"title"`
	// Source is the decision that is quoted, Date its date as 2006-01-02; both empty for an own list.
	Source string `yaml:"source"`
	Date   string `yaml:"date"`
	// Note is what a committee must know before it relies on the set.
	Note map[store.Lang]string `yaml:"note"`
	// Verify is set when the names are not known to be those of the source, word for word.
	Verify   bool        `yaml:"verify"`
	Criteria []Criterion `yaml:"criteria"`
}

// Criterion is one of a set. Numbers count from 1 without a gap.
type Criterion struct {
	Number     int         `yaml:"number"`
	Name       string      `yaml:"name"`
	Short      string      `yaml:"short"`
	Indicators []Indicator `yaml:"indicators"`
}

// Indicator is a nội dung of a criterion.
type Indicator struct {
	Number int    `yaml:"number"`
	Name   string `yaml:"name"`
}

// ErrUnknown is wrapped by Load for a name that is no built-in set.
var ErrUnknown = errors.New("no such set of criteria")

// List names the built-in sets in the order in which they are offered.
func List() []string { return []string{Urban, Rural} }

// Load reads a built-in set.
func Load(name string) (Template, error) {
	raw, err := data.ReadFile("data/" + name + ".yaml")
	if err != nil {
		return Template{}, fmt.Errorf("load criteria %q: %w", name, ErrUnknown)
	}
	t, err := Read(bytes.NewReader(raw))
	t.Name = name
	if err != nil {
		return t, fmt.Errorf("load criteria %q: %w", name, err)
	}
	return t, nil
}

// Open reads a committee's own file.
func Open(path string) (Template, error) {
	f, err := os.Open(path)
	if err != nil {
		return Template{}, fmt.Errorf("open criteria: %w", err)
	}
	defer f.Close()
	t, err := Read(f)
	if err != nil {
		return t, fmt.Errorf("open criteria %s: %w", path, err)
	}
	return t, nil
}

// Read reads a set in the form of the built-in files; its Name is Own. An unknown field is an error, so that a typing
// mistake does not silently leave something out.
func Read(r io.Reader) (Template, error) {
	t := Template{}
	d := yaml.NewDecoder(r)
	d.KnownFields(true)
	if err := d.Decode(&t); err != nil {
		return Template{}, fmt.Errorf("read criteria: %w", err)
	}
	t.Name = Own
	return t, t.settle()
}

// Put writes the set's criteria for a committee.
func (t Template) Put(tx *store.Tx, c store.CommitteeID) error {
	for _, from := range t.Criteria {
		to := store.Criterion{Committee: c, Number: from.Number, Name: from.Name, Short: from.Short}
		for _, i := range from.Indicators {
			to.Indicators = append(to.Indicators, store.Indicator{Number: i.Number, Name: i.Name})
		}
		if err := tx.PutCriterion(&to); err != nil {
			return err
		}
	}
	return nil
}
