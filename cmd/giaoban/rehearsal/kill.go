package rehearsal

import (
	"net/http"
	"path"
	"runtime"
	"strings"
	"sync"

	"giaoban/bot/telegram/telegramtest"
	"giaoban/store"
)

// Point is a place at which the machine can be killed: the N-th commit or sending from where the count began, before or
// after it takes effect.
type Point struct {
	Verb  Verb // KillCommit or KillSend
	N     int
	After bool
}

// killer counts commits and sendings, and kills at the point it was armed with. A kill ends the goroutine that strikes
// it: deferred calls run, so that bbolt lets go of its lock as the kernel would; nothing after the point does.
type killer struct {
	mu             sync.Mutex
	commits, sends int
	at             Point
	armed          bool
}

// arm sets the next kill, counted from here.
func (k *killer) arm(p Point) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if p.Verb == KillCommit {
		p.N += k.commits
	} else {
		p.N += k.sends
	}
	k.at, k.armed = p, true
}

// count is how many commits and sendings there have been.
func (k *killer) count() (commits, sends int) {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.commits, k.sends
}

// strikes tells whether the point reached is the one armed. The lock is held.
func (k *killer) strikes(v Verb, n int, after bool) bool {
	if !k.armed || k.at != (Point{v, n, after}) {
		return false
	}
	k.armed = false
	return true
}

func (k *killer) probe(p store.Point) {
	k.mu.Lock()
	if p == store.BeforeCommit {
		k.commits++
	}
	die := k.strikes(KillCommit, k.commits, p == store.AfterCommit)
	k.mu.Unlock()
	if die {
		runtime.Goexit()
	}
}

// door is the machine's way to the platform, where sendings are counted and killed.
type door struct {
	to     telegramtest.Doer
	killer *killer
}

// Do passes a request on. A sending is a request that puts words before a person: send… and edit….
func (d *door) Do(r *http.Request) (*http.Response, error) {
	method := path.Base(r.URL.Path)
	if !strings.HasPrefix(method, "send") && !strings.HasPrefix(method, "edit") {
		return d.to.Do(r)
	}
	d.killer.mu.Lock()
	d.killer.sends++
	n := d.killer.sends
	die := d.killer.strikes(KillSend, n, false)
	d.killer.mu.Unlock()
	if die {
		runtime.Goexit()
	}
	res, err := d.to.Do(r)
	d.killer.mu.Lock()
	die = d.killer.strikes(KillSend, n, true)
	d.killer.mu.Unlock()
	if die {
		if err == nil {
			res.Body.Close()
		}
		runtime.Goexit()
	}
	return res, err
}
