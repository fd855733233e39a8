package calendar

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"time"

	"go.yaml.in/yaml/v3"
)

//go:embed days.yaml
var builtIn []byte

// ErrDays is wrapped by every error about a days file.
var ErrDays = errors.New("bad days file")

// rules is the content of a days file; days.yaml describes the fields.
type rules struct {
	Rest      []restDay      `yaml:"rest"`
	Holidays  []rule         `yaml:"holidays"`
	Announced []announcement `yaml:"announced"`
}

type rule struct {
	Key      key      `yaml:"key"`
	Solar    monthDay `yaml:"solar"`
	Lunar    monthDay `yaml:"lunar"`
	Days     int      `yaml:"days"`
	Lead     int      `yaml:"lead"`
	Adjacent bool     `yaml:"adjacent"`
	From     int      `yaml:"from"`
	Off      bool     `yaml:"off"`
}

type announcement struct {
	Key  key       `yaml:"key"`
	Year int       `yaml:"year"`
	Off  []fileDay `yaml:"off"`
	Work []fileDay `yaml:"work"`
}

// maxBlock bounds what one rule or announcement may take off; more is a slip of the pen.
const maxBlock = 31

// parseRules reads one days file. Its errors name the line, for whoever edits the file by hand.
func parseRules(r io.Reader) (rules, error) {
	var parsed rules
	decoder := yaml.NewDecoder(r)
	decoder.KnownFields(true)
	if err := decoder.Decode(&parsed); err != nil && !errors.Is(err, io.EOF) {
		return rules{}, fmt.Errorf("read days file: %w: %w", ErrDays, plain(err))
	}
	if err := decoder.Decode(new(yaml.Node)); err == nil {
		return rules{}, fmt.Errorf("read days file: %w: a second document after ---", ErrDays)
	}
	for i, h := range parsed.Holidays {
		if err := h.check(); err != nil {
			return rules{}, fmt.Errorf("read days file: %w: %s%w", ErrDays, h.Key.place("holidays", i), err)
		}
	}
	seen := make(map[string]bool)
	for i, a := range parsed.Announced {
		err := a.check()
		if id := fmt.Sprint(a.Key.name, " ", a.Year); err == nil && seen[id] {
			err = fmt.Errorf("%s is announced twice", id)
		} else {
			seen[id] = true
		}
		if err != nil {
			return rules{}, fmt.Errorf("read days file: %w: %s%w", ErrDays, a.Key.place("announced", i), err)
		}
	}
	return parsed, nil
}

func (h rule) check() error {
	switch {
	case h.Key.name == "":
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
	case a.Key.name == "" || a.Year == 0:
		return errors.New("key and year are both needed")
	case len(a.Off) == 0 && len(a.Work) == 0:
		return errors.New("off or work is needed")
	case len(a.Off) > 2:
		return errors.New("off is one day, or the first and the last")
	case len(a.Off) == 2 && (a.Off[1].Before(a.Off[0].Date) || a.Off[1].Sub(a.Off[0].Date) >= maxBlock):
		return fmt.Errorf("off must run forwards and cover at most %d days", maxBlock)
	}
	for _, d := range append(append([]fileDay{}, a.Off...), a.Work...) {
		if d.Sub(Date{a.Year, time.January, 1}) < -maxBlock || d.Sub(Date{a.Year, time.December, 31}) > maxBlock {
			return fmt.Errorf("%s does not belong to %d", d.Date, a.Year)
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
	for d := a.Off[0].Date; !d.After(a.Off[len(a.Off)-1].Date); d = d.AddDays(1) {
		off = append(off, d)
	}
	return off
}

func builtInRules() (rules, error) { return parseRules(bytes.NewReader(builtIn)) }
