package store

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	bolt "go.etcd.io/bbolt"
)

// inspection gathers what a check sees.
type inspection struct {
	tx *ReadTx
	Findings
}

func (in *inspection) fault(kind FaultKind, bucket string, key []byte, detail string) {
	// A file full of faults is damaged after the first thousand just as well.
	if len(in.Faults) < maxFaults {
		in.Faults = append(in.Faults, Fault{Kind: kind, Bucket: bucket, Key: fmt.Sprintf("%x", key), Detail: detail})
	}
}

const maxFaults = 1000

// nouns inspect every table of the file.
var nouns = []func(*inspection){committees.inspect, criteria.inspect, neighbourhoods.inspect, persons.inspect,
	members.inspect, plans.inspect, rounds.inspect, rolls.inspect, evidences.inspect, replies.inspect, invites.inspect, outages.inspect, bundles.inspect,
	dialogs.inspect, offers.inspect, jobs.inspect, cards.inspect, sent.inspect, heard.inspect, strikes.inspect,
	asides.inspect, guesses.inspect, troubles.inspect, tasks.inspect, extensions.inspect, absences.inspect, ladders.inspect,
	reports.inspect, nudges.inspect, scoreForms.inspect, scores.inspect, merits.inspect, commendations.inspect}

// inspect reads every record of a table: it must decode, lie under its own key and, where history is kept, be what
// history says.
func (t table[T]) inspect(in *inspection) {
	b := in.tx.b.Bucket([]byte(t.name))
	if b == nil {
		in.fault(FaultPage, t.name, nil, "bucket is missing")
		return
	}
	c := b.Cursor()
	for k, raw := c.First(); k != nil; k, raw = c.Next() {
		in.Counts[t.name]++
		var v T
		if err := json.Unmarshal(raw, &v); err != nil {
			in.fault(FaultValue, t.name, k, err.Error())
			continue
		}
		if !bytes.Equal(t.key(&v), k) {
			in.fault(FaultKey, t.name, k, "the record belongs elsewhere")
		}
		if t.kept {
			past := &ReadTx{b: in.tx.b, now: in.tx.now, asOf: nothingYet - 1}
			if !bytes.Equal(t.raw(past, k), raw) {
				in.fault(FaultHistory, t.name, k, "the record is not what its history says")
			}
		}
	}
}

// inspectLookups rebuilds every lookup from the records and compares.
func (in *inspection) inspectLookups() error {
	want, err := lookups(in.tx)
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(want)) {
		have := map[string][]byte{}
		c := in.tx.bucket(name).Cursor()
		for k, v := c.First(); k != nil; k, v = c.Next() {
			have[string(k)] = v
		}
		for k, v := range have {
			if w, ok := want[name][k]; !ok || !bytes.Equal(v, w) {
				in.fault(FaultLookup, name, []byte(k), "leads to a record that does not say so")
			}
		}
		for k := range want[name] {
			if _, ok := have[k]; !ok {
				in.fault(FaultLookup, name, []byte(k), "is missing")
			}
		}
	}
	return in.inspectJobKeys()
}

// lookups computes from the records what each lookup must hold.
func lookups(tx *ReadTx) (map[string]map[string][]byte, error) {
	want := map[string]map[string][]byte{byAccount: {}, byGroup: {}, byPerson: {}, byDue: {}, due: {},
		openTasks: {}, byTask: {}}
	for p, err := range persons.scan(tx, nil) {
		if err != nil {
			return nil, err
		}
		if p.Account != "" {
			want[byAccount][p.Account] = num(uint64(p.ID))
		}
	}
	for c, err := range committees.scan(tx, nil) {
		if err != nil {
			return nil, err
		}
		if c.Group.Chat != "" {
			want[byGroup][c.Group.Chat] = num(uint64(c.ID))
		}
	}
	for m, err := range members.scan(tx, nil) {
		if err != nil {
			return nil, err
		}
		if m.Person != 0 {
			want[byPerson][string(join(num(uint64(m.Person)), num(uint64(m.Committee)), num(uint64(m.ID))))] = []byte{}
		}
	}
	for t, err := range tasks.scan(tx, nil) {
		if err != nil {
			return nil, err
		}
		if t.Open() {
			want[openTasks][string(tasks.key(&t))] = []byte{}
		}
	}
	for r, err := range replies.scan(tx, nil) {
		if err != nil {
			return nil, err
		}
		if r.Subject.Is(KindTask) {
			want[byTask][string(join(num(uint64(r.Committee)), num(uint64(r.Subject.Number())), num(uint64(r.Round))))] = []byte{}
		}
	}
	// The due index is made of two halves that must mirror each other; there is no record behind them.
	c := tx.bucket(due).Cursor()
	for k, _ := c.First(); len(k) > 8; k, _ = c.Next() {
		want[byDue][string(k[8:])] = bytes.Clone(k[:8])
	}
	c = tx.bucket(byDue).Cursor()
	for k, v := c.First(); k != nil; k, v = c.Next() {
		want[due][string(join(v, k))] = []byte{}
	}
	return want, nil
}

// inspectJobKeys sees that each key leads to a job that bears it. A job may have lost its key to a younger one that
// was enqueued while it flew, so the other direction is not asked for.
func (in *inspection) inspectJobKeys() error {
	c := in.tx.bucket(byKey).Cursor()
	for k, v := c.First(); k != nil; k, v = c.Next() {
		j, err := in.tx.Job(JobID(readNum(v)))
		if err != nil && !isNotFound(err) {
			return err
		}
		if err != nil || !bytes.Equal(k, join(name(j.Chat), name(j.Key))) {
			in.fault(FaultLookup, byKey, k, "leads to a job that does not say so")
		}
	}
	return nil
}

// inspectCommits sees that commit numbers and instants grow together and that none is past the last.
func (in *inspection) inspectCommits() {
	last := readNum(in.tx.bucket(meta).Get(keySeq))
	clock := readClock(in.tx.b)
	var before uint64
	c := in.tx.bucket(commits).Cursor()
	for k, _ := c.First(); k != nil; k, _ = c.Next() {
		in.Counts[commits]++
		if len(k) != 16 {
			in.fault(FaultKey, commits, k, "not an instant and a number")
			continue
		}
		seq := readNum(k[8:])
		if seq <= before || seq > last || readInstant(k).After(clock) {
			in.fault(FaultHistory, commits, k, "out of order")
		}
		before = seq
	}
	h := in.tx.bucket(history)
	_ = h.ForEachBucket(func(t []byte) error {
		_ = h.Bucket(t).ForEach(func(k, v []byte) error {
			in.Counts[history]++
			var p past
			switch {
			case len(k) < 8 || readNum(k[len(k)-8:]) > last:
				in.fault(FaultKey, history+"/"+string(t), k, "past the last commit")
			case json.Unmarshal(v, &p) != nil:
				in.fault(FaultValue, history+"/"+string(t), k, "cannot be read")
			}
			return nil
		})
		return nil
	})
}

// inspectPages lets bbolt walk every page.
func (in *inspection) inspectPages(b *bolt.Tx) {
	for err := range b.Check() {
		in.fault(FaultPage, "", nil, err.Error())
	}
}

// listAsides names what was put aside; the messages themselves stay where they are.
func (in *inspection) listAsides() error {
	all, err := in.tx.Asides()
	for _, a := range all {
		a.Raw, a.Broken = nil, nil
		in.Asides = append(in.Asides, a)
	}
	return err
}
