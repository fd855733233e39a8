// Package round is the weekly round as people meet it: what is asked of a member, how his answer is taken, what the
// group, the secretary and the chair see of it. When a round opens, reminds and closes is decided by schedule; here its
// facts get words.
package round

import (
	"fmt"
	"time"

	"giaoban/bot/talk"
	"giaoban/schedule/calendar"
	"giaoban/schedule/plan"
	"giaoban/store"
)

// flow is the name under which dialogs and jobs find back here.
const flow = "round"

// The Friday round as a new committee gets it: Fridays 14:00 to 16:00 in its zone.
const (
	fridayCron   = "0 14 * * 5"
	fridayWindow = 2 * time.Hour
)

// Default gives a new committee its Friday round, the first one upcoming.
func Default(tx *store.Tx, c store.Committee, cal *calendar.Calendar) error {
	p := store.Plan{Committee: c.ID, Name: "Báo cáo tuần", Cron: fridayCron, Window: fridayWindow}
	if err := tx.PutPlan(&p); err != nil {
		return err
	}
	r, err := plan.Upcoming(p, nil, c.Location(), cal, tx.Now())
	if err != nil {
		return fmt.Errorf("plan first round: %w", err)
	}
	return tx.AddUpcoming(&p, &r)
}

// Flow is everything that people do with a round.
func Flow() talk.Flow {
	return talk.Flow{
		Name: flow,
		Commands: []talk.Command{
			{Name: "baocao", Aliases: []string{"report", "bc"}, Bare: []string{"bao cao"}, Right: talk.Belong, Menu: true, Do: report},
			{Name: "tonghop", Aliases: []string{"summary", "th"}, Bare: []string{"tong hop"}, Right: talk.Belong, Menu: true, Group: true,
				Takes: takesWeek, Do: summary},
			{Name: "ghiho", Aliases: []string{"behalf"}, Bare: []string{"ghi ho"}, Right: talk.RecordOnBehalf, Menu: true,
				First: talk.RecordOnBehalf, Takes: func(string) bool { return true }, Do: onBehalf},
			{Name: "tieuchi", Aliases: []string{"criteria", "tc"}, Bare: []string{"tieu chi"}, Right: talk.Belong, Menu: true,
				First: talk.SetAttainment, Takes: takesAttainment, Do: criteria},
		},
		Press: map[string]func(*talk.Turn, string) error{
			pressState: pressed, pressSame: same, pressWhy: why, pressUndo: undo, pressFix: fix, pressApply: apply,
			pressSwitch: switchWeek, pressBrief: showWeek, pressAttain: unsetAttainment,
			pressReason: pressedReason, pressDispute: pressedDispute, pressPhoto: pressedPhoto, pressElsewhere: pressedElsewhere,
		},
		Step:     step,
		Sentence: sentence,
		Unclear:  unclear,
		Word:     words(),
	}
}

// What a button's code begins with.
const (
	pressState  = "r"  // committee:round:subject:state; the round is 0 for a task
	pressSame   = "s"  // committee:round
	pressWhy    = "y"  // committee:round
	pressUndo   = "u"  // message, or committee:round:subject:reply after "="
	pressFix    = "f"  // committee:round:subject
	pressApply  = "ae" // message
	pressSwitch = "w"  // committee:from:to:message
	pressBrief  = "b"  // committee:round
	pressAttain = "at" // committee:criterion:attainment
	pressReason = "vr" // committee:task:number of the reason

	pressPhoto     = "pp" // committee:round:subject:key of the photos
	pressElsewhere = "pe" // key of the photos

	// pressDispute is a member's answer to what was noted for him: committee:round:subject:reply
	pressDispute = "bd"
)
