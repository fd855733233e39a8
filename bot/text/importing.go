package text

import (
	"strings"
	"time"

	"giaoban/store"
)

// A list in a workbook that comes in by chat or on the command line.
type (
	// ImportHow says how to send a list. Sheet is the button for the workbook of now.
	ImportHow struct{ Sheet string }
	// ImportSheet goes with the workbook that is to be edited: what there is at that instant.
	ImportSheet struct{ At time.Time }
	// ImportComing says that the file is being read.
	ImportComing struct{ Name string }
	// ImportNoFile says why a file is not read: "kind" (no .xlsx), "document" (a text), "password", "large", "damaged",
	// "nothing" (no list in it), "other" (another committee's), "erased", "busy" (something else lies open), "right", "gone".
	ImportNoFile struct{ Why, Name string }
	// ImportOffer says what a list would change, before anything is saved. Exported is when it was written, zero where nobody
	// knows; Back: it shows what going back to it would change. From is the number of the first line, of All; Next shows more.
	ImportOffer struct {
		Name                       string
		Exported                   time.Time
		Back                       bool
		New, Changed, Ended        int
		Lines                      []ImportLine
		From, All                  int
		Conflicts                  []ImportLine
		Problems                   []ImportProblem
		MoreConflicts, MoreTrouble int
		// Notes are what was taken to mean something that people may want to look at.
		Notes     []ImportProblem
		MoreNotes int
		Places    []string
		// Older are cells in which nobody has touched the file and which are otherwise now; Return shows them.
		Older                    int
		Save, Drop, Next, Return string
	}
	// ImportLine is one row of the list: what it changes.
	ImportLine struct {
		Kind, Code, Label string
		New, End          bool
		Cells             []ImportCell
	}
	// ImportCell is one thing that changes; Then is what it was when the list was written. Note and Left are of a deadline: see
	// importer.Note, and the days until it.
	ImportCell struct {
		Key, Was, Is, Then string
		Note               string
		Left               int
	}
	// ImportProblem is something in the file that cannot be taken over, or should be looked at. Of is what it collides with: a
	// name, a phone, a row, a day.
	ImportProblem struct {
		Sheet  string
		Row    int
		Column string
		Kind   string
		Said   string
		Of     string
	}
	// ImportSaved says what was saved. Unclear are names in tasks that are nobody's, or several people's. Letters is the button
	// for the invites of those who are new.
	ImportSaved struct {
		New, Changed, Ended int
		Members             []string
		Tasks               []store.Subject
		Unclear             []string
		Conflicts           int
		Letters             string
	}
	// ImportLeft says that nothing was saved. Half: something lay there to be saved.
	ImportLeft struct{ Half bool }
)

// HalfDone tells that something is lost.
func (l ImportLeft) HalfDone() bool { return l.Half }

// Months is about how many months a deadline is away; Late is by how many days it has passed, negative for days left.
func (c ImportCell) Months() int { return c.Left / 30 }

// Late is described with Months.
func (c ImportCell) Late() int { return -c.Left }

// importColumn is what a column of the workbook is called.
func importColumn(lang store.Lang, key string) string {
	words := map[store.Lang]map[string]string{
		store.Vietnamese: {"name": "tên", "call": "tên gọi", "role": "vai trò", "post": "chức vụ", "unit": "đơn vị", "phone": "điện thoại", "leads": "chủ trì", "helps": "tham gia",
			"charges": "phụ trách", "to": "kết thúc", "short": "tên ngắn", "attainment": "đánh giá", "work": "nội dung", "lead": "chủ trì", "supports": "phối hợp",
			"criterion": "tiêu chí", "places": "địa bàn", "phrase": "thời hạn (lời)", "due": "hạn", "clock": "giờ", "ended": "bỏ"},
		store.English: {"name": "name", "call": "called", "role": "role", "post": "post", "unit": "unit", "phone": "phone", "leads": "leads", "helps": "helps with",
			"charges": "in charge of", "to": "ends", "short": "short name", "attainment": "assessment", "work": "work", "lead": "lead", "supports": "supporting",
			"criterion": "criterion", "places": "places", "phrase": "deadline as worded", "due": "deadline", "clock": "hour", "ended": "dropped"},
	}
	return words[lang][key]
}

// importValue shows a cell as people read it.
func importValue(lang store.Lang, key, s string) string {
	switch key {
	case "role":
		return Role(lang, store.Role(s))
	case "attainment":
		return AttainmentName(lang, store.Attainment(s))
	case "phone":
		return Phone(s)
	case "due", "to":
		if t, err := time.Parse(time.DateOnly, s); err == nil {
			return t.Format("2/1/2006")
		}
	}
	if s = quote(s, 80); s == "" {
		return map[store.Lang]string{store.Vietnamese: "(trống)", store.English: "(empty)"}[lang]
	}
	return s
}

// importWhat names a row: "V4 – lắp pa nô", "tiêu chí 3 – Môi trường", "Lê Thị Hòa".
func importWhat(lang store.Lang, l ImportLine) string {
	label := quote(l.Label, 60)
	subject, part, _ := strings.Cut(l.Code, ".")
	switch {
	case l.Kind == "member":
		return label
	case strings.HasPrefix(subject, store.KindCriterion) && part != "":
		return map[store.Lang]string{store.Vietnamese: "nội dung ", store.English: "part "}[lang] + strings.TrimPrefix(l.Code, store.KindCriterion) + " – " + label
	case strings.HasPrefix(subject, store.KindCriterion):
		return map[store.Lang]string{store.Vietnamese: "tiêu chí ", store.English: "criterion "}[lang] + strings.TrimPrefix(subject, store.KindCriterion) + " – " + label
	case l.Code != "":
		return l.Code + " – " + label
	}
	return map[store.Lang]string{store.Vietnamese: "việc: ", store.English: "task: "}[lang] + label
}
