package sheet_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"giaoban/bot/report/sheet"
	"giaoban/store"
	"giaoban/store/view"
)

// TestOldFiguresOfMembersSayThatTheyAreMixed: a report that was frozen when all plans were added up still has the weekly
// report's figures by its rounds; those of its members nobody can take apart, and they are not called the weekly report's.
func TestOldFiguresOfMembersSayThatTheyAreMixed(t *testing.T) {
	weekly := view.Participation{Expected: 4, Complete: 2, Silent: 2}
	clean := view.Participation{Expected: 4, Complete: 4}
	r := view.Report{First: "2026-11-14", Last: "2026-11-20", Participation: weekly.Plus(clean),
		Rounds: []view.ReportRound{{Plan: "Báo cáo tuần", First: "2026-11-14", Last: "2026-11-20", Phase: store.Closed, Answered: weekly},
			{Plan: "Tổng dọn vệ sinh", Kind: store.CleanUp, First: "2026-11-14", Last: "2026-11-14", Phase: store.Closed, Answered: clean}},
		Members: []view.ReportMember{{Speaker: view.Speaker{Member: 3, Name: "Hùng"}, Answered: view.Participation{Expected: 2, Complete: 2}}}}
	rows := tabOf(t, sheet.Book{Report: r}, "Tham gia")
	var told [][]string
	for _, row := range rows {
		told = append(told, []string{row["Loại"], row["Kỳ báo cáo"], row["Báo đủ"] + "/" + row["Phải báo"]})
	}
	assert.Equal(t, [][]string{{"Tổng cộng", "Báo cáo tuần", "2/4"}, {"Tổng cộng", "Tổng dọn vệ sinh", "4/4"}, {"Lần báo", "Báo cáo tuần", "2/4"},
		{"Lần báo", "Tổng dọn vệ sinh", "4/4"}, {"Thành viên", "Tất cả các kỳ (bản cũ)", "2/2"}}, told)
}
