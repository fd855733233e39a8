// Package picture draws what a committee's period amounts to as one picture for a phone: the strip of criteria with their
// trend, the tasks by state, who has reported; and what a clean-up has changed: photos of before and after, side by side.
//
// It is pure: the same report and language, the same grid give the same bytes (of one binary on one architecture). It needs
// nothing of the machine, no fonts either. It names nobody, so that it may be shown to the group. What a colour says a shape
// or a word says too.
package picture

import (
	"fmt"
	"image"
	"image/png"
	"io"
	"strconv"
	"strings"
	"time"

	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

// width is that of the picture in pixels, margin what stays empty on all sides; shown is how many criteria it has at most:
// platforms refuse pictures that are too high (10,000 pixels for width and height together).
const (
	width  = 1080
	margin = 48
	shown  = 60
)

// PNG draws a report.
func PNG(w io.Writer, lang store.Lang, r view.Report) error {
	img, err := drawn(lang, r)
	if err != nil {
		return fmt.Errorf("draw report: %w", err)
	}
	if err := png.Encode(w, img); err != nil {
		return fmt.Errorf("write picture: %w", err)
	}
	return nil
}

func drawn(lang store.Lang, r view.Report) (*image.RGBA, error) {
	words, err := Words(lang, r)
	if err != nil {
		return nil, err
	}
	pen, err := newPen()
	if err != nil {
		return nil, err
	}
	measure := &canvas{pen: pen}
	high := measure.report(words, r)
	c := &canvas{pen: pen, img: image.NewRGBA(image.Rect(0, 0, width, high)), err: measure.err}
	c.fill(c.img.Bounds(), paper)
	c.report(words, r)
	return c.img, c.err
}

// plansShown is how many plans beside the weekly report have a line; each is a line of 13 px on a phone of 390.
const plansShown = 3

// Words are what the picture says in words, by key: what a screen reader may say instead of it, and what a test may compare.
func Words(lang store.Lang, r view.Report) (map[string]string, error) {
	if lang != store.English {
		lang = store.Vietnamese
	}
	loc := r.Committee.Location()
	day := func(s string) time.Time {
		t, _ := time.ParseInLocation("2006-01-02", s, loc) // a report has no other days
		return t
	}
	answered, rounds := r.Weekly()
	m := text.Picture{First: day(r.First), Last: day(r.Last), AsOf: r.AsOf.In(loc), Met: r.Met, Before: r.MetBefore, Total: r.Total,
		More: len(r.Criteria) - shown, Tasks: r.Tally.All, Overdue: r.Tally.Overdue, Answered: answered.Complete, Expected: answered.Expected, Rounds: rounds}
	plans := r.OtherPlans()
	m.Others = max(0, len(plans)-plansShown)
	for _, p := range plans[:len(plans)-m.Others] {
		// One line each: what somebody typed may not begin another.
		line := text.PicturePlan{Plan: strings.Join(strings.Fields(p.Plan), " "), CleanUp: p.Turnout != nil, Word: strings.Join(strings.Fields(r.Committee.Word), " "),
			Rounds: p.Rounds}
		line.Full, line.All = p.Full()
		m.Plans = append(m.Plans, line)
	}
	return text.Words(lang, m)
}

// report draws it and tells how high it is.
func (c *canvas) report(words map[string]string, r view.Report) int {
	y := c.head(words, r)
	y = c.strip(y, words, r.Criteria)
	y = c.section(y, words["tasks"], r.Tally.All > 0, words["no_tasks"])
	if r.Tally.All > 0 {
		y = c.bar(y, taskParts(words, r.Tally))
	}
	y = c.section(y, words["answered"], true, "")
	if p, _ := r.Weekly(); p.Expected > 0 {
		y = c.bar(y, answerParts(words, p))
	}
	y = c.plans(y, words, len(r.OtherPlans()))
	c.fill(image.Rect(margin, y+8, width-margin, y+11), line)
	c.text(margin, y+60, style{34, false}, pale, width-2*margin, words["as_of"])
	return y + 72 + margin
}

func (c *canvas) head(words map[string]string, r view.Report) int {
	room := width - 2*margin
	y := margin + 34
	c.text(margin, y, style{36, false}, pale, room, r.Committee.Name)
	y += 66
	c.text(margin, y, style{56, true}, ink, room, words["title"])
	y += 58
	c.text(margin, y, style{44, false}, ink, room, words["period"])
	if r.Total == 0 {
		return y + 24
	}
	y += 86
	end := c.text(margin, y, style{60, true}, green, room, words["met"])
	if r.MetBefore >= 0 {
		c.text(end+24, y, style{40, false}, pale, width-margin-end-24, words["before"])
	}
	return y + 36
}

// section writes a heading over what follows.
func (c *canvas) section(y int, title string, some bool, none string) int {
	c.fill(image.Rect(margin, y+8, width-margin, y+11), line)
	if !some {
		title = none
	}
	c.text(margin, y+72, style{46, true}, ink, width-2*margin, title)
	return y + 96
}

// strip draws a criterion a row: its light, its number and name, how it has changed, whether it is met.
func (c *canvas) strip(y int, words map[string]string, all []view.ReportCriterion) int {
	if len(all) == 0 {
		c.text(margin, y+50, style{44, false}, pale, width-2*margin, words["no_criteria"])
		return y + 90
	}
	high := 84
	if len(all) > 12 {
		high = 74
	}
	some := all[:min(len(all), shown)]
	indent := 0 // so that the names stand under each other
	for _, row := range some {
		w, err := c.width(strconv.Itoa(row.Number), style{46, true})
		if err != nil {
			c.err = err
			return y
		}
		indent = min(max(indent, w), 120)
	}
	for _, row := range some {
		c.criterion(image.Rect(margin, y, width-margin, y+high), words, row, indent)
		y += high
	}
	if len(all) > len(some) {
		c.text(margin, y+50, style{40, false}, pale, width-2*margin, words["more"])
		y += high
	}
	return c.legend(y+24, words)
}

func (c *canvas) criterion(box image.Rectangle, words map[string]string, row view.ReportCriterion, indent int) {
	side := 64
	top := box.Min.Y + (box.Dy()-side)/2
	base := top + 48
	c.light(image.Rect(box.Min.X, top, box.Min.X+side, top+side), row.Light)
	// The arrows stand under each other at the edge, the words before them.
	c.arrow(image.Rect(box.Max.X-40, top+14, box.Max.X, top+50), row.Trend())
	end := box.Max.X - 60
	if word := words[map[store.Attainment]string{store.Met: "attained", store.NearlyMet: "nearly", store.NotMet: "not_met"}[row.Attainment]]; word != "" {
		ink := pale
		if row.Attainment == store.Met {
			ink = green
		}
		end = c.right(end, base, style{38, row.Attainment == store.Met}, ink, 260, word) - 20
	}
	x := box.Min.X + side + 20
	c.text(x, base, style{46, true}, ink, indent, strconv.Itoa(row.Number))
	x += indent + 16
	name := row.Short
	if name == "" {
		name = row.Name
	}
	c.text(x, base, style{46, false}, ink, end-x, name)
}

// legend says what the squares and arrows mean, three a line.
func (c *canvas) legend(y int, words map[string]string) int {
	third := (width - 2*margin) / 3
	for i, l := range []struct {
		word string
		draw func(image.Rectangle)
	}{
		{"green", func(b image.Rectangle) { c.light(b, view.Green) }}, {"yellow", func(b image.Rectangle) { c.light(b, view.Yellow) }},
		{"red", func(b image.Rectangle) { c.light(b, view.Red) }}, {"white", func(b image.Rectangle) { c.light(b, view.White) }},
		{"better", func(b image.Rectangle) { c.arrow(b, 1) }}, {"worse", func(b image.Rectangle) { c.arrow(b, -1) }},
	} {
		x, top := margin+i%3*third, y+i/3*52
		l.draw(image.Rect(x, top, x+36, top+36))
		c.text(x+50, top+29, style{34, false}, pale, third-60, words[l.word])
	}
	return y + 2*52 + 12
}

// plans writes a line for each plan beside the weekly report: its name, and at the edge how many answered it.
func (c *canvas) plans(y int, words map[string]string, n int) int {
	const high = 62
	for i := range min(n, plansShown) {
		y += high
		end := c.right(width-margin, y-18, style{38, true}, ink, (width-2*margin)/2, words[fmt.Sprint("full", i)])
		c.text(margin, y-18, style{38, false}, ink, end-24-margin, words[fmt.Sprint("plan", i)])
	}
	if n > plansShown {
		y += high
		c.text(margin, y-18, style{38, false}, pale, width-2*margin, words["others"])
	}
	if n > 0 {
		y += 12
	}
	return y
}

func taskParts(words map[string]string, t view.ReportTally) []part {
	return []part{
		{t.DoneInTime, words["done_in_time"], swatch{base: green, text: paper}},
		{t.DoneLate, words["done_late"], swatch{base: mint, over: green, how: slanted, text: ink}},
		{t.DoneUndated, words["done_undated"], swatch{base: mint, text: ink}},
		{t.Reported, words["reported"], swatch{base: violet, text: paper}},
		{t.InTime, words["doing"], swatch{base: yellow, text: ink}},
		{t.Overdue, words["overdue"], swatch{base: red, over: paper, how: slanted, text: paper}},
		{t.NotBegun, words["not_begun"], swatch{base: paper, over: pale, how: framed, text: ink}},
		{t.Undated, words["undated"], swatch{base: grey, over: ink, how: dotted, text: ink}},
		{t.Routine, words["routine"], swatch{base: sky, text: ink}},
	}
}

func answerParts(words map[string]string, p view.Participation) []part {
	return []part{
		{p.Complete, words["complete"], swatch{base: blue, text: paper}},
		{p.Partial, words["partial"], swatch{base: sky, over: blue, how: slanted, text: ink}},
		{p.Silent, words["silent"], swatch{base: paper, over: pale, how: framed, text: ink}},
		{p.Phone, words["phone"], swatch{base: grey, text: ink}},
		{p.Unknown, words["unknown"], swatch{base: grey, over: ink, how: dotted, text: ink}},
	}
}
