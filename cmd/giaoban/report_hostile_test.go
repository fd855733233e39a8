package main

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"image/png"
	"io"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
)

// hostile are texts that break what is not written with care.
var hostile = map[string]string{
	"markup":        `</w:t><script>alert("1")</script> & <b> ]]> {{.}} %s`,
	"formula":       "=HYPERLINK(\"http://x\",\"y\")",
	"signs":         "+1-1@SUM(A1)\t=1",
	"control":       "a\x00b\x01c\x08d\x0be\x0cf\x1bg\x7fh\u0085i",
	"line ends":     "một\r\nhai\rba\u2028bốn\u2029năm",
	"bidi":          "an \u202eto\u202c \u2066àn\u2069 \u200fxe",
	"zero width":    "r\u200bá\u200dc\ufeff \u2060hẻm\u00ad",
	"one long word": strings.Repeat("rác", 700),
	"surrogates":    "x\xed\xa0\x80y\xff\xfez",
	"not a char":    "a\ufffeb\uffff",
	"decomposed":    "Nguye\u0302\u0303n Thi\u0323 Ha\u0323nh",
	"emoji":         "Lan 👩🏽‍🌾🇻🇳❤️",
	"marks":         "h" + strings.Repeat("\u0301", 300) + "y",
	"our marks":     "x\ue000y\ue002nút\ue003bk:ok:1:1:1\ue004z",
	"blank":         " \u00a0\u3000 ",
}

// bad tells whether a rune has no place in a document. DEL and the controls above it may stand in XML.
func bad(r rune) bool { return r < ' ' && r != '\n' && r != '\t' }

// fill fills a committee with members, tasks, words and a letterhead that all say what text says.
func fill(t *testing.T, db *store.DB, c store.CommitteeID, text string, members, tasks int) {
	t.Helper()
	require.NoError(t, db.Update(func(tx *store.Tx) error {
		committee, err := tx.Committee(c)
		require.NoError(t, err)
		committee.Letter = store.Letter{Layout: store.StateForm, Upper: text, Agency: text, Place: text, Symbol: text, To: []string{text}, Copies: []string{text},
			Authority: text, Post: text, Signer: text}
		require.NoError(t, tx.PutCommittee(&committee))
		require.NoError(t, tx.PutCriterion(&store.Criterion{Committee: c, Number: 2, Name: text}))
		var leads []store.MemberID
		for i := range members {
			m := store.Member{Committee: c, Name: text, Call: text, Post: text, Role: store.Plain, From: tx.Now(), Phone: "0900000000"}
			if i == 0 {
				m.Charges = []store.Charge{{Subject: "tc1", Lead: true, From: tx.Now()}, {Subject: "tc2", Lead: true, From: tx.Now()}}
			}
			require.NoError(t, tx.PutMember(&m))
			leads = append(leads, m.ID)
		}
		rounds, err := tx.Rounds(c)
		require.NoError(t, err)
		for i := range tasks {
			task := store.Task{Committee: c, Work: text, Said: text, Criterion: 1 + i%2, Parties: []store.Party{{Name: text, From: tx.Now(), Member: leads[i%len(leads)], Lead: true}}, Given: tx.Now()}
			task.Deadline = store.Deadline{Phrase: text, Op: "by", Day: "2026-11-28", Version: 1}
			require.NoError(t, tx.PutTask(&task))
		}
		for _, subject := range []store.Subject{"tc1", "tc2"} {
			r := store.Reply{Committee: c, Round: rounds[0].ID, Subject: subject, Member: leads[0], Means: store.ByText, Said: tx.Now(), Received: tx.Now(),
				Status: store.Blocked, Blocker: true, NeedsHelp: true, Text: text}
			require.NoError(t, tx.AddReply(&r))
		}
		return nil
	}))
}

// TestHostileTexts: whatever people write, every form of the report can be made, is well-formed and is the same twice.
func TestHostileTexts(t *testing.T) {
	for name, text := range hostile {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h, now := ownHouse(t)
			c := addCommittee(t, h.db, text)
			fill(t, h.db, c, text, 3, 3)
			*now = now.Add(time.Minute)
			for _, format := range []string{"text", "docx", "xlsx", "png", "csv", "json", "facts", "brief"} {
				ask := reportAsk{Format: format, Sheet: "tasks", Lang: store.Vietnamese}
				done, err := h.Report(t.Context(), ask)
				require.NoError(t, err, format)
				again, err := h.Report(t.Context(), ask)
				require.NoError(t, err, format)
				assert.True(t, bytes.Equal(done.Data, again.Data), format)
				if format != "brief" { // what is said in chat was made clean at the door, see fold.NFC
					sound(t, format, done.Data)
				}
			}
		})
	}
}

// sound holds a file against its format.
func sound(t *testing.T, format string, data []byte) {
	t.Helper()
	plain := func(s string) {
		t.Helper()
		assert.True(t, utf8.ValidString(s), format)
		if i := strings.IndexFunc(s, bad); i >= 0 {
			t.Errorf("%s has %q near %q", format, []rune(s[i:])[0], s[max(0, i-20):i])
		}
	}
	switch format {
	case "docx", "xlsx":
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		require.NoError(t, err)
		for _, f := range z.File {
			r, err := f.Open()
			require.NoError(t, err)
			d := xml.NewDecoder(r)
			for {
				tok, err := d.Token()
				if errors.Is(err, io.EOF) {
					break
				}
				require.NoError(t, err, "%s in %s", f.Name, format)
				if s, ok := tok.(xml.CharData); ok {
					plain(strings.ReplaceAll(string(s), "\r", ""))
				}
				if e, ok := tok.(xml.StartElement); ok && format == "xlsx" {
					assert.NotEqual(t, "f", e.Name.Local, "a formula")
				}
			}
		}
		if format == "docx" {
			got, err := readCopy(data)
			require.NoError(t, err)
			assert.Empty(t, got.Lost)
		}
	case "png":
		p, err := png.Decode(bytes.NewReader(data))
		require.NoError(t, err)
		assert.LessOrEqual(t, p.Bounds().Dx()+p.Bounds().Dy(), 10_000, "Telegram takes no larger photo")
		assert.LessOrEqual(t, max(p.Bounds().Dx(), p.Bounds().Dy()), 20*min(p.Bounds().Dx(), p.Bounds().Dy()))
		assert.Less(t, len(data), 10<<20)
	case "csv":
		rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff")))).ReadAll()
		require.NoError(t, err)
		for _, row := range rows {
			for _, cell := range row {
				plain(strings.ReplaceAll(cell, "\r", ""))
				if cell != "" {
					assert.NotContains(t, "=+@\t\r", cell[:1], "a formula: %.40q", cell)
				}
			}
		}
	case "json", "facts":
		assert.True(t, json.Valid(data), format)
		assert.True(t, utf8.Valid(data), format)
	default:
		plain(string(data))
	}
}

// TestACommitteeWithNobody: an empty week has every form, and says what is missing.
func TestACommitteeWithNobody(t *testing.T) {
	h, now := ownHouse(t)
	addCommittee(t, h.db, "Phường Vắng")
	*now = now.Add(time.Minute)
	for _, format := range []string{"text", "docx", "xlsx", "png", "csv", "json", "facts", "brief"} {
		done, err := h.Report(t.Context(), reportAsk{Format: format, Sheet: "members", Lang: store.Vietnamese})
		require.NoError(t, err, format)
		require.NotEmpty(t, done.Data, format)
		sound(t, format, done.Data)
		if format == "text" {
			assert.Contains(t, string(done.Data), "[cần bổ sung]")
		}
	}
}

// TestALargeWard: 300 members and 200 tasks fit into every form, and into what chat takes.
func TestALargeWard(t *testing.T) {
	h, now := ownHouse(t)
	c := addCommittee(t, h.db, "Phường Đông")
	fill(t, h.db, c, "Tổng dọn vệ sinh tuyến hẻm 45 và lắp pa nô đường Lê Lợi theo kế hoạch", 300, 200)
	*now = now.Add(time.Minute)
	for _, format := range []string{"text", "docx", "xlsx", "png", "csv", "json", "facts", "brief"} {
		start := time.Now()
		done, err := h.Report(t.Context(), reportAsk{Format: format, Sheet: "tasks", Lang: store.Vietnamese})
		require.NoError(t, err, format)
		sound(t, format, done.Data)
		assert.Less(t, len(done.Data), 10<<20, format)
		t.Log(fmt.Sprint(format, " ", len(done.Data), " bytes ", time.Since(start)))
	}
}
