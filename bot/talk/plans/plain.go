package plans

import (
	"regexp"
	"slices"
)

var (
	reStop = regexp.MustCompile(`^(?:thoi|huy|dung(?: lai)?|khong|stop|cancel|never mind)(?: (?:nhe|nha|a|di|vay|roi|de sau|bo|bo di|bo qua|huy|khong|can|lam|lap|nua|ky nay|viec nay))*$|^(?:bo|bo di|bo qua|de sau|quit)$`)
	// reSets begins a line that sets something, whatever follows; "hạn chế" and "hội ý" do not.
	reSets = regexp.MustCompile(`^(?:(?:bo |xoa )?cau (?:hoi )?\d|question \d|(?:gio|luc|den|trong) \d|han (?:tra loi|nhan|chot|\d|den|trong)|gui (?:truong|nhom|thu ky|ket qua)|nhac (?:lai|\d)|khong nhac|gap le|cron |tra loi (?:trong|den|truoc))`)
)

// stops tells whether a key says that one wants no more of it, agrees whether it says yes: neither is ever a name or a question.
func stops(key string) bool { return key != "dung" && reStop.MatchString(key) }

func agrees(key string) bool {
	return slices.Contains([]string{"luu", "luu lai", "luu di", "save", "ok", "oke", "yes", "co", "dung", "dung roi", "dong y", "duoc", "xong", "xong roi", "roi", "u", "vang", "da"}, key)
}

// enough tells whether a key says that no more people are to be asked.
func enough(key string) bool {
	return slices.Contains([]string{"du roi", "du", "the thoi", "vay thoi", "vay la du", "xong", "khong con ai", "het roi", "enough", "that is all"}, key) || agrees(key)
}

// noName tells whether words can be nobody's name; "Dũng" and "Lưu" are names, though they read like a yes.
func noName(key string) bool { return stops(key) || reSets.MatchString(key) }

// setsOnly tells whether words that are no name and no question would set something, had they been understood.
func setsOnly(key string) bool { return agrees(key) || stops(key) || reSets.MatchString(key) }
