package rehearsal

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"giaoban/store"
)

// Harm is what one kill did.
type Harm struct {
	Point Point
	// Deaths is how often the machine died: at the point, or wherever the script said.
	Deaths int
	// Lost are facts of the unharmed play that are not there: words that people said, and what was decided.
	Lost []string
	// Twice are words of people that were noted once too often, and what was decided once too often, or otherwise.
	Twice []string
	// Missed are messages of the unharmed play that never came, Extra those that came too often.
	Missed, Extra []string
	// Stuck are messages still waiting at the end that would have been sent.
	Stuck int
	// Wrong is why the play could not be finished.
	Wrong error
}

// Beyond is how many messages came twice that were not in flight: when a process dies, the one it was sending may.
func (h Harm) Beyond() int { return max(len(h.Extra)-h.Deaths, 0) }

// Harmless tells whether nothing worse happened than the one message in flight coming twice.
func (h Harm) Harmless() bool {
	return len(h.Lost) == 0 && len(h.Twice) == 0 && len(h.Missed) == 0 && h.Beyond() == 0 && h.Stuck == 0 && h.Wrong == nil
}

// Survey is what killing everywhere showed.
type Survey struct {
	// Commits and Sends of the unharmed play.
	Commits, Sends int
	// Kills is how many plays were killed; Struck how many of them were at the point.
	Kills, Struck int
	// Waiting is how many messages wait at the end of the unharmed play.
	Waiting                          int
	Lost, Missed, Duplicated, Beyond int
	Twice, Stuck, Wrong              int
	// Offenders are the kills that were not harmless, in the order of the play.
	Offenders []Harm
}

// Everywhere plays a script unharmed, then once for each commit and each sending, killed right before and right after
// it takes effect. dir is a folder for the files, removed piece by piece; workers plays go on at a time.
func (sc *Scene) Everywhere(lines []Line, dir string, workers int) (Survey, error) {
	return sc.EveryNth(lines, dir, workers, 1)
}

// EveryNth is Everywhere at each nth of the points, from the first on. Before and after take turns where n is odd.
func (sc *Scene) EveryNth(lines []Line, dir string, workers, n int) (Survey, error) {
	unharmed, all, err := sc.unharmed(lines, dir)
	if err != nil {
		return Survey{}, err
	}
	sum := Survey{Waiting: unharmed.waiting}
	var points []Point
	for i, p := range all {
		if p.Verb == KillCommit {
			sum.Commits = p.N
		} else {
			sum.Sends = p.N
		}
		if i%n == 0 {
			points = append(points, p)
		}
	}
	sum.Kills = len(points)
	harms := make([]Harm, len(points))
	next := make(chan int)
	var group sync.WaitGroup
	for range max(workers, 1) {
		group.Go(func() {
			for i := range next {
				harms[i] = sc.harm(lines, dir, &points[i], unharmed)
			}
		})
	}
	for i := range points {
		next <- i
	}
	close(next)
	group.Wait()

	for _, h := range harms {
		if h.Deaths > 0 {
			sum.Struck++
		}
		sum.Lost += len(h.Lost)
		sum.Twice += len(h.Twice)
		sum.Missed += len(h.Missed)
		sum.Duplicated += len(h.Extra)
		sum.Beyond += h.Beyond()
		sum.Stuck += h.Stuck
		if h.Wrong != nil {
			sum.Wrong++
		}
		if !h.Harmless() {
			sum.Offenders = append(sum.Offenders, h)
		}
	}
	return sum, nil
}

// unharmed plays the script and lists the points at which it can be killed, in pairs of before and after.
func (sc *Scene) unharmed(lines []Line, dir string) (outcome, []Point, error) {
	s, clean, err := sc.openIn(dir)
	if err != nil {
		return outcome{}, nil, err
	}
	defer clean()
	commits0, sends0 := s.killer.count()
	if err := s.PlayAll(lines); err != nil {
		return outcome{}, nil, fmt.Errorf("play unharmed: %w", err)
	}
	commits, sends := s.killer.count()
	var points []Point
	for n := 1; n <= commits-commits0; n++ {
		points = append(points, Point{KillCommit, n, false}, Point{KillCommit, n, true})
	}
	for n := 1; n <= sends-sends0; n++ {
		points = append(points, Point{KillSend, n, false}, Point{KillSend, n, true})
	}
	o, err := s.outcome()
	return o, points, errors.Join(err, s.sound())
}

// sound ends a play and looks at every record, history and lookup of its file.
func (s *Stage) sound() error {
	if err := s.crash(); err != nil {
		return err
	}
	found, err := store.Check(filepath.Join(s.opts.Dir, dbName))
	if err == nil && !found.Sound() {
		err = fmt.Errorf("the file has %d faults, the first: %s in %s, %s", len(found.Faults), found.Faults[0].Kind, found.Faults[0].Bucket, found.Faults[0].Detail)
	}
	return err
}

// Unharmed is what a script comes to when nothing happens to it.
type Unharmed struct {
	scene  *Scene
	want   outcome
	points []Point
}

// Unharmed plays a script unharmed. dir is a folder for the files, removed when done.
func (sc *Scene) Unharmed(lines []Line, dir string) (*Unharmed, error) {
	want, points, err := sc.unharmed(lines, dir)
	return &Unharmed{scene: sc, want: want, points: points}, err
}

// Against plays the same script with accidents in it and tells what these did. Every death of the machine may let one
// message come twice.
func (u *Unharmed) Against(harmed []Line, dir string) Harm {
	return u.scene.harm(harmed, dir, nil, u.want)
}

// harm plays the script, killed at a point unless that is nil.
func (sc *Scene) harm(lines []Line, dir string, p *Point, unharmed outcome) (h Harm) {
	s, clean, err := sc.openIn(dir)
	if err != nil {
		h.Wrong = err
		return h
	}
	defer clean()
	if p != nil {
		h.Point = *p
		s.killer.arm(*p)
	}
	h.Wrong = s.PlayAll(lines)
	h.Deaths = s.restarts
	if h.Wrong != nil {
		return h
	}
	o, err := s.outcome()
	if err != nil {
		h.Wrong = err
		return h
	}
	h.Lost = append(unharmed.words.less(o.words), unharmed.state.less(o.state)...)
	h.Twice = append(o.said.less(unharmed.said), o.state.less(unharmed.state)...)
	h.Missed = unharmed.arrived.less(o.arrived)
	for _, line := range unharmed.last.less(o.last) {
		if !slices.Contains(h.Missed, line) {
			h.Missed = append(h.Missed, "(in the end) "+line)
		}
	}
	h.Extra = o.arrived.less(unharmed.arrived)
	h.Stuck = max(o.waiting-unharmed.waiting, 0)
	h.Wrong = s.sound()
	return h
}

func (sc *Scene) openIn(dir string) (*Stage, func(), error) {
	own, err := os.MkdirTemp(dir, "play")
	if err != nil {
		return nil, nil, fmt.Errorf("open scene: %w", err)
	}
	s, err := sc.Open(own, nil)
	if err != nil {
		os.RemoveAll(own)
		return nil, nil, err
	}
	return s, func() {
		s.Close()
		os.RemoveAll(filepath.Clean(own))
	}, nil
}

// String is the report for a terminal: the figures in one line, then the offenders.
func (v Survey) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "commits %d, sends %d, killed at %d points (%d reached)\n", v.Commits, v.Sends, v.Kills, v.Struck)
	fmt.Fprintf(&b, "lost %d, missed %d, duplicated %d (beyond the one in flight: %d)", v.Lost, v.Missed, v.Duplicated, v.Beyond)
	if v.Twice+v.Stuck+v.Wrong > 0 {
		fmt.Fprintf(&b, ", noted twice %d, stuck %d, not playable %d", v.Twice, v.Stuck, v.Wrong)
	}
	b.WriteByte('\n')
	for _, h := range v.Offenders {
		fmt.Fprintf(&b, "%s\n", h.Point)
		for _, list := range []struct {
			what  string
			lines []string
		}{{"lost", h.Lost}, {"noted twice", h.Twice}, {"missed", h.Missed}, {"extra", h.Extra}} {
			for _, line := range list.lines {
				fmt.Fprintf(&b, "  %s: %s\n", list.what, cut(strings.ReplaceAll(line, "\n", " ⏎ "), 160))
			}
		}
		if h.Stuck > 0 {
			fmt.Fprintf(&b, "  stuck: %d messages\n", h.Stuck)
		}
		if h.Wrong != nil {
			fmt.Fprintf(&b, "  %v\n", h.Wrong)
		}
	}
	return b.String()
}

// String is the point as a script line writes it.
func (p Point) String() string {
	when := "before"
	if p.After {
		when = "after"
	}
	return fmt.Sprintf("%s %d %s", p.Verb, p.N, when)
}
