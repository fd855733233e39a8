package text

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"giaoban/store"
)

func init() { samples["behalf"] = behalfSamples() }

func behalfSamples() []sample {
	done, stuck := SaidLine{Subject: tc3, State: finished}, SaidLine{Subject: tc3, State: blocked}
	two := []SaidLine{{Subject: tc3, State: doing60}, {Subject: v4, State: finished}}
	phoned := BehalfNote{Means: store.ByPhone, At: day("2026-11-27 15:10")}
	late := BehalfNote{Means: store.ByPaper, At: day("2026-11-27 19:10"), First: monday, Last: friday, Late: 3*time.Hour + 10*time.Minute}
	early := BehalfNote{Means: store.InPerson, At: day("2026-11-26 09:00"), First: monday, Last: friday, Early: true}
	pasted := BehalfNote{Means: store.ByMessage, At: day("2026-11-27 15:10")}
	return []sample{
		{"usage", BehalfUsage{Example: "/ghiho Hùng tc3 80%, lúc 15:10"}},
		{"two of a name", BehalfWho{Names: []string{"Trần Văn Hùng, công chức địa chính", "Lê Hùng"}}},
		{"nobody", BehalfNobody{Said: "Hoàng"}},
		{"more time", BehalfTime{Name: "Lê Văn Sơn", Example: "Sơn v2 xin them 3 ngay", Ask: "do:giahan Sơn v2 xin them 3 ngay"}},
		{"unclear", BehalfUnclear{Name: "Hùng", Said: "khỏe", Subjects: []Subject{tc3}}},
		{"unclear of what a plan asks", BehalfUnclear{Name: "Vân", Said: "c1 thiếu xe", Tries: []string{"/ghiho Vân Số hộ: 25", "/ghiho Vân Khó khăn: không có"}}},
		{"a photo is asked for", BehalfPhoto{Name: "Vân", Subject: Subject{Code: "kp8.3", Name: "8", Word: "khu phố", Question: "Ảnh điểm tập kết"}}},
		{"owns nothing", BehalfUnclear{Name: "Hạnh", Said: "xong"}},
		{"not his", BehalfNotHis{Name: "Hùng", Subject: tc7}},
		{"when", BehalfWhen{Said: "tc3 xong lúc 25:70", Now: closes}},
		{"noted", BehalfRecorded{Name: "Hùng", Note: phoned, Lines: []SaidLine{done}, Undo: "u:1"}},
		{"late, on paper", BehalfRecorded{Name: "Hùng", Note: late, Lines: []SaidLine{done}, Undo: "u:1"}},
		{"early, in person", BehalfRecorded{Name: "Hùng", Note: early, Lines: []SaidLine{done}, Undo: "u:1"}},
		{"a pasted message with two items, one not his", BehalfRecorded{Name: "Hùng", Note: pasted, Lines: two,
			Problems: []string{"Tiêu chí 7 không phải phần của Hùng nên tôi không ghi."}, Undo: "u:1"}},
		{"noted, but his own word stands", BehalfRecorded{Name: "Hùng", Note: phoned, Lines: []SaidLine{done}, Stands: []SaidLine{stuck}, Undo: "u:1"}},
		{"to the member", BehalfTold{By: "Lan", Note: phoned, Lines: []SaidLine{done}, Wrong: "bd:1:4:tc3:9"}},
		{"to the member, late, on paper", BehalfTold{By: "Lan", Note: late, Lines: []SaidLine{done}, Wrong: "bd:1:4:tc3:9"}},
		{"a note taken back", BehalfUndone{Lines: two}},
		{"disputed", BehalfWithdrawn{Lines: []SaidLine{done}, By: "Lan", Example: "tc3 70%", Left: []BundleItem{itemTc3}}},
		{"disputed, an older word counts again", BehalfWithdrawn{Lines: []SaidLine{done}, Now: []SaidLine{stuck}, By: "Lan", Example: "tc3 70%"}},
		{"disputed, his own word counts already", BehalfWithdrawn{Lines: []SaidLine{done}, Now: []SaidLine{stuck}, Own: true, Example: "tc3 70%"}},
		{"disputed twice", BehalfWithdrawn{Lines: []SaidLine{done}, Again: true, Example: "tc3 70%"}},
		{"disputed when the week was settled", BehalfWithdrawn{Kept: []SaidLine{done}, First: monday, Last: friday, By: "Lan", Example: "tc3 70%"}},
		{"toast", BehalfWithdrawnToast{Line: done}},
		{"to who noted it", BehalfDisputed{Name: "Hùng", Note: phoned, Lines: []SaidLine{done}, Said: "không đúng, tôi chưa nói gì"}},
		{"to who noted it, by the button", BehalfDisputed{Name: "Hùng", Note: late, Lines: two, Now: []SaidLine{stuck}}},
		{"to who noted it, when the week was settled", BehalfDisputed{Name: "Hùng", Note: phoned, Lines: []SaidLine{done}, Kept: true}},
	}
}

func TestHowLateIsNeverMoreThanItWas(t *testing.T) {
	for d, want := range map[time.Duration][2]string{
		20 * time.Second:              {"trễ 1 phút", "1 minute late"},
		59 * time.Minute:              {"trễ 59 phút", "59 minutes late"},
		time.Hour:                     {"trễ 1 giờ", "1 hour late"},
		3*time.Hour + 59*time.Minute:  {"trễ 3 giờ", "3 hours late"},
		23*time.Hour + 59*time.Minute: {"trễ 23 giờ", "23 hours late"},
		24 * time.Hour:                {"trễ 1 ngày", "1 day late"},
		47*time.Hour + 59*time.Minute: {"trễ 1 ngày", "1 day late"},
		48 * time.Hour:                {"trễ 2 ngày", "2 days late"},
	} {
		assert.Equal(t, want, [2]string{behind(store.Vietnamese, d), behind(store.English, d)}, d)
	}
}

func TestEveryMeansHasANameInTheSheets(t *testing.T) {
	for _, lang := range []store.Lang{store.Vietnamese, store.English} {
		values, err := Words(lang, SheetValues{})
		assert.NoError(t, err)
		for _, m := range []store.Means{store.ByButton, store.ByText, store.ByPhoto, store.ByPhone, store.ByPaper, store.ByMessage, store.InPerson} {
			assert.NotEmpty(t, values[string(m)], "%s %s", lang, m)
			assert.Equal(t, m.OnBehalf(), means(lang, m) != "", "%s %s", lang, m)
		}
	}
}
