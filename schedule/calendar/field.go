package calendar

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
)

// key names a holiday and remembers the line of the days file on which it stands.
type key struct {
	name string
	line int
}

func (k *key) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind != yaml.ScalarNode {
		return fmt.Errorf("line %d: a key is one word", n.Line)
	}
	k.name, k.line = strings.TrimSpace(n.Value), n.Line
	return nil
}

// place says where an entry of a list stands: its line, or for want of a key its number.
func (k key) place(list string, i int) string {
	if k.line == 0 {
		return fmt.Sprintf("%s, entry %d: ", list, i+1)
	}
	return fmt.Sprintf("line %d: %s: ", k.line, k.name)
}

// monthDay is a day of the year, written 04-30. The zero value is none.
type monthDay struct{ month, day int }

func (m *monthDay) UnmarshalYAML(n *yaml.Node) error {
	t, err := time.Parse("01-02", n.Value)
	if err != nil {
		return fmt.Errorf("line %d: %q is no month-day such as 04-30", n.Line, n.Value)
	}
	m.month, m.day = int(t.Month()), t.Day()
	return nil
}

// fileDay is a day of a days file.
type fileDay struct{ Date }

func (d *fileDay) UnmarshalYAML(n *yaml.Node) error {
	parsed, err := ParseDate(n.Value)
	if err != nil {
		return fmt.Errorf("line %d: %q is no day such as 2027-02-05", n.Line, n.Value)
	}
	d.Date = parsed
	return nil
}

// restDay is a day of the week, written mon to sun.
type restDay struct{ time.Weekday }

func (r *restDay) UnmarshalYAML(n *yaml.Node) error {
	for d := time.Sunday; d <= time.Saturday; d++ {
		if strings.EqualFold(n.Value, d.String()[:3]) {
			r.Weekday = d
			return nil
		}
	}
	return fmt.Errorf("line %d: rest day %q: want mon, tue, wed, thu, fri, sat or sun", n.Line, n.Value)
}

// plain takes the words of a programmer out of the decoder's complaints, which name their lines.
func plain(err error) error {
	var types *yaml.TypeError
	if !errors.As(err, &types) {
		return err
	}
	complaints := make([]string, len(types.Errors))
	for i, c := range types.Errors {
		complaints[i], _, _ = strings.Cut(c, " in type ")
	}
	return errors.New(strings.Join(complaints, "; "))
}
