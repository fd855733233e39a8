package sign

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

// ErrAltered is returned for an approved report whose contents do not have the hash that was approved.
var ErrAltered = errors.New("approved report does not match its hash")

// HashShown is how many digits of the hash a document and a message show.
const HashShown = 12

// freeze puts the model and the hash into a report.
func freeze(r *store.Report, m view.Report) error {
	raw, err := json.Marshal(m)
	if err != nil {
		return fmt.Errorf("freeze report %d: %w", r.ID, err)
	}
	r.Model = raw
	r.Hash = r.Seal()
	return nil
}

// Note says of a report that a person was erased from after its approval what that means for its hash; empty of any other.
func Note(lang store.Lang, c store.Committee, r store.Report) (string, error) {
	if len(r.Erased) == 0 {
		return "", nil
	}
	said := text.SignErased{Hash: shown(r.Hash), Now: shown(r.Resealed), At: r.Erased[len(r.Erased)-1].At.In(c.Location())}
	for _, e := range r.Erased {
		said.Names = append(said.Names, e.Alias)
	}
	return text.Line(lang, said)
}

// Remarks are the lines that stand below a report's document: which approved one it takes the place of, and its Note.
func Remarks(tx *store.ReadTx, lang store.Lang, c store.Committee, r store.Report) (string, error) {
	note, err := Note(lang, c, r)
	if err != nil || r.Supersedes == 0 {
		return note, err
	}
	was, err := tx.Report(c.ID, r.Supersedes)
	if err != nil {
		return "", fmt.Errorf("read what report %d replaces: %w", r.ID, err)
	}
	line, err := text.Line(lang, text.SignReplaces{At: was.Decided.At.In(c.Location()), Hash: shown(was.Hash)})
	return strings.TrimSpace(line + " " + note), err
}

// shown is what is shown of a hash.
func shown(hash string) string { return hash[:min(len(hash), HashShown)] }
