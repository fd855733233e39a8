package sheet

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"giaoban/store"
)

// WriteCSV writes one of the sheets as CSV (RFC 4180): UTF-8 with a mark at the beginning, without which Excel takes it for
// something else; every text in quotes, so that semicolons and line breaks do no harm; days as 30/11/2026, decimals with a
// point. A text that a spreadsheet would compute (= + - @) has ' before it.
func WriteCSV(w io.Writer, lang store.Lang, b Book, sheet string) error {
	k, err := newClerk(lang, b)
	if err != nil {
		return err
	}
	g, err := k.grid(sheet)
	if err != nil {
		return err
	}
	if err := g.csv(w); err != nil {
		return fmt.Errorf("write %s as CSV: %w", sheet, err)
	}
	return nil
}

// csv writes the grid; see WriteCSV.
func (g grid) csv(w io.Writer) error {
	if g.id == ranked {
		return errors.New("it is for chair and secretary only")
	}
	out := bufio.NewWriter(w)
	out.WriteString("\uFEFF")
	for i, h := range g.headings {
		field(out, i, quoted(h))
	}
	out.WriteString("\r\n")
	for _, row := range g.rows {
		for i, v := range row {
			field(out, i, plain(v))
		}
		out.WriteString("\r\n")
	}
	return out.Flush()
}

func field(out *bufio.Writer, i int, s string) {
	if i > 0 {
		out.WriteByte(',')
	}
	out.WriteString(s)
}

func plain(v any) string {
	switch v := v.(type) {
	case string:
		return quoted(v)
	case int:
		return strconv.Itoa(v)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case day:
		if t, err := time.Parse("2006-01-02", string(v)); err == nil {
			return t.Format("02/01/2006")
		}
		return quoted(string(v))
	case moment:
		return time.Time(v).Format("02/01/2006 15:04")
	}
	return ""
}

// quoted is a text in quotes, disarmed. Full-width signs count too: some spreadsheets read them as the plain ones.
func quoted(s string) string {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, " \t\r\n\u00a0"))
	if strings.ContainsRune("=+-@＝＋－＠", first) || strings.HasPrefix(s, "\t") || strings.HasPrefix(s, "\r") {
		s = "'" + s
	}
	return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
}
