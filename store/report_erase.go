package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"
)

// Erasure is the name of one person who was taken out of an approved report at his wish.
type Erasure struct {
	At time.Time `json:"at"`
	// Alias is what he is called in it since; who he was is written nowhere.
	Alias string `json:"alias"`
}

// Seal is the SHA-256, in hexadecimal digits, of the model as it is kept, a line end, and the edits as JSON with their keys
// in order.
func (r Report) Seal() string {
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

// Altered tells whether a frozen report holds something else than was sealed last: at its approval, or when a person was
// erased from it.
func (r Report) Altered() bool {
	want := r.Hash
	if len(r.Erased) > 0 {
		want = r.Resealed
	}
	return r.Seal() != want
}

// forgetInReports takes a member's name out of the reports that were approved, now and in the past: erasure beats freezing.
// Each keeps its figures and its Hash, and says that it was changed. What is still a draft is computed anew when it is
// looked at; what was printed or sent nobody can change.
func (tx *Tx) forgetInReports(m Member) error {
	all, err := tx.Reports(m.Committee)
	if err != nil {
		return err
	}
	c, err := tx.Committee(m.Committee)
	if err != nil {
		return err
	}
	members, err := tx.Members(m.Committee)
	if err != nil {
		return err
	}
	v := VeilOf(m, members)
	for _, r := range all {
		if r.Hash == "" {
			continue
		}
		e := Erasure{At: tx.now, Alias: alias(c.Lang, len(r.Erased))}
		v.Alias = e.Alias
		named, err := r.veil(v, e)
		if err != nil {
			return fmt.Errorf("erase from report %d: %w", r.ID, err)
		}
		if !named {
			continue // or not any more
		}
		if err := reports.put(tx, &r); err != nil {
			return err
		}
		var failed error
		err = reports.rewrite(tx, reports.key(&r), func(old *Report) {
			if len(old.Erased) < len(r.Erased) {
				_, err := old.veil(v, e)
				failed = errors.Join(failed, err)
			}
		})
		if err := errors.Join(err, failed); err != nil {
			return fmt.Errorf("erase from report %d: %w", r.ID, err)
		}
	}
	return nil
}

// alias is what the n-th person who is erased from a report is called in it. It is data of the report like a name, and so
// in the committee's language for good.
func alias(l Lang, n int) string {
	word := "Thành viên "
	if l == English {
		word = "Member "
	}
	letters := ""
	for n++; n > 0; n = (n - 1) / 26 {
		letters = string(rune('A'+(n-1)%26)) + letters
	}
	return word + letters
}

// veil hides a member in a report, in what it says and in what was said of it, and tells whether he was named. One that is
// frozen is sealed anew.
func (r *Report) veil(v Veil, e Erasure) (named bool, err error) {
	hide := func(s string) string {
		to := v.Words(s, false)
		named = named || to != s
		return to
	}
	for key, words := range r.Edits {
		r.Edits[key] = hide(words)
	}
	for key, verdict := range r.Edited {
		verdict.Word = hide(verdict.Word)
		r.Edited[key] = verdict
	}
	for _, verdict := range []*Verdict{&r.Made, &r.Submitted, &r.Decided, &r.Left} {
		verdict.Word = hide(verdict.Word)
	}
	if r.Hash == "" {
		return named, nil
	}
	was, err1 := Veil{}.Model(r.Model) // only in another order
	now, err2 := v.Model(r.Model)
	if err := errors.Join(err1, err2); err != nil {
		return named, err
	}
	if named = named || !bytes.Equal(was, now); named {
		r.Model, r.Erased = now, append(slices.Clone(r.Erased), e)
		r.Resealed = r.Seal()
	}
	return named, nil
}

// Model hides the member in a marshalled view.Report. Figures are written as they were; the order of the fields is another.
func (v Veil) Model(raw []byte) ([]byte, error) {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	var model any
	if err := d.Decode(&model); err != nil {
		return nil, fmt.Errorf("read model: %w", err)
	}
	raw, err := json.Marshal(v.in(model, "", false))
	if err != nil {
		return nil, fmt.Errorf("write model: %w", err)
	}
	return raw, nil
}

// in hides the member in a value of a model, whose shape is that of view.Report: whoever says something is an object with
// "member" and "name"; what he says stands beside it. his: the value is part of something that he said, or that is his.
func (v Veil) in(value any, key string, his bool) any {
	switch x := value.(type) {
	case string:
		switch key {
		case "lead", "supports", "signer":
			return v.Only(x, his)
		}
		return v.Words(x, his)
	case []any:
		for i := range x {
			x[i] = v.in(x[i], key, his)
		}
	case map[string]any:
		mine, known := v.whose(x)
		if !known {
			mine = his
		}
		_, speaker := x["member"]
		for k, inner := range x {
			switch {
			case speaker && k == "name" && mine:
				x[k] = v.Alias
			case speaker && k == "name": // of another, who may bear the same
			default:
				x[k] = v.in(inner, k, mine)
			}
		}
	}
	return value
}

// whose tells whether an object is about the member, or said by him; known is false where it names nobody.
func (v Veil) whose(x map[string]any) (mine, known bool) {
	if id, ok := x["member"].(json.Number); ok {
		return v.Member != 0 && id.String() == fmt.Sprint(v.Member), true
	}
	for _, key := range []string{"who", "holder"} {
		if who, ok := x[key].(map[string]any); ok {
			mine, known = v.whose(who)
			return mine, known
		}
	}
	return false, false
}
