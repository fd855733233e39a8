//go:build race

package storetest

// Raced tells that races are looked for: whatever draws, reads by the thousand or plays hundreds of lives then takes ten
// times as long.
const Raced = true
