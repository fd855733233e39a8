package caption

import (
	"strings"

	"giaoban/store/fold"
)

// short are ways to write what a place is called by.
var short = map[string]string{"d": "duong", "h": "hem", "nvh": "nha van hoa", "kp": "khu pho"}

// PlaceKey is the same for places that differ only in how they are written: "Hẻm 45", "hem45", "hẻm số 45". Other words for
// the same thing (ngõ, hẻm) are other places. "" for what names none.
func PlaceKey(place string) string {
	ws := split(fold.NFC(place))
	var b strings.Builder
	for i, w := range ws {
		if w.key == "so" && i+1 < len(ws) && ws[i+1].digits() {
			continue
		}
		switch {
		case b.Len() == 0:
		case w.digits() && ws[i-1].digits():
			b.WriteByte('/') // 45/2 is not 452, nor 45-2 another
		default:
			b.WriteByte(' ')
		}
		key := w.key
		if long := short[key]; long != "" && (i+1 < len(ws) || key == "nvh") {
			key = long
		}
		b.WriteString(key)
	}
	return b.String()
}
