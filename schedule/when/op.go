package when

// role is what an operator word does to the day behind it.
type role int

const (
	compares role = iota + 1 // sets the Op
	labels                   // "thời gian hoàn thành": says that a deadline follows
	filler                   // "là", "vào": nothing
	guesses                  // "khoảng", "dự kiến"
	closes                   // "hết": By for a day, Within for a span
	begins                   // "từ": a beginning, no deadline unless an end follows
	follows                  // "sau": not a deadline, except "sau 3 ngày"
	reports                  // "tính đến": the date of figures
	blocks                   // "trước khi": no day can follow
)

// opWord is an operator: what it does, and the Op if it compares.
type opWord struct {
	role   role
	op     Op
	strong bool // chậm nhất, hạn: stays By before "trong tuần này"
	counts bool // a length of time may follow: không quá 5 ngày
}

var opWords = newLexicon(joined(map[opWord][]string{
	{role: compares, op: Before}: {
		"trước", "trước lúc", "trước khi hết", "trước khi kết thúc", "trước thời hạn", "trước thời điểm", "trước mốc", "trước dịp", "trước lễ", "trước ngày lễ", "trước kỳ nghỉ lễ",
		"trước kỳ nghỉ", "trước đợt nghỉ lễ", "trước kì nghỉ", "trước thềm", "trước hoặc trong",
	},
	{role: compares, op: By, strong: true, counts: true}: {
		"chậm nhất", "chậm lắm", "trễ lắm", "muộn nhất", "trễ nhất", "lâu nhất", "hạn", "hạn chót", "hạn cuối", "hạn cuối cùng", "hạn nộp",
		"hạn hoàn thành", "hạn báo cáo", "hạn gửi", "hạn trả lời", "hạn xử lý", "hạn xong", "thời hạn", "thời hạn hoàn thành",
		"thời hạn nộp", "thời hạn cuối", "thời hạn cuối cùng", "thời hạn thực hiện", "thời hạn báo cáo", "thời hạn gửi",
		"thời hạn xử lý", "thời hạn chót", "deadline", "dl", "hạn cuối nộp", "hạn chót nộp", "hạn nộp báo cáo",
		"thời hạn nộp báo cáo", "hạn nộp hồ sơ", "thời hạn nộp hồ sơ", "hạn thực hiện", "hạn giải quyết", "đến hạn",
	},
	{role: compares, op: By}: {
		"đến", "tới", "đến thời điểm", "tới thời điểm", "cho đến", "cho tới", "đến hết", "tới hết", "cho đến hết", "cho tới hết", "kịp", "gia hạn", "dời sang", "lùi sang", "chuyển sang", "hoãn sang", "để sang", "dời qua", "lùi qua",
		"chuyển qua",
	},
	{role: compares, op: By, counts: true}: {
		"không quá", "không muộn hơn", "không trễ hơn", "không chậm hơn", "không sau", "không muộn quá", "không chậm quá",
		"không trễ quá", "không để quá", "không được quá", "không được muộn hơn", "không được chậm hơn",
		"không được trễ hơn", "đừng để quá", "đừng quá",
	},
	{role: compares, op: Within, counts: true}: {
		"trong", "trong vòng", "trong khoảng", "nội trong", "ngay trong", "trong thời gian", "trong thời hạn",
		"trong khoảng thời gian", "gói gọn trong", "tối đa", "tối đa là",
	},
	{role: compares, op: On}: {"vào", "vào lúc", "lúc", "hồi", "vào hồi", "đúng", "vào đúng", "nhằm", "ngay", "bắt đầu lúc", "bắt đầu vào lúc", "bắt đầu hồi", "bắt đầu vào hồi"},
	{role: labels}: {
		"thời gian hoàn thành", "thời gian thực hiện", "thời gian nộp", "thời gian báo cáo", "thời gian xong",
		"ngày hoàn thành", "thời điểm hoàn thành", "mốc hoàn thành", "thời gian gửi", "tiến độ hoàn thành",
	},
	{role: filler}:  {"là", "là vào", "là ngày", "cho"},
	{role: guesses}: {"khoảng", "tầm", "dự kiến", "chừng", "vào khoảng", "khoảng độ", "tầm khoảng"},
	{role: closes}:  {"hết", "trước hết", "hết cả"},
	{role: begins}:  {"từ", "kể từ", "bắt đầu từ", "từ lúc", "bắt đầu", "từ sau", "từ trước", "hiệu lực từ"},
	{role: follows}: {"sau"},
	{role: reports}: {
		"tính từ", "tính đến", "tính tới", "tính đến thời điểm", "tính tới thời điểm", "lũy kế đến", "luỹ kế đến", "số liệu đến", "tính đến hết", "cập nhật đến", "tính đến trước",
		"chốt đến", "lũy kế đến hết", "có đến",
	},
	{role: blocks}: {
		"trước khi", "sau khi", "trước mắt", "trước đây", "trước đó", "trước kia", "trước nay", "trước tiên", "trước mặt",
		"trước sau", "trước và sau", "hạn chế", "hạn hán", "hạn ngạch", "hạn điền", "hạn sử dụng", "hạn mức", "hạn hẹp", "quá hạn", "hết hạn", "đúng hạn", "trễ hạn",
		"trước hạn", "giới hạn", "quyền hạn", "trong khi", "trong đó", "đến nay", "đến khi", "tới khi", "đến nơi",
		"đến dự", "tới nơi", "gia hạn thêm", "không kịp", "trọng tâm", "trong và sau", "sau đó", "sau này", "vô hạn", "có hạn", "trước cả", "đến lượt",
	},
}))

// joined turns meaning → phrases into phrase → meaning.
func joined(m map[opWord][]string) map[string]opWord {
	out := make(map[string]opWord)
	for w, phrases := range m {
		for _, p := range phrases {
			out[p] = w
		}
	}
	return out
}

// lead is what stands before the days of a phrase.
type lead struct {
	op       Op
	label    bool // "thời gian hoàn thành", "hạn": no doubt that a deadline is meant
	closing  bool // "hết"
	untilEnd bool // "đến hết"
	from     bool
	after    bool
	report   bool
	blocked  bool
	guessed  bool
	strong   bool
	counts   bool
	colon    bool // "Thời hạn:", a heading, behind which "trong" says what sort of deadline it is
}

// explicit reports whether the words say that a deadline follows.
func (l lead) explicit() bool { return l.op != "" && l.op != On || l.label || l.closing }

// leads reads the operators before a day, however many there are: "chậm nhất là đến hết", "thời gian hoàn thành: trước".
func (s *scanner) leads(i int) (l lead, next int) {
	j := i
	if i < len(s.tokens) && s.tokens[i].capital && persons.before(s, i) < i && !upper(s.tokens[i].Text) {
		return l, i // "anh Tu truoc 5h chieu"
	}
	for range 6 {
		w, k := opWords.at(s, j)
		if k == j || w.role == filler && j == i {
			break
		}
		if s.is(k-1, "cuối") && w.strong && s.is(k, "tuần", "tháng", "quý", "năm") {
			k-- // "hạn | cuối tuần sau"
		}
		if k == j+1 && (s.is(j, "ngày") || s.is(j, "tối") && s.hasEvening(k)) {
			break // without accents "ngay 30/8" is ngày, and "toi thu 6" the evening
		}
		if _, end := s.amount(j); w.role == guesses && end > j {
			break // without accents "tam" is also tám
		}
		if _, half := s.half(j); half > j && w.role == follows {
			break // without accents "sau thang dau nam" is sáu tháng
		}
		if s.is(j, "trước") && s.is(j+1, "hết") && k == j+2 && s.ends(k) {
			return lead{blocked: true}, k // "trước hết," is no time
		}
		if s.is(j, "cho") && !s.timeAt(k) {
			break
		}
		l.take(w, s.is(k-1, "hết") && w.op == By)
		if l.blocked {
			return l, k
		}
		j = k
		for s.sign(j, "(*") || s.sign(j, ":") && (l.label || w.op != On) || s.sign(j, ",") && l.label {
			l.colon = l.colon || s.sign(j, ":")
			j++
		}
	}
	if l.op == Within && s.is(j, "tuần", "tháng", "đợt") && s.is(j+1, "từ") { // "trong tuần từ 30/11 đến 6/12"
		if _, k := s.dates(j+2, opHint); k > j+2 {
			l.from = true
			return l, j + 2
		}
	}
	return l, j
}

func (l *lead) take(w opWord, untilEnd bool) {
	switch w.role {
	case compares:
		if l.strong && (w.op == Within && !l.colon || w.op == On) {
			return
		}
		l.op, l.strong, l.untilEnd, l.counts = w.op, l.strong || w.strong, untilEnd, l.counts && w.op == On || w.counts
		l.label = l.label || w.strong
		l.after = false
	case labels:
		l.label = true
	case guesses:
		l.guessed = true
	case closes:
		l.closing = true
	case begins:
		l.from = true
	case follows:
		l.after = true
	case reports:
		l.report = true
	case blocks:
		l.blocked = true
	}
}

// hasEvening reports whether the day named at i is one that people speak of the evening of.
func (s *scanner) hasEvening(i int) bool {
	if _, k := s.weekdays(i); k > i || s.is(i, "nay", "mai", "mốt", "qua") {
		return true
	}
	_, k := nearDays.at(s, i)
	return k > i
}

// timeAt reports whether a day or a time is named at i, for operators that are everyday words too.
func (s *scanner) timeAt(i int) bool {
	if s.is(i, "ngày", "thứ", "tuần", "tháng", "chủ", "đến", "tới", "mai", "hôm", "sáng", "chiều", "tối", "cuối", "đầu") ||
		s.clockToken(i) {
		return true
	}
	_, short := shortWeekdays[s.key(i)]
	return short || s.figure(i) >= 0 && (s.sign(i+1, "/") || s.is(i+1, "ngày", "tuần", "tháng", "hôm", "giờ", "tiếng"))
}
