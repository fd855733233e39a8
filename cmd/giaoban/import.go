package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"giaoban/bot/importer"
	"giaoban/bot/talk"
	"giaoban/bot/talk/importing"
	"giaoban/bot/text"
	"giaoban/store"
)

type importCmd struct {
	File      string `arg:"" name:"file" placeholder:"${ph_file}" type:"path" help:"${import_file}"`
	Yes       bool   `name:"yes" short:"y" help:"${import_yes}"`
	Back      bool   `name:"back" help:"${import_back}"`
	Committee uint64 `name:"committee" placeholder:"${ph_number}" help:"${report_which}"`
}

type (
	importAsk struct {
		// File is an absolute path. Save saves what it would change; Back goes back to it, whatever has changed since.
		File      string     `json:"file"`
		Save      bool       `json:"save,omitempty"`
		Back      bool       `json:"back,omitempty"`
		Committee uint64     `json:"committee,omitempty"`
		Lang      store.Lang `json:"lang"`
	}
	importDone struct {
		// Said is what the file would change, or has changed.
		Said    string `json:"said"`
		Changes int    `json:"changes"`
		Saved   bool   `json:"saved"`
	}
)

func (c *importCmd) Run(ctx context.Context, w world, root *cli) error {
	done, _, err := askDesk(ctx, w, root, desk.Import, importAsk{File: c.File, Save: c.Yes, Back: c.Back, Committee: c.Committee, Lang: w.lang})
	if err != nil {
		return err
	}
	fmt.Fprintf(w.stdout, "%s\n\n", done.Said)
	switch {
	case done.Saved:
		w.say("Đã nhập %d thay đổi.", "\n%d changes imported.", done.Changes)
	case done.Changes > 0:
		w.say("Chưa ghi gì. Đúng thì thêm --yes.", "\nNothing is saved yet. If it is right, add --yes.")
	}
	return nil
}

// Import says what a list in a workbook would change and, if asked to, does it in one commit.
func (h *house) Import(_ context.Context, ask importAsk) (done importDone, err error) {
	l, err := readList(ask.File)
	if err != nil {
		return done, err
	}
	cal, err := h.conf.calendar()
	if err != nil {
		return done, err
	}
	menus := talk.Menus{}
	if h.machine != nil {
		menus = talk.Menus{Private: h.machine.bot.Menu, Group: h.machine.bot.GroupMenu}
	}
	propose := func(tx *store.ReadTx) (c store.Committee, p importer.Proposal, err error) {
		if c, err = whichCommittee(tx, ask.Committee); err != nil {
			return c, p, err
		}
		if l.OfAnother(c.ID) {
			return c, p, wrongly("%s là bảng của Ban khác.", "%s is another committee's workbook.", ask.File)
		}
		now, err := importer.FactsOf(tx, c.ID, cal)
		if err != nil {
			return c, p, err
		}
		var then *importer.Facts
		if at := l.Stamp.Shows; !ask.Back && !at.IsZero() && !at.After(tx.Now()) {
			if was, err := importer.FactsOf(tx.AsOf(at), c.ID, cal); err == nil {
				then = &was
			}
		}
		p = importer.Compare(l, then, now)
		said := importing.Said(p, now, l)
		said.Name, said.Back = ask.File, ask.Back
		words, err := text.Say(ask.Lang, said)
		done.Said, done.Changes = words.Plain(), len(p.Changes)
		return c, p, err
	}
	if !ask.Save {
		return done, h.db.View(func(tx *store.ReadTx) error {
			_, _, err := propose(tx)
			return err
		})
	}
	return done, h.db.Update(func(tx *store.Tx) error {
		c, p, err := propose(&tx.ReadTx)
		if err != nil || p.Empty() {
			return err
		}
		_, err = importing.Save(tx, menus, cal, c, 0, p)
		done.Saved = err == nil
		return err
	})
}

// readList reads a workbook from the disk, no more of it than a list may have.
func readList(path string) (importer.List, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return importer.List{}, wrongly("Không có tệp %s.", "There is no file %s.", path)
	}
	if err != nil {
		return importer.List{}, diskProblem(err, path)
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, importer.MaxFile+1))
	if err != nil {
		return importer.List{}, diskProblem(err, path)
	}
	l, err := importer.Read(raw)
	if err == nil {
		return l, nil
	}
	m := text.ImportNoFile{Why: importing.Reason(err), Name: path}
	vi, err1 := text.Say(store.Vietnamese, m)
	en, err2 := text.Say(store.English, m)
	if err := errors.Join(err1, err2); err != nil {
		return l, err
	}
	return l, problem{Code: exitUsage, Say: words{vi.Plain(), en.Plain()}}
}
