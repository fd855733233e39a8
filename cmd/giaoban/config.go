package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"giaoban/store"
)

// config is the optional YAML file; config.example.yaml tells every key. What is not set keeps its default, so that
// no file at all is a good file. Secrets have no key in it.
type config struct {
	// Data is the folder of the database, the backups, the evidence and the socket.
	Data string `yaml:"data"`
	// Lang is what the operator is spoken to in, and a stranger whose app says no language of ours.
	Lang langName `yaml:"lang"`
	// Zone is that of new committees and of the nightly backup.
	Zone zoneName `yaml:"zone"`
	// Days is a file of announced days off; empty: days.yaml in Data, if there is one.
	Days string `yaml:"days"`
	// Operator is the chat that hears of trouble which belongs to nobody, as the platform writes it ("tg/123").
	Operator string `yaml:"operator"`
	Log      struct {
		Level  logLevel  `yaml:"level"`
		Format logFormat `yaml:"format"`
	} `yaml:"log"`
	Telegram struct {
		Webhook struct {
			// URL is what Telegram calls; empty: we ask instead. Listen is where we wait for it.
			URL        string `yaml:"url"`
			Listen     string `yaml:"listen"`
			SecretFile string `yaml:"secret_file"`
		} `yaml:"webhook"`
	} `yaml:"telegram"`
	Backup struct {
		// At is the time of day, or five cron fields.
		At   nightly `yaml:"at"`
		Keep count   `yaml:"keep"`
		Dir  string  `yaml:"dir"`
	} `yaml:"backup"`
	HTTP struct {
		// Listen is where /healthz and /metrics are answered; empty: nowhere.
		Listen string `yaml:"listen"`
	} `yaml:"http"`
	// file is a database that a flag names, of whatever name.
	file string
	// StopWithin is how long what is under way may take to end when the program is told to stop.
	StopWithin duration `yaml:"stop_within"`
}

// configName is looked for in the working folder when no other is named.
const configName = "giaoban.yaml"

func defaults() config {
	var c config
	c.Data = "giaoban-data"
	c.Lang = langName(store.Vietnamese)
	c.Zone = "Asia/Ho_Chi_Minh"
	c.Log.Level, c.Log.Format = "info", "auto"
	c.Telegram.Webhook.Listen = "127.0.0.1:8080"
	c.Backup.At, c.Backup.Keep = "02:00", 14
	c.StopWithin = duration(10 * time.Second)
	return c
}

// loadConfig reads the file at path, or ./giaoban.yaml when path is empty and there is one. data, when set, is --data and
// wins over the file.
func loadConfig(path, data string) (config, error) {
	c := defaults()
	named := path != ""
	if !named {
		path = configName
	}
	raw, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && !named:
	case err != nil:
		return c, trouble(exitUsage, err, "Không đọc được tệp cấu hình", "The configuration cannot be read")
	default:
		if c, err = parseConfig(raw); err != nil {
			var at *configError
			if errors.As(err, &at) {
				return c, problem{Code: exitUsage, err: err, Say: words{path + ", " + at.in(store.Vietnamese), path + ", " + at.in(store.English)}}
			}
			return c, err
		}
	}
	if data != "" {
		c.Data = data
	}
	return c, nil
}

// database, evidence, backups and socket are where things lie.
func (c config) database() string {
	if c.file != "" {
		return c.file
	}
	return filepath.Join(c.Data, "giaoban.db")
}
func (c config) evidence() string { return filepath.Join(c.Data, "evidence") }
func (c config) socket() string   { return filepath.Join(c.Data, "giaoban.sock") }
func (c config) backups() string {
	if c.Backup.Dir != "" {
		return c.Backup.Dir
	}
	return filepath.Join(c.Data, "backups")
}

// location is the zone, known since the file was read.
func (c config) location() *time.Location {
	loc, err := time.LoadLocation(string(c.Zone))
	if err != nil {
		return store.HoChiMinh
	}
	return loc
}

// makeFolders makes the folders that are missing, for nobody else to read.
func (c config) makeFolders() error {
	for _, dir := range []string{c.Data, c.evidence(), c.backups()} {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return trouble(exitFault, err,
				fmt.Sprintf("Không tạo được thư mục %s; kiểm tra quyền ghi, hoặc chọn thư mục khác bằng --data", dir),
				fmt.Sprintf("The folder %s cannot be made; check the rights, or choose another with --data", dir))
		}
	}
	return nil
}
