package reply

import "testing"

func BenchmarkUnderstand(b *testing.B) {
	ctx := Context{List: []string{"tc3", "tc7", "V12"}}
	for b.Loop() {
		Understand("Báo cáo anh, tc3 80% còn rác hẻm 45 cần xe, tc7 xong rồi ạ", ctx)
	}
}
