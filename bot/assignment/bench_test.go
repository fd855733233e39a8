package assignment_test

import (
	"testing"

	"giaoban/bot/assignment"
	"giaoban/store"
)

// BenchmarkRead reads a sentence in a committee of 300.
func BenchmarkRead(b *testing.B) {
	k := committee(monday)
	for ward := k.Members; len(k.Members) < 300; {
		for _, m := range ward {
			m.ID = store.MemberID(len(k.Members) + 1)
			k.Members = append(k.Members, m)
		}
	}
	for b.Loop() {
		assignment.Read("Giao đồng chí Lan chủ trì, Minh phối hợp rà soát hộ kinh doanh khu phố 5, xong trước thứ 6 tuần sau", k)
	}
}

// BenchmarkGives refuses what most messages are.
func BenchmarkGives(b *testing.B) {
	k := committee(monday)
	for b.Loop() {
		assignment.Gives("tc3 80%, còn vướng mặt bằng hẻm 45", k)
	}
}
