package round_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/talk"
	"giaoban/schedule/calendar"
	"giaoban/schedule/plan"
	"giaoban/store"
)

// weekend is a desk whose committee cleans up on Saturdays at seven; it stands at half past seven on 28 November.
func weekend(t *testing.T, owners ...string) *desk {
	d := newDesk(t, "2026-11-27 17:00", owners...)
	d.tx(func(tx *store.Tx) error {
		for n := range 6 {
			if err := tx.PutNeighbourhood(&store.Neighbourhood{Committee: d.c.ID, Number: n + 1, Name: fmt.Sprint(n + 1)}); err != nil {
				return err
			}
		}
		p := store.Plan{Committee: d.c.ID, Name: "Tổng vệ sinh", Kind: store.CleanUp, Cron: "0 7 * * 6", After: 2 * time.Hour, Window: 8 * time.Hour, Criterion: 3}
		if err := tx.PutPlan(&p); err != nil {
			return err
		}
		r, err := plan.Upcoming(p, nil, d.c.Location(), calendar.Default(), tx.Now())
		if err != nil {
			return err
		}
		return tx.AddUpcoming(&p, &r)
	})
	d.goTo("2026-11-28 07:30")
	return d
}

// shows has somebody send photos, one message each; album ties them. It gives the ids of the messages.
func (d *desk) shows(who, album string, captions ...string) (ids []string, answers string) {
	var all []string
	for _, c := range captions {
		d.next++
		id := fmt.Sprintf("photo%d", d.next)
		ids = append(ids, id)
		all = append(all, d.hears(talk.Message{Kind: talk.Text, Account: "tg/" + who, Chat: "tg/" + who, ChatKind: talk.Private, Text: c, Album: album, Message: id,
			Files: []talk.File{{ID: "f" + id, Kind: "photo", MIME: "image/jpeg"}}})[who])
	}
	return ids, strings.TrimSpace(strings.Join(all, "\n"))
}

// kept are the pieces of evidence: "kp5/2 «caption»", with the round.
func (d *desk) kept() (all []string) {
	d.t.Helper()
	require.NoError(d.t, d.db.View(func(tx *store.ReadTx) error {
		list, err := tx.EvidenceOf(d.c.ID)
		for _, e := range list {
			r, _ := tx.Round(d.c.ID, e.Round)
			s := fmt.Sprintf("%s %s «%s»", e.Subject, r.LastDay, e.Caption)
			if e.Reply != 0 {
				s += " told"
			}
			all = append(all, strings.TrimSpace(s))
		}
		return err
	}))
	return all
}

func (d *desk) later(minutes int) string {
	return d.now.Add(time.Duration(minutes) * time.Minute).In(store.HoChiMinh).Format("2006-01-02 15:04")
}

// TestAnAlbumOfTen: each caption is kept, what its sentence says is said of all, and it is acknowledged once. The sentence
// may stand under the last photo, or under any other.
func TestAnAlbumOfTen(t *testing.T) {
	captions := []string{"trước hẻm 45", "sau hẻm 45", "", "Trước nhà văn hóa", "sau nhà văn hóa", "", "", "xong rồi", "", ""}
	for _, at := range []int{0, 5, 9} {
		d := weekend(t, "Bình kp5")
		c := append([]string(nil), captions...)
		c[at] = "25 nguoi don 3 diem 1,5 tan rac"
		_, at1 := d.shows("Bình", "a1", c...)
		assert.Empty(t, at1, "nothing is said before the album is whole")
		heard := d.goTo(d.later(3))["Bình"]
		require.Len(t, heard, 1, "sentence at %d", at)
		assert.Contains(t, heard[0], "khu phố 5: 25 người, 3 điểm, 1,5 tấn")
		assert.Contains(t, heard[0], "\nĐã nhận 10 ảnh.")
		kept := d.kept()
		require.Len(t, kept, 10)
		for i := range kept {
			assert.Equal(t, fmt.Sprintf("kp5 2026-11-28 «%s» told", c[i]), kept[i])
		}
	}
}

func TestACaptionIsNoAnswer(t *testing.T) {
	d := weekend(t, "Bình tc4 kp5")
	for _, c := range []string{"trước hẻm 45", "Sau khi dọn", "sau hẻm 45, sạch rồi", "kp5 sau khi dọn xong", "xong rồi", "bà con tổ 3"} {
		d.shows("Bình", "", c)
	}
	assert.Equal(t, []string{"Đã nhận 6 ảnh của khu phố 5 – Tổng vệ sinh 28/11.\nDọn xong, gõ thêm một câu, ví dụ: “kp5 25 người, 3 điểm, 1,5 tấn”."}, d.goTo(d.later(3))["Bình"])
	require.NoError(t, d.db.View(func(tx *store.ReadTx) error {
		recent, err := tx.RecentRounds(d.c.ID, 9)
		for _, r := range recent {
			said, err := tx.Replies(d.c.ID, r.ID)
			require.NoError(t, err)
			assert.Empty(t, said)
		}
		return err
	}))
	// The sentence comes after: what was shown that morning belongs to it.
	assert.Contains(t, d.says("Bình", "kp5 25 nguoi don 3 diem"), "khu phố 5: 25 người, 3 điểm")
	for _, k := range d.kept() {
		assert.Contains(t, k, "kp5 2026-11-28")
		assert.Contains(t, k, "told")
	}
	// An obstacle is an answer wherever it stands.
	_, said := d.shows("Bình", "", "kp5 thiếu xe gom, cần phường hỗ trợ")
	assert.Contains(t, said, "🟥 khu phố 5")
}

// TestAnAnswerBehindTheSides: the figures are taken, and the caption stays whole.
func TestAnAnswerBehindTheSides(t *testing.T) {
	d := weekend(t, "Bình kp5")
	_, said := d.shows("Bình", "", "sau khi dọn, 30 người, 1,5 tấn")
	assert.Contains(t, said, "khu phố 5: 30 người, 1,5 tấn")
	_, said = d.shows("Bình", "", "Ảnh sau hẻm 45: dọn 3 điểm")
	assert.Contains(t, said, "khu phố 5: 30 người, 3 điểm, 1,5 tấn")
	assert.Equal(t, []string{"kp5 2026-11-28 «sau khi dọn, 30 người, 1,5 tấn» told", "kp5 2026-11-28 «Ảnh sau hẻm 45: dọn 3 điểm» told"}, d.kept())
}

func TestAPhotoAlone(t *testing.T) {
	d := weekend(t, "Bình kp5", "Hùng tc3 kp6")
	d.shows("Bình", "", "")
	assert.Contains(t, d.goTo(d.later(1))["Bình"][0], "của khu phố 5", "it can be of nothing else")
	d.says("Hùng", "tc3 80%")
	d.shows("Hùng", "", "")
	asked := d.goTo(d.later(1))["Hùng"]
	require.Len(t, asked, 1)
	assert.Equal(t, "Đã nhận 1 ảnh. Ảnh của tiêu chí 3 – Tên 3 phải không? Đúng thì gõ “đúng”.\nKhông phải thì gõ số mục:\n1. Khu phố 6\n2. Tiêu chí 3 – Tên 3", asked[0])
	assert.Contains(t, d.says("Hùng", "đúng"), "Đã nhận 1 ảnh của tiêu chí 3.")
	assert.Equal(t, []string{"kp5 2026-11-28 «»", "tc3 2026-12-04 «» told"}, d.kept())
}

func TestPhotosOfTwoNeighbourhoods(t *testing.T) {
	d := weekend(t, "Bình kp5 kp6")
	asks := func(captions ...string) string {
		d.shows("Bình", fmt.Sprint("a", d.next), captions...)
		all := d.goTo(d.later(1))["Bình"]
		require.Len(t, all, 1)
		return all[0]
	}
	assert.Equal(t, "Đã nhận 2 ảnh của khu phố 6 – Tổng vệ sinh 28/11.\nDọn xong, gõ thêm một câu, ví dụ: “kp6 25 người, 3 điểm, 1,5 tấn”.", asks("kp6 trước khi dọn", "sau"))
	assert.Equal(t, "Đã nhận 2 ảnh. Ảnh này của mục nào? Bấm nút, hoặc gõ số mục.\n1. Khu phố 5\n2. Khu phố 6", asks("trước", "sau"))
	assert.Contains(t, d.says("Bình", "1"), "Đã nhận 2 ảnh của khu phố 5")
	asks("trước")
	assert.Contains(t, d.says("Bình", "kp6"), "Đã nhận 1 ảnh của khu phố 6")
	asks("trước")
	assert.Contains(t, d.presses("Bình", "2 khu phố 6"), "Đã nhận 1 ảnh của khu phố 6")
	// Put into the wrong place: one tap.
	d.presses("Bình", "Của mục khác")
	assert.Contains(t, d.says("Bình", "khu phố 5"), "Đã nhận 1 ảnh của khu phố 5")
	asks("trước")
	assert.Contains(t, asks("sau"), "Đã nhận 2 ảnh.", "what was not answered is asked about together")
	assert.Contains(t, d.says("Bình", "2"), "Đã nhận 2 ảnh của khu phố 6")
	asks("trước hẻm 45")
	told := d.says("Bình", "kp5 25 người, 1,5 tấn")
	assert.Contains(t, told, "khu phố 5: 25 người, 1,5 tấn")
	assert.Contains(t, told, "Đã nhận 1 ảnh.")
	assert.Equal(t, []string{"kp6 2026-11-28 «kp6 trước khi dọn»", "kp6 2026-11-28 «sau»", "kp5 2026-11-28 «trước» told", "kp5 2026-11-28 «sau» told",
		"kp6 2026-11-28 «trước»", "kp5 2026-11-28 «trước» told", "kp6 2026-11-28 «trước»", "kp6 2026-11-28 «sau»", "kp5 2026-11-28 «trước hẻm 45» told"}, d.kept())
	// One album of both, each with its sentence.
	has(t, asks("kp5 30 người", "sau", "kp6 12 người"), "khu phố 5: 30 người", "khu phố 6: 12 người", "Đã nhận 3 ảnh.")
	has(t, d.presses("Bình", "Bỏ, ghi lại"), "Đã bỏ:", "khu phố 5: 30 người", "khu phố 6: 12 người")
}

// TestFiguresInSeveralCaptions are all taken.
func TestFiguresInSeveralCaptions(t *testing.T) {
	d := weekend(t, "Bình kp5")
	d.shows("Bình", "a1", "25 người tham gia", "trước hẻm 45", "dọn 3 điểm, 1,5 tấn rác")
	heard := d.goTo(d.later(1))["Bình"]
	require.Len(t, heard, 1)
	has(t, heard[0], "khu phố 5: 25 người", "khu phố 5: 3 điểm, 1,5 tấn", "Đã nhận 3 ảnh.")
	assert.NotContains(t, heard[0], "vẫn tính", "the one does not put the other out of force")
}

// has asserts that words stand in a text, in their order.
func has(t *testing.T, said string, words ...string) {
	t.Helper()
	rest := said
	for _, w := range words {
		_, after, ok := strings.Cut(rest, w)
		require.True(t, ok, "%q, in its place, in:\n%s", w, said)
		rest = after
	}
}

func TestACaptionIsEdited(t *testing.T) {
	d := weekend(t, "Bình kp5")
	ids, _ := d.shows("Bình", "a1", "truoc hem 45", "")
	d.goTo(d.later(1))
	edit := func(id, words string) string {
		return d.hears(talk.Message{Kind: talk.Edited, Account: "tg/Bình", Chat: "tg/Bình", ChatKind: talk.Private, Text: words, Message: id, Album: "a1",
			EditedAt: d.now, Files: []talk.File{{ID: "f", Kind: "photo"}}})["Bình"]
	}
	assert.Equal(t, "Đã sửa lời dưới ảnh: “sau hẻm 45”.", edit(ids[0], "sau hẻm 45"))
	edit(ids[1], "kp5 25 người, 1,5 tấn")
	has(t, d.goTo(d.later(1))["Bình"][0], "khu phố 5: 25 người, 1,5 tấn")
	assert.Equal(t, []string{"kp5 2026-11-28 «sau hẻm 45»", "kp5 2026-11-28 «kp5 25 người, 1,5 tấn»"}, d.kept())
	edit(ids[1], "kp5 30 người, 1,5 tấn")
	has(t, d.goTo(d.later(1))["Bình"][0], "khu phố 5: 30 người, 1,5 tấn")
}

// TestOutsideACleanUp photos are asked about, as ever.
func TestOutsideACleanUp(t *testing.T) {
	d := weekend(t, "Bình kp5")
	d.goTo("2026-12-01 09:00")
	d.shows("Bình", "", "trước hẻm 45")
	assert.Contains(t, d.goTo("2026-12-01 09:02")["Bình"][0], "Ảnh này của mục nào?")
	assert.Equal(t, []string{"«trước hẻm 45»"}, d.kept())
	d = weekend(t, "Bình kp5")
	d.goTo("2026-11-30 16:00")
	d.shows("Bình", "", "sau hẻm 45")
	assert.Contains(t, d.goTo("2026-11-30 16:02")["Bình"][0], "của khu phố 5", "late is late until 48 hours have passed")
}

// TestForgedPhotoButtons change nothing.
func TestForgedPhotoButtons(t *testing.T) {
	d := weekend(t, "Bình kp5", "Hùng tc3")
	d.shows("Bình", "a1", "trước")
	d.goTo(d.later(1))
	before := d.kept()
	for who, code := range map[string]string{"Hùng": "pp:1:2:kp5:album/a1", "Bình": "pp:1:2:kp6:album/a1"} {
		for _, c := range []string{code, "pp:1:99:kp5:album/a1", "pp:1:2:kp5:album/none", "pp:9:2:kp5:album/a1", "pp", "pp:::", "pe:album/none", "pe"} {
			d.hears(talk.Message{Kind: talk.Press, Account: "tg/" + who, Chat: "tg/" + who, ChatKind: talk.Private, Code: c, Message: "m1", Callback: "1"})
		}
	}
	assert.Equal(t, before, d.kept())
}
