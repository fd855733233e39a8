package reply

import (
	"strings"
	"testing"

	"giaoban/store/storetest"
)

func FuzzUnderstand(f *testing.F) {
	for _, l := range storetest.Some(10, readLabelled(f, "testdata/*.txt")) {
		f.Add(l.text, strings.Join(l.ctx.List, ","))
	}
	f.Add("\xff\xfe xong \x00", "tc3")
	f.Add("1️⃣2️⃣ ½ tấn ² ％", "tc3,tc7")
	f.Add("999999999999999999999% 1/0 0/0 00 9,9,9,9 1.1.1.1", "V1")
	f.Fuzz(func(t *testing.T, text, list string) {
		ctx := Context{}
		if codes, err := ParseList(list); err == nil && len(codes) < 100 {
			ctx.List = codes
			ctx.Names = []string{"Môi trường đô thị", text}
		}
		sane(t, Understand(text, ctx), ctx, text)
	})
}

func FuzzReadLast(f *testing.F) {
	f.Add(`{"items":[{"item":1,"criterion":3,"status":"doing","percent":60}]}`)
	f.Add(`[]`)
	f.Fuzz(func(t *testing.T, s string) {
		last, err := ReadLast(strings.NewReader(s))
		if err != nil {
			return
		}
		Understand("như tuần trước", Context{List: []string{"tc3"}, Last: last})
	})
}
