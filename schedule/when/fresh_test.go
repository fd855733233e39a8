package when

import "testing"

// TestFresh reads the lots that were labelled before the grammar had seen them. The remark at the head of each file says
// how many were right at the first try; since then they are held at 100 % like the others.
func TestFresh(t *testing.T) { judge(t, "fresh") }

// TestLots reads further lots, each written and labelled before it was run; testdata/README.md says how many were right
// at the first try. They are held at 100 % too.
func TestLots(t *testing.T) { judge(t, "lots") }
