package main

import (
	"bytes"
	"encoding/json"
	"io"
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// allowed says which rooms a room may import, the most specific prefix deciding (design 2). A room may import itself and
// what lies below it.
var allowed = map[string][]string{
	"store":             {},
	"store/view":        {"store"},
	"store/template":    {"store"},
	"schedule/calendar": {"store"},
	"schedule/when":     {"store", "schedule/calendar"},
	"schedule/plan":     {"store", "schedule/calendar"},
	"schedule":          {"store"},
	"bot/text":          {"store", "schedule/calendar"},
	"bot/reply":         {"store/fold"},
	"bot/answer":        {"store/fold"},
	"bot/caption":       {"store/fold"},
	"bot/outbox":        {"store"},
	"bot/evidence":      {"store", "bot/outbox"},
	"bot/assignment":    {"store", "schedule/when", "schedule/calendar"},
	"bot/talk":          {"store", "bot/text", "bot/reply", "bot/answer", "bot/caption", "bot/assignment", "bot/report", "bot/importer", "schedule/calendar", "schedule/plan", "schedule/when"},
	"bot/report":        {"store", "bot/text"},
	"bot/importer":      {"store", "bot/text", "schedule/when", "schedule/calendar"},
	"bot/report/docx":   {"store", "bot/report"},
	// talktest is for tests: it plays people against the whole bot.
	"bot/talk/talktest":         {"bot", "store", "schedule/plan", "schedule/calendar"},
	"bot":                       {"store", "bot/text", "bot/talk", "bot/reply", "schedule/calendar", "schedule/plan", "schedule/when"},
	"bot/telegram":              {"bot", "store"},
	"bot/telegram/telegramtest": {},
	"bot/web":                   {"bot", "store"},
	"cmd":                       {"bot", "store", "schedule"},
}

// only says which room alone may import a module.
var only = map[string]string{
	"go.etcd.io/bbolt":           "store",
	"github.com/go-telegram/bot": "bot/telegram",
	"github.com/robfig/cron":     "schedule",
	"github.com/alecthomas/kong": "cmd",
	"github.com/skip2/go-qrcode": "cmd",
	"github.com/xuri/excelize":   "the tests", // a tenth of the program would be what it can do and we do not need
	"golang.org/x/image":         "bot/report/picture",
	"codeberg.org/go-fonts":      "bot/report/picture",
}

func TestImportsPointOneWay(t *testing.T) {
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "giaoban/...").Output()
	require.NoError(t, err)
	dec := json.NewDecoder(bytes.NewReader(out))
	packages := 0
	for {
		var p struct {
			ImportPath string
			Imports    []string
		}
		if err := dec.Decode(&p); err == io.EOF {
			break
		} else {
			require.NoError(t, err)
		}
		packages++
		self := strings.TrimPrefix(p.ImportPath, "giaoban/")
		room := roomOf(self)
		require.NotEmpty(t, room, "%s belongs to no room", self)
		for _, i := range p.Imports {
			if to, ours := strings.CutPrefix(i, "giaoban/"); ours {
				assert.True(t, may(room, to), "%s imports %s", self, to)
			}
			for module, owner := range only {
				if under(i, module) {
					assert.True(t, under(self, owner), "%s imports %s, which is for %s alone", self, i, owner)
				}
			}
		}
	}
	assert.Greater(t, packages, 15)
}

func roomOf(self string) string {
	best := ""
	for room := range allowed {
		if under(self, room) && len(room) > len(best) {
			best = room
		}
	}
	return best
}

func may(room, to string) bool {
	if under(to, room) {
		return true
	}
	for _, a := range allowed[room] {
		if under(to, a) {
			return true
		}
	}
	return false
}

func under(path, root string) bool { return path == root || strings.HasPrefix(path, root+"/") }
