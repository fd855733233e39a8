package store

import (
	"encoding/binary"
	"time"
)

// Every key of the file is built here, so that order and prefixes are decided once.

// num is an id, a number or an instant in a key: big-endian, so that byte order is numeric order.
func num(n uint64) []byte { return binary.BigEndian.AppendUint64(nil, n) }

// name is a string in a key. The closing zero byte keeps "a" from being a prefix of "ab".
func name(s string) []byte { return append([]byte(s), 0) }

func join(parts ...[]byte) []byte {
	var k []byte
	for _, p := range parts {
		k = append(k, p...)
	}
	return k
}

// instant is a time in a key, in nanoseconds since 1970; times before that sort as 0.
func instant(t time.Time) []byte {
	n := t.UnixNano()
	if n < 0 {
		n = 0
	}
	return num(uint64(n))
}

func readNum(k []byte) uint64 {
	if len(k) < 8 {
		return 0
	}
	return binary.BigEndian.Uint64(k)
}

func readInstant(k []byte) time.Time { return time.Unix(0, int64(readNum(k))).UTC() }
