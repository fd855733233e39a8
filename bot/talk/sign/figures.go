package sign

import (
	"fmt"
	"strings"
	"time"

	"giaoban/bot/report"
	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/schedule/calendar"
	"giaoban/store"
	"giaoban/store/view"
)

// Span reads a period as /duyet takes it and gives its two days; that of a week is a round's, as readSpan has it. ok is false for
// words that name no period. Errors: refusals that say why there is nothing of it.
func Span(t *talk.Turn, c store.Committee, said string) (first, last string, ok bool, err error) {
	s, ok := readSpan(said, t.Tx.Now().In(c.Location()))
	if !ok {
		return "", "", false, nil
	}
	first, last, err = s.daysOf(t, c)
	return first, last, true, err
}

// FilesOf are the buttons that draw the files of the days from first to last, and See the one that shows their written
// report: see Files.
func FilesOf(c store.CommitteeID, first, last string) (files text.SignFiles, see string) {
	of := func(verb string) string {
		return talk.Code(prefix, verb, c, NameDays(first, last))
	}
	return text.SignFiles{Doc: of(doDoc), Sheet: of(doSheet), Picture: of(doPicture)}, of(doSee)
}

// SendFile answers with a file of the days from first to last, by its recipe: of their written report where there is one, else
// of the figures of now. Errors: refusals for who may not see names.
func SendFile(t *talk.Turn, c store.CommitteeID, recipe, first, last string) error {
	p, err := place(t, c, talk.SeeNames)
	if err != nil {
		return err
	}
	if err := p.figuresOf(t, first, last); err != nil {
		return err
	}
	return p.sendFile(t, recipe)
}

// NameDays names two days in a button: "d20261101.20261130".
func NameDays(first, last string) string {
	return "d" + strings.ReplaceAll(first, "-", "") + "." + strings.ReplaceAll(last, "-", "")
}

// DaysNamed are the two days that a button names. The code comes from a client: days that bound no report are none.
func DaysNamed(name string) (first, last string, ok bool) {
	var days [2]calendar.Date
	both := strings.Split(strings.TrimPrefix(name, "d"), ".")
	if !strings.HasPrefix(name, "d") || len(both) != 2 {
		return "", "", false
	}
	for i, s := range both {
		at, err := time.Parse("20060102", s)
		if err != nil {
			return "", "", false
		}
		days[i] = calendar.DateOf(at)
	}
	if days[1].Before(days[0]) || days[1].Sub(days[0]) > longest*366 {
		return "", "", false
	}
	return fmt.Sprint(days[0]), fmt.Sprint(days[1]), true
}

// Overall is what the written report of a period says first: how far the committee has come, and who has answered.
func Overall(lang store.Lang, r view.Report) (string, error) {
	d, err := report.Compose(lang, r, nil)
	x, _ := d.Section("I.1")
	return x.Text(), err
}
