package main

import (
	"archive/zip"
	"bytes"
	"crypto/rand"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/telegram/telegramtest"
	"giaoban/store"
)

// sends a document and gives what is last said to it.
func (s *stage) sends(u *telegramtest.User, name string, data []byte) string {
	s.Helper()
	_, err := u.Document(name, data, "")
	require.NoError(s, err)
	s.settle()
	return last(u)
}

// bomb is a .docx of some kilobytes that unpacks to 200 megabytes.
func bomb(t *testing.T, raw []byte) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	require.NoError(t, err)
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, f := range in.File {
		if f.Name != "word/document.xml" {
			require.NoError(t, out.Copy(f))
		}
	}
	w, err := out.Create("word/document.xml")
	require.NoError(t, err)
	for range 200 {
		_, err = w.Write(bytes.Repeat([]byte(" "), 1<<20))
		require.NoError(t, err)
	}
	require.NoError(t, out.Close())
	return b.Bytes()
}

// TestFilesThatAreNoEditedReport: each is answered with what to do, and none changes the draft.
func TestFilesThatAreNoEditedReport(t *testing.T) {
	s := newStage(t)
	lan := s.found()
	s.says(lan, "/duyet tháng 11")
	s.presses(lan, "Tải .docx")
	name, raw := s.file(lan)
	noise := make([]byte, 10<<20)
	_, err := rand.Read(noise)
	require.NoError(t, err)
	heavy := append(bytes.Clone(raw), make([]byte, 25<<20)...)
	for _, c := range []struct {
		what, name string
		data       []byte
		want       string
	}{
		{"25 MB", name, heavy, "Xin gửi tệp dưới 20 MB"},
		{"a bomb", name, bomb(t, raw), "quá lớn"},
		{"10 MB of noise", name, noise, "không phải .docx"},
		{"an old .doc", "bao cao.doc", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 …"), "Xin lưu lại thành .docx"},
		{"an .odt", "bao cao.odt", raw, "Xin lưu lại thành .docx"},
		{"a .pdf of ours", strings.TrimSuffix(name, "docx") + "pdf", []byte("%PDF-1.7"), "Xin lưu lại thành .docx"},
		{"one byte", name, []byte{0}, "không phải .docx"},
		{"half of it", name, raw[:len(raw)/2], "bị hỏng"},
		{"unchanged", name, raw, "giống bản đang soạn"},
	} {
		assert.Contains(t, s.sends(lan, c.name, c.data), c.want, c.what)
		assert.Empty(t, s.reports()[0].Edits, c.what)
	}
}

// TestAFileThatThePlatformKeeps: who sent it is told at once, nobody else.
func TestAFileThatThePlatformKeeps(t *testing.T) {
	s := newStage(t)
	lan := s.found()
	s.says(lan, "/duyet tháng 11")
	s.presses(lan, "Tải .docx")
	name, raw := s.file(lan)
	s.srv.Inject(telegramtest.Fault{Kind: telegramtest.FaultBadGateway, Status: 400, Methods: []string{"getFile"}})
	_, err := lan.Document(name, raw, "")
	require.NoError(t, err)
	s.settle()
	for range 300 {
		s.turn(5 * time.Minute)
	}
	assert.Contains(t, heard(lan), "Tôi chưa tải được tệp “"+name+"” về. Xin gửi lại tệp")
}

// heard is all that the bot said to somebody.
func heard(u *telegramtest.User) string {
	var b strings.Builder
	for _, m := range u.Chat().Messages() {
		if m.FromBot {
			b.WriteString(m.Text + "\n")
		}
	}
	return b.String()
}

// TestACopyAfterTheSubmission is not lost in silence, and is taken once the report is back; sent twice it changes nothing.
func TestACopyAfterTheSubmission(t *testing.T) {
	s := newStage(t)
	lan := s.found()
	s.deputy()
	s.says(lan, "/duyet tháng 11")
	s.presses(lan, "Tải .docx")
	name, raw := s.file(lan)
	copied := edited(t, raw, "Trong kỳ chưa ghi nhận kiến nghị, đề xuất nào", "Xin hai xe gom")
	s.presses(lan, "Gửi Phó trưởng ban")
	assert.Contains(t, s.sends(lan, name, copied), "đang chờ ký nên chưa sửa được. Rút lại thì sửa tiếp được, rồi gửi lại tệp này")
	assert.Empty(t, s.reports()[0].Edits)
	s.presses(lan, "Rút lại để sửa")
	assert.Contains(t, s.sends(lan, name, copied), "mục IV")
	version := s.reports()[0].Version
	s.sends(lan, name, copied)
	assert.Equal(t, version, s.reports()[0].Version)
	s.says(lan, "gửi")
	s.says(lan, "/duyet")
	s.presses(lan, "Duyệt")
	assert.Contains(t, s.sends(lan, name, edited(t, copied, "Xin hai xe gom", "Xin ba xe gom")), "đã duyệt")
	assert.Equal(t, "Xin hai xe gom.", s.reports()[0].Edits["IV"])
	assert.Equal(t, store.Approved, s.reports()[0].State)
}

// deputy makes the founder deputy, so that he drafts and signs.
func (s *stage) deputy() {
	s.Helper()
	require.NoError(s, s.db.Update(func(tx *store.Tx) error {
		all, err := tx.MembersIn(1)
		require.NoError(s, err)
		all[0].Role = store.Deputy
		return tx.PutMember(&all[0])
	}))
}

// TestTheWordsArriveWhenTheUploadIsRefused: a proxy that takes no file of this size, or a platform that takes no such photo.
func TestTheWordsArriveWhenTheUploadIsRefused(t *testing.T) {
	s := newStage(t)
	lan := s.found()
	s.says(lan, "/duyet tháng 11")
	for _, status := range []int{400, 413, 500} {
		s.srv.Inject(telegramtest.Fault{Kind: telegramtest.FaultBadGateway, Status: status, Methods: []string{"sendDocument", "sendPhoto"}})
		for label, want := range map[string]string{"Tải .docx": "bản nháp.\n\nTệp .docx chưa gửi được", "Bảng .xlsx": "Bảng .xlsx chưa gửi được", "Ảnh": "Ảnh chưa gửi được"} {
			s.says(lan, "/duyet tháng 11")
			s.presses(lan, label)
			for range 16 {
				s.turn(20 * time.Second)
			}
			assert.Contains(t, last(lan), want, "%d", status)
		}
		s.srv.ClearFaults()
		assert.Contains(t, s.presses(lan, "Gửi lại tệp"), "11/2026")
	}
	assert.NotContains(t, heard(lan), "việc cần biết")
}
