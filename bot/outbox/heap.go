package outbox

// ranked is what a heap holds. It knows its order and is told its place, so that it can be taken out of the middle.
type ranked[T any] interface {
	before(T) bool
	place(int)
}

// nowhere is the place of what is in no heap.
const nowhere = -1

// heap gives the first of many in logarithmic time.
type heap[T ranked[T]] struct{ all []T }

func (h *heap[T]) empty() bool { return len(h.all) == 0 }

// first is only to be asked of a heap that is not empty.
func (h *heap[T]) first() T { return h.all[0] }

func (h *heap[T]) push(x T) {
	h.all = append(h.all, x)
	x.place(len(h.all) - 1)
	h.up(len(h.all) - 1)
}

// remove takes out what stands at a place; nowhere does nothing.
func (h *heap[T]) remove(i int) {
	if i == nowhere {
		return
	}
	last := len(h.all) - 1
	h.all[i].place(nowhere)
	if i != last {
		h.all[i] = h.all[last]
		h.all[i].place(i)
	}
	var none T
	h.all[last] = none
	h.all = h.all[:last]
	if i != last && !h.up(i) {
		h.down(i)
	}
}

func (h *heap[T]) up(i int) (moved bool) {
	for i > 0 {
		parent := (i - 1) / 2
		if !h.all[i].before(h.all[parent]) {
			break
		}
		h.swap(i, parent)
		i, moved = parent, true
	}
	return moved
}

func (h *heap[T]) down(i int) {
	for {
		least := i
		for child := 2*i + 1; child <= 2*i+2 && child < len(h.all); child++ {
			if h.all[child].before(h.all[least]) {
				least = child
			}
		}
		if least == i {
			return
		}
		h.swap(i, least)
		i = least
	}
}

func (h *heap[T]) swap(i, j int) {
	h.all[i], h.all[j] = h.all[j], h.all[i]
	h.all[i].place(i)
	h.all[j].place(j)
}
