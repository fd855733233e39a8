package report_test

import (
	"testing"

	"giaoban/bot/report"
	"giaoban/store"
)

// BenchmarkCompose words the report of 200 tasks and 50 neighbourhoods, and writes it as text.
func BenchmarkCompose(b *testing.B) {
	w := lively(b)
	r := w.report("2026-11-21", "2026-11-27")
	tasks, place := r.Tasks, r.Places[0]
	r.Tasks, r.Places = nil, nil
	for n := range 200 {
		t := tasks[n%len(tasks)]
		t.Number = n + 1
		r.Tasks = append(r.Tasks, t)
	}
	for n := range 50 {
		place.Number = n + 1
		r.Places = append(r.Places, place)
	}
	b.ReportAllocs()
	for b.Loop() {
		d, err := report.Compose(store.Vietnamese, r, nil)
		if err != nil {
			b.Fatal(err)
		}
		report.Plain(d)
	}
}
