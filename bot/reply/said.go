// Package reply understands what a member's sentence says about the work he was asked about.
//
// It is pure and deterministic: rules and word tables, no store, no clock, no network. It promises to take nothing for
// done that was not said to be done: where words pull both ways the weaker reading is taken. It never panics, whatever
// the bytes, and takes time linear in their number.
//
// A text is read in five steps: words (residue of keyboards, shorthand), marks (what each word or number does), heads
// (which item is spoken of), clauses (what a question, a condition or hearsay does to what stands beside it) and
// claims (what is said), which are weighed item by item. What words mean stands in the tables words_*.go.
//
// Where the sentence leaves room, it is read so:
//   - "chưa" alone is the weaker "not finished" (doing), not "not begun"; so is "không" as an answer.
//   - "mai xong", "nếu có xe thì xong" are doing; "mai làm", "mai báo" say nothing; "tuần sau mới làm" is not begun.
//   - An obstacle alone is blocked, beside progress it is doing with a blocker; a need alone ("cần xe") is doing.
//   - What is left ("còn rác hẻm 45") is doing without a blocker, unless somebody stands in the way.
//   - Work finished in one place or in part ("xong hẻm 45", "xong bước 1", "hẻm 45 xong") is doing.
//   - A meeting held or a paper filed finishes a task, but is only a step of a criterion.
//   - "2 rồi" is done where something else was said to be finished or not ("1 chưa, 2 rồi"), and nothing by itself.
//   - "nhiệm vụ 12" is V12 if the list is shorter than 12; a bare "12" is only ever a number of the list.
//   - Figures alone ("25 người, 3 điểm") have no status. Without a khu phố they are those of the only one in the list.
//   - People are counted by whatever name ("đoàn viên", "bà con", "cụ"), but not households. Points are "điểm", "chỗ",
//     "vị trí", "bãi rác"; "tuyến", "hẻm", "đường" are none, as they say nothing of how much was done. Trucks, bags, trees,
//     m², m³ and money are not kept.
//   - A total and its parts count once; of "hai ba chục người" and "20-25 người" nothing is counted.
//   - "Có 5 điểm, dọn xong 3 điểm" and "xong 1 điểm" are doing.
//   - Somebody else's word, or a guess, says nothing ("anh Sơn bảo xong", "chắc xong rồi").
package reply

// Status is how the work goes, as far as it was said; "" where only figures or an obstacle were given.
type Status string

// The four states of work. Done means finished; Blocked means stopped by an obstacle.
const (
	Done       Status = "done"
	Doing      Status = "doing"
	NotStarted Status = "not_started"
	Blocked    Status = "blocked"
)

// Said is what one sentence says about one item.
type Said struct {
	// Item is the number in the list the person was sent, from 1; 0 if none is known.
	Item int
	// Criterion is the criterion's number, Task the task's code ("V12"), Code the code as in the list ("tc3", "kp5",
	// "V12"); 0 and "" where none was named or can be derived.
	Criterion int
	Task      string
	Code      string
	Status    Status
	// Percent is 0 to 100, and nil unless it was written.
	Percent *int
	// Blocker: an obstacle was stated. NeedsHelp: help or a decision was asked for.
	Blocker, NeedsHelp bool
	Quantities         Quantities
	// Text is what else was said about the item, as typed (NFC): the obstacle or remark, "" if there was only a status.
	Text string
}

// Quantities are results that were reported; nil is "not said". Needs, plans and remainders are no results.
type Quantities struct {
	People, Points *float64
	Tonnes, Kg     *float64 // as said: "2 tấn 3 tạ" is 2 and 300
	M              *float64 // metres
}

// Empty tells whether no result was reported.
func (q Quantities) Empty() bool {
	return q.People == nil && q.Points == nil && q.Tonnes == nil && q.Kg == nil && q.M == nil
}

// Context is what the reader knows about the person who speaks.
type Context struct {
	// List holds the codes of the items he was sent, in the order of their numbers: "tc3", "V12", "kp5".
	List []string
	// Names are what the items are called, in the order of List, as far as known: who writes "môi trường xong rồi" need
	// not look up a number.
	Names []string
	// Open holds the numbers not yet answered; nil means all of them.
	Open []int
	// Last is what was said of the same work last week.
	Last []Said
	// Criteria is how many criteria the committee has; 0 if unknown.
	Criteria int
}

// Understanding is what a sentence was taken to mean. With no Items, Problems says why.
type Understanding struct {
	Items    []Said
	Problems []Problem
}

// Kind is why something has to be asked back.
type Kind string

const (
	// UnknownItem: Code is no number of the list, or no criterion of the committee.
	UnknownItem Kind = "unknown_item"
	// WhichItem: Said was said, but of which of several items is open.
	WhichItem Kind = "which_item"
	// Nothing: no progress was stated.
	Nothing Kind = "nothing"
	// Question: the sentence asks and states nothing.
	Question Kind = "question"
	// Contradiction: Said stands among the Items with the weaker reading, but the sentence also says otherwise.
	Contradiction Kind = "contradiction"
	// NoLast: "like last week", but nothing is known of last week for Code ("" for the whole list).
	NoLast Kind = "no_last"
)

// Problem is a part of the sentence that could not be taken as an answer.
type Problem struct {
	Kind Kind
	Code string
	Said *Said
}
