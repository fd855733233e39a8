package main

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"giaoban/store"
)

// cli is the tree of commands. The words of its help are in help_words.go, by the names after "$".
type cli struct {
	Lang   string   `name:"lang" placeholder:"vi|en" enum:"vi,en," default:"" help:"${lang}"`
	Config string   `name:"config" placeholder:"${ph_file}" type:"path" help:"${config}"`
	Data   string   `name:"data" placeholder:"${ph_dir}" type:"path" help:"${data}"`
	Help   helpFlag `name:"help" short:"h" help:"${help}"`

	Run      runCmd      `cmd:"" help:"${run}"`
	Demo     demoCmd     `cmd:"" help:"${demo}"`
	Explain  explainCmd  `cmd:"" help:"${explain}"`
	Status   statusCmd   `cmd:"" help:"${status}"`
	Report   reportCmd   `cmd:"" help:"${report}"`
	Dossier  dossierCmd  `cmd:"" help:"${dossier}"`
	Import   importCmd   `cmd:"" help:"${import}"`
	Simulate simulateCmd `cmd:"" help:"${simulate}"`
	Invite   inviteCmd   `cmd:"" help:"${invite}"`
	Backup   backupCmd   `cmd:"" help:"${backup}"`
	Restore  restoreCmd  `cmd:"" help:"${restore}"`
	Check    checkCmd    `cmd:"" help:"${check}"`
	Version  versionCmd  `cmd:"" help:"${version}"`
}

// errHelped ends parsing once the help has been shown.
var errHelped = errors.New("help was shown")

// helpFlag shows the help of whatever command stands before it.
type helpFlag bool

// IgnoreDefault keeps kong from calling the hook when the flag was not given.
func (helpFlag) IgnoreDefault() {}

// BeforeReset is kong's first moment at which the command is known.
func (helpFlag) BeforeReset(k *kong.Context, w world) error {
	w.help(k)
	return errHelped
}

// dispatch parses args and runs the command.
func (w world) dispatch(ctx context.Context, args []string) error {
	var c cli
	k, err := kong.New(&c, kong.Name("giaoban"), kong.NoDefaultHelp(), kong.Vars(helpVars(w.lang)), kong.Writers(io.Discard, io.Discard),
		kong.Exit(func(int) {}), kong.Bind(w), kong.BindTo(ctx, (*context.Context)(nil)), kong.Bind(&c))
	if err != nil {
		return err
	}
	if len(args) == 0 {
		root, err := kong.Trace(k, nil)
		if err != nil {
			return err
		}
		w.help(root)
		return wrong("Chưa có lệnh nào. Chạy bot: giaoban run · Xem thử: giaoban demo", "No command given. To run the bot: giaoban run · To see it at work: giaoban demo")
	}
	if args[0] == "help" {
		args = append(slices.Clone(args[1:]), "--help")
	}
	parsed, err := k.Parse(sentenceLast(args))
	switch {
	case errors.Is(err, errHelped):
		return nil
	case err != nil:
		return usageProblem(k, err)
	}
	return c.excuse(ctx, parsed.Run())
}

// excuse finds words for a file that turned out to be damaged in the midst of a command.
func (c *cli) excuse(ctx context.Context, err error) error {
	if !errors.Is(err, store.ErrDamaged) || errors.As(err, new(problem)) {
		return err
	}
	conf, unread := c.settings()
	if unread != nil {
		return err
	}
	return storeProblem(ctx, err, conf)
}

// sentenceLast guards a last argument that begins with a dash but is a sentence ("- tc3 xong"), not a flag.
func sentenceLast(args []string) []string {
	last := args[len(args)-1]
	if strings.HasPrefix(last, "-") && strings.ContainsAny(last, " \t\n") && !strings.Contains(strings.Fields(last)[0], "=") {
		return append(append([]string{}, args[:len(args)-1]...), "--", last)
	}
	return args
}

// settings reads the configuration that the common flags name.
func (c *cli) settings() (config, error) { return loadConfig(c.Config, c.Data) }

// langs gives words by language to what kong shows.
func helpVars(l store.Lang) map[string]string {
	vars := map[string]string{}
	for name, w := range helpWords {
		vars[name] = w.in(l)
	}
	return vars
}
