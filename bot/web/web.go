// Package web is everything HTTP that is ours: where a platform delivers to, where a machine asks whether we are well,
// and the numbers that operators draw.
//
// It promises that nothing it answers names a person, a word or a token, that a slow or endless caller ties up nothing,
// and that what is being answered when the program stops is answered to its end.
package web

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"time"
)

// Site is what there is to ask.
type Site struct {
	// Healthy is nil while we are well; else a word for why not, which is shown.
	Healthy func() error
	// Metrics writes the numbers in Prometheus' text form.
	Metrics func(io.Writer) error
}

// Mount adds /healthz and /metrics to a mux.
func (s Site) Mount(mux *http.ServeMux) {
	mux.HandleFunc("GET /healthz", s.healthz)
	mux.HandleFunc("GET /metrics", s.metrics)
}

func (s Site) healthz(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	if err := s.Healthy(); err != nil {
		w.WriteHeader(http.StatusServiceUnavailable)
		fmt.Fprintln(w, err)
		return
	}
	fmt.Fprintln(w, "ok")
}

func (s Site) metrics(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
	if err := s.Metrics(w); err != nil {
		http.Error(w, "no numbers now", http.StatusInternalServerError)
	}
}

// Number is one metric. Total is set for what only grows.
type Number struct {
	Name, Help string
	Total      bool
	Value      float64
}

// WriteNumbers writes metrics in Prometheus' text form.
func WriteNumbers(w io.Writer, all []Number) error {
	for _, n := range all {
		kind := "gauge"
		if n.Total {
			kind = "counter"
		}
		if _, err := fmt.Fprintf(w, "# HELP %s %s\n# TYPE %s %s\n%s %g\n", n.Name, n.Help, n.Name, kind, n.Name, n.Value); err != nil {
			return err
		}
	}
	return nil
}

const (
	headTime = 5 * time.Second
	readTime = 30 * time.Second
	idleTime = 2 * time.Minute
	headSize = 16 << 10
	// landTime is how long what is being answered may take once we stop.
	landTime = 5 * time.Second
)

// Serve answers on l until ctx ends, then lets what is being answered finish for a while. It closes l.
func Serve(ctx context.Context, l net.Listener, h http.Handler) error {
	s := &http.Server{Handler: h, ReadHeaderTimeout: headTime, ReadTimeout: readTime, IdleTimeout: idleTime, MaxHeaderBytes: headSize}
	stopped := make(chan error, 1)
	stop := context.AfterFunc(ctx, func() {
		land, cancel := context.WithTimeout(context.WithoutCancel(ctx), landTime)
		defer cancel()
		err := s.Shutdown(land)
		if errors.Is(err, context.DeadlineExceeded) {
			err = s.Close()
		}
		stopped <- err
	})
	err := s.Serve(l)
	if stop() { // it ended by itself
		return fmt.Errorf("serve %s: %w", l.Addr(), err)
	}
	return <-stopped
}
