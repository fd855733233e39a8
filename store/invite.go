package store

import (
	"fmt"
	"io"
	"time"
)

// Invite binds one named member to the one account that sends its code. Used once, for a time.
type Invite struct {
	Code string `json:"code"`
	// Committee and Member are 0 for the claim code, which makes its sender the secretary of a new committee.
	Committee CommitteeID `json:"committee,omitempty"`
	Member    MemberID    `json:"member,omitempty"`
	Expires   time.Time   `json:"expires"`
	UsedBy    PersonID    `json:"used_by,omitempty"`
	UsedAt    time.Time   `json:"used_at,omitzero"`
	// Revoked is set when a newer invite took its place or the secretary withdrew it.
	Revoked bool `json:"revoked,omitempty"`
}

// Claim tells whether this is the code of a first start.
func (i Invite) Claim() bool { return i.Committee == 0 }

var invites = table[Invite]{name: "invite", kept: true, key: func(i *Invite) []byte { return name(i.Code) }}

// Invite finds one by its code as NewCode made it.
func (tx *ReadTx) Invite(code string) (Invite, error) { return invites.get(tx, name(code)) }

// Invites lists all, also those used.
func (tx *ReadTx) Invites() ([]Invite, error) { return invites.list(tx, nil) }

// PutInvite writes one.
func (tx *Tx) PutInvite(i *Invite) error { return invites.put(tx, i) }

// codeLetters leave out what is read wrongly on a cheap screen or over the phone: 0 O 1 I L, and U V that sound alike.
const codeLetters = "23456789ABCDEFGHJKMNPQRSTWXYZ"

// NewCode makes a code of n letters and digits from the store's source of chance. Eight of them are 38 bits.
func (tx *Tx) NewCode(n int) (string, error) {
	code := make([]byte, 0, n)
	one := make([]byte, 1)
	for len(code) < n {
		if _, err := io.ReadFull(tx.rand, one); err != nil {
			return "", fmt.Errorf("make code: %w", err)
		}
		// Values past the last whole multiple would favour the first letters.
		if int(one[0]) < 256/len(codeLetters)*len(codeLetters) {
			code = append(code, codeLetters[int(one[0])%len(codeLetters)])
		}
	}
	return string(code), nil
}
