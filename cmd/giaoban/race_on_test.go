//go:build race

package main

// raced tells that races are looked for: what draws, or plays hundreds of lives, then takes ten times as long.
const raced = true
