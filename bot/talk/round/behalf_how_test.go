package round

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"giaoban/store"
)

var friday1535 = time.Date(2026, 11, 27, 15, 35, 0, 0, store.HoChiMinh)

func TestHowAndWhenAreTakenOutOfANote(t *testing.T) {
	const now = "15:35"
	for in, want := range map[string]struct {
		how         store.Means
		when, words string
	}{
		"tc3 80%":                                {store.ByPhone, now, "tc3 80%"},
		"tc3 80%, lúc 15:10":                     {store.ByPhone, "15:10", "tc3 80%"},
		"tc3 80%, theo giấy":                     {store.ByPaper, now, "tc3 80%"},
		"tc3 80% theo giấy":                      {store.ByPaper, now, "tc3 80%"},
		"tc3 80 theo giay luc 15:10":             {store.ByPaper, "15:10", "tc3 80"},
		"tc3 80%, lúc 15:10 theo giấy":           {store.ByPaper, "15:10", "tc3 80%"},
		"theo giấy: tc3 80%, còn rác hẻm 45":     {store.ByPaper, now, "tc3 80%, còn rác hẻm 45"},
		"tc3 80% (bản giấy, lúc 15:10)":          {store.ByPaper, "15:10", "tc3 80%"},
		"báo cáo giấy, tc3 xong":                 {store.ByPaper, now, "tc3 xong"},
		"giấy: tc3 xong":                         {store.ByPaper, now, "tc3 xong"},
		"tc3 xong qua giấy":                      {store.ByPaper, now, "tc3 xong"},
		"tc3 đang làm, qua zalo":                 {store.ByMessage, now, "tc3 đang làm"},
		"nhắn zalo tc3 xong":                     {store.ByMessage, now, "tc3 xong"},
		"nhan tin qua zalo la tc3 xong":          {store.ByMessage, now, "tc3 xong"},
		"tc3 80%, còn rác lúc 15:10 qua zalo":    {store.ByMessage, "15:10", "tc3 80%, còn rác"},
		"tc3 80% (zalo 15:10)":                   {store.ByMessage, "15:10", "tc3 80%"},
		"tc3 xong, sms":                          {store.ByMessage, now, "tc3 xong"},
		"tc3 xong qua zalo lúc 15:10":            {store.ByMessage, "15:10", "tc3 xong"},
		"qua zalo lúc 15:10: tc3 xong":           {store.ByMessage, "15:10", "tc3 xong"},
		"trực tiếp, tc3 xong":                    {store.InPerson, now, "tc3 xong"},
		"tc3 80% trực tiếp":                      {store.InPerson, now, "tc3 80%"},
		"tại giao ban: tc3 80%":                  {store.InPerson, now, "tc3 80%"},
		"nói tại họp tc3 80%":                    {store.InPerson, now, "tc3 80%"},
		"tc3 80%, cần xe, tại họp giao ban":      {store.InPerson, now, "tc3 80%, cần xe"},
		"gọi điện báo tc3 xong":                  {store.ByPhone, now, "tc3 xong"},
		"tc3 done, by text at 15:10":             {store.ByMessage, "15:10", "tc3 done"},
		"tc3 80%, on paper":                      {store.ByPaper, now, "tc3 80%"},
		`"tc3 80 con rac hem 45"`:                {store.ByMessage, now, "tc3 80 con rac hem 45"},
		"“tc3 80%\ntc7 xong” lúc 15:10":          {store.ByMessage, "15:10", "tc3 80%\ntc7 xong"},
		`"tc3 họp lúc 9h" qua điện thoại`:        {store.ByPhone, now, "tc3 họp lúc 9h"},
		`anh ấy báo: "tc3 xong"`:                 {store.ByMessage, now, "tc3 xong"},
		`"tc3 xong`:                              {store.ByMessage, now, "tc3 xong"},
		"\ntc3 80%\ntc7 xong lúc 9h":             {store.ByMessage, now, "tc3 80%\ntc7 xong lúc 9h"},
		"zalo lúc 15:10:\ntc3 80%\ntc7 xong":     {store.ByMessage, "15:10", "tc3 80%\ntc7 xong"},
		"\ntc3 80 con rac":                       {store.ByMessage, now, "tc3 80 con rac"},
		"tc3 80%\ntc7 xong":                      {store.ByPhone, now, "tc3 80%\ntc7 xong"},
		"tc3 80%, tc7 xong, qua zalo, lúc 15:10": {store.ByMessage, "15:10", "tc3 80%, tc7 xong"},
		// What the member did is no way of telling.
		"tc3 đã tuyên truyền xong qua zalo":     {store.ByPhone, now, "tc3 đã tuyên truyền xong qua zalo"},
		"tc3 nhắn zalo cho dân rồi":             {store.ByPhone, now, "tc3 nhắn zalo cho dân rồi"},
		"tc5 vướng, thiếu bút, giấy":            {store.ByPhone, now, "tc5 vướng, thiếu bút, giấy"},
		"trực tiếp đi dọn rác, tc3 80%":         {store.ByPhone, now, "trực tiếp đi dọn rác, tc3 80%"},
		"tc5 phát tờ rơi, loa, zalo, mạng":      {store.ByPhone, now, "tc5 phát tờ rơi, loa, zalo, mạng"},
		"tc3 vận động trực tiếp từng hộ":        {store.ByPhone, now, "tc3 vận động trực tiếp từng hộ"},
		`tc3 80%, dân nói "chưa có xe"`:         {store.ByPhone, now, `tc3 80%, dân nói "chưa có xe"`},
		"tc8 đang chờ báo cáo giấy của trạm":    {store.ByPhone, now, "tc8 đang chờ báo cáo giấy của trạm"},
		"tc5 vướng giấy":                        {store.ByPhone, now, "tc5 vướng giấy"},
		"tc1 đang chờ bản giấy, chưa có gì mới": {store.ByPhone, now, "tc1 đang chờ bản giấy, chưa có gì mới"},
	} {
		got, ok := readHearsay(in, friday1535)
		assert.True(t, ok, in)
		assert.Equal(t, want.how, got.means, in)
		assert.Equal(t, want.when, got.said.In(store.HoChiMinh).Format("15:04"), in)
		assert.Equal(t, want.words, got.words, in)
	}
	got, ok := readHearsay("tc3 xong lúc 25:70, qua zalo", friday1535)
	assert.False(t, ok)
	assert.Equal(t, "tc3 xong lúc 25:70, qua zalo", got.words, "he is asked with his own words")
}
