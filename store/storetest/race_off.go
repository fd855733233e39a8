//go:build !race

package storetest

// Raced tells that races are looked for.
const Raced = false
