package when

var (
	// measures are what numbers count: behind "5/12" they make it a score, behind "ngày 2" a frequency.
	measures = list("tiêu chí", "nội dung", "chỉ tiêu", "khu phố", "hộ", "người", "thành viên", "đồng chí", "điểm", "tổ",
		"xã", "phường", "thôn", "ấp", "tuyến", "việc", "nhiệm vụ", "đơn vị", "mục", "phiếu", "đại biểu", "ủy viên",
		"công trình", "hạng mục", "số", "diện tích", "tổng", "chi bộ", "kp", "tc", "tdp", "tổ dân phố", "khóm", "hẻm",
		"lần", "buổi", "tiếng", "ca", "lượt", "phần", "con", "cái", "bộ", "hồ sơ", "gia đình", "em", "học sinh", "cán bộ",
		"triệu", "tỷ", "nghìn", "tấn", "kg", "m", "km", "lít", "xe", "cây", "nhóm", "thủ tục", "trường", "cơ quan", "đ c",
		"bác", "công", "ngày", "tuần", "giờ", "phút", "tháng")
	// places carry numbers and dates in their names: "đường 30/4", "hẻm 45/12".
	places = list("đường", "hẻm", "ngõ", "ngách", "kiệt", "số", "nhà", "tổ", "phường", "quận", "trường", "quảng trường",
		"cầu", "kp", "khu phố", "lô", "thửa", "tờ", "chợ", "công viên", "nhà máy", "khu", "xã", "ấp", "thôn", "bản",
		"công ty", "cty", "tập thể", "chung cư", "cư xá", "thcs", "thpt", "bến xe", "rạp", "khối", "khóm", "cụm", "xóm", "buôn", "liên gia", "phòng họp", "nhà họp", "huyết áp", "điều", "khoản", "mẫu", "tc", "tiêu chí", "đạt", "được", "kết quả", "tỷ lệ",
		"tỉ lệ", "điểm", "ngã tư", "ngã ba", "tuyến", "nút giao", "vòng xoay", "mét", "vuông", "khoảng", "còn", "hơn", "gần", "ở", "tại", "địa chỉ")
	// streets are places that are called after a day also where its month is written out: "đường 3 tháng 2".
	streets = list("đường", "phố", "quảng trường", "trường", "phường", "công viên", "hẻm", "chợ", "cầu", "bệnh viện", "nhà hát", "khu dân cư", "khu tập thể",
		"hội trường", "nhà máy", "xí nghiệp", "công ty", "nông trường", "sân vận động", "sân", "bến", "rạp")
	// bygone stands before dates of what has happened or is celebrated.
	bygone = list("sinh năm", "ngày sinh", "năm sinh", "ký", "ký ngày", "ban hành", "cấp", "ngày cấp", "hiệu lực",
		"dịp", "nhân", "nhân ngày", "nhân dịp", "vào dịp", "các dịp", "trong dịp", "chào mừng", "chào mừng ngày", "kỷ niệm", "kỷ niệm ngày",
		"kỉ niệm", "mừng", "lễ", "nghỉ lễ", "nghỉ", "ngày lễ", "ngày truyền thống", "thành lập", "sinh nhật", "giỗ",
		"phát động", "nhận được", "cúng", "lễ hội", "hội nghị", "cuộc họp", "phiên họp", "kỳ họp", "nhận", "nhập học",
		"nghỉ phép", "nghỉ tết", "nghỉ ốm", "nghỉ bù", "xin nghỉ", "nghỉ làm", "trực", "trực lễ", "tết", "đại hội", "đợt",
		"hưởng ứng", "mít tinh", "quà", "năm ngoái", "đề", "đăng ký kết hôn", "khai sinh", "mất", "chết", "kết nạp", "vào đảng",
		"chuyến", "thư mời", "ra mắt", "chiến thắng", "hội nghị ngày", "giải phóng", "họp báo", "sự kiện", "trận", "bão",
		"kỳ", "chung kết", "bán kết", "giá", "tưởng niệm", "khai mạc", "bế mạc", "hội thi", "hội thao", "giải", "hội diễn", "văn nghệ", "liên hoan", "hội chợ", "triển lãm", "hóa đơn", "tai nạn", "vụ", "chào", "ngày hội")
	// labels are things that bear a number, so that the number is not one of days or weeks: "tiêu chí 4 tuần sau".
	labelNouns = list("tiêu chí", "tc", "khu phố", "kp", "tổ", "tdp", "tổ dân phố", "hẻm", "ngõ", "số", "việc", "điều", "khoản",
		"mục", "bước", "nhóm", "phường", "quận", "đội", "lớp", "phòng", "bài", "câu", "chương", "phụ lục", "bảng", "biểu", "mẫu",
		"nội dung", "chỉ tiêu", "lần", "đợt", "giai đoạn", "khóm", "ấp", "thôn", "nhiệm vụ", "công trình", "hạng mục")
	// subjects own a span: "kế hoạch tuần tới", "trọng tâm tháng 8".
	subjects = list("kế hoạch", "nhiệm vụ", "trọng tâm", "lịch", "công tác", "kết quả", "chương trình", "nội dung",
		"tiến độ", "số liệu", "tình hình", "giao ban", "phương hướng", "công việc", "báo cáo", "lịch công tác", "sơ kết",
		"tổng kết", "đánh giá", "chỉ tiêu", "dự toán", "ngân sách", "thu", "lương", "mục tiêu", "chủ đề", "việc",
		"hoạt động", "thi đua", "kinh phí", "quỹ", "phí", "tiền", "điện", "nước", "bản tin", "thông báo", "thu nhập",
		"thực hiện nhiệm vụ", "chủ trương", "giao nhiệm vụ", "trọng tâm công tác", "hội nghị", "kỳ", "lớp", "đề án",
		"bình quân", "trung bình", "tăng trưởng", "thường niên", "họp", "thống kê", "nghị quyết", "xếp loại", "bc")
	// deliveries make what follows a day to deliver on.
	deliveries = list("hoàn thành", "xong", "nộp", "gửi", "trình", "họp", "vào", "tổ chức", "làm", "hạn", "kết thúc",
		"triển khai", "bàn giao", "nghiệm thu", "ra quân", "hẹn", "lùi", "dời", "gia hạn", "hoãn", "chuyển", "kiểm tra",
		"báo cáo", "tổng kết", "sơ kết", "phấn đấu", "quyết tâm", "cố gắng")
	// done behind "đã" says that it is over.
	done = list("hoàn thành", "xong", "nộp", "gửi", "báo cáo", "làm", "họp", "tổ chức", "trình", "thực hiện", "ban hành",
		"ký", "triển khai", "cơ bản", "được", "đạt", "có", "diễn ra", "kết thúc", "ra", "bàn giao", "nhận", "lắp", "dọn")
	narrates = list("đã", "diễn ra", "vừa", "khai mạc", "bế mạc", "chủ trì")
	tells    = list("đã", "diễn ra", "khai mạc", "bế mạc", "chủ trì", "nhận được", "ban hành", "có văn bản", "có công văn",
		"vừa")
	orders = list("phải", "cần", "đề nghị", "yêu cầu", "giao", "chỉ đạo", "phân công", "đôn đốc", "nhắc", "thống nhất")
	// states behind a day tell how it is and not what is to be done on it: "mai mưa", "thứ 6 nghỉ lễ".
	states = list("mưa", "có mưa", "nắng", "trời", "bận", "em bận", "tôi bận", "anh bận", "chị bận", "vắng", "đi vắng", "ốm",
		"nghỉ", "được nghỉ", "em nghỉ", "đi công tác", "không làm", "không họp", "không nhận", "không tiếp", "không trực", "không có", "không đi", "mất điện", "cúp điện", "cúp nước", "mất nước", "là thứ mấy", "là ngày mấy", "là ngày nghỉ", "là ngày lễ", "lễ", "chưa", "không kịp", "vẫn chưa", "em chưa", "tôi chưa")
	negative = list("không cần", "khỏi cần", "không phải", "chưa cần", "không bắt buộc", "đâu cần", "khỏi", "chưa phải",
		"không nhất thiết", "không kịp", "chưa thể")
	// ordinals are followed by "thứ hai", which then is the second.
	ordinals = list("lần", "người", "đợt", "kỳ họp", "kì họp", "hạng", "đứng", "xếp", "năm", "bước", "vị trí", "nhiệm vụ",
		"tiêu chí", "việc", "con", "cấp", "tổ", "khu phố", "khu", "số", "khóa", "khoá", "câu", "mục", "điểm", "nhóm", "loại", "bên",
		"tầng", "nội dung", "chỉ tiêu", "vòng", "phần", "điều", "ngôi", "thế hệ", "giải", "bậc", "tuyến", "hàng", "phiên",
		"hội nghị", "tập", "quý", "tháng", "kỳ", "tuần", "đội", "dòng", "ý", "phiên họp", "giai đoạn", "công trình", "quan",
		"đơn vị", "nhà", "hộ", "phương án", "báo cáo lần", "khoản", "kp")
	// averages are figures for a year or a month, not things to do: "thu nhập bình quân hàng năm".
	averages = list("bình quân", "tăng trưởng", "thu nhập", "thường niên", "lương", "trung bình", "theo", "theo kế hoạch",
		"theo quy định", "doanh thu", "mức đóng")
	late = list("quá hạn", "trễ hạn", "trễ", "chậm", "muộn", "thêm", "gia hạn", "gia hạn thêm", "xin thêm", "lùi", "lùi thêm",
		"nghỉ", "nghỉ phép", "hơn", "mất", "cách đây", "tập huấn", "lớp", "chậm tiến độ", "quá")
)

// measured reports whether a thing that is counted stands at i.
func (s *scanner) measured(i int) bool {
	if s.is(i, "em") && (s.toDo(i+1) || s.is(i+1, "sẽ", "qua", "báo", "đi", "ghé", "lấy")) {
		return false // "ngày 5 em nộp"
	}
	_, k := measures.at(s, i)
	return k > i
}

// labelled reports whether the number at i is the name of the thing before it.
func (s *scanner) labelled(i int) bool {
	return labelNouns.before(s, i) < i && !(s.is(i-1, "việc") && s.is(i-2, "làm"))
}

// ordinal reports whether "thứ hai" at i is the second of something: "lần thứ hai", "Thứ hai, đề nghị …".
func (s *scanner) ordinal(i int) bool {
	if !s.is(i, "thứ") {
		return false
	}
	if from := ordinals.before(s, i); from < i && !(s.is(i-1, "số", "việc", "nhà") && s.is(i-2, "làm")) &&
		!(s.is(i-1, "kỳ", "kì") && s.is(i-2, "định")) {
		return true
	}
	// An enumeration: the first word of a sentence, in words, and a comma, a colon or "là" behind it.
	day, j := s.weekday(i)
	if days, _, _ := s.moreWeekdays(day, j); len(days) > 1 {
		return false // "thứ ba, năm, bảy hàng tuần"
	}
	if s.sign(i-1, ",") && i+2 == j && s.figure(i+1) < 0 && s.is(j, "là") {
		return true
	}
	return s.starts(i) && i+2 == j && s.figure(i+1) < 0 && (s.sign(j, ",:") && !s.dayFollows(j+1) || s.is(j, "là"))
}

// dayFollows reports whether a date or a time stands at i.
func (s *scanner) dayFollows(i int) bool {
	if _, k := s.dates(i, noHint); k > i {
		return true
	}
	return s.clockToken(i)
}

// trapped reports whether the surroundings of a phrase say that it is no deadline.
func (s *scanner) trapped(p phrase) bool {
	l := p.lead
	switch {
	case p.toNow, l.report, l.from && p.rhythm == nil:
		return true
	case p.day != nil && p.day.form == spanForm && (s.is(p.from-2, "thứ") && s.figure(p.from-1) >= 0 || s.noWeekday(p.from-1)):
		return true // "thứ 9 tuần sau", "t8 tuần sau"
	case s.is(p.from, "hồi") && p.clock == nil: // "hồi đầu năm"
		return true
	case l.after && p.rhythm == nil && (p.day == nil || p.day.form != countForm || !s.ends(p.to) && !s.is(p.to, "phải", "báo", "nộp", "gửi") && p.day.implied):
		return true
	case p.day != nil && p.day.past:
		return true
	case s.is(p.to, "xanh", "đỏ") || s.is(p.to, "tình") && s.is(p.to+1, "nguyện"): // "Ngày Chủ nhật xanh"
		return true
	case s.denied(p), s.finished(p):
		return true
	case s.born(p.from-1) || s.born(p.from-2) && s.is(p.from-1, "ngày", "vào", "năm"):
		return true
	case p.rhythm != nil:
		return s.rhythmTrapped(p)
	case p.empty() && s.is(p.from-2, "từ"): // "từ sáng đến chiều"
		return true
	case p.empty():
		return !s.alone(p) && !l.explicit()
	case p.day == nil:
		return !l.explicit() && l.op != On && !s.alone(p) && !s.meeting(p) || s.sign(p.to, "/")
	}
	if l.explicit() {
		return s.explicitTrapped(p)
	}
	return s.bareTrapped(p)
}

// noWeekday reports T1, T8 and the like, which no week has.
func (s *scanner) noWeekday(i int) bool {
	_, month := shortMonth(s.key(i))
	_, day := shortWeekdays[s.key(i)]
	return month && !day
}

// born reports the word sinh, which is not that of vệ sinh or học sinh.
func (s *scanner) born(i int) bool {
	return s.is(i, "sinh") && !s.is(i-1, "vệ", "học", "thí", "phát")
}

// alone reports whether the phrase is the whole text, but for signs and politeness.
func (s *scanner) alone(p phrase) bool {
	return s.content[p.to]-s.content[p.from] == s.content[len(s.tokens)]
}

// finished reports a statement about the past: "đã nộp … trước 15/11", "thứ 6 rồi".
func (s *scanner) finished(p phrase) bool {
	if p.lead.label {
		return false
	}
	if s.is(p.to, "rồi") && !p.lead.explicit() {
		return true
	}
	for i := p.from - 1; i >= 0 && i > p.from-9; i-- {
		if s.sign(i, ".;:(") || s.tokens[i].gap || s.sign(i, ",") && i < p.from-1 {
			return false
		}
		if _, k := orders.at(s, i); k > i {
			return false
		}
		invited := s.key(i) == "moi" && (s.key(i-1) == "thu" || s.key(i-1) == "giay") // "thu moi hop" is thư mời họp
		if _, k := done.at(s, i+1); s.is(i, "mới", "vừa") && !invited && !p.lead.explicit() && (k > i+1 || i == p.from-1) {
			return true // "mới nhận sáng nay"
		}
		if s.is(i, "đã") {
			_, k := done.at(s, i+1)
			return k > i+1 || i >= p.from-4 && !s.deliveredAfter(i+1, p.from)
		}
	}
	return false
}

// deliveredAfter reports whether a verb of delivery ends at to that is not the first thing after from: "hồ sơ đã duyệt
// nộp trước 30/11" still has its deadline.
func (s *scanner) deliveredAfter(from, to int) bool {
	verb := deliveries.before(s, to)
	return verb < to && verb > from
}

// denied reports "không cần xong trước 30/11".
func (s *scanner) denied(p phrase) bool {
	for i := p.from; i > 0 && i > p.from-3 && !s.sign(i-1, ".,;:"); i-- {
		if negative.before(s, i) < i {
			return true
		}
	}
	return false
}

func (s *scanner) rhythmTrapped(p phrase) bool {
	return averages.before(s, p.from) < p.from
}

// explicitTrapped looks at phrases with an operator, which are deadlines unless proved otherwise.
func (s *scanner) explicitTrapped(p phrase) bool {
	d := *p.day
	switch {
	case d.score && s.measured(p.to) && p.lead.op == By && !p.lead.strong:
		return true // "đến 5/12 hộ"
	case d.form == feastForm && d.implied && p.lead.op != Before && p.lead.op != By:
		return true // "trong Tết"
	case d.several && d.form != countForm && p.lead.op == Within && s.topic(p):
		return true // "trọng tâm thực hiện trong tháng 8"
	case late.before(s, p.from) < p.from && d.form == countForm:
		return true
	case p.lead.op == Before && d.form == countForm:
		return true // "trước 3 ngày"
	case !p.lead.strong && !p.lead.label && (p.lead.op == Within || p.lead.op == By) && s.away(p.from):
		return true
	case p.lead.op == Within && s.reported(p):
		return true
	case d.implied && s.is(p.from-1, "sinh") && s.is(p.from-2, "phát"):
		return true // "phát sinh trong ngày"
	case d.implied && d.form == spanForm && s.is(p.from-1, "ngày", "lần", "buổi"):
		return true // "7 ngày trong tuần"
	case p.lead.op == Before && s.forbidden(p.from):
		return true // "không được tổ chức trước ngày 22/8"
	case s.sign(p.from-1, ",") && s.is(p.from-2, "trước") && p.lead.op == Within: // "trước, trong và sau"
		return true
	}
	return false
}

// away reports that the clause before i tells of an absence: "nghỉ phép đến hết ngày 30/11".
func (s *scanner) away(i int) bool {
	for k := i - 1; k >= 0 && k > i-6 && !s.sign(k, ".,;:("); k-- {
		if s.is(k, "nghỉ") && !s.is(k-1, "đề") || s.is(k, "đi") && s.is(k+1, "công", "vắng", "học", "viện") {
			return true
		}
	}
	return false
}

// reported reports that what follows a span has been done: "trong ngày 15/11 đã xử phạt 3 trường hợp".
func (s *scanner) reported(p phrase) bool {
	for i := p.to; i < p.to+6 && i < len(s.tokens) && !s.sign(i, ".;"); i++ {
		if _, k := orders.at(s, i); k > i {
			return false
		}
		if s.is(i, "đã") {
			return true
		}
	}
	return false
}

// forbidden reports whether the clause before i says what must not be done.
func (s *scanner) forbidden(i int) bool {
	for k := i - 1; k > 0 && k > i-8 && !s.sign(k, ".,;:"); k-- {
		if s.is(k, "được") && s.is(k-1, "không", "chưa") || s.is(k, "cấm") {
			return true
		}
	}
	return false
}

// topic reports whether the span belongs to what the clause is about, and not to when it is to be done.
func (s *scanner) topic(p phrase) bool {
	about := false
	for i := p.from - 1; i >= 0 && i > p.from-10 && !s.sign(i, ".;:(") && !s.tokens[i+1].gap; i-- {
		if s.is(i, "hoàn") && s.is(i+1, "thành") || s.is(i, "xong", "nộp", "gửi") {
			return false
		}
		about = about || s.is(i, "trọng") && s.is(i+1, "tâm") || s.is(i, "kết") && s.is(i+1, "quả") ||
			s.is(i, "tình") && s.is(i+1, "hình") || s.is(i, "phương") && s.is(i+1, "hướng") ||
			s.is(i, "công", "việc") && i == p.from-2 && s.is(i+1, "việc", "tác")
	}
	return about
}
