package telegramtest

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// FaultKind is a way in which the platform fails.
type FaultKind string

const (
	// FaultTooMany answers 429; retry_after counts down to the end of For, or
	// is RetryAfter.
	FaultTooMany FaultKind = "429"
	// FaultBadGateway answers a status (502 unless Status says otherwise) with
	// an HTML page, as a proxy in front of the real server does.
	FaultBadGateway FaultKind = "502"
	// FaultDown breaks every connection, waiting polls included.
	FaultDown FaultKind = "down"
	// FaultResetAfterAccept does the work of a sending or editing method and
	// then breaks the connection: the bot cannot know.
	FaultResetAfterAccept FaultKind = "reset-after-accept"
	// FaultSlow answers after Delay.
	FaultSlow FaultKind = "slow"
	// FaultTruncate does the work and sends half of the JSON.
	FaultTruncate FaultKind = "truncate"
	// FaultUnauthorized answers 401 as if the token had been revoked.
	FaultUnauthorized FaultKind = "401"
)

// Fault is a failure that lasts until For has passed on the server's clock or
// Count requests have met it, whichever is set (both: whichever is first). With
// neither it lasts until ClearFaults, except FaultResetAfterAccept and
// FaultTruncate, which then strike once.
type Fault struct {
	Kind       FaultKind     `json:"kind"`
	For        time.Duration `json:"for,omitempty"`
	Count      int           `json:"count,omitempty"`
	Methods    []string      `json:"methods,omitempty"` // empty: every method that the kind concerns
	ChatID     int64         `json:"chat_id,omitempty"` // 0: every chat
	RetryAfter int           `json:"retry_after,omitempty"`
	Status     int           `json:"status,omitempty"`
	Delay      time.Duration `json:"delay,omitempty"`

	until time.Time
}

// ParseFault reads the words of a demo script: "429 30s", "502 5m",
// "down 2h", "reset-after-accept", "reset-after-accept 3", "slow 2s",
// "truncate", "401 1m". A duration is For (of slow: Delay), a number is Count.
func ParseFault(words string) (Fault, error) {
	fields := strings.Fields(words)
	if len(fields) == 0 {
		return Fault{}, fmt.Errorf("parse fault: empty")
	}
	f := Fault{Kind: FaultKind(fields[0])}
	if !slices.Contains([]FaultKind{FaultTooMany, FaultBadGateway, FaultDown, FaultResetAfterAccept, FaultSlow, FaultTruncate, FaultUnauthorized}, f.Kind) {
		return Fault{}, fmt.Errorf("parse fault: unknown kind %q", fields[0])
	}
	for _, word := range fields[1:] {
		if n, err := strconv.Atoi(word); err == nil && n > 0 {
			f.Count = n
			continue
		}
		d, err := parseDuration(word)
		if err != nil || d <= 0 {
			return Fault{}, fmt.Errorf("parse fault: %q is neither a duration nor a count", word)
		}
		if f.Kind == FaultSlow {
			f.Delay = d
		} else {
			f.For = d
		}
	}
	return f, nil
}

// parseDuration reads Go's durations and days ("3d").
func parseDuration(word string) (time.Duration, error) {
	if days, ok := strings.CutSuffix(word, "d"); ok {
		n, err := strconv.Atoi(days)
		return time.Duration(n) * 24 * time.Hour, err
	}
	return time.ParseDuration(word)
}

// Inject makes the platform fail from now on.
func (s *Server) Inject(f Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if f.For > 0 {
		f.until = s.opt.Now().Add(f.For)
	}
	if f.For == 0 && f.Count == 0 && (f.Kind == FaultResetAfterAccept || f.Kind == FaultTruncate) {
		f.Count = 1
	}
	s.faults = append(s.faults, &f)
	s.queue.wakeAll() // a waiting poll must notice that the platform is down
	s.touch()
}

// ClearFaults ends every fault.
func (s *Server) ClearFaults() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = nil
	s.touch()
}

// Faults returns what is wrong at the moment.
func (s *Server) Faults() []Fault {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.dropFaults()
	out := make([]Fault, 0, len(s.faults))
	for _, f := range s.faults {
		out = append(out, *f)
	}
	return out
}

// dropFaults forgets those that are over. The lock is held.
func (s *Server) dropFaults() {
	now := s.opt.Now()
	s.faults = slices.DeleteFunc(s.faults, func(f *Fault) bool {
		return !f.until.IsZero() && !now.Before(f.until) || f.Count < 0
	})
}

// takeFault returns the first fault of one of the kinds that meets the request,
// and counts it. The lock is held.
func (s *Server) takeFault(method string, chatID int64, kinds ...FaultKind) *Fault {
	s.dropFaults()
	for _, f := range s.faults {
		if !slices.Contains(kinds, f.Kind) ||
			len(f.Methods) > 0 && !slices.ContainsFunc(f.Methods, func(m string) bool { return strings.EqualFold(m, method) }) ||
			f.ChatID != 0 && f.ChatID != chatID {
			continue
		}
		if f.Count > 0 {
			if f.Count--; f.Count == 0 {
				f.Count = -1 // over, dropped at the next look
			}
		}
		return f
	}
	return nil
}
