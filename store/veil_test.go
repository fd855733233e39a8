package store

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

func TestVeil(t *testing.T) {
	an := Veil{Name: "Nguyễn Thị An", Call: "An", Alias: "Thành viên A"}
	thanh := Veil{Name: "Lê Văn Thành", Call: "Thành", Alias: "Thành viên B"}
	for _, c := range []struct {
		v        Veil
		his      bool
		in, want string
	}{
		{an, false, "Giao đồng chí Nguyễn Thị An chủ trì", "Giao đồng chí Thành viên A chủ trì"},
		{an, false, "NGUYỄN THỊ AN", "Thành viên A"},
		{an, false, "đã báo đ/c An; chị An nhận", "đã báo đ/c Thành viên A; chị Thành viên A nhận"},
		{an, false, "Công an phường giữ an ninh, An toàn thực phẩm, báo An", "Công an phường giữ an ninh, An toàn thực phẩm, báo An"},
		{an, true, "An ninh tốt. Việc này An đã làm, ở An Khê", "An ninh tốt. Việc này Thành viên A đã làm, ở An Khê"},
		{an, true, "nhờ anh Toàn, Trần Thị An và bà Anh", "nhờ anh Toàn, Trần Thị An và bà Anh"},
		{an, false, "Nguyễn Thị Anh", "Nguyễn Thị Anh"},
		{thanh, true, "Thành viên A giúp, Thành viên tổ cùng Lê Văn Thành và anh Thành", "Thành viên A giúp, Thành viên tổ cùng Thành viên B và anh Thành viên B"},
		{thanh, false, "đồng chí Thành viên A", "đồng chí Thành viên A"},
		{Veil{Name: "Hùng", Call: "Hùng", Alias: "Thành viên A", Shared: true}, false, "đồng chí Hùng", "đồng chí Hùng"},
		{Veil{Name: "Hùng", Call: "Hùng", Alias: "Thành viên A", Shared: true}, true, "đồng chí Hùng", "đồng chí Thành viên A"},
		{Veil{Alias: "Thành viên A"}, true, "không có tên", "không có tên"},
	} {
		assert.Equal(t, c.want, c.v.Words(c.in, c.his), c.in)
		assert.Equal(t, c.want, c.v.Words(c.want, c.his), "again: %s", c.in)
	}
	assert.Equal(t, "Thành viên A", an.Only(" an ", false))
	assert.Equal(t, "Công an phường", an.Only("Công an phường", true))
	assert.Equal(t, "An", Veil{Name: "Lê An", Call: "An", Alias: "Thành viên A", Shared: true}.Only("An", false))
}

// TestTheWholeNameIsNeverLeft: whatever stands around it.
func TestTheWholeNameIsNeverLeft(t *testing.T) {
	v := Veil{Name: "Trần Văn Hùng", Call: "Hùng", Alias: "Thành viên A"}
	rapid.Check(t, func(t *rapid.T) {
		edge := rapid.SampledFrom([]string{" ", ", ", "\n", "(", "“", ". ", "/", "–"})
		s := rapid.String().Draw(t, "before") + edge.Draw(t, "left") + "Trần Văn Hùng" + edge.Draw(t, "right") + rapid.String().Draw(t, "after")
		assert.NotContains(t, v.Words(s, rapid.Bool().Draw(t, "his")), "Trần Văn Hùng")
	})
}
