// Package when reads the deadline out of a Vietnamese sentence: "trước 30/8", "chiều thứ Sáu hàng tuần", "trong 5 ngày
// làm việc", "trước Tết", with or without accents, as an office writes it or as a phone types it.
//
// It is pure: the same text, the same now and the same calendar give the same answer. It accepts any bytes, never
// panics and takes time linear in the length of the text.
//
// Its promise is about what it does not do. Most dates in official text are no deadlines (a document's date, a score
// such as 3/9, a holiday, a term of office), and a false deadline is worse than a missed one: where words can be read
// as something else, the answer is None. A date in the past is never invented; only a year in the text leads there. What
// had to be assumed is marked Guessed.
//
// How it works: the text becomes tokens, each with the words it may stand for (token.go); the grammar (date.go,
// weekday.go, span.go, count.go, lunar.go, recur.go, clock.go, op.go) recognises atoms; phrase.go joins neighbouring
// atoms; trap.go throws away what the surroundings contradict; resolve.go turns the rest into days.
package when
