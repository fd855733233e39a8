//go:build !race

package picture

const Raced = false
