package when

import "time"

// monthDays is where a part stands in a monthly rhythm: the first, the fifteenth, the last day.
func (p part) monthDays() []int {
	switch p {
	case beginning:
		return []int{1}
	case middle:
		return []int{15}
	}
	return []int{-1}
}

// weekdays is where a part stands in a weekly rhythm.
func (p part) weekdays() []time.Weekday {
	switch p {
	case beginning:
		return []time.Weekday{time.Monday}
	case middle:
		return []time.Weekday{time.Wednesday}
	}
	return []time.Weekday{time.Saturday, time.Sunday}
}
