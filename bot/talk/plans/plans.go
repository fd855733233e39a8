// Package plans is /ky: the recurring questions of a committee, how they are made, changed, paused, left out once, opened,
// closed and ended.
//
// It promises that a plan holds only once it has been said back with the next days on which it comes; that those days are
// the ones on which the sweeper opens it; that a round which is open keeps what it asked and until when; that no answer is
// lost by a change; and that whoever was asked, or has answered early, is told once when a round is left out.
package plans

import (
	"errors"
	"regexp"
	"strconv"
	"strings"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/schedule/calendar"
	"giaoban/store"
	"giaoban/store/fold"
)

// FlowName is the flow's name.
const FlowName = "plans"

// prefix begins the codes of this flow's buttons: committee:plan:what, with plan 0 for the list, or one of the words below
// for the open question's own buttons.
const prefix = "ky"

// Flow makes the flow.
func Flow() talk.Flow {
	return talk.Flow{
		Name: FlowName,
		Commands: []talk.Command{{Name: "ky", Aliases: []string{"plans", "plan", "dinhky"}, Bare: []string{"cac ky", "ky bao cao", "dinh ky"},
			Right: talk.Belong, Menu: true, Takes: takes, Do: command}},
		Press: map[string]func(*talk.Turn, string) error{prefix: press},
		Step:  step,
		Leave: func(_ *talk.Turn, d store.Dialog) (text.Message, error) {
			if d.Step == stepSure {
				return nil, nil
			}
			return text.PlanDropped{New: d.Step != stepChange}, nil
		},
	}
}

// takes tells whether words after a bare "kỳ" are its own: "mới", or the number of a plan and something that is done with one.
// "Ký 2 biên bản rồi" folds to the same letters and is none.
func takes(args string) bool {
	first, rest, _ := strings.Cut(strings.TrimSpace(args), " ")
	if first = fold.Key(first); first == "moi" {
		return true
	}
	if _, err := strconv.Atoi(first); err != nil {
		return false
	}
	key := strings.Trim(fold.Key(rest), " .!")
	for _, v := range verbs {
		if v.words.MatchString(key) {
			return true
		}
	}
	at := time.Date(2026, 1, 5, 8, 0, 0, 0, time.UTC)
	return key == "" || reMove.MatchString(rest) || !reader{now: at, cal: calendar.Default(), work: true}.read(rest).none()
}

// office is the place in which the person runs rounds, else, to look only, the one he belongs to.
func office(t *talk.Turn) (m store.Member, c store.Committee, runs bool, err error) {
	if m, c, err = t.Office(talk.RunRounds); err == nil {
		return m, c, true, nil
	}
	var no talk.Refusal
	if errors.As(err, &no) {
		m, c, err = t.Office(talk.Belong)
	}
	return m, c, false, err
}

var reNew = regexp.MustCompile(`(?i)^(?:mới|moi|thêm|them|lập|lap|tạo|tao|new|add)(?:\s+(?:kỳ|ky|mới|moi|round|plan))*(?:\s*:\s*|\s+|$)`)

// command takes /ky: the list, one plan, a new one, or what is to be done with one.
func command(t *talk.Turn, args string) error {
	_, c, runs, err := office(t)
	if err != nil {
		return err
	}
	if !t.Private() {
		return t.Answer(text.PleaseInPrivate{})
	}
	t.Committee = c.ID
	d, err := newDesk(&t.Tx.ReadTx, c, t.Calendar)
	if err != nil {
		return err
	}
	args = strings.TrimSpace(args)
	if args == "" {
		return list(t, d, runs)
	}
	if at := reNew.FindStringIndex(args); at != nil {
		if !runs {
			return talk.Refuse(text.NotAllowed{Roles: talk.Holders(talk.RunRounds)})
		}
		return begin(t, d, args[at[1]:])
	}
	p, rest, ok := d.named(args)
	if !ok {
		none := text.PlanNone{Said: args}
		for _, p := range d.plans {
			if !p.Ended {
				none.Plans = append(none.Plans, p.Name)
			}
		}
		return talk.Refuse(none)
	}
	if rest == "" {
		return show(t, d, p, runs)
	}
	if !runs {
		return talk.Refuse(text.NotAllowed{Roles: talk.Holders(talk.RunRounds)})
	}
	return act(t, d, p, rest)
}

// named finds the plan that words begin with, by its number or its name, and gives the rest of them.
func (d desk) named(args string) (p store.Plan, rest string, ok bool) {
	first, rest, _ := strings.Cut(args, " ")
	if n, err := strconv.Atoi(strings.Trim(first, ".:,")); err == nil {
		if n < 1 || n > len(d.plans) {
			return p, "", false
		}
		return d.plans[n-1], strings.TrimSpace(rest), true
	}
	words, best := strings.Fields(args), 0
	for _, x := range d.plans {
		n := len(strings.Fields(x.Name))
		if !x.Ended && n > best && n <= len(words) && fold.Key(strings.Join(words[:n], " ")) == fold.Key(x.Name) {
			p, best = x, n
		}
	}
	return p, strings.Join(words[best:], " "), best > 0
}

// verbs are what is done with a plan, by the folded words for it.
var verbs = []struct {
	do    string
	words *regexp.Regexp
}{
	{doEnd, regexp.MustCompile(`^(?:bo han|xoa(?: han)?|ket thuc|cham dut|huy han|end|delete)$`)},
	{doSkip, regexp.MustCompile(`^(?:bo|nghi|hoan bo|skip)(?: qua)?(?: mot| 1)?(?: lan| ky| buoi| once)?(?: nay| toi| sap toi| sau| next)?$`)},
	{doPause, regexp.MustCompile(`^(?:tam (?:dung|ngung|nghi)|dung(?: lai)?|ngung(?: lai)?|tat|pause|stop)$`)},
	{doResume, regexp.MustCompile(`^(?:chay lai|chay|tiep tuc|bat(?: lai)?|resume|start again|on)$`)},
	{doReopen, regexp.MustCompile(`^(?:mo lai(?: ky (?:vua roi|truoc|cu))?|reopen)$`)},
	{doStart, regexp.MustCompile(`^(?:mo(?: ngay| luon| bay gio| som)*|hoi ngay|open(?: now)?)$`)},
	{doClose, regexp.MustCompile(`^(?:(?:dong|chot)(?: ngay| luon| lai| som| bay gio)*|close(?: now)?)$`)},
	{doChange, regexp.MustCompile(`^(?:sua|doi|change|edit)$`)},
}

const (
	doEnd    = "end"
	doSkip   = "skip"
	doPause  = "pause"
	doResume = "resume"
	doReopen = "reopen"
	doStart  = "start"
	doClose  = "close"
	doChange = "change"
)

var reMove = regexp.MustCompile(`(?i)^(?:dời|doi|hoãn|hoan|chuyển|chuyen|lùi|lui|move|postpone)(?:\s+(?:một|mot|1)\s+(?:lần|lan|kỳ|ky))?(?:\s+(?:kỳ|ky)\s+(?:này|nay|tới|toi))?\s+((?:sang|đến|den|qua|tới|toi|to)\s+.+|.*\d.*)$`)

// act does with a plan what words say, or changes it as they say.
func act(t *talk.Turn, d desk, p store.Plan, said string) error {
	if p.Ended {
		return talk.Refuse(text.PlanNo{Why: "ended", Name: p.Name})
	}
	key := strings.Trim(fold.Key(said), " .!")
	for _, v := range verbs {
		if v.words.MatchString(key) {
			return do(t, d, p, v.do)
		}
	}
	if m := reMove.FindStringSubmatch(said); m != nil && !regexp.MustCompile(`(?i)^(?:đổi|doi)\s+(?:sang|thành|thanh)`).MatchString(said) {
		return move(t, d, p, m[1])
	}
	if key == "doi mot lan" || key == "doi" || key == "move" {
		return move(t, d, p, "")
	}
	return change(t, d, p, said)
}

// buttonDo is how bot.Bot names the button that stands for a command.
const buttonDo = "do"

// englishDays are the days of the week as /hoan reads them.
var englishDays = []struct {
	from *regexp.Regexp
	to   string
}{
	{regexp.MustCompile(`(?i)\b(?:to |on )?monday\b`), "thứ Hai"}, {regexp.MustCompile(`(?i)\b(?:to |on )?tuesday\b`), "thứ Ba"}, {regexp.MustCompile(`(?i)\b(?:to |on )?wednesday\b`), "thứ Tư"},
	{regexp.MustCompile(`(?i)\b(?:to |on )?thursday\b`), "thứ Năm"}, {regexp.MustCompile(`(?i)\b(?:to |on )?friday\b`), "thứ Sáu"}, {regexp.MustCompile(`(?i)\b(?:to |on )?saturday\b`), "thứ Bảy"},
	{regexp.MustCompile(`(?i)\b(?:to |on )?sunday\b`), "Chủ nhật"},
}

// move hands the moving of one round to /hoan.
func move(t *talk.Turn, d desk, p store.Plan, to string) error {
	for _, day := range englishDays {
		to = day.from.ReplaceAllString(to, "sang "+day.to)
	}
	said := "hoan ky " + strconv.Itoa(d.number(p.ID))
	if to == "" {
		return t.Answer(text.PlanMove{Command: said + " sang Chủ nhật"})
	}
	m := text.PlanMove{Command: said + " " + to, Do: buttonDo + ":" + said + " " + fold.Key(to)}
	if len(m.Do) > 64 {
		m.Do = ""
	}
	return t.Answer(m)
}

// press takes a button. Its code comes from a client: committee, right and state are checked.
func press(t *talk.Turn, arg string) error {
	if strings.HasPrefix(arg, "=") { // the open question's own
		return pressed(t, arg[1:])
	}
	ids, what := talk.IDs(arg, 2)
	t.Committee = store.CommitteeID(ids[0])
	_, c, runs, err := office(t)
	if err != nil {
		return err
	}
	if !t.Private() {
		return talk.Refuse(text.PleaseInPrivate{})
	}
	d, err := newDesk(&t.Tx.ReadTx, c, t.Calendar)
	if err != nil {
		return err
	}
	if ids[1] == 0 && what == "" {
		return list(t, d, runs)
	}
	if !runs && what != "" {
		return talk.Refuse(text.NotAllowed{Roles: talk.Holders(talk.RunRounds)})
	}
	switch what {
	case "new":
		return begin(t, d, "")
	case "work":
		return turnOn(t, d)
	}
	i := d.number(store.PlanID(ids[1])) - 1
	if i < 0 {
		return talk.Refuse(text.StaleButton{})
	}
	p := d.plans[i]
	if what == "" {
		return show(t, d, p, runs)
	}
	if p.Ended {
		return talk.Refuse(text.PlanNo{Why: "ended", Name: p.Name})
	}
	if verb, of, sure := strings.Cut(what, "!"); sure {
		id, _ := strconv.ParseUint(of, 10, 63)
		return done(t, d, p, verb, store.RoundID(id))
	}
	return do(t, d, p, what)
}

func code(c store.CommitteeID, p store.PlanID, what string) string {
	if what == "" {
		return talk.Code(prefix, c, p)
	}
	return talk.Code(prefix, c, p, what)
}
