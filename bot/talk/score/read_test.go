package score

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"giaoban/store"
)

var form = []store.ScoreItem{{ID: 1, Name: "Vệ sinh", Max: 1000}, {ID: 2, Name: "Trật tự", Max: 1000}, {ID: 3, Name: "Nhà văn hóa", Max: 500}}

// said writes a reading as "8 9 4 | note", "mục 2 9", "!above 1 12".
func said(r reading) string {
	if f := r.fault; f.Why != faultNone {
		s := "!" + f.Why
		if f.Item > 0 {
			s += " " + points(f.Item*100)
		}
		if f.Said != "" {
			s += " " + f.Said
		}
		return s
	}
	var all []string
	for _, p := range r.points {
		got := points(p.Got)
		if p.Skip {
			got = "k"
		}
		all = append(all, points(p.Item*100)+":"+got)
	}
	s := strings.Join(all, " ")
	if r.note != "" {
		s += " | " + r.note
	}
	return s
}

func TestRead(t *testing.T) {
	for in, want := range map[string]string{
		"8 9 4":                          "1:8 2:9 3:4",
		"8,5 9 4":                        "1:8,5 2:9 3:4",
		"8.5 9,25 4":                     "1:8,5 2:9,25 3:4",
		"8, 9, 4":                        "1:8 2:9 3:4",
		"8,9,4":                          "1:8 2:9 3:4",
		"8;9;4":                          "1:8 2:9 3:4",
		"8 - 9 - 4":                      "1:8 2:9 3:4",
		"8-9-4":                          "1:8 2:9 3:4",
		"8\n9\n4":                        "1:8 2:9 3:4",
		"8đ 9đ 4đ":                       "1:8 2:9 3:4",
		"8 điểm, 9 điểm, 4 điểm":         "1:8 2:9 3:4",
		"8/10 9/10 4/5":                  "1:8 2:9 3:4",
		"8/10, 9/10, 4/5 còn rác":        "1:8 2:9 3:4 | còn rác",
		"8,5 9 4 còn rác hẻm 45":         "1:8,5 2:9 3:4 | còn rác hẻm 45",
		"8 9 4 – 45 hộ chưa dọn":         "1:8 2:9 3:4 | 45 hộ chưa dọn",
		"8 9 4 mục 2 còn bẩn":            "1:8 2:9 3:4 | mục 2 còn bẩn",
		"8 9 4, 45 hộ chưa dọn":          "1:8 2:9 3:4 | 45 hộ chưa dọn",
		"8 9 4. k có nhà văn hóa":        "1:8 2:9 3:4 | k có nhà văn hóa",
		"0 0 0":                          "1:0 2:0 3:0",
		"10 10 5":                        "1:10 2:10 3:5",
		"8 k 4":                          "1:8 2:k 3:4",
		"8 9 k chấm":                     "1:8 2:9 3:k",
		"8 không chấm 4":                 "1:8 2:k 3:4",
		"8 4, k chấm mục 2":              "1:8 2:k 3:4",
		"k cham muc 2":                   "2:k",
		"k chấm mục 2: 8 4":              "1:8 2:k 3:4",
		"không chấm điểm mục 3":          "3:k",
		"skip item 2":                    "2:k",
		"mục 2 9":                        "2:9",
		"muc 2: 9,5 điểm":                "2:9,5",
		"mục 2 k chấm":                   "2:k",
		"1: 8, 2: 9, 3: 4":               "1:8 2:9 3:4",
		"1:8 2:9 3:4 sạch":               "1:8 2:9 3:4 | sạch",
		"mục 3 4 mục 1 8":                "1:8 3:4",
		"item 2 is 9":                    "2:9",
		"8":                              "1:8",
		"8 9":                            "1:8 2:9",
		"8 9 còn rác":                    "1:8 2:9 | còn rác",
		"12 9 4":                         "!above 1 12",
		"8 9 6":                          "!above 3 6",
		"8 9 4 7":                        "!many",
		"8 9 4 7 3":                      "!many",
		"mục 2 11":                       "!above 2 11",
		"mục 7 3":                        "!item 7 mục",
		"mục 0 3":                        "!item mục",
		"mục 2":                          "!few 2",
		"mục 2 chín":                     "!few 2",
		"mục 2 9 mục 2 8":                "!twice 2",
		"-2 9 4":                         "!negative -2",
		"8 -9 4":                         "!negative -9",
		"8.333 9 4":                      "!exact 1 8.333",
		"8/20 9 4":                       "!of 1 20",
		"tám chín bốn":                   "!letters tám chín bốn",
		"":                               "!letters",
		"xong":                           "!letters xong",
		"99999999999999999999 1 2":       "!letters 99999999999999999999 1 2",
		"8 99999999999999999999999999 4": "1:8 | 99999999999999999999999999 4",
		"8 9 4 45 hẻm":                   "!many",
		"mục 2 9, hẻm 45 đã sạch":        "2:9 | hẻm 45 đã sạch",
		"8 9 4 mục 2 5":                  "!twice 2",
		"8.50 9.00 4":                    "1:8,5 2:9 3:4",
		"8 va 9 va 4":                    "1:8 2:9 3:4",
		"８ 9 4":                          "!letters ８ 9 4",
	} {
		// Points come in the order of the form.
		assert.Equal(t, want, said(read(in, form, []int{0, 1, 2})), in)
	}
}

func TestReadTheNextCriterion(t *testing.T) {
	assert.Equal(t, "2:9", said(read("9", form, []int{1, 2})))
	assert.Equal(t, "2:9 3:4 | sạch", said(read("9 4 sạch", form, []int{1, 2})))
	assert.Equal(t, "3:k", said(read("k", form, []int{2})))
	assert.Equal(t, "!above 3 9", said(read("9", form, []int{2})))
	assert.Equal(t, "!many", said(read("3 4", form, []int{2})))
	two := form[:2]
	assert.Equal(t, "1:8 2:9", said(read("8,9", two, []int{0, 1})), "two numbers for two criteria")
	assert.Equal(t, "1:8,5", said(read("8,5 ", two[:1], []int{0})))
	assert.Equal(t, "1:8,5 2:9", said(read("8,5 9", two, []int{0, 1})))
}

func TestLooksLike(t *testing.T) {
	for in, want := range map[string]bool{"8 9 4": true, "mục 2 9": true, "k chấm mục 2": true, "k": true, "-2": true, "8,5": true,
		"tc3 xong": false, "kp6 xong": false, "": false, "xong rồi": false, "không có ai": false, "mục tiêu": false} {
		assert.Equal(t, want, looksLike(in), in)
	}
}

func TestReadForm(t *testing.T) {
	write := func(items []store.ScoreItem) string {
		var all []string
		for _, i := range items {
			all = append(all, i.Name+"="+points(i.Max))
		}
		return strings.Join(all, "; ")
	}
	for in, want := range map[string]string{
		"Vệ sinh đường ngõ 10; Trật tự đô thị 10; Nhà văn hóa 5": "Vệ sinh đường ngõ=10; Trật tự đô thị=10; Nhà văn hóa=5",
		"1. Vệ sinh (10 điểm)\n2) Trật tự: tối đa 7,5đ\n- Cờ 5":  "Vệ sinh=10; Trật tự=7,5; Cờ=5",
		"Vệ sinh 10, Trật tự 7,5,Cờ 5":                           "Vệ sinh=10; Trật tự=7,5; Cờ=5",
		"Vệ sinh đường, ngõ 10; Trật tự 10":                      "Vệ sinh đường, ngõ=10; Trật tự=10",
		"Vệ sinh đường, ngõ 10":                                  "Vệ sinh đường, ngõ=10",
		"Đường dây 110 kV – 10":                                  "Đường dây 110 kV=10",
		"Clean lanes max 10 points; Order up to 5":               "Clean lanes=10; Order=5",
		"":                             "!empty ",
		";;":                           "!empty ",
		"Vệ sinh 10; Trật tự":          "!max Trật tự",
		"Vệ sinh 0":                    "!zero Vệ sinh 0",
		"Vệ sinh 5000":                 "!zero Vệ sinh 5000",
		"Vệ sinh 10; ve sinh 5":        "!twice ve sinh",
		"10; 5":                        "!name 10",
		strings.Repeat("a 1;b 1;", 11): "!many ",
	} {
		items, wrong, said := readForm(in)
		got := write(items)
		if wrong != "" {
			got = "!" + wrong + " " + said
		}
		assert.Equal(t, want, got, in)
	}
}

func TestReadTerm(t *testing.T) {
	now := time.Date(2026, 11, 22, 9, 0, 0, 0, store.HoChiMinh)
	for in, want := range map[string]string{
		"tháng 12": "2026-12-01 2026-12-31", "thang 11": "2026-11-01 2026-11-30", "tháng 10": "2026-10-01 2026-10-31", "tháng 1": "2027-01-01 2027-01-31",
		"tháng 3": "2027-03-01 2027-03-31", "quý 4": "2026-10-01 2026-12-31", "quý 1": "2027-01-01 2027-03-31", "month 12": "2026-12-01 2026-12-31",
		"từ 1/11 đến 15/11": "2026-11-01 2026-11-15", "tháng 12/2025": "2025-12-01 2025-12-31", "tuần này": "", "mùa hè": "", "": "",
	} {
		first, last, ok := readTerm(in, now)
		got := ""
		if ok {
			got = first.String() + " " + last.String()
		}
		assert.Equal(t, want, got, in)
	}
}

// FuzzRead: no text crashes it, and no point is above its maximum or of a criterion that there is not.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"8 9 4", "8,5 9 4 còn rác", "k chấm mục 2", "1: 8/10", "-2", "mục 99999999 9", "8,,9", "/", "8/", "m 1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r := read(s, form, []int{0, 1, 2})
		seen := map[int]bool{}
		for _, p := range r.points {
			if p.Item < 1 || p.Item > 3 || p.Got < 0 || p.Got > form[p.Item-1].Max || seen[p.Item] {
				t.Fatalf("%q gives %+v", s, p)
			}
			seen[p.Item] = true
		}
		looksLike(s)
		readForm(s)
		readUnits(s)
	})
}
