package main

import (
	"context"
	"fmt"

	"github.com/skip2/go-qrcode"

	"giaoban/bot/outbox"
	"giaoban/store"
)

// draw makes the files that messages carry; it is the outbox's Render.
func draw(_ context.Context, f store.File) ([]byte, error) {
	switch f.Recipe {
	case "qr":
		png, err := qrcode.Encode(f.Arg, qrcode.Medium, 512)
		if err != nil {
			return nil, fmt.Errorf("draw QR: %w", err)
		}
		return png, nil
	}
	return nil, fmt.Errorf("%w: nobody draws %q", outbox.ErrRefused, f.Recipe)
}
