// Command server is the strict Bot API server alone, for clients that are not
// written in Go: both sides on one address, as `giaoban demo --api` has them. It
// prints its address and ends when its standard input does.
package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"time"

	"giaoban/bot/telegram/telegramtest"
)

func main() {
	clock := telegramtest.NewClock(time.Now)
	srv := telegramtest.New(telegramtest.Options{Now: clock.Now})
	control := srv.Control(clock)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	web := &http.Server{ReadHeaderTimeout: time.Minute, Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/bot") || strings.HasPrefix(r.URL.Path, "/file/") {
			srv.ServeHTTP(w, r)
			return
		}
		control.ServeHTTP(w, r)
	})}
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		os.Exit(0)
	}()
	fmt.Println("http://" + listener.Addr().String())
	_ = web.Serve(listener)
}
