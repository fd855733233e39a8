package sign

import (
	"slices"
	"strings"

	"giaoban/store/fold"
)

// typed are what people type instead of pressing a button, by its verb, folded. A draft lies open or not: which verb is meant
// does not hang on it.
var typed = map[string][]string{
	doSend: {"gui", "gui di", "gui truong ban", "gui pho truong ban", "gui bao cao", "trinh", "trinh ky", "trinh truong ban", "gui ky", "gui lai", "trinh lai",
		"send", "send again", "submit", "send to the chair", "send to the deputy"},
	doSee:     {"xem", "xem lai", "xem ca ban", "doc", "xem bao cao", "show", "read", "show all", "show it again"},
	doEdit:    {"sua", "chinh sua", "sua bao cao", "edit"},
	doDoc:     {"tai", "tai ve", "tai tep", "tai file", "file", "docx", ".docx", "tai docx", "tai .docx", "word", "download", "get .docx"},
	doSheet:   {"bang .xlsx", "bang xlsx", "tai .xlsx", "xlsx", "sheet .xlsx"},
	doPicture: {"anh", "picture"},
	doUndo:    {"tra lai nhu cu", "nhu cu", "de nhu cu", "lai nhu cu", "bo sua", "huy sua", "as it was", "as it was drafted", "undo"},
	doFresh:   {"lay so lieu moi", "cap nhat so lieu", "cap nhat", "so lieu moi", "take the news in", "refresh"},
	doBack:    {"rut lai", "rut lai de sua", "rut bao cao", "take back", "take back to edit"},
	doNew:     {"soan ban thay the", "ban thay the", "soan lai ban thay the", "draft a replacement"},
	doDrop: {"bo ban nhap", "bo ban nay", "xoa ban nhap", "huy ban nhap", "bo ban thay the", "bo bao cao", "bo bao cao nay", "khong thay nua", "drop", "drop it", "drop the draft",
		"discard"},
}

// verbOf is the button whose words were typed, empty for none.
func verbOf(key string) string {
	key = plainly(key)
	for verb, words := range typed {
		if slices.Contains(words, key) {
			return verb
		}
	}
	return ""
}

// softeners are what people put behind a word to make it kinder, or quicker.
var softeners = []string{" di", " nhe", " nha", " a", " luon", " ngay", " giup", " giup toi", " please"}

// plainly is a folded text without its last marks and softeners.
func plainly(key string) string {
	for {
		short := strings.TrimRight(key, " .!…")
		for _, s := range softeners {
			// "gửi đi" and "gửi" are the same; what is left must say something.
			if rest, ok := strings.CutSuffix(short, s); ok && rest != "" {
				short = rest
			}
		}
		if short == key {
			return key
		}
		key = short
	}
}

// dropWords leave a question.
var dropWords = []string{"thoi", "bo", "khong", "ko", "khong sua", "thoi khong sua", "no", "never mind"}

// What signers type. The first say that a report is signed, the others are a yes to whatever was said last.
var (
	signWords  = []string{"duyet", "dong y duyet", "ky", "ky duyet", "duyet bao cao", "duyet bao cao nay", "toi duyet", "toi dong y duyet", "ok duyet", "dong y ky", "approve", "approved", "sign"}
	agreeWords = []string{"ok", "oke", "okay", "dong y", "toi dong y", "duoc", "duoc roi", "nhat tri", "thong nhat", "agreed", "yes"}
)

// isSigned tells whether words say that a report is signed, isYes whether they say so or yes.
func isSigned(key string) bool { return slices.Contains(signWords, plainly(key)) }
func isYes(key string) bool    { return isSigned(key) || slices.Contains(agreeWords, plainly(key)) }

// Words that return a report: the first whatever follows, the others, which are said of much else, only alone or with a reason.
var (
	noHeads   = []string{"tra lai bao cao", "tra lai", "chua duyet", "khong duyet", "return", "send back"}
	weakHeads = []string{"chua dong y", "khong dong y", "chua duoc", "khong duoc", "chua ky", "chua on", "not yet"}
)

// noOf reads words that return a report, and the reason in them. strong: they can be said of nothing else.
func noOf(s string) (reason string, strong, ok bool) {
	key := fold.Key(s)
	for i, head := range slices.Concat(noHeads, weakHeads) {
		rest, begins := strings.CutPrefix(key, head)
		strong := i < len(noHeads)
		switch {
		case !begins, rest != "" && !strings.ContainsAny(rest[:1], " :,.!"):
			continue
		case !strong && plainly(key) != head && !strings.ContainsAny(rest[:1], ":,") && !reasoned(rest):
			continue // "chưa được họp" returns nothing
		}
		reason = strings.TrimLeft(strings.TrimSpace(s)[len(behind(s, head)):], " :,.!–-\n")
		if k := plainly(fold.Key(reason)); plainly(key) == head || k == "vi" || k == "because" {
			return "", strong, true
		}
		for _, w := range []string{"vì ", "vi ", "do ", "because "} {
			if len(reason) > len(w) && strings.EqualFold(reason[:len(w)], w) {
				reason = strings.TrimSpace(reason[len(w):])
				break
			}
		}
		return reason, strong, true
	}
	return "", false, false
}

func reasoned(rest string) bool {
	return slices.ContainsFunc([]string{" vi ", " do ", " because "}, func(w string) bool { return strings.HasPrefix(rest+" ", w) })
}
