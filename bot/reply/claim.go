package reply

// claim is what one clause says about its item.
type claim struct {
	done, notDone, doing, idle bool
	nearDone                   bool // gần xong
	planned                    bool // mai xong
	weakly                     bool // a "chưa" of something unknown: not done, and no more
	later                      bool // mai mới làm
	todo                       bool // mai làm: beside "xong" it is not all done
	hint                       bool // a verb of work and no more: it goes on, if nothing else is said
	deed                       bool // đã nộp: done, if the item is a task and not a criterion
	fine                       bool // ok rồi
	yes                        bool // "2 rồi": done, where another item is not or is too
	same                       bool // như tuần trước
	whole                      bool // xong hết
	none                       bool // chưa việc nào
	stopped, blocked, cleared  bool
	hours                      bool // hoãn sang chiều: of a clean-up no obstacle, it has only not begun
	nobody                     bool // không có ai đi: a clean-up has not begun
	reason                     bool // vì mưa: an obstacle, if the work is not done
	weather                    bool // mưa: the same, also if it goes on
	left                       bool // còn rác
	need, ask                  bool
	how                        bool // làm sao đây?: a decision is wanted, if there is an obstacle
	percent                    *int
	quantities                 Quantities
	share                      bool      // trong đó: the quantities are counted already
	broken                     bool      // ends with parts of a count: "25 người gồm 10 đoàn viên"
	listed                     bool      // begins with a count, which may be one more part
	people                     []float64 // each count of people, to tell "30 người: 12 nam, 18 nữ" from 60
	lacks                      bool      // something is missing: people counted next may be too
	standing                   float64   // points that there are, of which some may have been dealt with
	inside                     bool      // in brackets: what is counted there was counted before
	instead                    bool      // "nhưng chỉ có": the quantities replace those before
	noResults                  bool      // what was counted last was no result; neither is what a list goes on to count
	now, before                bool      // of today, of last week
	but, correcting            bool      // begins with "nhưng", "à nhầm"
	asked                      bool      // a question: states nothing
	// from and to are the words that belong to the item.
	from, to int
}

// states tells whether the claim says how the work goes.
func (c claim) states() bool {
	return c.done || c.nearDone || c.planned || c.notDone || c.doing || c.idle || c.stopped || c.blocked || c.percent != nil || c.cleared || c.left ||
		c.same || c.deed || c.hint || c.nobody
}

// says tells whether anything was claimed.
func (c claim) says() bool {
	return c.states() || c.weakly || c.later || c.need || c.ask || c.reason || c.fine || !c.quantities.Empty()
}
