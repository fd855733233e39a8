package label

import (
	"slices"
	"strings"
	"unicode/utf8"

	"giaoban/store"
	"giaoban/store/fold"
)

// longTitle is from how many letters on a question is named by its code: nobody types more.
const longTitle = 40

// Note is how the answer of somebody to what a round asks is noted for him, as a line that works when it is typed as it
// stands: "/ghiho Vân số hộ: 25". lone tells that the question is put to him of one thing only. "" for a photo, which nobody
// can note.
func Note(call string, p store.Plan, r store.Round, s store.Subject, lone bool) string {
	q, _ := p.Question(r, s)
	said := "80%"
	switch q.Kind {
	case store.AskNumber:
		said = "25"
	case store.AskChoice:
		if len(q.Choices) == 0 {
			return ""
		}
		said = q.Choices[0]
	case store.AskText:
		said = "không có"
	case store.AskPhoto:
		return ""
	case store.AskComing:
		said = "đi 20 người"
	case store.AskWork:
		said = "25 người, 3 điểm"
	}
	what := string(s) + " "
	if s.Question() > 0 && titled(p, r, q) {
		if what = q.Text + ": "; !lone && !s.Is(store.KindQuestion) {
			what = q.Text + " " + string(s.About()) + ": "
		}
	}
	return "/ghiho " + call + " " + what + said
}

// titled tells whether a question's words name it and no other of its round.
func titled(p store.Plan, r store.Round, q store.Question) bool {
	asked := p.Questions
	if r.Questions != nil {
		asked = r.Questions
	}
	same := slices.DeleteFunc(slices.Clone(asked), func(o store.Question) bool { return fold.Key(o.Text) != fold.Key(q.Text) })
	return strings.TrimSpace(q.Text) != "" && utf8.RuneCountInString(q.Text) < longTitle && !strings.ContainsAny(q.Text, "\n;:") && len(same) == 1
}
