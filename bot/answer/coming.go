package answer

import (
	"regexp"
	"strings"
)

// attendance is what words say of who comes. why is set where they do not settle it; explicit tells that they can be of
// nothing else, weak that they are a bare yes or no.
type attendance struct {
	choice         int
	people         *float64
	remark         bool
	explicit, weak bool
	why            Why
}

// says is what one clause says.
type says int

const (
	nothing says = iota
	going
	others // goes, somebody else than who speaks
	notGoing
	sends
	away // "đi công tác": he is elsewhere, and who comes is not said
	open // he does not know yet
)

// coming reads who comes. Doubt, conditions and questions settle nothing; then every clause is heard, and where they pull
// both ways it is asked about.
func (r *reader) coming(p part) attendance {
	from, to := p.from, p.to
	s := r.attending(from, to)
	if s == "" {
		return attendance{}
	}
	goes := reGo.MatchString(s) || reSends.MatchString(s) || strings.Contains(s, " vangmat ")
	a := attendance{explicit: goes && !elsewhere(s)}
	switch {
	case strings.Contains(s, "?"):
		return attendance{}
	case reTwice.MatchString(s):
		a.why = Unclear
		return a
	case r.hangs || reIf.MatchString(s):
		a.why = Depends
		return a
	case reAsks.MatchString(s):
		return attendance{}
	case hasAny(s, undecided) || reAskFirst.MatchString(s):
		a.why = Undecided
		return a
	}
	s = reFull.ReplaceAllString(s, " , ")
	if reMaybe.MatchString(reSure.ReplaceAllString(s, " ")) {
		a.why = Depends
		return a
	}
	people, some, unsure := r.today(from, to)
	if rePerhaps.MatchString(reSure.ReplaceAllString(s, " ")) && !some {
		a.why = Depends
		return a
	}
	said := map[says]bool{}
	still, counted := false, false
	for _, clause := range reClause.Split(s, -1) {
		clause = pad(strings.TrimSpace(clause))
		if reOtherDay.MatchString(clause) {
			continue
		}
		is := clauseSays(clause)
		counted = counted || is == nothing && reCounted.MatchString(clause)
		said[is] = true
		still = still || reStill.MatchString(clause) && !reNot.MatchString(clause) && !reSubject.MatchString(clause)
	}
	if zero := some && people != nil && *people == 0; zero {
		said[notGoing], people, some, counted = true, nil, false, false
	}
	came := said[going] || said[others] || said[nothing] && some && !said[sends] && !said[notGoing] && !said[open]
	switch {
	case said[open]:
		a.why = Undecided
	case said[sends]:
		a.choice = SendsOther
	case said[notGoing] && said[others]:
		a.choice = SendsOther
	case said[going] && still:
		a.choice = Going
	case said[notGoing] && said[going], said[notGoing] && counted:
		a.why = Unclear
	case said[away] && !said[notGoing]:
		a.why = Unclear
	case said[notGoing]:
		a.choice = NotGoing
	case came:
		a.choice = Going
	}
	a.weak = a.choice != 0 && !goes && !some && !strings.Contains(s, " BAN ")
	if a.choice == Going || a.choice == SendsOther {
		a.people = people
	}
	a.remark = a.choice == SendsOther || unsure || r.tells(from, to)
	return a
}

// clauseSays is what a clause says, by its words with a space around each.
func clauseSays(s string) says {
	switch {
	case reNobodySent.MatchString(s):
		if strings.Contains(s, " chua ") {
			return open
		}
		return nothing
	case reSelfInstead.MatchString(s):
		return going
	case reSends.MatchString(s):
		return sends
	case reStill.MatchString(s) && !reNot.MatchString(s):
		if reSubject.MatchString(s) {
			return others
		}
		return going
	case strings.Contains(s, " chua ") || strings.Contains(s, " khong can "):
		return open
	case reNot.MatchString(s) || reBare.MatchString(s):
		return notGoing
	case elsewhere(s):
		return away
	case reGo.MatchString(s) || reYes.MatchString(s):
		if reSubject.MatchString(s) {
			return others
		}
		return going
	}
	return nothing
}

// elsewhere tells whether somebody goes, but not to this: "đi công tác", "đi hiện trường".
func elsewhere(s string) bool {
	if reElsewhere.MatchString(s) {
		return true
	}
	m := reAfterGo.FindStringSubmatch(s)
	return m != nil && !reHere.MatchString(m[1])
}

var (
	// reGo are the words of coming, reYes a yes without them.
	reGo  = regexp.MustCompile(` (di|tham gia|tham du|co mat|ra quan|den|tới|du_go|huy dong( duoc)?) `)
	reYes = regexp.MustCompile(`^ (da |a |em |toi |minh |chi |anh |e |thi |se |x |kp\d+ |nha |ben |to |khu pho |\d |duoc )*(ok|co|dong y|nhat tri|u|day du|tat ca|ca to|ca nha|ca khu|dang ky)( a| nhe| nha| e| em| ca| het| luon| roi| du| chi| anh| 9| nguoi| duoc)* $`)
	// reNot denies it, reBare is a no alone.
	reNot = regexp.MustCompile(` (khong|chang|cha|khoi|mien|0) ([^ ,]+ ){0,3}?(di|tham gia|tham du|den|tới|ra|du_go|co mat|the|duoc|sap xep|thu xep|bo tri|huy dong|keu|ai|nguoi|noi|kip) |` +
		` (vangmat|vang mat|di vang|xin vang|xin nghi|nghi|BAN|xin phep|chiu|het nguoi|0 nguoi|kẹt|ket|om|benh|sot|thoi khong) | di khong (duoc|noi|kip) `)
	reBare = regexp.MustCompile(`^ (da |a |em |toi |minh |bao cao |kp\d+ |nha |ben |thi |chac |thoi |xin |c |k )*khong( a| nhe| em| roi| dau| nha| anh| chi| e| c)* $`)
	// reSends is somebody who comes in his place.
	reSends = regexp.MustCompile(` (di|lam|tham gia|du|du_go|den|ra)? ?thay (toi|em|minh|mat|cho|a|nhe|nha|e|the|ca|,|\d|nguoi|di|roi|va|voi|$)| (di|lam|nguoi|gia|du|du_go|den|mat) thay |` +
		` (CU|NHO|phan cong|phan|giao|uy quyen|dieu|cat|cat cu|cho) ((anh|chi|em|co_|cô|chu|bac|ong|dong chi|d/c|may|pho|to pho|to truong|con trai|con gai|con|vo|chong|chi hoi|bi thu|ba|nguoi|chau|hai|cau|mo|di_) )+([^ ,]+ ){0,5}?(di|tham gia|tham du|den|du_go|ra|lo|phu trach|dai dien|nhe|a|$)| (CU|NHO) nguoi khac `)
	reNobodySent  = regexp.MustCompile(` (khong|chua) ([^ ,]+ ){0,3}?(CU|NHO|phan cong) | (khong|chua) (co )?(ai|nguoi) ([^ ,]+ ){0,3}?thay `)
	reSelfInstead = regexp.MustCompile(`^ (da |a |chac |thi |nen )*(toi|em|minh|con) (se )?(di|lam|tham gia) thay `)
	reStill       = regexp.MustCompile(` (van|cung|deu) ([^ ,]+ ){0,2}?(di|tham gia|den|du_go|co mat|ra) `)
	// reElsewhere is a going that is none of this; reHere is what may stand behind one that is.
	reCounted   = regexp.MustCompile(`^ (da |khoang |tam |duoc |co |chi |co duoc |ca )*9 (nguoi |dong chi |$)`)
	reElsewhere = regexp.MustCompile(` di (cong tac|cong viec|hop|vien|benh vien|kham|hoc|hoc tap|an|cuoi|dam|gio|ve que|que|xa|choi|du lich|cho|ray|ruong|cap cuu|tap huan|tham|don con|nuoc ngoai|kiem tra|van dong|tuyen truyen|phat|thu|dieu tra|bao cao|nghi mat|nham|tay|vao|ha noi|thanh pho|tinh|sai gon) `)
	reAfterGo   = regexp.MustCompile(` di ([^ ]+) `)
	reHere      = regexp.MustCompile(`^(duoc|du|day|het|ca|dong|voi|cung|nhe|nha|a|luon|som|dung|tre|muon|don|quet|lam|ve|tong|tham|mai|sang|thu|chu|9|nguoi|khoang|tam|chung|hon|gan|tới|toi|it|nhat|thay|em|anh|chi|e|ma|khong|thoi|nhieu|tat|co|kp\d*|nhu|binh|va|theo|bang|cho_|x|trong|ngay|nua|roi|vai|may|vang|vangmat|tu|luc|nen|nhung|vi|do|duy|moi|toan|bua|buoi|hai|ba|bon|nam|sau|bay|muoi|chuc|[^a-z0-9].*)$`)
	// reSubject is whoever comes beside the one who speaks.
	reSubject  = regexp.MustCompile(` (ba con|moi nguoi|nguoi dan|dan|anh em|chi em|khu pho|kp|kp\d+|to dan pho|to|hoi|chi hoi|thanh nien|doan|xom|con lai|cac ho|phu nu|chi bo|doi) ([^ ,]+ ){0,4}?(di|tham gia|den|du_go|co mat|ra) `)
	reOtherDay = regexp.MustCompile(` (tuan truoc|hom truoc|lan truoc|ky truoc|hom qua|dot truoc|tuan sau|lan sau|ky sau|thang sau|dot sau|tuan tới|thang tới|dot tới|tuan toi) `)
	// reIf hangs it on something, reMaybe and rePerhaps leave it in doubt; rePerhaps may stand before a number.
	reIf = regexp.MustCompile(` (neu|mien la|mien sao|mien|voi dieu kien|tru khi|may ra|con tuy|tuy|tuy thuoc|phu thuoc|he|lo nhu|nho nhu|gia ma|gia nhu|hoac|hay la) |` +
		` (mua|nang|tanh|ranh|kip|khoe|duoc|dep troi|troi dep|dep|to|lut|gio|xong|xe|can) (ma )?thi | thi (thoi|nghi|moi|hay) | (mua|con mua) (la|nghi) | moi di |` +
		` (xem|coi|de|doi|cho) (da|sao|lai|the nao|tinh hinh|thoi tiet|troi|mua|nang)( |$)`)
	reTail    = regexp.MustCompile(`^ (con )?(neu|tru khi|mien la|mien|tuy) `)
	reMaybe   = regexp.MustCompile(` (co le|co the|hinh nhu|hen xui|nua nua|50 50|may be|maybe|kha nang|hi vong|hy vong|khong chac|chua chac|biet dau|nghe noi|nghe dau|noi la|bao la|rang se|dinh) `)
	rePerhaps = regexp.MustCompile(` (chac|co gang|rang|gang|de thu|du kien|tinh|se co) `)
	reSure    = regexp.MustCompile(` (chac chan|dam bao|bao dam) `)
	// reTwice denies a denial; reFull says that nobody is missing.
	reTwice    = regexp.MustCompile(` (khong the khong|khong phai( la)? khong|khong co chuyen|di khong di|khong di khong|dau co (khong|ban|vang)|khong duoc (nghi|vang)|khong le|ai bao|sao lai khong|di hay |khong dam khong) `)
	reFull     = regexp.MustCompile(` (khong|k) (vangmat|vang|thieu|sot|BAN|nghi)( mot)?( ai| nguoi nao| gi| buoi nao| nua| dau)? `)
	reAskFirst = regexp.MustCompile(` (mai|lat|lat nua|toi|chieu|tí|ti|chut|ty|sau|mot lat) (nua )?(em |toi |minh |se |e |xin )*(bao|tra loi|cho biet|nhan|chot) | de (em|toi|minh|e) (hoi|tinh|sap xep|xem|coi|ban|goi|chot|bao)| hoi (y kien|ba con|moi nguoi|anh em|to|vo|chong|xem) |` +
		` dang (hoi|van dong|lay y kien|thong ke|goi|cho|tap hop|keu|ra soat|chot|tinh|can) | (chua) (co )?(ai )?(tra loi|bao lai|dang ky|biet|ro|ai) `)
	reClause = regexp.MustCompile(` (?:,|;|\.|!|:|-|–|\(|\)|nhung|nhung ma|ma|nen|vi|do|song|tuy nhien|còn) `)
)

// attending is words[from:to] as the rules above know them: what accents tell apart is told apart here.
func (r *reader) attending(from, to int) string {
	if from >= to {
		return ""
	}
	var b strings.Builder
	b.WriteByte(' ')
	for i := from; i < to; i++ {
		b.WriteString(r.attended(i, to))
		b.WriteByte(' ')
	}
	return b.String()
}

// attended is one word.
func (r *reader) attended(i, to int) string {
	w := r.words[i]
	if as, ok := told[w.typed]; ok {
		return as
	}
	next := ""
	if i+1 < to {
		next = r.words[i+1].key
	}
	switch {
	case w.key == "ban" && !w.marked():
		if r.accented {
			return "x"
		}
		return "BAN"
	case w.key == "cu" && !w.marked():
		if next == "di" || next == "the" || next == "vay" {
			return "x"
		}
		return "CU"
	case w.key == "nho" && !w.marked():
		return "NHO"
	case w.key == "du" && !w.marked() && (next == "a" || next == ""):
		return "du"
	case w.key == "mua" && r.accented && !w.marked():
		return "x"
	case w.number && w.whole && w.value == 0 && (next == "di" || next == "duoc" || next == "co" || next == "tham"):
		return "khong"
	case w.number:
		return "9"
	case w.marked() && strangers[w.key]:
		return "x"
	}
	return w.key
}

// told are words by their accents. strangers are words of the rules which, with other accents, are other words.
var (
	told = map[string]string{"vâng": "da", "vắng": "vangmat", "vằng": "x", "bận": "BAN", "bạn": "ban", "cứ": "x", "cử": "CU", "nhờ": "NHO", "nhớ": "x", "nhỏ": "x", "dự": "du_go", "tới": "tới", "tối": "toi_",
		"cô": "cô", "cỏ": "x", "cờ": "x", "cố": "co_", "mùa": "x", "múa": "x", "chùa": "x", "dì": "di_", "đi": "di", "nghĩ": "suynghi", "nghị": "x", "nghề": "x", "kẹt": "ket",
		"không": "khong", "có": "co", "còn": "còn", "chưa": "chua", "mưa": "mua", "thế": "the", "thể": "the", "bà": "ba", "ba": "ba", "hễ": "he", "hè": "x", "hẻ": "x", "tùy": "tuy", "tuỳ": "tuy", "tuy": "x_tuy", "lo": "x", "đợi": "doi", "đội": "doi_",
		"chờ": "cho", "chợ": "cho", "cho": "cho_", "ốm": "om", "ôm": "x", "bệnh": "benh", "bênh": "x", "chịu": "chiu", "tối nay": "toi_", "hoặc": "hoac", "định": "dinh", "đình": "x", "đến": "den", "đèn": "x", "đen": "x"}
	strangers = map[string]bool{"chua": true, "khong": false, "vang": true, "di": true, "mua": true, "neu": false, "thay": false, "rang": true, "gang": false, "he": true, "kip": false}
)

// tells tells whether words[from:to] hold more than the plain answer.
func (r *reader) tells(from, to int) bool {
	for i := from; i < to; i++ {
		if w := r.words[i]; !w.number && !w.mark() && !polite[w.key] && !persons(w.key) && !plainly[w.key] {
			return true
		}
	}
	return false
}

var plainly = map[string]bool{"di": true, "co": true, "khong": true, "tham": true, "gia": true, "se": true, "mai": true, "sang": true, "du": true, "day": true, "ca": true, "mat": true, "u": true, "y": true, "vang": true,
	"hai": true, "muoi": true, "ba": true, "nam": true, "chuc": true, "nhe": true, "nha": true, "c": true, "ma": true, "vay": true, "het": true, "khu": true, "pho": true, "ben": true}
