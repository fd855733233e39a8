package join

import (
	"fmt"
	"strings"
	"time"

	"giaoban/store"
	"giaoban/store/fold"
)

// Valid is how long a code may be used.
const Valid = 14 * 24 * time.Hour

// length is how many letters and digits a code has.
const length = 8

// bent are the letters that a Vietnamese keyboard turns into others while one types (Telex: w, a tone key after a vowel; VNI:
// a digit after one). A code without vowels, W, DD and D9 comes out as it was typed, and never spells a word.
const bent = "AEYW"

// newCode draws a code that is not in use and that any keyboard types as it is.
func newCode(tx *store.Tx) (string, error) {
	for range 1000 {
		code, err := tx.NewCode(length)
		if err != nil {
			return "", err
		}
		if strings.ContainsAny(code, bent) || strings.Contains(code, "DD") || strings.Contains(code, "D9") {
			continue
		}
		if _, err := tx.Invite(code); err != nil {
			return code, nil
		}
	}
	return "", fmt.Errorf("make code: no free one found")
}

// Claim gives the code of a first start: who sends it becomes secretary of a new committee. While the file has no
// committee there is always one, the old one as long as it is good; after that the code is empty.
func Claim(tx *store.Tx) (code string, created bool, err error) {
	all, err := tx.Committees()
	if err != nil || len(all) > 0 {
		return "", false, err
	}
	return NewClaim(tx)
}

// NewClaim gives a code for a further committee: one that is still good, or a new one.
func NewClaim(tx *store.Tx) (code string, created bool, err error) {
	all, err := tx.Invites()
	if err != nil {
		return "", false, err
	}
	for _, i := range all {
		if i.Claim() && i.UsedAt.IsZero() && !i.Revoked && tx.Now().Before(i.Expires) {
			return i.Code, false, nil
		}
	}
	i, err := put(tx, 0, 0)
	return i.Code, true, err
}

// Invite makes a member's invite; an older one is not good any more. The member is written with it.
func Invite(tx *store.Tx, m *store.Member) (store.Invite, error) {
	if err := Revoke(tx, m); err != nil {
		return store.Invite{}, err
	}
	i, err := put(tx, m.Committee, m.ID)
	if err != nil {
		return i, err
	}
	m.Invite = i.Code
	return i, tx.PutMember(m)
}

// Revoke makes a member's newest invite worthless; the member is changed but not written.
func Revoke(tx *store.Tx, m *store.Member) error {
	if m.Invite == "" {
		return nil
	}
	i, err := tx.Invite(m.Invite)
	if err != nil {
		return err
	}
	m.Invite = ""
	if !i.UsedAt.IsZero() || i.Revoked {
		return nil
	}
	i.Revoked = true
	return tx.PutInvite(&i)
}

func put(tx *store.Tx, c store.CommitteeID, m store.MemberID) (store.Invite, error) {
	code, err := newCode(tx)
	if err != nil {
		return store.Invite{}, err
	}
	i := store.Invite{Code: code, Committee: c, Member: m, Expires: tx.Now().Add(Valid)}
	return i, tx.PutInvite(&i)
}

// trim takes out of a text what people put into a code: spaces, dashes, dots, small letters, the link around it.
func trim(s string) string {
	if _, after, ok := strings.Cut(s, "start="); ok {
		s = after
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z':
			return r - 'a' + 'A'
		case r >= 'A' && r <= 'Z', r >= '0' && r <= '9':
			return r
		}
		return -1
	}, fold.Key(s))
}

// candidates lists what in a text may be a code: the whole of it, a word, two words of four.
func candidates(s string) []string {
	var found []string
	if whole := trim(s); len(whole) == length {
		found = append(found, whole)
	}
	before := ""
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" \n-–.,:;“”\"'()=", r) }) {
		w = trim(w)
		if len(w) == length {
			found = append(found, w)
		}
		if len(before) == length/2 && len(w) == length/2 {
			found = append(found, before+w)
		}
		before = w
	}
	return found
}

// looksLikeCode tells whether somebody seems to mean a code that we do not know. A stranger has nothing else to say to us;
// a member who writes "tc3 80%" has.
func looksLikeCode(s string, stranger bool) bool {
	if len(trim(s)) != length || !stranger && strings.ContainsAny(s, "\n,;") {
		return false // a member answers several questions: "120, 1,5, tốt"
	}
	words := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '-' })
	grouped := len(words) == 1 || (len(words) == 2 && len(trim(words[0])) == length/2)
	return grouped && (stranger || (strings.ContainsAny(s, "23456789") && strings.ContainsAny(trim(s), "ABCDEFGHJKMNPQRSTWXYZ")))
}
