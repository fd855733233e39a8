package when

import (
	"bufio"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"giaoban/schedule/calendar"
)

// ict is the committee's zone in all tests, fixed so that no host's database matters.
var ict = time.FixedZone("ICT", 7*3600)

// labelled is a line of testdata/labelled; README there describes the form.
type labelled struct {
	class, where, text string
	now                time.Time
	want               Deadline
	noDue              bool
	guessed, sure      bool
}

func readLabelled(t testing.TB, dir string) []labelled {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", dir, "*.txt"))
	require.NoError(t, err)
	require.NotEmpty(t, files)
	var out []labelled
	for _, name := range files {
		f, err := os.Open(name)
		require.NoError(t, err)
		lines := bufio.NewScanner(f)
		var now time.Time
		class := strings.TrimSuffix(filepath.Base(name), ".txt")
		for n := 1; lines.Scan(); n++ {
			line := strings.TrimSpace(lines.Text())
			switch {
			case line == "" || line[0] == '#':
				continue
			case line[0] == '[':
				class = strings.TrimSuffix(filepath.Base(name), ".txt") + " " + strings.Trim(line, "[]")
				continue
			case line[0] == '@':
				now, err = time.ParseInLocation("2006-01-02T15:04", strings.TrimSpace(line[1:]), ict)
				require.NoError(t, err)
				continue
			}
			l := parseLabel(t, line)
			l.now, l.class, l.where = now, class, fmt.Sprintf("%s:%d", name, n)
			out = append(out, l)
		}
		require.NoError(t, f.Close())
	}
	return out
}

func parseLabel(t testing.TB, line string) labelled {
	text, label, ok := strings.Cut(line, "=>")
	require.True(t, ok, line)
	l := labelled{text: strings.TrimSpace(text)}
	for i, word := range strings.Fields(label) {
		switch {
		case i == 0:
			l.want.Kind = Kind(word)
		case word == "nfd":
			l.text = norm.NFD.String(l.text)
		case word == "?":
			l.guessed = true
		case word == "!":
			l.sure = true
		case word == "-":
			l.noDue = true
		case strings.HasPrefix(word, "FREQ="):
			l.want.RRule = word
		case word[0] >= '0' && word[0] <= '9':
			day, clock, timed := strings.Cut(word, "T")
			d, err := calendar.ParseDate(day)
			require.NoError(t, err, line)
			l.want.Due = Due{Day: d, Timed: timed}
			if timed {
				_, err = fmt.Sscanf(clock, "%d:%d", &l.want.Due.Hour, &l.want.Due.Minute)
				require.NoError(t, err, line)
			}
		default:
			l.want.Op = Op(word)
		}
	}
	return l
}

// wrong says what is wrong with an answer, or "".
func (l labelled) wrong(got Deadline) string {
	switch {
	case got.Kind != l.want.Kind:
		return fmt.Sprintf("%s for %s", got.Kind, l.want.Kind)
	case l.want.Op != "" && got.Op != l.want.Op:
		return fmt.Sprintf("op %s for %s", got.Op, l.want.Op)
	case !l.want.Due.IsZero() && got.Due != l.want.Due, l.noDue && !got.Due.IsZero():
		return fmt.Sprintf("due %s for %s", got.Due, l.want.Due)
	case l.want.Kind == Recur && got.RRule != l.want.RRule:
		return fmt.Sprintf("rrule %s for %s", got.RRule, l.want.RRule)
	case l.guessed && !got.Guessed:
		return "not marked as a guess"
	case l.sure && got.Guessed:
		return "marked as a guess"
	}
	return ""
}

// TestLabelled prints the accuracy by class and every confusion. The goals are 100 % on the traps and 98 % overall;
// what is in the repository is held at 100 %.
func TestLabelled(t *testing.T) { judge(t, "labelled") }

func judge(t *testing.T, dir string) {
	cal := calendar.Default()
	total, right := map[string]int{}, map[string]int{}
	all, good, untrue, missed := 0, 0, 0, 0
	for _, l := range readLabelled(t, dir) {
		got := Understand(l.text, l.now, cal)
		total[l.class]++
		all++
		if complaint := l.wrong(got); assert.Empty(t, complaint, "%s: %s", l.where, l.text) {
			right[l.class]++
			good++
		} else {
			switch {
			case !l.want.binds() && got.binds():
				untrue++
			case l.want.binds() && !got.binds():
				missed++
			}
			t.Logf("CONFUSED %-16s %-50s %s (phrase %q)", l.class, l.text, complaint, got.Phrase)
		}
	}
	for _, class := range slices.Sorted(maps.Keys(total)) {
		t.Logf("%-16s %3d of %3d", class, right[class], total[class])
	}
	t.Logf("%-16s %3d of %3d = %.1f %%; %d false deadlines, %d missed", "all", good, all, 100*float64(good)/float64(all), untrue, missed)
}

// binds reports whether somebody would be reminded.
func (d Deadline) binds() bool { return d.Kind == Date || d.Kind == Recur }
