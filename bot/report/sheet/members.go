package sheet

import (
	"fmt"
	"strings"

	"giaoban/bot/text"
	"giaoban/store"
)

// code is a member as the workbook names him.
func code(m store.MemberID) string { return fmt.Sprintf("TV%d", m) }

func (k *clerk) members(g *grid) error {
	for _, m := range k.book.Members {
		leads, helps := charges(m, k.book)
		g.add(map[string]any{
			"code": code(m.ID), "name": m.Name, "call": m.Call, "role": text.Officer(k.lang, m.Role, k.book.Report.Committee.Word), "post": m.Post,
			"unit": m.Unit, "phone": m.Phone, "leads": leads, "helps": helps, "joined": k.yes(m.Person != 0), "from": k.on(m.From), "to": k.on(m.To),
		})
	}
	return nil
}

// charges are what a member leads and what he has a part in, as people type it: "tc3, kp5".
func charges(m store.Member, b Book) (leads, helps string) {
	var lead, help []string
	for _, c := range m.AnswersFor(b.Report.Until) {
		if c.Lead {
			lead = append(lead, string(c.Subject))
		} else {
			help = append(help, string(c.Subject))
		}
	}
	return strings.Join(lead, ", "), strings.Join(help, ", ")
}
