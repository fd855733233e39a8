package when

import (
	"strings"

	"giaoban/store/fold"
)

// plainWords are the words that the grammar asks for one by one; those of the lexicons are added to them.
const plainWords = `
một mốt hai ba bốn tư năm lăm nhăm sáu bảy bẩy tám chín mười mươi hăm nửa rưỡi kém
thứ chủ chúa nhật nhựt ngày hôm bữa tuần tháng quý năm giờ phút tiếng lễ học
nay này mai mốt kia kìa sau tới kế tiếp theo sắp nữa trước qua rồi vừa ngoái hiện tại gần liền liên tục
đầu giữa ít nhất cuối cùng tiên cao của trong vào lúc là từ đến hết và cho kể tính bắt cả đây
mùng mồng rằm giêng chạp tết âm dương lịch đêm giao giỗ quốc
hàng hằng mỗi cứ cách các mọi những tất nào cũng lần trên định kỳ kì làm việc đồng
sáng trưa chiều tối khuya buổi đoạn giai thời nhiệm tầm nhìn hướng khóa khoá niên độ ngân sách
số ký ban hành nhằm tức khi thời lúc đã sinh bình quân trưởng nhập lương quy hoàn thành xong nộp gửi báo trình
trọng tâm kết quả tình hình phương công tác trực nghỉ phải nhé nha nhá nghe ạ dạ vâng ok rồi
được cấm thiểu đa ưu tạo kiến dài rộng suốt vì do liệu theo đúng có tự gọi trả phục khai lý dọn nói kể xanh đỏ nguyện hoặc hay bây thí vệ phát chưa không chẳng quá hơn chi thẳng ngắn đôi công cụm ngành đội mấy nhiều cấp trương muộn sớm gấp khẩn khó cần ngay nhà văn người khu
giáp ất bính đinh mậu kỷ canh tân nhâm tý sửu dần mão mẹo thìn tỵ ngọ mùi thân dậu tuất hợi
vài ít dăm sẽ ghé lấy độ khoảng chừng công vắng viện đề điểm em anh chị tôi mình cháu con chúng cáo để với hẹn họp tranh`

// aliases are the shorthands of chat.
var aliases = map[string]string{
	"trc": "trước", "ko": "không", "k": "không", "hok": "không", "hong": "không", "kg": "không", "hn": "hnay",
	"thg": "tháng", "e": "em", "a": "anh", "c": "chị",
}

// risky words, written without marks in a text that has them, are other words: Nam, Thu, Mai.
var risky = map[string]bool{
	"năm": true, "tuần": true, "thứ": true, "quý": true, "hàng": true, "hằng": true, "từ": true, "tư": true,
	"hạn": true, "ngày": true, "đúng": true, "rằm": true, "tới": true, "tối": true, "sáu": true, "bảy": true, "tám": true,
}

// vocabulary maps match keys to the words of the grammar that are written so.
var vocabulary = makeVocabulary()

// residue decodes the same words typed in Telex or VNI keys.
var residue = fold.NewVocabulary(allWords()...)

func allWords() []string {
	words := strings.Fields(plainWords)
	words = append(words, opWords.words()...)
	words = append(words, units.words()...)
	words = append(words, nearDays.words()...)
	words = append(words, feasts.words()...)
	words = append(words, sessions.words()...)
	for _, l := range []lexicon[bool]{
		vagueWords, measures, places, bygone, subjects, deliveries, done, narrates, orders, negative, ordinals, late,
		titles, beforeTomorrow, afterTomorrow, documents, papers, citing, streets, compounds, meetings, persons, averages, tells, laws, labelNouns, givenNames, states,
	} {
		words = append(words, l.words()...)
	}
	return words
}

func makeVocabulary() map[string][]spelling {
	v := make(map[string][]spelling)
	seen := make(map[string]bool)
	for _, w := range allWords() {
		if !seen[w] {
			seen[w] = true
			key := fold.Key(w)
			v[key] = append(v[key], spell(w))
		}
	}
	for short, w := range aliases {
		v[short] = append(v[short], spell(w))
	}
	return v
}
