package reply

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestJSON(t *testing.T) {
	list := []string{"tc3", "V12", "kp5"}
	for _, c := range []struct{ text, want string }{
		{"tc3 80% con rac hem 45, can xe",
			`{"items":[{"item":1,"criterion":3,"status":"doing","percent":80,"blocker":true,"needs_help":true,"quantities":{"people":null,"points":null,"tonnes":null,"kg":null,"m":null},"text":"con rac hem 45, can xe"}]}`},
		{"2 xong",
			`{"items":[{"item":2,"criterion":null,"task":"V12","status":"done","percent":null,"blocker":null,"needs_help":null,"quantities":{"people":null,"points":null,"tonnes":null,"kg":null,"m":null},"text":null}]}`},
		{"kp5 25 nguoi don 3 diem 1,5 tan rac",
			`{"items":[{"item":3,"criterion":null,"status":null,"percent":null,"blocker":null,"needs_help":null,"quantities":{"people":25,"points":3,"tonnes":1.5,"kg":null,"m":null},"text":"25 nguoi don 3 diem 1,5 tan rac"}]}`},
		{"xong", // of which?
			`{"items":[{"item":null,"criterion":null,"status":"done","percent":null,"blocker":null,"needs_help":null,"quantities":{"people":null,"points":null,"tonnes":null,"kg":null,"m":null},"text":null}]}`},
		{"1 0%",
			`{"items":[{"item":1,"criterion":3,"status":"not_started","percent":0,"blocker":null,"needs_help":null,"quantities":{"people":null,"points":null,"tonnes":null,"kg":null,"m":null},"text":null}]}`},
		{"2 vướng <dây> & cột",
			`{"items":[{"item":2,"criterion":null,"task":"V12","status":"blocked","percent":null,"blocker":true,"needs_help":null,"quantities":{"people":null,"points":null,"tonnes":null,"kg":null,"m":null},"text":"vướng <dây> & cột"}]}`},
		{"cảm ơn", `{"items":[]}`},
	} {
		assert.Equal(t, c.want, string(Understand(c.text, Context{List: list}).JSON()), "%q", c.text)
	}
}

func TestReadLast(t *testing.T) {
	u := Understand("1 60% còn hẻm 45; 2 vướng dây điện, xin ý kiến", Context{List: []string{"tc3", "V12"}})
	require.Len(t, u.Items, 2)
	again, err := ReadLast(strings.NewReader(string(u.JSON())))
	require.NoError(t, err)
	assert.Equal(t, u.Items, again)
	bare, err := ReadLast(strings.NewReader(` [{"item":1,"criterion":3,"status":"done"}]`))
	require.NoError(t, err)
	assert.Equal(t, []Said{{Item: 1, Criterion: 3, Code: "tc3", Status: Done}}, bare)
	for _, bad := range []string{``, `{`, `{"items":3}`, `{"items":[{"status":"fine"}]}`, `{"items":[{"percent":120}]}`, `{"items":[{"item":-1}]}`} {
		_, err := ReadLast(strings.NewReader(bad))
		assert.Error(t, err, bad)
	}
}

func TestParseList(t *testing.T) {
	list, err := ParseList(" TC3, tc7;v12 kp5 ")
	require.NoError(t, err)
	assert.Equal(t, []string{"tc3", "tc7", "V12", "kp5"}, list)
	for _, bad := range []string{"", ",", "3", "tc", "tc0", "x3", "tc3x", "tc12345678901234567890"} {
		_, err := ParseList(bad)
		assert.Error(t, err, bad)
	}
}
