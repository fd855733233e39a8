package dossier_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"giaoban/bot/evidence"
	"giaoban/bot/report/docx"
	"giaoban/bot/report/dossier"
	"giaoban/store"
)

// ward is a committee with evidence: criterion 3 has two indicators, a task, an obstacle; a piece for neighbourhood 5, one
// for nothing, one that was never fetched, one whose file is gone.
type ward struct {
	*testing.T
	db     *store.DB
	c      store.Committee
	folder evidence.Folder
	now    time.Time
	hung   store.Member
}

func newWard(t *testing.T) *ward {
	w := &ward{T: t, folder: evidence.Folder(filepath.Join(t.TempDir(), "evidence")), now: time.Date(2026, 11, 27, 16, 0, 0, 0, store.HoChiMinh)}
	db, err := store.Open(filepath.Join(t.TempDir(), "giaoban.db"), store.Options{Now: func() time.Time { return w.now }, Unsafe: true})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, db.Close()) })
	w.db = db
	w.update(func(tx *store.Tx) error {
		w.c = store.Committee{Name: "Ban Chỉ đạo phường Hoa Mai", Zone: "Asia/Ho_Chi_Minh", Neighbourhood: "khu phố", Lang: store.Vietnamese}
		require.NoError(t, tx.PutCommittee(&w.c))
		for n := 1; n <= 9; n++ {
			k := store.Criterion{Committee: w.c.ID, Number: n, Name: fmt.Sprintf("Tên <%d> & tiêu chí", n)}
			if n == 3 {
				k.Indicators = []store.Indicator{{Number: 1, Name: "Nước sạch", Attainment: store.Met}, {Number: 2, Name: "Thu gom rác"}}
			}
			require.NoError(t, tx.PutCriterion(&k))
		}
		w.hung = store.Member{Committee: w.c.ID, Name: "Trần Văn Hùng", Call: "Hùng", Role: store.Plain, Post: "công chức môi trường", Charges: []store.Charge{{Subject: "tc3", Lead: true}}}
		require.NoError(t, tx.PutMember(&w.hung))
		r := store.Round{Committee: w.c.ID, Opens: w.now.Add(-2 * time.Hour), Closes: w.now, Phase: store.Opened, FirstDay: "2026-11-21", LastDay: "2026-11-27"}
		require.NoError(t, tx.PutRound(&r))
		task := store.Task{Committee: w.c.ID, Work: "Lắp camera hẻm 45", Criterion: 3, Parties: []store.Party{{Name: "Hùng", Member: w.hung.ID, Lead: true, From: w.now}}}
		require.NoError(t, tx.PutTask(&task))
		said := store.Reply{Committee: w.c.ID, Round: r.ID, Subject: "tc3", Member: w.hung.ID, Said: w.now, Means: store.ByPhoto, Status: store.Blocked, Blocker: true, Text: "thiếu xe gom\u0007 hẻm 45"}
		require.NoError(t, tx.AddReply(&said))
		for i, e := range []store.Evidence{
			{Round: r.ID, Subject: "tc3", Reply: said.ID, Indicator: 2, MIME: "image/jpeg"},
			{Round: r.ID, Subject: "tc3", Reply: said.ID, Indicator: 2, MIME: "image/jpeg"},
			{Subject: "tc3", MIME: "application/pdf", Name: "../../Bản đồ Quy hoạch (final).PDF"},
			{Subject: "V1", MIME: "video/mp4"},
			{Subject: "kp5", MIME: "image/png", Name: "<>:.png"},
			{MIME: "application/x-strange", Name: "CON.sh;rm"},
			{Subject: "tc3", MIME: "image/jpeg", Remote: "never fetched"},
			{Subject: "tc3", MIME: "image/jpeg", Remote: "gone"},
		} {
			e.Committee, e.Member, e.At = w.c.ID, w.hung.ID, w.now.Add(time.Duration(i)*time.Minute)
			if e.Remote == "" {
				body := fmt.Sprintf("piece %d", max(i, 1)) // the first two are the same photo
				var err error
				e.Hash, e.Size, err = w.folder.Put(strings.NewReader(body))
				require.NoError(t, err)
			}
			if e.Remote == "gone" {
				e.Hash = strings.Repeat("a", 64)
			}
			require.NoError(t, tx.PutEvidence(&e))
		}
		return nil
	})
	return w
}

func (w *ward) update(f func(*store.Tx) error) {
	w.Helper()
	require.NoError(w, w.db.Update(f))
}

// gather reads a dossier.
func (w *ward) gather(a dossier.Ask) (d dossier.Dossier, err error) {
	w.Helper()
	a.Lang = store.Vietnamese
	require.NoError(w, w.db.View(func(tx *store.ReadTx) error {
		d, err = dossier.Gather(tx, w.c, a)
		return nil
	}))
	return d, err
}

// zip writes one and gives its files.
func (w *ward) zip(a dossier.Ask) (raw []byte, files map[string]string) {
	w.Helper()
	d, err := w.gather(a)
	require.NoError(w, err)
	var b bytes.Buffer
	require.NoError(w, dossier.Write(&b, d, w.folder.Open))
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	require.NoError(w, err)
	files = map[string]string{}
	for _, f := range z.File {
		require.NotContains(w, files, f.Name, "twice in it")
		r, err := f.Open()
		require.NoError(w, err)
		body, err := io.ReadAll(r)
		require.NoError(w, err)
		require.NoError(w, r.Close())
		files[f.Name] = string(body)
	}
	return b.Bytes(), files
}

func names(files map[string]string) (all []string) {
	for n := range files {
		all = append(all, n)
	}
	return all
}

func TestWhatLiesWhere(t *testing.T) {
	w := newWard(t)
	_, files := w.zip(dossier.Ask{})
	assert.ElementsMatch(t, []string{
		"danh-muc-minh-chung.docx", "tieu-chi-03/du-thao-bao-cao-ket-qua.docx", "tieu-chi-03/noi-dung-02/001-2026-11-27.jpg",
		"tieu-chi-03/003-2026-11-27-ban-do-quy-hoach-final.pdf", "tieu-chi-03/004-2026-11-27.mp4", "khac/khu-pho-05/007-2026-11-27.png",
		"khac/chua-ro/008-2026-11-27-con.bin",
	}, names(files))
	assert.Equal(t, "piece 1", files["tieu-chi-03/noi-dung-02/001-2026-11-27.jpg"])
	safe := regexp.MustCompile(`^[a-z0-9./-]+$`)
	for n := range files {
		assert.Regexp(t, safe, n)
		assert.NotContains(t, n, "..")
	}
	_, files = w.zip(dossier.Ask{Criterion: 3})
	assert.NotContains(t, strings.Join(names(files), " "), "khac/")
	assert.Len(t, files, 5)
}

// TestThePapers: what the list and the draft report say, read out of the Word files.
func TestThePapers(t *testing.T) {
	w := newWard(t)
	_, files := w.zip(dossier.Ask{})
	list := words(t, files["danh-muc-minh-chung.docx"])
	for _, want := range []string{"DỰ THẢO", "DANH MỤC", "Minh chứng kết quả thực hiện các tiêu chí", "1. Tiêu chí 3 – Tên <3> & tiêu chí", "Gồm 4 ảnh, 2 tệp khác; 2 tệp không còn lưu được.",
		"21/11 – 27/11/2026", "công chức môi trường", "Ảnh: “thiếu xe gom hẻm 45”", "Tệp, V1 – Lắp camera hẻm 45", "tieu-chi-03/noi-dung-02/001-2026-11-27.jpg", "không còn tệp",
		"2. Chưa thuộc tiêu chí nào", "Ảnh, khu phố 5"} {
		assert.Contains(t, list, want)
	}
	result := words(t, files["tieu-chi-03/du-thao-bao-cao-ket-qua.docx"])
	for _, want := range []string{"DỰ THẢO", "Kết quả thực hiện tiêu chí 3 – Tên <3> & tiêu chí", "Đánh giá của Ban Chỉ đạo: [cần bổ sung]; đạt 1/2 nội dung.", "Thu gom rác",
		"Từ 21/11 đến 27/11/2026 (công chức môi trường): đang vướng: “thiếu xe gom hẻm 45”", "Lắp camera hẻm 45", "chưa có", "Công chức môi trường: “thiếu xe gom hẻm 45”."} {
		assert.Contains(t, result, want)
	}
	assert.NotContains(t, list+result, "Hùng", "offices name posts")
	_, _, err := docx.Read(strings.NewReader(files["danh-muc-minh-chung.docx"]), int64(len(files["danh-muc-minh-chung.docx"])))
	assert.NoError(t, err)
}

// words are the text of a Word file.
func words(t *testing.T, raw string) string {
	t.Helper()
	z, err := zip.NewReader(strings.NewReader(raw), int64(len(raw)))
	require.NoError(t, err)
	var all string
	for _, f := range z.File {
		if !strings.HasPrefix(f.Name, "word/document") && !strings.HasPrefix(f.Name, "word/header") {
			continue
		}
		r, err := f.Open()
		require.NoError(t, err)
		body, err := io.ReadAll(r)
		require.NoError(t, err)
		all += string(body)
	}
	all = regexp.MustCompile(`<[^>]+>`).ReplaceAllString(strings.ReplaceAll(all, "</w:p>", "\n"), "")
	return strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&", "&#34;", `"`, "&#39;", "'").Replace(all)
}

// TestEqualBytes: the same facts as of the same instant are the same bytes, whatever has been sent since.
func TestEqualBytes(t *testing.T) {
	w := newWard(t)
	first, _ := w.zip(dossier.Ask{})
	second, _ := w.zip(dossier.Ask{})
	assert.True(t, bytes.Equal(first, second))
	then := w.now
	w.now = w.now.Add(48 * time.Hour)
	w.update(func(tx *store.Tx) error {
		return tx.PutEvidence(&store.Evidence{Committee: w.c.ID, Member: w.hung.ID, Subject: "tc3", MIME: "image/jpeg", At: w.now})
	})
	var b bytes.Buffer
	require.NoError(t, w.db.View(func(tx *store.ReadTx) error {
		d, err := dossier.Gather(tx.AsOf(then), w.c, dossier.Ask{Lang: store.Vietnamese})
		require.NoError(t, err)
		return dossier.Write(&b, d, w.folder.Open)
	}))
	assert.True(t, bytes.Equal(first, b.Bytes()))
	later, _ := w.zip(dossier.Ask{})
	assert.False(t, bytes.Equal(first, later))
}

func TestNothingThere(t *testing.T) {
	w := newWard(t)
	_, err := w.gather(dossier.Ask{Criterion: 4})
	assert.ErrorIs(t, err, dossier.ErrEmpty)
	_, err = w.gather(dossier.Ask{First: "2026-10-01", Last: "2026-10-31"})
	assert.ErrorIs(t, err, dossier.ErrEmpty)
	_, err = w.gather(dossier.Ask{Criterion: 12})
	assert.ErrorIs(t, err, store.ErrNotFound)
	d, err := w.gather(dossier.Ask{First: "2026-11-27"})
	require.NoError(t, err)
	assert.Equal(t, []any{8, 1, "2026-11-27", "2026-11-27"}, []any{len(d.Pieces), d.Lost(), d.First, d.Last})
	assert.Error(t, dossier.Write(failing{}, d, w.folder.Open))
	assert.Error(t, dossier.Write(io.Discard, d, func(string) (io.ReadCloser, error) { return nil, os.ErrPermission }))
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

// TestAnyName: whatever a file was called, its place in the ZIP is plain, and its own.
func TestAnyName(t *testing.T) {
	w := newWard(t)
	safe := regexp.MustCompile(`^tieu-chi-03/\d{3}-2026-11-27(-[a-z0-9]([a-z0-9-]*[a-z0-9])?)?\.[a-z0-9]{1,5}$`)
	rapid.Check(t, func(r *rapid.T) {
		name, kind := rapid.String().Draw(r, "name"), rapid.SampledFrom([]string{"", "image/jpeg", "x/y", "application/pdf; charset=x"}).Draw(r, "type")
		var id store.EvidenceID
		require.NoError(r, w.db.Update(func(tx *store.Tx) error {
			e := store.Evidence{Committee: w.c.ID, Subject: "tc3", Hash: strings.Repeat("b", 64), Name: name, MIME: kind, At: w.now.Add(-time.Hour)}
			defer func() { id = e.ID }()
			return tx.PutEvidence(&e)
		}))
		d, err := w.gather(dossier.Ask{Criterion: 3})
		require.NoError(r, err)
		for _, p := range d.Pieces {
			if p.Evidence.ID == id {
				require.Regexp(r, safe, p.Path)
			}
		}
		require.NoError(r, w.db.Update(func(tx *store.Tx) error { // out of the way of the next one
			e, err := tx.Evidence(w.c.ID, id)
			e.Subject = "tc9"
			return errors.Join(err, tx.PutEvidence(&e))
		}))
	})
}

// TestWithOtherTools: unzip reads what we wrote.
func TestWithOtherTools(t *testing.T) {
	w := newWard(t)
	raw, files := w.zip(dossier.Ask{})
	dir := t.TempDir()
	place := filepath.Join(dir, "d.zip")
	require.NoError(t, os.WriteFile(place, raw, 0o600))
	unzip, err := exec.LookPath("unzip")
	if err != nil {
		t.Skip("SKIPPED: no unzip on this machine")
	}
	out, err := exec.Command(unzip, "-t", place).CombinedOutput()
	require.NoError(t, err, string(out))
	assert.Contains(t, string(out), fmt.Sprintf("No errors detected in compressed data of %s", place))
	assert.Len(t, files, 7)
}
