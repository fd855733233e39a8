package main

import (
	"encoding/json"
	"fmt"
	"os"

	"giaoban/bot/reply"
	"giaoban/schedule/when"
)

type explainCmd struct {
	Reply    explainReplyCmd    `cmd:"" help:"${explain_reply}"`
	Deadline explainDeadlineCmd `cmd:"" help:"${explain_deadline}"`
}

type explainReplyCmd struct {
	List string `name:"list" placeholder:"${ph_items}" help:"${explain_list}"`
	Last string `name:"last" placeholder:"${ph_file}" type:"path" help:"${explain_last}"`
	Text string `arg:"" name:"text" help:"${explain_text}"`
}

func (c *explainReplyCmd) Run(w world) error {
	var known reply.Context
	if c.List != "" {
		list, err := reply.ParseList(c.List)
		if err != nil {
			return trouble(exitUsage, err, "--list cần các mã như tc3,tc7,V12", "--list takes codes like tc3,tc7,V12")
		}
		known.List = list
	}
	if c.Last != "" {
		f, err := os.Open(c.Last)
		if err != nil {
			return diskProblem(err, c.Last)
		}
		defer f.Close()
		if known.Last, err = reply.ReadLast(f); err != nil {
			return trouble(exitUsage, err, "--last cần JSON mà lệnh này in ra", "--last takes what this command prints")
		}
	}
	_, err := fmt.Fprintf(w.stdout, "%s\n", reply.Understand(c.Text, known).JSON())
	return err
}

type explainDeadlineCmd struct {
	Now  string `name:"now" placeholder:"${ph_time}" help:"${explain_now}"`
	Text string `arg:"" name:"text" help:"${explain_text}"`
}

func (c *explainDeadlineCmd) Run(w world, root *cli) error {
	conf, err := root.settings()
	if err != nil {
		return err
	}
	now := w.now()
	if c.Now != "" {
		if now, err = readInstant(c.Now, conf.location()); err != nil {
			return err
		}
	}
	cal, err := conf.calendar()
	if err != nil {
		return err
	}
	e := json.NewEncoder(w.stdout)
	e.SetEscapeHTML(false)
	return e.Encode(when.Understand(c.Text, now.In(conf.location()), cal))
}
