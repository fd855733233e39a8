package text

import "giaoban/store"

func init() { samples["health"] = healthSamples() }

func healthSamples() []sample {
	now, from := day("2026-11-27 16:20"), day("2026-11-21 00:00")
	people := []WrongPerson{{Name: "Hùng", Phone: "0900 000 106"}, {Name: "Tâm"}}
	var all []WrongLine
	for _, kind := range []string{store.TroubleExpired, store.TroubleRefused, store.TroubleUnreachable, store.TroublePoison, store.TroubleConflict,
		store.TroubleClock, store.TroubleRender, store.TroubleFile, "group", "topic"} {
		all = append(all, WrongLine{Kind: kind, Count: 3, People: people, More: 1})
	}
	return []sample{
		{"all is well", Health{Now: now, Backup: day("2026-11-27 02:00"), From: from, Refresh: "hl"}},
		{"no backup yet, something waits", Health{Now: now, Waiting: 3, Later: 2, Oldest: day("2026-11-27 16:02"), From: from, Refresh: "hl"}},
		{"a backup missed, at night", Health{Now: day("2026-11-27 22:00"), Night: 4, Later: 1, Morning: day("2026-11-28 06:30"), Stale: true, From: from, Refresh: "hl"}},
		{"a rehearsal", Health{Now: now, NoBackups: true, From: from, Refresh: "hl"}},
		{"much is wrong", Health{Now: now, Contested: true, Waiting: 40, Oldest: day("2026-11-27 14:00"), Held: day("2026-11-27 16:25"), Why: "told",
			Backup: day("2026-11-24 02:00"), Stale: true, From: from, Wrong: all,
			Outages: []Gap{{day("2026-11-26 13:00"), day("2026-11-27 09:00")}}, Refresh: "hl"}},
		{"merged, to the secretary", WentWrong{Committee: "Ban Chỉ đạo phường Hoa Mai", From: day("2026-11-27 16:00"), Lines: all[:3]}},
	}
}
