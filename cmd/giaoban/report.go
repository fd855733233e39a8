package main

import (
	"context"
	"os"
	"slices"

	"giaoban/store/view"
)

type reportCmd struct {
	From      string `name:"from" placeholder:"${ph_day}" help:"${report_from}"`
	To        string `name:"to" placeholder:"${ph_day}" help:"${report_to}"`
	Period    string `name:"period" enum:"week,month,quarter,half,year," default:"" placeholder:"week|month|quarter|half|year" help:"${report_period}"`
	AsOf      string `name:"as-of" placeholder:"${ph_time}" help:"${report_as_of}"`
	Committee uint64 `name:"committee" placeholder:"${ph_number}" help:"${report_which}"`
	Format    string `name:"format" enum:"text,docx,xlsx,png,csv,json,facts,brief" default:"text" help:"${report_format}"`
	Sheet     string `name:"sheet" enum:"members,criteria,tasks,extensions,replies,participation,summary,scores,commended" default:"tasks" placeholder:"${ph_sheet}" help:"${report_sheet}"`
	Out       string `name:"out" short:"o" placeholder:"${ph_file}" type:"path" help:"${report_out}"`
}

// readable are the formats that a screen can show.
var readable = []string{"text", "brief", "json", "facts", "csv"}

func (c *reportCmd) Run(ctx context.Context, w world, root *cli) error {
	out, onFile := w.stdout.(*os.File)
	if c.Out == "" && onFile && isTerminal(out) && !slices.Contains(readable, c.Format) {
		return wrongly("Dạng %s không hiện được trên màn hình. Thêm --out TỆP.", "A screen cannot show %s. Add --out FILE.", c.Format)
	}
	made, _, err := askDesk(ctx, w, root, desk.Report, reportAsk{From: c.From, To: c.To, Period: view.PeriodKind(c.Period), AsOf: c.AsOf,
		Committee: c.Committee, Format: c.Format, Sheet: c.Sheet, Lang: w.lang})
	if err != nil {
		return err
	}
	if c.Out == "" {
		_, err = w.stdout.Write(made.Data)
		return err
	}
	if err := os.WriteFile(c.Out, made.Data, 0o600); err != nil {
		return diskProblem(err, c.Out)
	}
	return nil
}
