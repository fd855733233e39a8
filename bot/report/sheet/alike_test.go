package sheet_test

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"giaoban/bot/report"
	"giaoban/bot/report/picture"
	"giaoban/bot/report/sheet"
	"giaoban/bot/talk"
	"giaoban/bot/talk/missing"
	"giaoban/bot/talk/round"
	"giaoban/bot/talk/sign"
	"giaoban/bot/talk/talktest"
	"giaoban/store"
	"giaoban/store/view"
)

// TestEverybodyCountsAlike: how many have reported is one figure, in the written report, the picture, the workbook,
// /chuabaocao and on the card of who signs; a clean-up and a plan with a question of its own change nothing of it and are told
// by themselves, everywhere alike.
func TestEverybodyCountsAlike(t *testing.T) {
	s := talktest.New(t, func(_ talk.Menus, leave talktest.Leave) []talk.Flow {
		return []talk.Flow{missing.Flow(), round.Flow(), sign.Flow(), talktest.Cancel(leave)}
	})
	s.Now = time.Date(2026, 11, 2, 8, 0, 0, 0, store.HoChiMinh)
	var c store.Committee
	s.Update(func(tx *store.Tx) {
		c = store.Committee{Name: "Ban Chỉ đạo phường Hoa Mai", Zone: "Asia/Ho_Chi_Minh", Neighbourhood: "khu phố", Lang: store.Vietnamese}
		require.NoError(t, tx.PutCommittee(&c))
		for n := range 4 {
			require.NoError(t, tx.PutCriterion(&store.Criterion{Committee: c.ID, Number: n + 1, Name: fmt.Sprintf("Tiêu chí %d", n+1)}))
			require.NoError(t, tx.PutNeighbourhood(&store.Neighbourhood{Committee: c.ID, Number: n + 1, Name: fmt.Sprint(n + 1), From: tx.Now()}))
		}
	})
	for i, name := range []string{"Đỗ Bảo", "Nguyễn Thị Lan", "Trần Văn Hùng", "Lê Thị Nga", "Phan Minh", "Đặng Thị Yến"} {
		m := store.Member{Committee: c.ID, Name: name, Role: store.Plain, From: s.Now}
		switch i {
		case 0:
			m.Role = store.Chair
		case 1:
			m.Role = store.Secretary
		default:
			for _, kind := range []string{store.KindCriterion, store.KindNeighbourhood} {
				m.Charges = append(m.Charges, store.Charge{Subject: store.SubjectOf(kind, i-1), Lead: true, From: s.Now})
			}
		}
		s.Update(func(tx *store.Tx) {
			call := name[strings.LastIndex(name, " ")+1:]
			p := store.Person{Account: talktest.Account(call), Chat: talktest.Account(call), Lang: store.Vietnamese, Consent: store.Consent{At: tx.Now(), Version: "1"}}
			require.NoError(t, tx.PutPerson(&p))
			m.Person, m.Call = p.ID, call
			require.NoError(t, tx.PutMember(&m))
		})
	}
	plans := []store.Plan{{Name: "Báo cáo tuần"}, {Name: "Tổng dọn vệ sinh", Kind: store.CleanUp, Criterion: 3},
		{Name: "Khảo sát", Kind: store.Asking, Questions: []store.Question{{Text: "Đã kiểm kê chưa?", Kind: store.AskText}}}}
	for i := range plans {
		plans[i].Committee = c.ID
		s.Update(func(tx *store.Tx) { require.NoError(t, tx.PutPlan(&plans[i])) })
	}
	hold := func(p store.Plan, opens string, expected map[store.MemberID][]store.Subject, said map[store.Subject]store.MemberID) store.Round {
		at, err := time.ParseInLocation("2006-01-02 15:04", opens, store.HoChiMinh)
		require.NoError(t, err)
		s.Now = at
		r := store.Round{Committee: c.ID, Plan: p.ID, Kind: p.Kind, Nominal: at, Opens: at, Closes: at.Add(2 * time.Hour), Phase: store.Opened,
			FirstDay: at.AddDate(0, 0, -6).Format(time.DateOnly), LastDay: at.Format(time.DateOnly)}
		if p.Kind != store.Weekly {
			r.FirstDay = r.LastDay
		}
		s.Update(func(tx *store.Tx) {
			require.NoError(t, tx.PutRound(&r))
			roll := store.Roll{Committee: c.ID, Round: r.ID}
			for m := store.MemberID(1); m <= 6; m++ {
				if len(expected[m]) > 0 {
					roll.Expected = append(roll.Expected, store.Expected{Member: m, Subjects: expected[m]})
				}
			}
			require.NoError(t, tx.PutRoll(&roll))
			for of, m := range said {
				require.NoError(t, tx.AddReply(&store.Reply{Committee: c.ID, Round: r.ID, Subject: of, Member: m, Said: tx.Now(), Means: store.ByText, Status: store.Done}))
			}
		})
		s.Now = r.Closes
		r.Phase, r.ClosedAt = store.Closed, s.Now
		s.Update(func(tx *store.Tx) { require.NoError(t, tx.PutRound(&r)) })
		return r
	}
	weekly, clean, survey := map[store.MemberID][]store.Subject{}, map[store.MemberID][]store.Subject{}, map[store.MemberID][]store.Subject{}
	for m := store.MemberID(3); m <= 6; m++ {
		tc, kp := store.SubjectOf(store.KindCriterion, int(m)-2), store.SubjectOf(store.KindNeighbourhood, int(m)-2)
		weekly[m], clean[m], survey[m] = []store.Subject{tc, kp}, []store.Subject{kp}, []store.Subject{store.SubjectOf(store.KindQuestion, 1)}
	}
	// Two of four reported in full, one in part; three of four khu phố cleaned up; one of four answered the question.
	hold(plans[0], "2026-11-20 14:00", weekly, map[store.Subject]store.MemberID{"tc1": 3, "kp1": 3, "tc2": 4, "kp2": 4, "tc3": 5})
	hold(plans[1], "2026-11-18 07:00", clean, map[store.Subject]store.MemberID{"kp1": 3, "kp2": 4, "kp4": 6})
	hold(plans[2], "2026-11-19 09:00", survey, map[store.Subject]store.MemberID{store.SubjectOf(store.KindQuestion, 1): 6})
	s.Now = time.Date(2026, 11, 20, 16, 5, 0, 0, store.HoChiMinh)

	var r view.Report
	var book sheet.Book
	s.View(func(tx *store.ReadTx) {
		var err error
		r, err = view.ReportOf(tx, c, "2026-11-14", "2026-11-20")
		require.NoError(t, err)
		book, err = sheet.BookOf(tx, c, r)
		require.NoError(t, err)
	})
	d, err := report.Compose(store.Vietnamese, r, nil)
	require.NoError(t, err)
	written := report.Plain(d)
	drawn, err := picture.Words(store.Vietnamese, r)
	require.NoError(t, err)
	list := s.Says("Lan", "/chuabaocao")

	fraction := func(s, pattern string) string {
		m := regexp.MustCompile(pattern).FindStringSubmatch(s)
		require.NotNil(t, m, "%s\nin %s", pattern, s)
		return m[1]
	}
	assert.Equal(t, map[string]string{"text": "2/4", "picture": "2/4", "sheet": "2/4", "members": "2/4", "summary": "2/4", "chat": "2/4"}, map[string]string{
		"text": fraction(written, `Có (\d+/\d+) thành viên báo cáo đủ`), "picture": fraction(drawn["answered"], `(\d+/\d+)`),
		"sheet": counted(t, book, "Tổng cộng", "Báo cáo tuần", "Báo đủ", "Phải báo"), "members": counted(t, book, "Thành viên", "Báo cáo tuần", "Báo đủ", "Phải báo"),
		"summary": summed(t, book), "chat": fraction(list, `tuần 14/11 – 20/11: (\d+/\d+) đã báo cáo`)}, "the weekly report")
	assert.Equal(t, []string{"3/4", "3/4", "3/4"}, []string{fraction(written, `Tổng dọn vệ sinh: 1 buổi, (\d+/\d+) khu phố`),
		fraction(drawn["full0"], `(\d+/\d+) khu phố`), counted(t, book, "Tổng cộng", "Tổng dọn vệ sinh", "Địa bàn có kết quả", "Địa bàn được hỏi")}, "the clean-up")
	assert.Equal(t, []string{"1/4", "1/4", "1/4", "1/4"}, []string{fraction(written, `Khảo sát: 1 lần hỏi, (\d+/\d+) thành viên`), fraction(drawn["full1"], `(\d+/\d+) thành viên`),
		counted(t, book, "Tổng cộng", "Khảo sát", "Báo đủ", "Phải báo"), counted(t, book, "Thành viên", "Khảo sát", "Báo đủ", "Phải báo")}, "the question")
}

// counted adds up two columns over the rows of a kind and a plan of the sheet of participation, as a filter in Excel would.
func counted(t *testing.T, b sheet.Book, kind, plan, got, of string) string {
	var a, z int
	for _, row := range tabOf(t, b, "Tham gia") {
		if row["Loại"] == kind && row["Kỳ báo cáo"] == plan {
			n, _ := strconv.Atoi(row[got])
			m, _ := strconv.Atoi(row[of])
			a, z = a+n, z+m
		}
	}
	return fmt.Sprintf("%d/%d", a, z)
}

func summed(t *testing.T, b sheet.Book) string {
	is := map[string]string{}
	for _, row := range tabOf(t, b, "Tổng hợp") {
		is[row["Chỉ số"]] = row["Giá trị"]
	}
	return is["Báo cáo tuần: lượt báo đủ"] + "/" + is["Báo cáo tuần: lượt phải báo"]
}

// tabOf is a sheet as rows by heading.
func tabOf(t *testing.T, b sheet.Book, tab string) (all []map[string]string) {
	var out bytes.Buffer
	require.NoError(t, sheet.Write(&out, store.Vietnamese, b))
	f, err := excelize.OpenReader(&out)
	require.NoError(t, err)
	defer f.Close()
	rows, err := f.GetRows(tab)
	require.NoError(t, err)
	for _, row := range rows[1:] {
		line := map[string]string{}
		for i, cell := range row {
			line[rows[0][i]] = cell
		}
		all = append(all, line)
	}
	return all
}
