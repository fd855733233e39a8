package main

import (
	"bytes"
	"errors"
	"io"
	"reflect"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"giaoban/store"
)

var typeOfConfig = reflect.TypeFor[config]()

// configError names the line and says what is wrong there.
type configError struct {
	line int
	say  words
}

func (e *configError) Error() string { return e.in(store.English) }

func (e *configError) in(l store.Lang) string {
	if e.line == 0 {
		return e.say.in(l)
	}
	return both("dòng %d: ", "line %d: ", e.line).in(l) + e.say.in(l)
}

func configFault(line int, vi, en string, facts ...any) error {
	return &configError{line: line, say: both(vi, en, facts...)}
}

// parseConfig reads YAML strictly: an unknown key, a doubled one or a value of the wrong kind is told with its line.
func parseConfig(raw []byte) (config, error) {
	c := defaults()
	var doc yaml.Node
	if err := yaml.Unmarshal(raw, &doc); err != nil {
		return c, yamlFault(err)
	}
	if len(doc.Content) == 0 {
		return c, nil // empty, or comments only
	}
	if err := inspectNode(doc.Content[0], typeOfConfig, ""); err != nil {
		return c, err
	}
	d := yaml.NewDecoder(bytes.NewReader(raw))
	d.KnownFields(true)
	if err := d.Decode(&c); err != nil {
		return c, yamlFault(err)
	}
	if err := d.Decode(new(yaml.Node)); !errors.Is(err, io.EOF) {
		return c, configFault(0, "tệp chứa hơn một tài liệu YAML (dấu ---)", "the file holds more than one YAML document (---)")
	}
	return c, nil
}

// inspectNode compares the keys of a mapping with the fields of a struct, before YAML's own, terser refusal.
func inspectNode(n *yaml.Node, t reflect.Type, under string) error {
	if n.Kind == yaml.ScalarNode && looksLikeToken(n.Value) {
		return secretFault(n.Line)
	}
	if t.Kind() != reflect.Struct {
		if n.Kind != yaml.ScalarNode && n.Kind != yaml.AliasNode {
			return configFault(n.Line, "khóa “%s” cần một giá trị, không phải một danh sách hay nhóm", "“%s” takes one value, not a list or a group", under)
		}
		return nil
	}
	if n.Kind == yaml.ScalarNode && n.Tag == "!!null" {
		return nil // a heading with everything under it commented out
	}
	if n.Kind != yaml.MappingNode {
		if under == "" {
			return configFault(n.Line, "cần các dòng “khóa: giá trị”", "expected lines of “key: value”")
		}
		return configFault(n.Line, "dưới “%s” cần các dòng “khóa: giá trị”", "under “%s” lines of “key: value” are expected", under)
	}
	fields := map[string]reflect.Type{}
	for f := range t.Fields() {
		if f.IsExported() {
			fields[f.Tag.Get("yaml")] = f.Type
		}
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		f, ok := fields[key.Value]
		if !ok {
			return unknownKey(key, fields, under)
		}
		if err := inspectNode(value, f, strings.TrimPrefix(under+"."+key.Value, ".")); err != nil {
			return err
		}
	}
	return nil
}

func unknownKey(key *yaml.Node, known map[string]reflect.Type, under string) error {
	if secretKey.MatchString(key.Value) || looksLikeToken(key.Value) {
		return secretFault(key.Line)
	}
	name := strings.TrimPrefix(under+"."+key.Value, ".")
	var names []string
	for k := range known {
		names = append(names, k)
	}
	if near := nearest(key.Value, names); near != "" {
		return configFault(key.Line, "không có khóa “%s”; có lẽ là “%s”?", "there is no key “%s”; perhaps “%s”?", name, strings.TrimPrefix(under+"."+near, "."))
	}
	if deep := deepest(key.Value); deep != "" {
		return configFault(key.Line, "không có khóa “%s” ở đây; có lẽ là “%s”?", "there is no key “%s” here; perhaps “%s”?", name, deep)
	}
	return configFault(key.Line, "không có khóa “%s”; xem config.example.yaml", "there is no key “%s”; see config.example.yaml", name)
}

// deepest finds a key of the same name at another depth.
func deepest(key string) string {
	for _, path := range keyPaths(typeOfConfig, "") {
		if path[strings.LastIndex(path, ".")+1:] == key {
			return path
		}
	}
	return ""
}

// keyPaths lists every key of the file, with dots.
func keyPaths(t reflect.Type, under string) []string {
	var all []string
	for f := range t.Fields() {
		if !f.IsExported() {
			continue // no key of the file
		}
		path := strings.TrimPrefix(under+"."+f.Tag.Get("yaml"), ".")
		if f.Type.Kind() == reflect.Struct {
			all = append(all, keyPaths(f.Type, path)...)
			continue
		}
		all = append(all, path)
	}
	return all
}

var (
	secretKey = regexp.MustCompile(`(?i)token|password|passwd|secret$|api_?key`)
	botToken  = regexp.MustCompile(`\d{6,}:[A-Za-z0-9_-]{25,}`)
)

func looksLikeToken(s string) bool { return botToken.MatchString(s) }

func secretFault(line int) error {
	return configFault(line,
		"mã bí mật không để trong tệp này (tệp hay bị gửi đi, sao chép); đặt vào biến TELEGRAM_TOKEN hoặc tệp nêu ở TELEGRAM_TOKEN_FILE",
		"secrets do not belong in this file (it gets mailed and copied); use TELEGRAM_TOKEN, or a file named by TELEGRAM_TOKEN_FILE")
}

var yamlLine = regexp.MustCompile(`line (\d+): (.*)`)

// yamlFault keeps the line of an error of the YAML reader. It never quotes the file: a token may stand there.
func yamlFault(err error) error {
	var ours *configError
	if errors.As(err, &ours) {
		return ours
	}
	line, what := 0, strings.TrimPrefix(err.Error(), "yaml: ")
	if m := yamlLine.FindStringSubmatch(err.Error()); m != nil {
		line, _ = strconv.Atoi(m[1])
		what = m[2]
	}
	if looksLikeToken(what) {
		return secretFault(line)
	}
	if strings.Contains(what, "already defined") {
		return configFault(line, "khóa này đã có ở trên (%s)", "this key stands above already (%s)", what)
	}
	return configFault(line, "không đúng cú pháp YAML (%s)", "not proper YAML (%s)", what)
}

// nearest finds the known word that somebody probably meant; "" when none is near.
func nearest(word string, known []string) string {
	best, at := "", len([]rune(word))/2+1
	for _, k := range known {
		d := distance(strings.ToLower(word), k)
		if d < at || d == at && k < best {
			best, at = k, d
		}
	}
	return best
}

// distance counts the letters to insert, delete, replace or swap with their neighbour.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	rows := make([][]int, len(x)+1)
	for i := range rows {
		rows[i] = make([]int, len(y)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(x); i++ {
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			rows[i][j] = min(rows[i-1][j]+1, rows[i][j-1]+1, rows[i-1][j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				rows[i][j] = min(rows[i][j], rows[i-2][j-2]+1)
			}
		}
	}
	return rows[len(x)][len(y)]
}
