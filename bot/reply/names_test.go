package reply

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestItemsAreKnownByTheirNames(t *testing.T) {
	ctx := Context{
		List:  []string{"tc2", "tc3", "V12", ""},
		Names: []string{"Giao thông đô thị", "Môi trường và an toàn thực phẩm đô thị", "Lắp camera an ninh khu phố 3", "Văn hóa đô thị"},
	}
	for _, c := range []struct{ text, want string }{
		{"môi trường xong rồi", "tc3 done"},
		{"moi truong xong roi", "tc3 done"},
		{"Dạ môi trường em làm xong rồi ạ", "tc3 done"},
		{"bên giao thông còn 2 tuyến", "tc2 doing"},
		{"giao thông 80%, môi trường chưa xong", "tc2 doing 80%; tc3 doing"},
		{"vụ lắp camera đang kẹt tiền", "V12 blocked blocker"},
		{"an toàn thực phẩm thì xong, tc2 70%", "tc3 done; tc2 doing 70%"},
		{"văn hóa chưa làm", "4 not_started"},
		{"môi trường mai xong", "tc3 doing"},
		// Two items are called so; and what stands in a remark names nothing.
		{"đô thị xong rồi", "-"},
		{"tc2 80%, vướng hồ sơ môi trường chưa duyệt", "tc2 doing 80% blocker"},
		{"môi trường xong chưa anh?", "-"},
		{"cảm ơn môi trường", "-"},
	} {
		assert.Equal(t, inOrder(c.want), describe(Understand(c.text, ctx), ctx, false, false), "%q", c.text)
	}
}
