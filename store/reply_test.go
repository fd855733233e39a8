package store

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestInForce(t *testing.T) {
	at := func(h, m int) time.Time { return instants(h, m) }
	lan, hung := MemberID(1), MemberID(2)
	cases := map[string]struct {
		all  []Reply
		want []ReplyID
	}{
		"nobody has said": {},
		"the newest said wins, not the newest received": {
			all:  []Reply{{ID: 1, Subject: "tc3", Member: hung, Said: at(14, 30)}, {ID: 2, Subject: "tc3", Member: hung, Said: at(14, 10)}},
			want: []ReplyID{1}},
		"said at once: the later received": {
			all:  []Reply{{ID: 1, Subject: "tc3", Member: hung, Said: at(14, 0)}, {ID: 2, Subject: "tc3", Member: hung, Said: at(14, 0)}},
			want: []ReplyID{2}},
		"each subject and each member by himself": {
			all: []Reply{{ID: 1, Subject: "tc3", Member: hung, Said: at(14, 0)}, {ID: 2, Subject: "tc7", Member: hung, Said: at(14, 1)},
				{ID: 3, Subject: "tc3", Member: lan, Said: at(14, 2)}},
			want: []ReplyID{1, 3, 2}},
		"one's own word beats a call noted in the same minute": {
			all: []Reply{{ID: 1, Subject: "tc3", Member: hung, Said: at(15, 10).Add(5 * time.Second)},
				{ID: 2, Subject: "tc3", Member: hung, Said: at(15, 10).Add(50 * time.Second), Means: ByPhone}},
			want: []ReplyID{1}},
		"a call said later beats one's own word": {
			all: []Reply{{ID: 1, Subject: "tc3", Member: hung, Said: at(15, 10)},
				{ID: 2, Subject: "tc3", Member: hung, Said: at(15, 11), Means: ByPhone}},
			want: []ReplyID{2}},
		"scene 10: written 15:30, delivered after a call of 15:10 was recorded": {
			all: []Reply{{ID: 1, Subject: "tc3", Member: lan, Said: at(15, 10), Means: ByPhone},
				{ID: 2, Subject: "tc3", Member: lan, Said: at(15, 30), Received: at(16, 20)}},
			want: []ReplyID{2}},
		"an edit takes the place of what it corrects": {
			all: []Reply{{ID: 1, Subject: "tc3", Member: hung, Said: at(14, 10)},
				{ID: 2, Subject: "tc3", Member: hung, Said: at(14, 10), Replaces: 1}},
			want: []ReplyID{2}},
		"scene 2: an edit of an older message does not beat a later tap": {
			all: []Reply{{ID: 1, Subject: "tc3", Member: hung, Said: at(14, 10)}, {ID: 2, Subject: "tc3", Member: hung, Said: at(14, 30)},
				{ID: 3, Subject: "tc3", Member: hung, Said: at(14, 10), Replaces: 1}},
			want: []ReplyID{2}},
		"undo brings the one before back": {
			all: []Reply{{ID: 1, Subject: "tc3", Member: hung, Said: at(14, 0)}, {ID: 2, Subject: "tc3", Member: hung, Said: at(14, 30)},
				{ID: 3, Subject: "tc3", Member: hung, Said: at(14, 31), Withdraws: 2}},
			want: []ReplyID{1}},
		"undo of the only one leaves nothing": {
			all: []Reply{{ID: 1, Subject: "tc3", Member: hung, Said: at(14, 0)},
				{ID: 2, Subject: "tc3", Member: hung, Said: at(14, 1), Withdraws: 1}}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			var ids []ReplyID
			for _, r := range InForce(c.all) {
				ids = append(ids, r.ID)
			}
			assert.Equal(t, c.want, ids)
		})
	}
}

// TestInForceDoesNotCareForTheOrderOfArrival: replies that neither undo nor replace give the same picture in any order.
func TestInForceDoesNotCareForTheOrderOfArrival(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Reply {
			return Reply{
				Subject: rapid.SampledFrom([]Subject{"tc1", "tc2", "V1"}).Draw(t, "subject"),
				Member:  MemberID(rapid.IntRange(1, 2).Draw(t, "member")),
				Said:    friday.Add(time.Duration(rapid.IntRange(0, 200).Draw(t, "seconds")) * time.Second),
			}
		}), 0, 12).Draw(t, "replies")
		for i := range all {
			all[i].ID = ReplyID(i + 1)
		}
		mixed := rapid.Permutation(all).Draw(t, "mixed")
		assert.Equal(t, InForce(all), InForce(mixed))
	})
}

func TestRepliesAreAppended(t *testing.T) {
	db, h := open(t)
	c, _, hung, _ := ward(t, db)
	people := 25.0
	var first, second Reply
	update(t, db, func(tx *Tx) {
		first = Reply{Committee: c.ID, Round: 1, Subject: "tc3", Member: hung.ID, Said: friday, Status: Done, Quantities: Quantities{People: &people}}
		require.NoError(t, tx.AddReply(&first))
	})
	h.turn(time.Minute)
	update(t, db, func(tx *Tx) {
		second = Reply{Committee: c.ID, Round: 1, Subject: "tc30", Member: hung.ID, Said: friday, Status: Doing}
		require.NoError(t, tx.AddReply(&second))
		require.NoError(t, tx.AddReply(&Reply{Committee: c.ID, Round: 2, Subject: "tc3", Member: hung.ID, Said: friday}))
	})
	assert.Equal(t, friday, first.Received)
	assert.Less(t, first.Seq, second.Seq)
	view(t, db, func(tx *ReadTx) {
		got, err := tx.Reply(c.ID, 1, "tc3", first.ID)
		require.NoError(t, err)
		assert.Equal(t, first, got)
		all, err := tx.Replies(c.ID, 1)
		require.NoError(t, err)
		assert.Equal(t, []Reply{first, second}, all)
		only, err := tx.RepliesTo(c.ID, 1, "tc3")
		require.NoError(t, err)
		assert.Equal(t, []Reply{first}, only, "tc3 is no prefix of tc30")
	})
}
