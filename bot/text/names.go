package text

import (
	"slices"
	"strings"

	"giaoban/store"
)

// Names of things that many messages use, by language.

var roleNames = map[store.Lang]map[store.Role]string{
	store.Vietnamese: {store.Chair: "trưởng ban", store.Deputy: "phó trưởng ban", store.Secretary: "thư ký",
		store.Plain: "thành viên", store.Head: "trưởng khu phố", store.Observer: "quan sát viên"},
	store.English: {store.Chair: "chair", store.Deputy: "deputy", store.Secretary: "secretary",
		store.Plain: "member", store.Head: "neighbourhood head", store.Observer: "observer"},
}

// Role names a role.
func Role(lang store.Lang, r store.Role) string { return roleNames[lang][r] }

// Officer names a role with the committee's own word for its neighbourhoods: "trưởng thôn", "tổ trưởng tổ dân phố".
func Officer(lang store.Lang, r store.Role, word string) string {
	switch {
	case r != store.Head || word == "" || lang == store.English:
		return Role(lang, r)
	case strings.HasPrefix(strings.ToLower(word), "tổ"):
		return "tổ trưởng " + word
	}
	return "trưởng " + word
}

// Phone groups a number as it is read aloud: "0912 345 678".
func Phone(n string) string {
	if len(n) != 10 {
		return n
	}
	return n[:4] + " " + n[4:7] + " " + n[7:]
}

// fieldNames are what is asked for about a person or a committee.
var fieldNames = map[store.Lang]map[string]string{
	store.Vietnamese: {"name": "họ tên", "post": "chức vụ", "unit": "đơn vị", "phone": "số điện thoại", "role": "vai trò",
		"charges": "phần phụ trách", "committee": "tên Ban Chỉ đạo", "word": "tên gọi chung", "neighbourhood": "tên", "choice": "ý đồng chí"},
	store.English: {"name": "full name", "post": "post", "unit": "unit", "phone": "phone number", "role": "role",
		"charges": "charges", "committee": "committee's name", "word": "word", "neighbourhood": "name", "choice": "answer"},
}

func roles(lang store.Lang, rs []store.Role) string {
	var names []string
	for _, r := range store.Roles { // always in the same order, wherever it is said
		if slices.Contains(rs, r) {
			names = append(names, Role(lang, r))
		}
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	or := map[store.Lang]string{store.Vietnamese: " hoặc ", store.English: " or "}[lang]
	return strings.Join(names[:len(names)-1], ", ") + or + names[len(names)-1]
}

// commandNames say in a few words what a command does; they are the platform's menu too.
var commandNames = map[store.Lang]map[string]string{
	store.Vietnamese: {
		"baocao":     "báo tiến độ của tôi",
		"tonghop":    "tình hình tuần này",
		"viec":       "việc của tôi, việc của Ban",
		"quahan":     "việc quá hạn",
		"lich":       "tin sắp gửi cho tôi",
		"chuabaocao": "ai chưa báo cáo",
		"giao":       "giao việc, sửa việc",
		"chidao":     "ý kiến chỉ đạo, thành việc có hạn",
		"minhchung":  "ảnh, tệp minh chứng theo tiêu chí",
		"ghiho":      "ghi hộ người báo qua điện thoại",
		"tieuchi":    "chín tiêu chí: đạt hay chưa",
		"thanhvien":  "thành viên và mã mời",
		"khupho":     "danh sách khu phố",
		"nhap":       "nhập danh sách từ tệp Excel",
		"nhom":       "nhóm chat của Ban Chỉ đạo",
		"nhac":       "cách nhắc việc",
		"nghi":       "xin nghỉ, có người thay",
		"bangiao":    "bàn giao việc cho người khác",
		"hoan":       "hoãn một việc, hoặc cả tuần",
		"duyet":      "báo cáo: xem, sửa, trình, ký",
		"chamdiem":   "đoàn kiểm tra chấm điểm",
		"thidua":     "thi đua, đề xuất khen",
		"vanban":     "phần đầu, phần ký của văn bản",
		"xuat":       "lấy số liệu ra tệp",
		"ky":         "kỳ báo cáo",
		"trangthai":  "bot có chạy tốt không",
		"toi":        "ngôn ngữ, dữ liệu của tôi",
		"trogiup":    "trợ giúp",
		"huy":        "bỏ việc đang làm dở",
	},
	store.English: {
		"baocao":     "report my progress",
		"tonghop":    "this week's state",
		"viec":       "my tasks, all tasks",
		"quahan":     "what is overdue",
		"lich":       "what I will be sent",
		"chuabaocao": "who has not reported",
		"giao":       "give or change a task",
		"chidao":     "an order that becomes a task",
		"minhchung":  "photos and files by criterion",
		"ghiho":      "note a report made by phone",
		"tieuchi":    "the criteria: met or not",
		"thanhvien":  "members and invites",
		"khupho":     "the neighbourhoods",
		"nhap":       "import a list from Excel",
		"nhom":       "the committee's group chat",
		"nhac":       "how tasks are reminded of",
		"nghi":       "leave, with a substitute",
		"bangiao":    "hand work over to somebody else",
		"hoan":       "postpone one thing, or a week",
		"duyet":      "the report: read, edit, sign",
		"chamdiem":   "points of the inspection team",
		"thidua":     "proposals for commendation",
		"vanban":     "letterhead and signer",
		"xuat":       "the figures as files",
		"ky":         "reporting rounds",
		"trangthai":  "is the bot well",
		"toi":        "language, my data",
		"trogiup":    "help",
		"huy":        "leave what I was doing",
	},
}

// Command says in a few words what a command does.
func Command(lang store.Lang, name string) string { return commandNames[lang][name] }

var attainments = map[store.Lang]map[store.Attainment]string{
	store.Vietnamese: {store.Met: "đạt", store.NearlyMet: "cơ bản đạt", store.NotMet: "chưa đạt", "": "chưa đánh giá"},
	store.English:    {store.Met: "met", store.NearlyMet: "nearly met", store.NotMet: "not met", "": "not assessed"},
}
