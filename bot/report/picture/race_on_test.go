//go:build race

package picture

// Raced tells that races are looked for: what draws, or plays hundreds of lives, then takes ten times as long.
const Raced = true
