package main

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/telegram/telegramtest"
	"giaoban/store"
)

// presses a button by a part of its label.
func (s *stage) presses(u *telegramtest.User, label string) string {
	s.Helper()
	_, err := u.PressLabel(label)
	require.NoError(s, err, last(u))
	s.settle()
	return last(u)
}

// file is the newest file that the bot sent to somebody.
func (s *stage) file(u *telegramtest.User) (name string, data []byte) {
	s.Helper()
	for _, m := range u.Chat().Messages() {
		if m.FromBot && m.File != nil {
			name, data = m.File.Name, m.File.Bytes
		}
	}
	require.NotEmpty(s, data, "no file came")
	return name, data
}

// edited is a .docx with other words in its text, saved anew.
func edited(t *testing.T, raw []byte, old, words string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	require.NoError(t, err)
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	found := false
	for _, f := range z.File {
		r, err := f.Open()
		require.NoError(t, err)
		part, err := io.ReadAll(r)
		require.NoError(t, err)
		if f.Name == "word/document.xml" {
			found = strings.Contains(string(part), old)
			part = []byte(strings.Replace(string(part), old, words, 1))
		}
		e, err := w.Create(f.Name)
		require.NoError(t, err)
		_, err = e.Write(part)
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	require.True(t, found, "%q is not in the file", old)
	return b.Bytes()
}

func (s *stage) reports() (all []store.Report) {
	s.Helper()
	require.NoError(s, s.db.View(func(tx *store.ReadTx) (err error) {
		all, err = tx.Reports(1)
		return err
	}))
	return all
}

// TestAReportGoesOutAndComesBack: the files are drawn and sent; the .docx, edited and sent back, is fetched and read.
func TestAReportGoesOutAndComesBack(t *testing.T) {
	s := newStage(t)
	lan := s.found()
	assert.Contains(t, s.says(lan, "/duyet tháng 11"), "Báo cáo tháng 11/2026")
	s.presses(lan, "Bảng .xlsx")
	name, sheet := s.file(lan)
	assert.True(t, strings.HasSuffix(name, ".xlsx"), name)
	assert.True(t, bytes.HasPrefix(sheet, []byte("PK")))
	s.presses(lan, "Ảnh")
	_, picture := s.file(lan)
	assert.True(t, bytes.HasPrefix(picture, []byte("\x89PNG")))
	s.presses(lan, "Tải .docx")
	name, raw := s.file(lan)
	assert.Equal(t, "du-thao-bao-cao-2026-11-01-2026-11-30.docx", name)

	_, err := lan.Document("bao cao (sửa).docx", edited(t, raw, "Trong kỳ chưa ghi nhận kiến nghị, đề xuất nào", "Đề nghị bố trí 2 xe gom &amp; 1 điểm tập kết"), "")
	require.NoError(t, err)
	s.settle()
	assert.Contains(t, last(lan), "mục IV")
	assert.Equal(t, "Đề nghị bố trí 2 xe gom & 1 điểm tập kết.", s.reports()[0].Edits["IV"])
	assert.Len(t, s.reports()[0].Edits, 1, "nothing else was edited")

	for file, want := range map[string][]byte{"không khớp": otherDocx(t), "không phải .docx": []byte("%PDF-1.7"), "bị hỏng": raw[:len(raw)/2]} {
		_, err = lan.Document("x.docx", want, "")
		require.NoError(t, err)
		s.settle()
		assert.Contains(t, last(lan), file)
	}
}

// otherDocx is a .docx that is no report.
func otherDocx(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, part := range map[string]string{
		"_rels/.rels":       `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml": `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Thực đơn</w:t></w:r></w:p></w:body></w:document>`,
	} {
		e, err := w.Create(name)
		require.NoError(t, err)
		_, err = io.WriteString(e, part)
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return b.Bytes()
}

// TestTheWordsArriveWhenTheFileCannotBeDrawn: who signs reads the card and can sign; what stands under the file says that it
// is missing and what to do, once.
func TestTheWordsArriveWhenTheFileCannotBeDrawn(t *testing.T) {
	s := newStage(t)
	hanh := s.found()
	require.NoError(t, s.db.Update(func(tx *store.Tx) error {
		all, err := tx.MembersIn(1)
		require.NoError(t, err)
		all[0].Role = store.Deputy
		require.NoError(t, tx.PutMember(&all[0]))
		return nil
	}))
	s.letterhead("no such form")
	s.says(hanh, "/duyet tháng 11")
	assert.Contains(t, s.presses(hanh, "Gửi Phó trưởng ban"), "chờ đồng chí ký")
	for range 20 {
		s.turn(10 * time.Minute)
	}
	told := ""
	for _, m := range hanh.Chat().Messages() {
		assert.Nil(t, m.File)
		told += m.Text + "\n"
	}
	assert.Equal(t, 1, strings.Count(told, "bản trình ký.\n\nTệp .docx chưa gửi được. Số liệu và lời đã sửa vẫn còn đủ"), told)
	assert.NotContains(t, told, "việc cần biết", "he has read it where he asked")
	s.letterhead(store.StateForm)
	assert.Contains(t, s.presses(hanh, "Gửi lại tệp"), "bản trình ký.")
	name, _ := s.file(hanh)
	assert.Equal(t, "du-thao-bao-cao-2026-11-01-2026-11-30.docx", name)
	s.says(hanh, "/duyet")
	s.presses(hanh, "Duyệt")
	assert.Equal(t, store.Approved, s.reports()[0].State)
}

// letterhead sets the form of the committee's documents; one that is none cannot be drawn.
func (s *stage) letterhead(form store.Layout) {
	s.Helper()
	require.NoError(s, s.db.Update(func(tx *store.Tx) error {
		c, err := tx.Committee(1)
		require.NoError(s, err)
		c.Letter.Layout = form
		return tx.PutCommittee(&c)
	}))
}
