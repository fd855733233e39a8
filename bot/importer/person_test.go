package importer_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"giaoban/bot/importer"
)

// toldNotes are the notes of a proposal.
func toldNotes(p importer.Proposal) (all []string) {
	for _, n := range p.Notes {
		all = append(all, string(n.Kind)+" "+n.Said+" / "+n.Of)
	}
	return all
}

// TestAPersonIsKnownByThePhone: the same phone is the same person where the names allow it, and said; otherwise it is asked.
func TestAPersonIsKnownByThePhone(t *testing.T) {
	head := []any{"Họ tên", "Chức vụ", "Điện thoại"}
	for name, c := range map[string]struct {
		rows                     [][]any
		changes, problems, notes []string
	}{
		"another way to write a name": {[][]any{{"Hùng (phó CT)", "PCT", "0900 000 002"}},
			[]string{"member TV2 | post: công chức địa chính → PCT"}, nil, []string{"same_person Hùng (phó CT) / Trần Văn Hùng"}},
		"another name": {[][]any{{"Lý Thị Chín", "kế toán", "0900 000 002"}}, nil, []string{"A A2 twice_phone Lý Thị Chín"}, nil},
		"a namesake":   {[][]any{{"Trần Văn Hùng", "kế toán", "0900 000 099"}}, []string{"member  new | name:  → Trần Văn Hùng | post:  → kế toán | phone:  → 0900000099"}, nil, []string{"namesake Trần Văn Hùng / 0900000002"}},
		"twice, once with a phone": {[][]any{{"Võ Thị Mai", "Trạm trưởng", nil}, {"Võ Thị Mai", "bác sĩ", 911000177}},
			[]string{"member  new | name:  → Võ Thị Mai | post:  → bác sĩ | phone:  → 0911000177"}, []string{"A A2 twice_person Võ Thị Mai"}, nil},
		"twice, without a phone": {[][]any{{"Võ Thị Mai", "Trạm trưởng"}, {"võ thị mai", "bác sĩ"}},
			[]string{"member  new | name:  → Võ Thị Mai | post:  → Trạm trưởng"}, []string{"A A3 twice_person võ thị mai"}, nil},
		"twice, with two phones": {[][]any{{"Võ Thị Mai", "x", "0911000177"}, {"Võ Thị Mai", "y", "0911000178"}},
			[]string{"member  new | name:  → Võ Thị Mai | post:  → x | phone:  → 0911000177", "member  new | name:  → Võ Thị Mai | post:  → y | phone:  → 0911000178"},
			nil, []string{"namesake Võ Thị Mai / 0911000177"}},
		"one phone, two names": {[][]any{{"Võ Thị Mai", "x", "0911000177"}, {"Lý Thị Chín", "y", "0911000177"}, {"chị Mai", "z", "0911000177"}},
			[]string{"member  new | name:  → Võ Thị Mai | post:  → x | phone:  → 0911000177"}, []string{"A C3 twice_phone Lý Thị Chín", "A C4 twice_person chị Mai"}, nil},
		"who is there, twice": {[][]any{{"Trần Văn Hùng", "x"}, {"Trần Văn Hùng", "y"}},
			[]string{"member TV2 | post: công chức địa chính → x"}, []string{"A A3 twice_person Trần Văn Hùng"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWard(t)
			p := w.reads(made(t, "A", append([][]any{head}, c.rows...)...))
			changes, problems := told(p)
			assert.Equal(t, append([]string{}, c.changes...), changes)
			assert.ElementsMatch(t, append([]string{}, c.problems...), problems)
			assert.Equal(t, c.notes, toldNotes(p))
		})
	}
}

// TestATaskOfSeveralNeighbourhoodsIsSeveral, as it is when it is given by typing.
func TestATaskOfSeveralNeighbourhoodsIsSeveral(t *testing.T) {
	w := newWard(t)
	leads := func(lead, supports string) (all []string) {
		p := w.reads(made(t, "Việc", []any{"Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp"}, []any{"Dọn kênh", lead, supports}))
		for _, ch := range p.Changes {
			is, _ := ch.Get("lead")
			helps, _ := ch.Get("supports")
			all = append(all, is+" / "+helps)
		}
		return all
	}
	for lead, want := range map[string][]string{
		"khu phố 3, 5": {"khu phố 3", "khu phố 5"}, "KP1 và kp 2": {"khu phố 1", "khu phố 2"}, "khu phố 1-3": {"khu phố 1", "khu phố 2", "khu phố 3"},
		"các khu phố": {"khu phố 1", "khu phố 2", "khu phố 3"}, "Tất cả các khu phố": {"khu phố 1", "khu phố 2", "khu phố 3"},
		"Trưởng khu phố 1, 2": {"khu phố 1", "khu phố 2"},
		"khu phố 3":           {"khu phố 3"}, "Khu phố 3 và Công an phường": {"Khu phố 3 và Công an phường"}, "Tổ 1, 2": {"Tổ 1, 2"}, "Công an phường": {"Công an phường"},
	} {
		for i := range want {
			want[i] += " / "
		}
		assert.Equal(t, want, leads(lead, ""), lead)
	}
	assert.Equal(t, []string{"Hùng / khu phố 1, khu phố 3, Công an phường, Đoàn TN"}, leads("Hùng", "khu phố 1, 3; Công an phường, Đoàn TN, đoàn tn"))
}
