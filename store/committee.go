package store

import (
	"fmt"
	"time"
)

// Ids are opaque numbers, unique in the file for their noun. 0 means none.
type (
	CommitteeID uint64
	PersonID    uint64
	MemberID    uint64
	PlanID      uint64
	AbsenceID   uint64
	ExtensionID uint64
	ReportID    uint64
	RoundID     uint64
	ReplyID     uint64
	JobID       uint64
	TroubleID   uint64
)

// Lang is a language that giaoban speaks.
type Lang string

// The languages; Vietnamese is the default.
const (
	Vietnamese Lang = "vi"
	English    Lang = "en"
)

// Committee is a steering committee (Ban Chỉ đạo).
type Committee struct {
	ID   CommitteeID `json:"id"`
	Name string      `json:"name"`
	// Zone is an IANA zone name; dates and weekdays of the committee are read in it.
	Zone string `json:"zone"`
	// Neighbourhood is the local word: khu phố, tổ dân phố, ấp, thôn …
	Neighbourhood string `json:"neighbourhood"`
	// Template names the data file that its criteria came from; Source is the decision it quotes.
	Template string `json:"template"`
	Source   string `json:"source,omitempty"`
	// Lang is what the group is spoken to in.
	Lang Lang `json:"lang"`
	// Group is the committee's group chat, empty while there is none.
	Group Group `json:"group,omitzero"`
	// Decision is the document that the roster rests on, as the secretary wrote it; empty when not given.
	Decision string `json:"decision,omitempty"`
	// Rules are how it follows its tasks, as set; see TaskRules().
	Rules TaskRules `json:"rules,omitzero"`
	// Letter is what stands around its documents.
	Letter  Letter    `json:"letter,omitzero"`
	Created time.Time `json:"created"`
}

// Group is a chat of many people in which the committee is spoken to.
type Group struct {
	Chat  string `json:"chat"`
	Topic string `json:"topic,omitempty"`
	Title string `json:"title,omitempty"`
	// Mute is set while the bot cannot write there (removed, demoted, closed).
	Mute bool `json:"mute,omitempty"`
}

var committees = table[Committee]{name: "committee", kept: true, key: func(c *Committee) []byte { return num(uint64(c.ID)) }}

// Committee finds one by id.
func (tx *ReadTx) Committee(id CommitteeID) (Committee, error) {
	return committees.get(tx, num(uint64(id)))
}

// Committees lists all, oldest first.
func (tx *ReadTx) Committees() ([]Committee, error) { return committees.list(tx, nil) }

// Location is the committee's zone; Asia/Ho_Chi_Minh should the name be unknown to this build.
func (c Committee) Location() *time.Location {
	if loc, err := time.LoadLocation(c.Zone); err == nil && c.Zone != "" {
		return loc
	}
	return HoChiMinh
}

// HoChiMinh is the zone of Viet Nam: UTC+7 without summer time.
var HoChiMinh = time.FixedZone("Asia/Ho_Chi_Minh", 7*60*60)

// PutCommittee writes one; an ID of 0 is given the next.
func (tx *Tx) PutCommittee(c *Committee) error {
	if c.ID == 0 {
		id, err := committees.next(tx)
		if err != nil {
			return err
		}
		c.ID, c.Created = CommitteeID(id), tx.now
	}
	old, err := tx.Committee(c.ID)
	if err != nil && !isNotFound(err) {
		return err
	}
	if old.Group.Chat != "" && old.Group.Chat != c.Group.Chat {
		if err := tx.bucket(byGroup).Delete([]byte(old.Group.Chat)); err != nil {
			return err
		}
	}
	if c.Group.Chat != "" {
		if err := tx.bucket(byGroup).Put([]byte(c.Group.Chat), num(uint64(c.ID))); err != nil {
			return err
		}
	}
	return committees.put(tx, c)
}

const byGroup = "by-group" // chat → committee

// CommitteeOfGroup finds the committee whose group a chat is.
func (tx *ReadTx) CommitteeOfGroup(chat string) (Committee, error) {
	raw := tx.bucket(byGroup).Get([]byte(chat))
	if raw == nil || chat == "" {
		return Committee{}, fmt.Errorf("group: %w", ErrNotFound)
	}
	return tx.Committee(CommitteeID(readNum(raw)))
}

// CommitteesAfter lists at most n whose id is greater, oldest first.
func (tx *ReadTx) CommitteesAfter(id CommitteeID, n int) ([]Committee, error) {
	var some []Committee
	c := tx.bucket(committees.name).Cursor()
	for k, _ := c.Seek(num(uint64(id) + 1)); k != nil && len(some) < n; k, _ = c.Next() {
		found, err := tx.Committee(CommitteeID(readNum(k)))
		if err != nil {
			return nil, err
		}
		some = append(some, found)
	}
	return some, nil
}
