package main

import (
	"net"
	"strconv"
	"strings"
	"time"
)

// What systemd is told.
const (
	notifyReady    = "READY=1"
	notifyStopping = "STOPPING=1"
	notifyAlive    = "WATCHDOG=1"
)

// notify tells the service manager how we are, where there is one that asks (NOTIFY_SOCKET). It is best effort.
func (w world) notify(state string) {
	name := w.env("NOTIFY_SOCKET")
	if name == "" {
		return
	}
	if strings.HasPrefix(name, "@") {
		name = "\x00" + name[1:] // an abstract socket
	}
	c, err := net.Dial("unixgram", name)
	if err != nil {
		return
	}
	defer c.Close()
	_, _ = c.Write([]byte(state))
}

// watchdog is how often the service manager must hear that we are alive: half of what it waits; 0 when it does not.
func (w world) watchdog() time.Duration {
	us, err := strconv.ParseInt(w.env("WATCHDOG_USEC"), 10, 64)
	if err != nil || us <= 0 {
		return 0
	}
	return time.Duration(us) * time.Microsecond / 2
}
