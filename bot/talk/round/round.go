// Package round is the weekly round as people meet it: what is asked of a member, how his answer is taken, what the
// group, the secretary and the chair see of it. When a round opens, reminds and closes is decided by schedule; here its
// facts get words.
package round

import "giaoban/bot/talk"

// flow is the name under which dialogs and jobs find back here.
const flow = "round"

// Flow is everything that people do with a round.
func Flow() talk.Flow {
	return talk.Flow{
		Name: flow,
		Commands: []talk.Command{
			{Name: "baocao", Aliases: []string{"report", "bc"}, Bare: []string{"bao cao"}, Right: talk.Belong, Menu: true, Do: report},
			{Name: "tonghop", Aliases: []string{"summary", "th"}, Bare: []string{"tong hop"}, Right: talk.Belong, Menu: true, Group: true,
				Takes: takesWanted, Do: summary},
			{Name: "ghiho", Aliases: []string{"behalf"}, Bare: []string{"ghi ho"}, Right: talk.RecordOnBehalf, Menu: true,
				First: talk.RecordOnBehalf, Takes: func(string) bool { return true }, Do: onBehalf},
			{Name: "tieuchi", Aliases: []string{"criteria", "tc"}, Bare: []string{"tieu chi"}, Right: talk.Belong, Menu: true,
				First: talk.SetAttainment, Takes: takesAttainment, Do: criteria},
		},
		Press: map[string]func(*talk.Turn, string) error{
			pressState: pressed, pressAnswer: pressedAnswer, pressSame: same, pressWhy: why, pressUndo: undo, pressFix: fix, pressApply: apply,
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
	pressAnswer = "q"  // committee:round:subject:choice
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
