package join

import "slices"

// What people type instead of pressing a button, folded.
var (
	yesWords  = []string{"1", "dong y", "co", "vang", "da", "u", "ok", "oke", "duoc", "yes", "y", "i agree", "agree", "dung", "dung roi", "right", "toi dong y", "co dong y", "dung toi vao", "yes join"}
	noWords   = []string{"2", "khong", "ko", "k", "hok", "no", "n", "khong dong y", "ko dong y", "toi khong dong y", "sai", "gui lai", "send again"}
	notMe     = []string{"3", "khong phai toi", "ko phai toi", "nham nguoi", "not me", "this is not me"}
	skipWords = []string{skip, "bo qua", "khong", "ko", "khong co", "ko co", "skip", "none", "no"}
)

func yes(key string) bool     { return slices.Contains(yesWords, key) }
func no(key string) bool      { return slices.Contains(noWords, key) }
func skipped(key string) bool { return slices.Contains(skipWords, key) }

// readConsent reads the answer to Consent or JoinAs; "" when it is none. Silence and anything unclear are no yes.
func readConsent(key string) string {
	switch {
	case slices.Contains(notMe, key):
		return "other"
	case yes(key):
		return "yes"
	case no(key):
		return "no"
	case key == "english" || key == "en":
		return "lang:en"
	case key == "tieng viet" || key == "vi":
		return "lang:vi"
	}
	return ""
}
