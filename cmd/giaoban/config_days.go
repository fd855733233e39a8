package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"giaoban/schedule/calendar"
)

// daysFile is where the operator notes the days off that are announced each year, and the working days swapped for them.
func (c config) daysFile() string {
	if c.Days != "" {
		return c.Days
	}
	return filepath.Join(c.Data, "days.yaml")
}

// calendar is the country's, with the operator's days laid over it. Without a file it is the country's alone; a file
// that config names must be there.
func (c config) calendar() (*calendar.Calendar, error) {
	f, err := os.Open(c.daysFile())
	if errors.Is(err, fs.ErrNotExist) && c.Days == "" {
		return calendar.Default(), nil
	}
	if err != nil {
		return nil, trouble(exitUsage, err, "Không đọc được tệp ngày nghỉ (days)", "The file of days off (days) cannot be read")
	}
	defer f.Close()
	cal, err := calendar.Load(f)
	if err != nil {
		return nil, trouble(exitUsage, err, "Tệp ngày nghỉ "+c.daysFile()+" có chỗ không đọc được", "The file of days off "+c.daysFile()+" cannot be read somewhere")
	}
	return cal, nil
}
