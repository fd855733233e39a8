package view

import (
	"slices"

	"giaoban/store"
)

// told is somebody's word on a subject; of member 0, anybody's.
type told struct {
	member  store.MemberID
	subject store.Subject
}

// behind tells what was heard only after the closing of a round: of all that was said in it. Who answered in time and had
// something new to say later was in time (design 6).
func behind(said []store.Reply) map[told]bool {
	if !slices.ContainsFunc(said, func(w store.Reply) bool { return w.Late }) {
		return nil
	}
	late := map[told]bool{}
	for _, w := range store.Standing(said) {
		for _, k := range []told{{w.Member, w.Subject}, {0, w.Subject}} {
			was, known := late[k]
			late[k] = w.Late && (was || !known)
		}
	}
	return late
}
