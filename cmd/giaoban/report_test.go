package main

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
	"giaoban/store/view"
)

// reporter asks a house for reports; what went wrong comes back as a problem.
func reporter(t *testing.T, h *house) func(reportAsk) (string, problem) {
	return func(a reportAsk) (string, problem) {
		if a.Format == "" {
			a.Format = "text"
		}
		a.Lang = store.Vietnamese
		done, err := h.Report(t.Context(), a)
		if err != nil {
			return "", asProblem(err)
		}
		return string(done.Data), problem{}
	}
}

func TestReport(t *testing.T) {
	h, now := ownHouse(t)
	ask := reporter(t, h)
	_, no := ask(reportAsk{})
	assert.Contains(t, no.Say.VI, "Chưa có Ban Chỉ đạo nào")
	one := addCommittee(t, h.db, "Phường Một")
	said, _ := ask(reportAsk{})
	assert.Contains(t, said, "BÁO CÁO\nKết quả thực hiện các tiêu chí và nhiệm vụ")
	assert.Contains(t, said, "Phường Một")
	*now = now.Add(time.Hour)
	addCommittee(t, h.db, "Phường Hai")
	_, no = ask(reportAsk{})
	assert.Contains(t, no.Say.VI, "Chọn một Ban Chỉ đạo bằng --committee SỐ:\n  1  Phường Một\n  2  Phường Hai")
	said, _ = ask(reportAsk{Committee: uint64(one), Format: "brief"})
	assert.Contains(t, said, "Phường Một\n\n")
	assert.Contains(t, said, "số liệu tự động")
	for _, c := range []struct {
		ask reportAsk
		vi  string
	}{
		{reportAsk{Committee: 2, AsOf: "2026-11-27 15:00"}, "chưa có Ban Chỉ đạo này"},
		{reportAsk{Committee: 1, AsOf: "2026-11-28 15:00"}, "còn ở phía trước"},
		{reportAsk{Committee: 1, AsOf: "hôm qua"}, "không phải thời điểm"},
		{reportAsk{Committee: 9}, "Chọn một Ban Chỉ đạo"},
		{reportAsk{Committee: 1, From: "2026-11-01"}, "Cần cả --from và --to"},
		{reportAsk{Committee: 1, To: "2026-11-01"}, "Cần cả --from và --to"},
		{reportAsk{Committee: 1, From: "2026-11-01", To: "2026-11-31"}, "“2026-11-31” không phải ngày"},
		{reportAsk{Committee: 1, From: "mai", To: "2026-11-30"}, "“mai” không phải ngày"},
		{reportAsk{Committee: 1, From: "2/11/2026", To: "1/11/2026"}, "nằm trước --from"},
		{reportAsk{Committee: 1, From: "2026-12-01", To: "2026-12-31"}, "còn ở phía trước"},
		{reportAsk{Committee: 1, From: "2026-11-01", To: "2026-11-30", Period: view.Monthly}, "Chọn --period, hoặc"},
		{reportAsk{Committee: 1, Period: view.Monthly, Format: "brief"}, "Dạng brief không theo kỳ: bỏ --from, --to, --period"},
		{reportAsk{Committee: 1, From: "2026-11-01", To: "2026-11-02", Format: "facts"}, "Dạng facts không theo kỳ"},
	} {
		_, no := ask(c.ask)
		assert.Contains(t, no.Say.VI, c.vi)
		assert.Equal(t, exitUsage, no.Code, c.vi)
	}
}

// lively is a house whose committee has a round with answers and a task, and when that was.
func lively(t *testing.T) (h *house, then time.Time) {
	h, now := ownHouse(t)
	id := addCommittee(t, h.db, "Phường Một")
	require.NoError(t, h.db.Update(func(tx *store.Tx) error {
		m := store.Member{Committee: id, Name: "Lê Hùng", Post: "công chức địa chính", Role: store.Plain}
		if err := tx.PutMember(&m); err != nil {
			return err
		}
		r := store.Round{Committee: id, Opens: now.Add(-time.Hour), Closes: now.Add(time.Hour), Phase: store.Opened, FirstDay: "2026-11-21", LastDay: "2026-11-27"}
		if err := tx.PutRound(&r); err != nil {
			return err
		}
		due := store.Deadline{Phrase: "trước 25/11", Op: store.OpBefore, Day: "2026-11-25", Version: 1}
		task := store.Task{Committee: id, Work: "=HYPERLINK(\"x\") <b>pa nô</b> & áp phích", Criterion: 1, Deadline: due, First: due,
			Parties: []store.Party{{Name: "Lê Hùng", Member: m.ID, Lead: true}}}
		if err := tx.PutTask(&task); err != nil {
			return err
		}
		return tx.AddReply(&store.Reply{Committee: id, Round: r.ID, Subject: "tc1", Member: m.ID, Said: *now, Means: store.ByText,
			Status: store.Blocked, Text: "thiếu bản đồ\u0007"})
	}))
	then = *now
	*now = now.Add(72 * time.Hour)
	require.NoError(t, h.db.Update(func(tx *store.Tx) error {
		task, err := tx.Task(id, 1)
		if err != nil {
			return err
		}
		task.State, task.DoneAt = store.TaskDone, tx.Now()
		return tx.PutTask(&task)
	}))
	return h, then
}

// TestReportsAreRepeatable: the same period as of the same instant is the same bytes, on the file and over the socket, whatever
// has happened since.
func TestReportsAreRepeatable(t *testing.T) {
	h, then := lively(t)
	r := overSocket(t, h)
	ask := reportAsk{AsOf: then.In(store.HoChiMinh).Format("2006-01-02 15:04"), Lang: store.Vietnamese}
	seen := map[string][]byte{}
	draw := func(d desk) {
		for _, format := range reportFormats(t) {
			ask.From, ask.To, ask.Sheet = "2026-11-21", "2026-11-27", "tasks"
			if ask.Format = format; format == "brief" || format == "facts" {
				ask.From, ask.To = "", ""
			}
			done, err := d.Report(t.Context(), ask)
			require.NoError(t, err, format)
			require.NotEmpty(t, done.Data, format)
			if before, ok := seen[format]; ok {
				assert.True(t, bytes.Equal(before, done.Data), "%s differs", format)
			}
			seen[format] = done.Data
		}
	}
	draw(h)
	draw(r)
	require.NoError(t, h.db.Update(func(tx *store.Tx) error {
		return tx.PutCriterion(&store.Criterion{Committee: 1, Number: 1, Name: "Quy hoạch đô thị", Attainment: store.Met})
	}))
	draw(h)
	assert.Contains(t, string(seen["text"]), "“thiếu bản đồ”")
	assert.Contains(t, string(seen["text"]), "quá 2 ngày")
	var model view.Report
	require.NoError(t, json.Unmarshal(seen["json"], &model))
	assert.Equal(t, []int{0, 1, 1}, []int{model.Met, model.Tally.Overdue, len(model.Difficulties)})
	later, no := reporter(t, h)(reportAsk{From: "2026-11-28", To: "2026-12-04"})
	require.Zero(t, no)
	assert.Contains(t, later, "đã hoàn thành 1")
}

// TestWhatWasApprovedIsNotWordedAnew: a frozen report is printed as it was signed, and only for its own period.
func TestWhatWasApprovedIsNotWordedAnew(t *testing.T) {
	h, _ := lively(t)
	ask := reporter(t, h)
	week := reportAsk{From: "2026-11-21", To: "2026-11-27"}
	approve(t, h.db, week, map[string]string{"IV": "Đề nghị cấp thêm 02 xe gom."})
	require.NoError(t, h.db.Update(func(tx *store.Tx) error {
		return tx.PutCriterion(&store.Criterion{Committee: 1, Number: 2, Name: "Giao thông"})
	}))
	said, no := ask(week)
	require.Zero(t, no)
	assert.Contains(t, said, "Đề nghị cấp thêm 02 xe gom.")
	said, _ = ask(reportAsk{Period: view.Monthly})
	assert.NotContains(t, said, "02 xe gom")
	week.Format = "docx"
	said, no = ask(week)
	require.Zero(t, no)
	approvedDoc := docxText(t, []byte(said))
	assert.Contains(t, approvedDoc, "02 xe gom")
	assert.NotContains(t, approvedDoc, "DỰ THẢO")
	require.NoError(t, h.db.Update(func(tx *store.Tx) error {
		return tx.AddReply(&store.Reply{Committee: 1, Round: 1, Subject: "tc1", Member: 1, Said: tx.Now(), Means: store.ByText, Status: store.Done, Text: "nói sau khi duyệt"})
	}))
	for _, format := range []string{"csv", "json", "text"} {
		week.Format, week.Sheet = format, "replies"
		said, no = ask(week)
		require.Zero(t, no, format)
		assert.NotContains(t, said, "nói sau khi duyệt", format)
		assert.Contains(t, said, "thiếu bản đồ", format)
	}
	said, no = ask(reportAsk{Period: view.Monthly, Format: "docx"})
	require.Zero(t, no)
	assert.Contains(t, docxText(t, []byte(said)), "DỰ THẢO")
}

func TestAnAlteredReportIsNotPrinted(t *testing.T) {
	h, _ := lively(t)
	require.NoError(t, h.db.Update(func(tx *store.Tx) error {
		return tx.PutReport(&store.Report{Committee: 1, First: "2026-11-21", Last: "2026-11-27", State: store.Approved, Model: []byte(`{"met":9}`), Hash: "00"})
	}))
	_, no := reporter(t, h)(reportAsk{From: "2026-11-21", To: "2026-11-27"})
	assert.Equal(t, exitDamaged, no.Code)
	assert.Contains(t, no.Say.VI, "không còn khớp mã")
}

// approve freezes the report of a period as the chair's yes does.
func approve(t *testing.T, db *store.DB, p reportAsk, edits map[string]string) {
	t.Helper()
	require.NoError(t, db.Update(func(tx *store.Tx) error {
		c, err := tx.Committee(1)
		if err != nil {
			return err
		}
		m, err := view.ReportOf(&tx.ReadTx, c, p.From, p.To)
		if err != nil {
			return err
		}
		raw, err := json.Marshal(m)
		if err != nil {
			return err
		}
		words, err := json.Marshal(edits)
		if err != nil {
			return err
		}
		sum := sha256.Sum256(slices.Concat(raw, []byte("\n"), words))
		return tx.PutReport(&store.Report{Committee: 1, First: p.From, Last: p.To, State: store.Approved, AsOf: tx.Now(), Edits: edits, Model: raw,
			Hash: hex.EncodeToString(sum[:]), Decided: store.Verdict{At: tx.Now()}})
	}))
}

// docxText is every part of a .docx, one after the other.
func docxText(t *testing.T, raw []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	require.NoError(t, err)
	var all strings.Builder
	for _, f := range z.File {
		r, err := f.Open()
		require.NoError(t, err)
		_, err = io.Copy(&all, r)
		require.NoError(t, err)
	}
	return all.String()
}

// reportFormats are those that --format takes.
func reportFormats(t *testing.T) []string {
	t.Helper()
	field, ok := reflect.TypeFor[reportCmd]().FieldByName("Format")
	require.True(t, ok)
	return strings.Split(field.Tag.Get("enum"), ",")
}

// TestReportCommand: to the screen, into a file, and into one that cannot be written.
func TestReportCommand(t *testing.T) {
	h, _ := lively(t)
	data := h.conf.Data
	overSocket(t, h)
	code, screen, errs := call(t, nil, "report", "--data", data, "--period", "month")
	require.Equal(t, 0, code, errs)
	assert.Contains(t, screen, "tháng 11 năm 2026")
	file := filepath.Join(t.TempDir(), "bao-cao.txt")
	code, out, errs := call(t, nil, "report", "--data", data, "--period", "month", "--out", file)
	require.Equal(t, 0, code, errs)
	assert.Empty(t, out)
	raw, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, screen, string(raw))
	code, _, errs = call(t, nil, "report", "--data", data, "--out", "/none/x.txt")
	assert.Equal(t, exitUsage, code)
	assert.Contains(t, errs, "/none/x.txt")
}
