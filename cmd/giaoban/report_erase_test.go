package main

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
	"giaoban/store/view"
)

// TestAnErasedNameIsInNoFormat: whoever erased his data is in no file of a report that was approved before, the figures are
// what they were, and the report says what its code is worth.
func TestAnErasedNameIsInNoFormat(t *testing.T) {
	h, _ := lively(t)
	ask := reporter(t, h)
	week := reportAsk{From: "2026-11-21", To: "2026-11-27"}
	require.NoError(t, h.db.Update(func(tx *store.Tx) error {
		p := store.Person{Account: "tg/9", Chat: "tg/9"}
		if err := tx.PutPerson(&p); err != nil {
			return err
		}
		m, err := tx.Member(1, 1)
		if err != nil {
			return err
		}
		m.Person, m.Call, m.Phone = p.ID, "Hùng", "0900000555"
		if err := tx.PutMember(&m); err != nil {
			return err
		}
		return tx.AddReply(&store.Reply{Committee: 1, Round: 1, Subject: "tc1", Member: 1, Said: tx.Now().Add(-70 * time.Hour), Means: store.ByText,
			Status: store.Blocked, Text: "thiếu bản đồ, xin gọi Lê Hùng hoặc anh Hùng"})
	}))
	approve(t, h.db, week, map[string]string{"IV": "Giao đồng chí Lê Hùng xin bản đồ."})
	figures := func() view.Report {
		week.Format = "json"
		said, no := ask(week)
		require.Zero(t, no)
		var m view.Report
		require.NoError(t, json.Unmarshal([]byte(said), &m))
		return m
	}
	before := figures()
	require.NoError(t, h.db.Update(func(tx *store.Tx) error {
		m, err := tx.Member(1, 1)
		if err != nil {
			return err
		}
		return tx.Forget(m.Person)
	}))
	after := figures()
	assert.Equal(t, before.Tally, after.Tally)
	assert.Equal(t, before.Participation, after.Participation)
	assert.Equal(t, "Thành viên A", after.Members[0].Name)
	for _, format := range reportFormats(t) {
		if format == "png" || format == "brief" || format == "facts" { // a picture without names; the present, in which he is on the list
			continue
		}
		week.Format, week.Sheet = format, "replies"
		said, no := ask(week)
		require.Zero(t, no, format)
		if format == "docx" || format == "xlsx" {
			said = docxText(t, []byte(said))
		}
		for _, gone := range []string{"Lê Hùng", "anh Hùng", "0900000555"} {
			assert.NotContains(t, said, gone, format)
		}
		assert.Contains(t, said, "Thành viên A", format)
		if format == "docx" || format == "text" {
			assert.Contains(t, said, "Bản gốc được duyệt có mã đối chiếu", format)
		}
	}
}
