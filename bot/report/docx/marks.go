package docx

// The marks of the official forms: fixed by NĐ 30/2020/NĐ-CP, Phụ lục I, and HD 05-HD/VPTW, so Vietnamese in every language.
const (
	nation        = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
	motto         = "Độc lập - Tự do - Hạnh phúc"
	theParty      = "ĐẢNG CỘNG SẢN VIỆT NAM"
	star          = "*"
	draftMark     = "DỰ THẢO"
	toLabel       = "Kính gửi:"
	copies        = "Nơi nhận:"
	appendixLabel = "Phụ lục"
	// hashLabel stands before the digits by which an approved report is compared with the frozen one.
	hashLabel = "Mã đối chiếu của bản đã duyệt: "
	// missing marks what nobody has said.
	missing = "[cần bổ sung]"
	// gap is where the office writes the number.
	gap = "      "
)

// marked are the marks of what is missing, in the languages that a report is written in.
var marked = []string{missing, "[to be added]"}
