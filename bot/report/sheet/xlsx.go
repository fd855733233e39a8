package sheet

import (
	"fmt"
	"io"
	"math"
	"time"

	"github.com/xuri/excelize/v2"

	"giaoban/store"
)

// Write writes the whole workbook as .xlsx. Each sheet has one row of headings that stays in view, a filter on every
// column, and no cell that is computed.
func Write(w io.Writer, lang store.Lang, b Book) error {
	k, err := newClerk(lang, b)
	if err != nil {
		return err
	}
	f := excelize.NewFile()
	defer f.Close()
	f.ZipWriter = func(w io.Writer) excelize.ZipWriter { return newSteadyZip(w) }
	looks, err := newLooks(f)
	if err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	for i, id := range Sheets {
		g, err := k.grid(id)
		if err != nil {
			return err
		}
		if i == 0 {
			err = f.SetSheetName(f.GetSheetName(0), g.name)
		} else {
			_, err = f.NewSheet(g.name)
		}
		if err != nil {
			return fmt.Errorf("write sheet %s: %w", id, err)
		}
		if err := looks.write(f, g); err != nil {
			return fmt.Errorf("write sheet %s: %w", id, err)
		}
	}
	as := b.Report.AsOf.UTC().Format(time.RFC3339)
	if err := f.SetDocProps(&excelize.DocProperties{Title: b.Report.Committee.Name, Creator: "giaoban", LastModifiedBy: "giaoban", Created: as, Modified: as,
		Keywords: stamp(b)}); err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	if err := f.Write(w); err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	return nil
}

// stamp is by what bot/importer knows the workbook when it comes back edited: whose it is and the instant whose facts it
// shows, in nanoseconds of Unix time: LibreOffice makes spaces of colons. Excel and LibreOffice keep it.
func stamp(b Book) string {
	s := fmt.Sprintf("giaoban committee=%d shows=%d", b.Report.Committee.ID, b.Report.Until.UnixNano())
	if b.Erased {
		s += " erased"
	}
	return s
}

// looks are the numbers of the styles of a workbook.
type looks struct {
	heading, text, number, day, moment int
	// of has those of empty cells, by kind.
	of map[kind]int
}

func newLooks(f *excelize.File) (looks, error) {
	border := []excelize.Border{}
	for _, side := range []string{"left", "top", "right", "bottom"} {
		border = append(border, excelize.Border{Type: side, Color: "BFBFBF", Style: 1})
	}
	top := &excelize.Alignment{Vertical: "top", WrapText: true}
	font := &excelize.Font{Family: "Times New Roman", Size: 12}
	onDay, onMoment := "dd/mm/yyyy", "dd/mm/yyyy hh:mm"
	var l looks
	var err error
	for _, s := range []struct {
		id    *int
		style excelize.Style
	}{
		{&l.heading, excelize.Style{Font: &excelize.Font{Family: font.Family, Size: font.Size, Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"DDEBF7"}}, Border: border,
			Alignment: &excelize.Alignment{Vertical: "center", Horizontal: "center", WrapText: true}}},
		{&l.text, excelize.Style{Font: font, Border: border, Alignment: top, NumFmt: 49}}, // 49: text, whatever is typed into the cell later
		{&l.number, excelize.Style{Font: font, Border: border, Alignment: &excelize.Alignment{Vertical: "top"}}},
		{&l.day, excelize.Style{Font: font, Border: border, Alignment: &excelize.Alignment{Vertical: "top", Horizontal: "left"}, CustomNumFmt: &onDay}},
		{&l.moment, excelize.Style{Font: font, Border: border, Alignment: &excelize.Alignment{Vertical: "top", Horizontal: "left"}, CustomNumFmt: &onMoment}},
	} {
		if *s.id, err = f.NewStyle(&s.style); err != nil {
			return l, err
		}
	}
	l.of = map[kind]int{texts: l.text, numbers: l.number, days: l.day, moments: l.moment}
	return l, nil
}

func (l looks) write(f *excelize.File, g grid) error {
	last, err := excelize.CoordinatesToCellName(len(g.columns), len(g.rows)+1)
	if err != nil {
		return err
	}
	if err := f.AutoFilter(g.name, "A1:"+last, nil); err != nil {
		return err
	}
	if err := l.page(f, g); err != nil {
		return err
	}
	w, err := f.NewStreamWriter(g.name)
	if err != nil {
		return err
	}
	for i, c := range g.columns {
		if err := w.SetColWidth(i+1, i+1, c.width); err != nil {
			return err
		}
		if err := w.SetColStyle(i+1, i+1, l.of[c.kind]); err != nil { // for the rows that are added by hand
			return err
		}
	}
	if err := w.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	head := make([]any, len(g.headings))
	for i, h := range g.headings {
		head[i] = excelize.Cell{StyleID: l.heading, Value: h}
	}
	if err := w.SetRow("A1", head, excelize.RowOpts{Height: 32}); err != nil {
		return err
	}
	for i, row := range g.rows {
		cells := make([]any, len(row))
		for j, v := range row {
			cells[j] = l.cell(v, g.columns[j].kind)
		}
		if err := w.SetRow(fmt.Sprintf("A%d", i+2), cells); err != nil {
			return err
		}
	}
	return w.Flush()
}

// page lays a sheet out for the printer: A4 across, as few pages wide as one can read, the headings on every page.
func (l looks) page(f *excelize.File, g grid) error {
	fit, a4, across, wide, high := true, 9, "landscape", 0, 0
	chars := 0.0
	for _, c := range g.columns {
		chars += c.width
	}
	wide = int(math.Ceil(chars / 220))
	if err := f.SetSheetProps(g.name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	if err := f.SetPageLayout(g.name, &excelize.PageLayoutOptions{Size: &a4, Orientation: &across, FitToWidth: &wide, FitToHeight: &high}); err != nil {
		return err
	}
	return f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: g.name,
		RefersTo: fmt.Sprintf("'%s'!$1:$1", g.name)})
}

func (l looks) cell(v any, k kind) any {
	switch v := v.(type) {
	case string:
		return excelize.Cell{StyleID: l.text, Value: v}
	case int, float64:
		return excelize.Cell{StyleID: l.number, Value: v}
	case day:
		if t, err := time.Parse("2006-01-02", string(v)); err == nil {
			return excelize.Cell{StyleID: l.day, Value: t}
		}
		return excelize.Cell{StyleID: l.text, Value: string(v)}
	case moment:
		return excelize.Cell{StyleID: l.moment, Value: wall(v)}
	}
	return excelize.Cell{StyleID: l.of[k]}
}

// wall is what the committee's clock showed, to the minute: a sheet knows no zones.
func wall(m moment) time.Time {
	t := time.Time(m)
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), 0, 0, time.UTC)
}
