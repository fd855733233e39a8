package store

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// Forget erases the account of a person, now and in the past: his chat ids, what his chat was told and asked, the numbers
// of his days, when officers reminded him, what still waits to be sent to him. He is nobody in any committee afterwards; his members stay on their lists
// without an account, with their names. What he answered stays with the member; only where it was sent from is erased. In
// the reports that were approved he goes by another name (forgetInReports).
// Not touched are backups, updates put aside, which nobody can attribute, and pages of the file that are free until they
// are used again.
func (tx *Tx) Forget(id PersonID) error {
	p, err := tx.Person(id)
	if err != nil {
		return fmt.Errorf("forget: %w", err)
	}
	places, err := tx.PlacesOf(id)
	if err != nil {
		return err
	}
	for _, m := range places {
		if err := tx.forgetSources(m.Committee, id); err != nil {
			return err
		}
		if err := tx.forgetEvidence(m); err != nil {
			return err
		}
		if err := tx.forgetScores(m.Committee, id); err != nil {
			return err
		}
		if err := tx.forgetNudges(m, id); err != nil {
			return err
		}
		if err := tx.forgetInReports(m); err != nil {
			return err
		}
		m.Person = 0
		if err := tx.PutMember(&m); err != nil {
			return err
		}
	}
	if err := tx.forgetChat(p.Chat); err != nil {
		return err
	}
	if err := tx.DropGuess(p.Account); err != nil {
		return err
	}
	if err := tx.deleteUnder(bundles.name, num(uint64(id))); err != nil {
		return err
	}
	p.Account, p.Chat, p.Consent = "", "", Consent{}
	if err := tx.PutPerson(&p); err != nil {
		return err
	}
	return persons.rewrite(tx, persons.key(&p), func(old *Person) { old.Account, old.Chat = "", "" })
}

// ForgetPhone erases a member's phone number, now and in the past.
func (tx *Tx) ForgetPhone(c CommitteeID, id MemberID) error {
	m, err := tx.Member(c, id)
	if err != nil {
		return fmt.Errorf("forget phone: %w", err)
	}
	m.Phone = ""
	if err := tx.PutMember(&m); err != nil {
		return err
	}
	return members.rewrite(tx, members.key(&m), func(old *Member) { old.Phone = "" })
}

// forgetSources takes from a person's answers the messages they came in: a message's id names its chat.
func (tx *Tx) forgetSources(c CommitteeID, id PersonID) error {
	all, err := replies.list(&tx.ReadTx, num(uint64(c)))
	if err != nil {
		return err
	}
	for _, r := range all {
		if r.By != id || r.Source == "" {
			continue
		}
		r.Source = ""
		if err := replies.put(tx, &r); err != nil {
			return err
		}
	}
	return nil
}

// forgetChat deletes the working records of a chat.
func (tx *Tx) forgetChat(chat string) error {
	if chat == "" {
		return nil
	}
	waiting, err := tx.JobsOf(chat)
	if err != nil {
		return err
	}
	for _, j := range waiting {
		if err := tx.DropJob(j); err != nil {
			return err
		}
	}
	for _, bucket := range []string{dialogs.name, offers.name, cards.name, sent.name, heard.name} {
		if err := tx.deleteUnder(bucket, name(chat)); err != nil {
			return err
		}
	}
	return nil
}

// deleteUnder deletes all records of a working table under a prefix.
func (tx *Tx) deleteUnder(bucket string, prefix []byte) error {
	var gone [][]byte
	c := tx.bucket(bucket).Cursor()
	for k, _ := c.Seek(prefix); k != nil && bytes.HasPrefix(k, prefix); k, _ = c.Next() {
		gone = append(gone, bytes.Clone(k))
	}
	for _, k := range gone {
		if err := tx.bucket(bucket).Delete(k); err != nil {
			return err
		}
	}
	return nil
}

// rewrite changes what history says of one record. Only erasure may do this.
func (t table[T]) rewrite(tx *Tx, key []byte, change func(*T)) error {
	h := tx.bucket(history).Bucket([]byte(t.name))
	type line struct{ key, value []byte }
	var changed []line
	c := h.Cursor()
	for k, v := c.Seek(key); k != nil && bytes.HasPrefix(k, key); k, v = c.Next() {
		if len(k) != len(key)+8 {
			continue
		}
		var p past
		if err := json.Unmarshal(v, &p); err != nil {
			return fmt.Errorf("rewrite history of %s: %w", t.name, err)
		}
		if len(p.Value) == 0 {
			continue
		}
		var old T
		if err := json.Unmarshal(p.Value, &old); err != nil {
			return fmt.Errorf("rewrite history of %s: %w", t.name, err)
		}
		change(&old)
		var err error
		if p.Value, err = json.Marshal(&old); err != nil {
			return fmt.Errorf("rewrite history of %s: %w", t.name, err)
		}
		raw, err := json.Marshal(p)
		if err != nil {
			return fmt.Errorf("rewrite history of %s: %w", t.name, err)
		}
		changed = append(changed, line{bytes.Clone(k), raw})
	}
	for _, l := range changed {
		if err := h.Put(l.key, l.value); err != nil {
			return fmt.Errorf("rewrite history of %s: %w", t.name, err)
		}
	}
	return nil
}
