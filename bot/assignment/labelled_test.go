package assignment_test

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

	"giaoban/bot/assignment"
	"giaoban/schedule/when"
)

// labelled is a line of testdata; README there describes the form.
type labelled struct {
	class, where, text, want string
	now                      time.Time
}

func readLabelled(t testing.TB, dir string) (all []labelled) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", dir, "*.txt"))
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, name := range files {
		f, err := os.Open(name)
		require.NoError(t, err)
		lines := bufio.NewScanner(f)
		var now time.Time
		for n := 1; lines.Scan(); n++ {
			line := strings.TrimSpace(lines.Text())
			switch {
			case line == "" || line[0] == '#':
				continue
			case strings.HasPrefix(line, "@ "):
				now, err = time.ParseInLocation("2006-01-02T15:04", strings.TrimSpace(line[1:]), ict)
				require.NoError(t, err)
				continue
			}
			text, want, ok := strings.Cut(line, "=>")
			require.True(t, ok, line)
			l := labelled{text: strings.TrimSpace(text), want: strings.TrimSpace(want), now: now}
			l.class, l.where = strings.TrimSuffix(filepath.Base(name), ".txt"), fmt.Sprintf("%s:%d", name, n)
			if strings.HasPrefix(l.class, "nfd") {
				l.text = norm.NFD.String(l.text)
			}
			all = append(all, l)
		}
		require.NoError(t, f.Close())
	}
	return all
}

// label writes a reading in the form of the labels.
func label(a assignment.Assignment) string {
	var fields []string
	if a.Work != "" {
		fields = append(fields, a.Work)
	}
	add := func(name, value string) {
		if value != "" {
			fields = append(fields, name+" "+value)
		}
	}
	add("L", parties(a.Leads))
	add("S", parties(a.Supports))
	if a.Criterion > 0 {
		add("C", fmt.Sprint(a.Criterion))
	}
	add("P", strings.Trim(fmt.Sprint(a.Places), "[]"))
	switch d := a.Deadline; d.Kind {
	case when.Date:
		add("D", fmt.Sprintf("%s %s", d.Op, d.Due))
	case when.Recur:
		add("R", d.RRule)
	case when.Vague:
		add("V", strings.TrimSpace(d.Phrase+" "+d.Due.String()))
	}
	for _, p := range a.Problems {
		add("!", strings.TrimSpace(string(p.Kind)+" "+p.Said))
	}
	return strings.Join(fields, " | ")
}

func parties(all []assignment.Party) string {
	var out []string
	for _, p := range all {
		switch {
		case p.Kind == assignment.Everyone:
			out = append(out, "all")
		case p.Kind == assignment.Neighbourhood:
			out = append(out, fmt.Sprintf("kp%d", p.Neighbourhood))
		case p.Kind == assignment.Outsider:
			out = append(out, "~"+p.Said)
		case len(p.Candidates) > 0:
			out = append(out, strings.ReplaceAll(fmt.Sprint(p.Candidates), " ", "/"))
		default:
			out = append(out, fmt.Sprint(p.Member))
		}
	}
	return strings.Join(out, ", ")
}

// TestLabelled prints the accuracy by class and every confusion; what is in the repository is held at 100 %.
func TestLabelled(t *testing.T) { judge(t, "labelled") }

// TestFresh does the same with lots that were labelled before the rules had seen them.
func TestFresh(t *testing.T) { judge(t, "fresh") }

func judge(t *testing.T, dir string) {
	total, right := map[string]int{}, map[string]int{}
	all, good := 0, 0
	for _, l := range readLabelled(t, dir) {
		got := label(assignment.Read(l.text, committee(l.now)))
		total[l.class]++
		all++
		if assert.Equal(t, l.want, got, "%s: %s", l.where, l.text) {
			right[l.class]++
			good++
		} else {
			t.Logf("CONFUSED %s\n   want %s\n   got  %s", l.text, l.want, got)
		}
	}
	for _, class := range slices.Sorted(maps.Keys(total)) {
		t.Logf("%-14s %3d of %3d", class, right[class], total[class])
	}
	t.Logf("%-14s %3d of %3d = %.1f %%", "all", good, all, 100*float64(good)/float64(all))
}
