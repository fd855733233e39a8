//go:build tools

// Package tools pins what CI runs, apart from what giaoban is built of.
package tools

import _ "honnef.co/go/tools/cmd/staticcheck"
