package caption

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// "Trước nhà văn hóa" is where somebody stood, until "sau nhà văn hóa" comes with it: then they are the two sides of one
// place. Lines are as in TestPairs.
func TestBeforeAndBehindAreTheTwoSidesOfAPlace(t *testing.T) {
	for name, c := range map[string]struct {
		in   []Photo
		want string
	}{
		"two photos":                      {sent("0 1 trước nhà văn hóa", "90 1 sau nhà văn hóa"), "nhà văn hóa 1+2"},
		"without marks":                   {sent("0 1 truoc nha van hoa", "90 1 sau nha van hoa"), "nha van hoa 1+2"},
		"one with marks":                  {sent("0 1 trước nhà văn hóa", "90 1 sau nha van hoa"), "nhà văn hóa 1+2"},
		"short":                           {sent("0 1 trc nvh", "90 1 sau NVH"), "nvh 1+2"},
		"short and long":                  {sent("0 1 Trước NVH", "90 1 sau nhà văn hóa"), "NVH 1+2"},
		"the word behind":                 {sent("0 1 trước nhà văn hóa", "90 1 nhà văn hóa sau"), "nhà văn hóa 1+2"},
		"the word behind, unmarked":       {sent("0 1 truoc nha van hoa", "90 1 nha van hoa sau"), "nha van hoa 1+2"},
		"the word behind, before":         {sent("0 1 nhà văn hóa trước", "90 1 sau nhà văn hóa"), "nhà văn hóa 1+2"},
		"two albums":                      {sent("0 1 trước nhà văn hóa||", "90 1 sau nhà văn hóa||"), "nhà văn hóa 1+4, nhà văn hóa 2+5, nhà văn hóa 3+6"},
		"two albums, the word behind":     {sent("0 1 truoc nha van hoa|", "90 1 nha van hoa sau|"), "nha van hoa 1+3, nha van hoa 2+4"},
		"two albums, one longer":          {sent("0 1 trước nhà văn hóa||", "90 1 sau nhà văn hóa|"), "nhà văn hóa 1+4, nhà văn hóa 2+5, nhà văn hóa 3+"},
		"one album":                       {sent("0 1 trước nhà văn hóa|sau nhà văn hóa"), "nhà văn hóa 1+2"},
		"one album, turned":               {sent("0 1 sau chợ|trước chợ"), "chợ 2+1"},
		"of two people":                   {sent("0 1 trước chợ", "90 2 sau chợ"), "chợ 1+2"},
		"two places":                      {sent("0 1 trước chợ|trước trường Hoa Mai", "90 1 sau trường Hoa Mai|sau chợ"), "chợ 1+4, trường Hoa Mai 2+3"},
		"with what was done":              {sent("0 1 trước nhà văn hóa", "90 1 nhà văn hóa đã dọn xong"), "nhà văn hóa 1+2"},
		"a gate":                          {sent("0 1 trước cổng trường", "90 1 sau cổng trường"), "cổng trường 1+2"},
		"an alley needs none of it":       {sent("0 1 trước hẻm 45", "90 1 sau hẻm 45"), "hẻm 45 1+2"},
		"a name behind":                   {sent("0 1 trước nhà văn hóa Hoa Mai", "90 1 sau nhà văn hóa Hoa Mai"), "nhà văn hóa Hoa Mai 1+2"},
		"another name":                    {sent("0 1 trước nhà văn hóa Hoa Mai", "90 1 sau nhà văn hóa Hoa Lan"), "trước nhà văn hóa Hoa Mai 1, sau nhà văn hóa Hoa Lan 2"},
		"alone":                           {sent("0 1 trước nhà văn hóa"), "trước nhà văn hóa 1"},
		"alone, behind":                   {sent("0 1 sau chợ"), "sau chợ 1"},
		"only in front":                   {sent("0 1 trước chợ|trước chợ"), "trước chợ 1, trước chợ 2"},
		"of two things":                   {sent("0 1 trước nhà văn hóa", "90 1 sau chợ"), "trước nhà văn hóa 1, sau chợ 2"},
		"phía tells where":                {sent("0 1 phía trước chợ", "90 1 phía sau chợ"), "phía trước chợ 1, phía sau chợ 2"},
		"one of them tells where":         {sent("0 1 trước chợ", "90 1 phía sau chợ"), "trước chợ 1, phía sau chợ 2"},
		"what lies behind":                {sent("0 1 bãi rác sau chợ", "90 1 trước chợ"), "bãi rác sau chợ 1, trước chợ 2"},
		"in front, and its sides said":    {sent("0 1 trước chợ - trước", "90 1 trước chợ - sau", "95 1 sau chợ"), "trước chợ 1+2, sau chợ 3"},
		"behind, and its sides said":      {sent("0 1 sau chợ chưa dọn", "5 1 trước chợ", "90 1 sau chợ đã dọn"), "sau chợ 1+3, trước chợ 2"},
		"the sides of the thing are said": {sent("0 1 chợ trước", "5 1 trước chợ", "9 1 sau chợ", "90 1 chợ sau"), "chợ 1+4, trước chợ 2, sau chợ 3"},
		"the work between":                {sent("0 1 trước chợ", "9 1 đang dọn chợ", "90 1 sau chợ"), "chợ 1+3, chợ 2"},
		"the same before, another after":  {sent("0 1 trước chợ", "90 1 chợ trước"), "trước chợ 1, chợ 2+"},
	} {
		t.Run(name, func(t *testing.T) { assert.Equal(t, c.want, shown(Pairs(c.in))) })
	}
}
