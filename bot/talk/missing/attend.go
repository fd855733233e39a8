package missing

import (
	"giaoban/bot/talk"
	"giaoban/schedule/calendar"
	"giaoban/store"
)

type stretch struct {
	weeks int
	from  calendar.Date
}

func attend(t *talk.Turn, c store.Committee, s stretch, page int) error { return nil }

func pressedAttend(t *talk.Turn, arg string) error { return nil }
