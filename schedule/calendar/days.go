package calendar

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
)

//go:embed days.yaml
var builtIn []byte

// ErrDays is wrapped by every error about a days file.
var ErrDays = errors.New("bad days file")

// rules is the content of a days file; days.yaml describes the fields.
type rules struct {
	Rest      []string       `yaml:"rest"`
	Holidays  []rule         `yaml:"holidays"`
	Announced []announcement `yaml:"announced"`
}

type rule struct {
	Key      string   `yaml:"key"`
	Solar    monthDay `yaml:"solar"`
	Lunar    monthDay `yaml:"lunar"`
	Days     int      `yaml:"days"`
	Lead     int      `yaml:"lead"`
	Adjacent bool     `yaml:"adjacent"`
	From     int      `yaml:"from"`
	Off      bool     `yaml:"off"`
}

type announcement struct {
	Key  string `yaml:"key"`
	Year int    `yaml:"year"`
	Off  []Date `yaml:"off"`
	Work []Date `yaml:"work"`
}

// monthDay is a day of the year, written 04-30. The zero value is none.
type monthDay struct{ month, day int }

func (m *monthDay) UnmarshalText(text []byte) error {
	t, err := time.Parse("01-02", string(text))
	if err != nil {
		return fmt.Errorf("%q is no month-day such as 04-30", text)
	}
	m.month, m.day = int(t.Month()), t.Day()
	return nil
}

// maxBlock bounds what one rule or announcement may take off; more is a slip of the pen.
const maxBlock = 31

func parseRules(r io.Reader) (rules, error) {
	var parsed rules
	decoder := yaml.NewDecoder(r)
	decoder.KnownFields(true)
	if err := decoder.Decode(&parsed); err != nil && !errors.Is(err, io.EOF) {
		return rules{}, fmt.Errorf("read days file: %w: %w", ErrDays, err)
	}
	for _, h := range parsed.Holidays {
		if err := h.check(); err != nil {
			return rules{}, fmt.Errorf("read days file: holiday %q: %w: %w", h.Key, ErrDays, err)
		}
	}
	for _, a := range parsed.Announced {
		if err := a.check(); err != nil {
			return rules{}, fmt.Errorf("read days file: announced %q %d: %w: %w", a.Key, a.Year, ErrDays, err)
		}
	}
	return parsed, nil
}

func (h rule) check() error {
	switch {
	case h.Key == "":
		return errors.New("key is missing")
	case h.Off:
		return nil
	case (h.Solar == monthDay{}) == (h.Lunar == monthDay{}):
		return errors.New("needs exactly one of solar and lunar")
	case h.Days < 0 || h.Lead < 0 || h.Days+h.Lead > maxBlock:
		return fmt.Errorf("days and lead must lie between 0 and %d", maxBlock)
	}
	return nil
}

func (a announcement) check() error {
	switch {
	case a.Key == "" || a.Year == 0:
		return errors.New("key and year are both needed")
	case len(a.Off) > 2:
		return errors.New("off is one day, or the first and the last")
	case len(a.Off) == 2 && (a.Off[1].Before(a.Off[0]) || a.Off[1].Sub(a.Off[0]) >= maxBlock):
		return fmt.Errorf("off must run forwards and cover at most %d days", maxBlock)
	}
	for _, d := range append(append([]Date{}, a.Off...), a.Work...) {
		if d.Sub(Date{a.Year, time.January, 1}) < -maxBlock || d.Sub(Date{a.Year, time.December, 31}) > maxBlock {
			return fmt.Errorf("%s does not belong to %d", d, a.Year)
		}
	}
	return nil
}

// days returns every day that the announcement takes off.
func (a announcement) days() []Date {
	if len(a.Off) == 0 {
		return nil
	}
	var off []Date
	for d := a.Off[0]; !d.After(a.Off[len(a.Off)-1]); d = d.AddDays(1) {
		off = append(off, d)
	}
	return off
}

func weekday(name string) (time.Weekday, error) {
	for d := time.Sunday; d <= time.Saturday; d++ {
		if strings.EqualFold(name, d.String()[:3]) {
			return d, nil
		}
	}
	return 0, fmt.Errorf("read days file: rest day %q: %w: want mon, tue, wed, thu, fri, sat or sun", name, ErrDays)
}

func builtInRules() (rules, error) { return parseRules(bytes.NewReader(builtIn)) }
