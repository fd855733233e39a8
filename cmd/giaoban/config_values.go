package main

import (
	"strconv"
	"strings"
	"time"

	"github.com/rs/zerolog"
	"go.yaml.in/yaml/v3"

	"giaoban/schedule/plan"
	"giaoban/store"
)

// The kinds of value that the file may hold. Each refuses with its line and an example of a good one.
type (
	langName  store.Lang
	zoneName  string
	logLevel  string
	logFormat string
	duration  time.Duration
	nightly   string
	count     int
)

func (v *langName) UnmarshalYAML(n *yaml.Node) error {
	if n.Value != string(store.Vietnamese) && n.Value != string(store.English) {
		return configFault(n.Line, "lang là “vi” hoặc “en”, không phải “%s”", "lang is “vi” or “en”, not “%s”", n.Value)
	}
	*v = langName(n.Value)
	return nil
}

func (v *zoneName) UnmarshalYAML(n *yaml.Node) error {
	// "Local" and "" would be the host's zone: a host in Chicago must not move a week.
	if _, err := time.LoadLocation(n.Value); err != nil || n.Value == "" || n.Value == "Local" {
		return configFault(n.Line, "không có múi giờ “%s”; ví dụ đúng: Asia/Ho_Chi_Minh", "there is no zone “%s”; a good one: Asia/Ho_Chi_Minh", n.Value)
	}
	*v = zoneName(n.Value)
	return nil
}

func (v *logLevel) UnmarshalYAML(n *yaml.Node) error {
	if l, err := zerolog.ParseLevel(n.Value); err != nil || l < zerolog.DebugLevel || l > zerolog.ErrorLevel {
		return configFault(n.Line, "log.level là debug, info, warn hoặc error, không phải “%s”", "log.level is debug, info, warn or error, not “%s”", n.Value)
	}
	*v = logLevel(n.Value)
	return nil
}

func (v *logFormat) UnmarshalYAML(n *yaml.Node) error {
	switch n.Value {
	case "auto", "console", "json":
		*v = logFormat(n.Value)
		return nil
	}
	return configFault(n.Line, "log.format là auto, console hoặc json, không phải “%s”", "log.format is auto, console or json, not “%s”", n.Value)
}

func (v *duration) UnmarshalYAML(n *yaml.Node) error {
	d, err := time.ParseDuration(n.Value)
	if err != nil || d < time.Second || d > time.Minute {
		return configFault(n.Line, "“%s” không dùng được; cần từ 1s đến 60s, ví dụ 10s", "“%s” will not do; from 1s to 60s, for instance 10s", n.Value)
	}
	*v = duration(d)
	return nil
}

func (v *nightly) UnmarshalYAML(n *yaml.Node) error {
	if _, err := time.Parse("15:04", n.Value); err != nil {
		if _, err := plan.Parse(n.Value); err != nil {
			return configFault(n.Line, "backup.at “%s” không phải giờ; viết trong nháy kép như \"02:00\", hoặc năm trường cron như \"0 2 * * *\"",
				"backup.at “%s” is no time; quote it as \"02:00\", or give five cron fields as \"0 2 * * *\"", n.Value)
		}
	}
	*v = nightly(n.Value)
	return nil
}

// cron is the value as five cron fields.
func (v nightly) cron() string {
	if at, err := time.Parse("15:04", string(v)); err == nil {
		return strings.Join([]string{strconv.Itoa(at.Minute()), strconv.Itoa(at.Hour()), "*", "*", "*"}, " ")
	}
	return string(v)
}

func (v *count) UnmarshalYAML(n *yaml.Node) error {
	i, err := strconv.Atoi(n.Value)
	if err != nil || i < 1 || i > 1000 {
		return configFault(n.Line, "“%s” không dùng được; cần một số từ 1 đến 1000", "“%s” will not do; a number from 1 to 1000", n.Value)
	}
	*v = count(i)
	return nil
}
