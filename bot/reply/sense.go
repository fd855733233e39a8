package reply

// sense is what a word or phrase does in a report. The tables in the vocabulary files say which words have which.
type sense uint8

const (
	none  sense = iota // a word without a part in the rules
	inert              // a word that must not be taken for another: "sửa chữa" is no "chưa"

	// The work.
	finish   // it is finished
	near     // nearly, partly: makes a finish a "doing"
	nearly   // the same, but only right before a finish: "gần xong", not "gần chợ"
	part     // a part of the work, after a finish: "xong phần móng"
	ownPart  // the whole of one's own share: "xong phần tôi"
	work     // work in general: "làm", "triển khai"
	act      // a kind of work that goes on: "dọn"
	deed     // a kind of work done at one stroke: "nộp"
	going    // it goes on
	ongoing  // "đang": goes on, unless what follows is no work
	idle     // not begun
	likewise // as the item before
	fine     // "ok", "ổn": says little
	same     // as last week
	manner   // tốt, triệt để: how something was finished
	cross    // ❌

	// Obstacles and help.
	stop    // the work stands still
	stuck   // an obstacle
	lack    // something is missing
	wait    // somebody else has to move first
	weather // an obstacle only if the work is not done
	cleared // the obstacle is gone
	need    // something is needed
	ask     // help or a decision is asked for
	left    // something remains

	// Yes and no.
	no      // không
	notYet  // chưa
	notThat // không phải: denies what follows, also another "no"
	hardly  // "đâu" after what it denies: "xong đâu"
	already // rồi
	past    // đã, vừa: lifts a date
	manage  // được

	// Who says it, and whether it is so.
	question // a word that only a question has
	asking   // a word that asks unless something is denied: "gì", "đâu"
	tag      // asks about what was just said: "đúng không"
	how      // asks what to do: a decision is wanted
	cond     // nếu
	then     // thì, là, mới
	future   // not yet: "mai", "sẽ", "dự kiến"
	soon     // future unless a past word stands beside it: "thứ sáu"
	before   // a time gone by: "tuần trước"
	now      // bây giờ
	daytime  // chiều: a date for what is to be finished, not for a percentage
	today    // hôm nay: now, and a date
	nominal  // "tiến độ" before "hoàn thành": a noun, no statement
	hear     // said by others
	unsure   // nobody knows
	other    // somebody else's work: "xã bên"
	tell     // báo, nói
	correct  // takes back what was said

	// Small words.
	but
	and
	because
	title     // anh, chị, đồng chí
	self      // tôi, em
	call      // ơi
	polite    // ạ, nhé, thanks: no matter where they stand
	ack       // đã nhận, dạ
	busy      // đang họp, mai báo: about the person, not the work
	aside     // họp xong: the same, unless it is said of an item
	report    // báo cáo
	also      // cũng, thì, đều: joins a number to its status
	about     // khoảng, hơn: before a number
	at        // ở, tại
	office    // phường: somebody else has not made his move
	except    // trừ
	whole     // hết: all of it
	all       // tất cả: all items
	rest      // mấy việc kia: the other items
	remainder // còn lại: the other items, or what is left of one
	sample    // ảnh, báo cáo: what is sent along with a report

	// Labels and nouns that stand beside a number.
	house // hộ dân, whatever their number
	labelCriterion
	labelItem
	labelPlace // khu phố
	ordinal    // số, thứ: between a label and its number
	placeNoun  // hẻm, đường
	dateNoun   // ngày, tháng
	residents  // hộ
	unitPeople
	unitPoints
	unitTonne
	unitTa
	unitYen
	unitKg
	unitM
	unitKm
	unitArea // m², m³, tiền and whatever else is counted but not kept
	halfMore // rưỡi
	percentSign

	// Made while reading, not by a word.
	breakWeak
	breakStrong
	number
	percent
	quantity
	ratio
	place
	date
	code_ // a typed code, or a label with its number
	head
)

// table gives every phrase of a list one sense. Phrases are parted by "|" and written with all their marks; "{a,b} c"
// stands for "a c | b c", an empty choice is allowed. Typed without marks they match too, unless the phrase ends in "!".
type table struct {
	sense   sense
	phrases string
}
