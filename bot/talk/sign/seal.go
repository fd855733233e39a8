package sign

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"

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
	r.Hash = seal(*r)
	return nil
}

// seal is the SHA-256, in hexadecimal digits, of the model as it is kept, a line end, and the edits as JSON with their keys
// in order.
func seal(r store.Report) string {
	edits := r.Edits
	if edits == nil {
		edits = map[string]string{} // what the file holds has no empty maps
	}
	words, err := json.Marshal(edits)
	if err != nil {
		panic(err) // never for a map of strings
	}
	sum := sha256.New()
	sum.Write(r.Model)
	sum.Write([]byte("\n"))
	sum.Write(words)
	return hex.EncodeToString(sum.Sum(nil))
}

// shown is what is shown of a hash.
func shown(hash string) string { return hash[:min(len(hash), HashShown)] }
