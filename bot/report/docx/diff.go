package docx

// pair is a line that differs: it was the old-th and is the new-th, -1 for none; before is where among the old ones it stands.
type pair struct{ old, new, before int }

// mostCompared is up to how many pairs of lines the best match is looked for; beyond it, all that lies between two equal ends counts
// as changed line by line.
const mostCompared = 1 << 20

// diff pairs the lines that differ between two texts; where some were replaced by others, in their order.
func diff(a, b []string) (all []pair) {
	start := 0
	for start < len(a) && start < len(b) && a[start] == b[start] {
		start++
	}
	endA, endB := len(a), len(b)
	for endA > start && endB > start && a[endA-1] == b[endB-1] {
		endA, endB = endA-1, endB-1
	}
	n, m := endA-start, endB-start
	i, j := 0, 0
	hunk := func(toA, toB int) {
		for ; i < toA || j < toB; i, j = min(i+1, toA), min(j+1, toB) {
			p := pair{-1, -1, start + i}
			if i < toA {
				p.old = start + i
			}
			if j < toB {
				p.new = start + j
			}
			all = append(all, p)
		}
	}
	if n*m <= mostCompared {
		for _, same := range common(a[start:endA], b[start:endB]) {
			hunk(same[0], same[1])
			i, j = same[0]+1, same[1]+1
		}
	}
	hunk(n, m)
	return all
}

// common are the places of a longest sequence of lines that two texts share.
func common(a, b []string) (same [][2]int) {
	n, m := len(a), len(b)
	long := make([][]int32, n+1) // of what follows
	for i := range long {
		long[i] = make([]int32, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if a[i] == b[j] {
				long[i][j] = long[i+1][j+1] + 1
			} else {
				long[i][j] = max(long[i+1][j], long[i][j+1])
			}
		}
	}
	for i, j := 0, 0; i < n && j < m; {
		switch {
		case a[i] == b[j]:
			same = append(same, [2]int{i, j})
			i, j = i+1, j+1
		case long[i+1][j] >= long[i][j+1]:
			i++
		default:
			j++
		}
	}
	return same
}
