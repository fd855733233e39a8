package reply

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// What stands behind a unit of weight without one of its own belongs to it. Nothing of it is lost silently.
func TestWhatStandsBehindTonnes(t *testing.T) {
	for said, want := range map[string]string{
		"1 tấn 200": "tonnes=1.2", "1 tan 200": "tonnes=1.2", "1t200": "tonnes=1.2", "1 tấn 200 rác": "tonnes=1.2", "2 tấn 050": "tonnes=2.05",
		"gom 1 tấn 200, 10 người": "people=10 tonnes=1.2", "1 tấn 200 10 người": "people=10 tonnes=1.2", "1 tấn 200 gom sạch": "tonnes=1.2",
		"một tấn hai trăm": "tonnes=1.2", "1 tấn 2 trăm": "tonnes=1.2", "một tấn hai trăm rưỡi": "tonnes=1.25", "1 tấn hai": "tonnes=1.2",
		// One digit is tenths, as people say it; two are kilos, glued they are what stands behind a comma.
		"1 tấn 2": "tonnes=1.2", "1 tấn 2 rác": "tonnes=1.2", "1 tấn 2 với 10 người": "people=10 tonnes=1.2", "10 người 1 tấn 2 3 điểm": "people=10 points=3 tonnes=1.2",
		"2 tấn 50": "tonnes=2.05", "1t25": "tonnes=1.25", "1t05": "tonnes=1.05", "3 tạ 50": "kg=350", "3 tạ 5": "kg=350", "1 km 200": "m=1200",
		// With a unit of its own it is counted by itself.
		"1 tấn 200 kg": "tonnes=1 kg=200", "1 tấn hai trăm ký": "tonnes=1 kg=200", "1 tấn 50 người": "people=50 tonnes=1", "1 tấn 2 điểm": "points=2 tonnes=1",
		"1 tấn 2 trăm ký": "tonnes=1 kg=200", "1 tấn 2 chục ký": "tonnes=1 kg=20", "1 tấn 1,5 km": "tonnes=1 m=1500", "1 tấn 200m": "tonnes=1 m=200",
	} {
		ctx := Context{List: []string{"kp5"}}
		assert.Equal(t, canonical("kp5 "+want), describe(Understand("kp5 "+said, ctx), ctx, false, false), "%q", said)
		assert.Equal(t, canonical("kp5 "+want), describe(Understand(said, ctx), ctx, false, false), "%q", said)
	}
}
