package telegramtest

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"
)

// upload is a file inside a request.
type upload struct {
	name string
	mime string
	data []byte
}

// form is a request before validation: every parameter as text, or as JSON.
type form struct {
	text  map[string]string
	json  map[string]any
	files map[string]*upload
}

// readForm reads parameters from the query string and from a body that is JSON,
// urlencoded or multipart (chunked, and possibly without any part or byte).
func readForm(r *http.Request) (*form, *failure) {
	f := &form{text: map[string]string{}, json: map[string]any{}, files: map[string]*upload{}}
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, bad("can't parse the query string")
	}
	if fail := f.addValues(query); fail != nil {
		return nil, fail
	}
	if r.Body == nil || r.Method == http.MethodGet {
		drain(r)
		return f, nil
	}
	body, err := io.ReadAll(io.LimitReader(r.Body, maxUpload+1<<20))
	if err != nil {
		return nil, bad("can't read the request: %v", err)
	}
	if len(body) >= maxUpload+1<<20 {
		return nil, &failure{code: 413, description: "Request Entity Too Large"}
	}
	if len(body) == 0 {
		return f, nil
	}
	mediaType, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil {
		return nil, strict("a body needs a Content-Type")
	}
	switch mediaType {
	case "application/json":
		return f, f.addJSON(body)
	case "application/x-www-form-urlencoded":
		values, err := url.ParseQuery(string(body))
		if err != nil {
			return nil, bad("can't parse the form")
		}
		return f, f.addValues(values)
	case "multipart/form-data":
		return f, f.addParts(body, params["boundary"])
	}
	return nil, strict("Content-Type %s is not application/json, application/x-www-form-urlencoded or multipart/form-data", mediaType)
}

func (f *form) addValues(values url.Values) *failure {
	for _, name := range sortedKeys(values) {
		if len(values[name]) > 1 {
			return strict("parameter %q is given %d times", name, len(values[name]))
		}
		if fail := f.add(name, values[name][0]); fail != nil {
			return fail
		}
	}
	return nil
}

func (f *form) add(name, value string) *failure {
	if !utf8.ValidString(value) {
		return bad("strings must be encoded in UTF-8")
	}
	if _, twice := f.text[name]; twice || f.json[name] != nil || f.files[name] != nil {
		return strict("parameter %q is given twice", name)
	}
	f.text[name] = value
	return nil
}

func (f *form) addJSON(body []byte) *failure {
	v, err := decodeJSON(body)
	fields, ok := v.(map[string]any)
	if err != nil || !ok && v != nil { // null is what telego sends for no parameters
		return strict("the body is not a JSON object; the real server would see no parameters at all")
	}
	if !utf8.Valid(body) {
		return bad("strings must be encoded in UTF-8")
	}
	for name, value := range fields {
		if text, isText := value.(string); isText {
			if fail := f.add(name, text); fail != nil {
				return fail
			}
			continue
		}
		f.json[name] = value
	}
	return nil
}

func (f *form) addParts(body []byte, boundary string) *failure {
	if boundary == "" {
		return strict("multipart/form-data has no boundary")
	}
	parts := multipart.NewReader(bytes.NewReader(body), boundary)
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return bad("can't parse the multipart body: %v", err)
		}
		data, err := io.ReadAll(part)
		if err != nil {
			return bad("can't parse the multipart body: %v", err)
		}
		name, fileName, isFile := disposition(part.Header.Get("Content-Disposition"))
		if name == "" {
			return bad("field name in multipart/form-data not found")
		}
		if !isFile {
			if fail := f.add(name, string(data)); fail != nil {
				return fail
			}
			continue
		}
		if f.files[name] != nil {
			return strict("file %q is given twice", name)
		}
		f.files[name] = &upload{name: fileName, mime: part.Header.Get("Content-Type"), data: data}
	}
}

// disposition reads `form-data; name=…; filename=…` as the real server does:
// quotes are optional and any byte may stand between them. (Go's own reader
// refuses the names with spaces and marks that grammY sends unquoted.)
func disposition(header string) (name, fileName string, isFile bool) {
	for _, pair := range strings.Split(header, ";") {
		key, value, found := strings.Cut(pair, "=")
		if !found {
			continue
		}
		value = strings.TrimSpace(value)
		if n := len(value); n > 1 && value[0] == '"' && value[n-1] == '"' {
			value = value[1 : n-1]
		}
		switch strings.ToLower(strings.TrimSpace(key)) {
		case "name":
			name = value
		case "filename":
			fileName, isFile = value, true
		}
	}
	return name, fileName, isFile
}

// attach is how a file that came as a parameter is referred to.
const attach = "attach://"

// args validates the form against a method's description and returns the
// parameters decoded: json.Number, string, bool, []any, map[string]any. A file
// is its "attach://" reference.
func (s *Server) args(m *method, f *form) (args, *failure) {
	out := args{}
	used := map[string]bool{}
	for _, name := range sortedKeys(f.files) {
		if p, known := m.params.fields[name]; known {
			if !p.kind.has("InputFile") {
				return nil, strict("parameter %q of %s must be %s, got a file", name, m.name, p.kind)
			}
			out[name], used[name] = attach+name, true
		}
	}
	for _, name := range sortedKeys(f.text) {
		p, known := m.params.fields[name]
		if !known {
			if s.opt.Lax {
				continue
			}
			return nil, strict("%s has no parameter %q", m.name, name)
		}
		text := f.text[name]
		if text == "" && !(p.kind.scalar() && p.kind.has("String")) {
			continue // an empty value of another type is none, as the real server sees it
		}
		v, flaw := s.spec.fromText(name, p.kind, text)
		if flaw != nil {
			return nil, wording(m, flaw)
		}
		out[name] = v
	}
	for _, name := range sortedKeys(f.json) {
		if _, known := m.params.fields[name]; !known {
			if s.opt.Lax {
				continue
			}
			return nil, strict("%s has no parameter %q", m.name, name)
		}
		if f.json[name] != nil {
			out[name] = f.json[name]
		}
	}
	for _, name := range sortedKeys(out) {
		if flaw := s.spec.check(name, m.params.fields[name].kind, out[name], s.opt.Lax); flaw != nil {
			return nil, wording(m, flaw)
		}
		references(out[name], used)
	}
	for _, name := range sortedKeys(used) {
		if f.files[name] == nil {
			return nil, strict("%s%s refers to a file that is not in the request", attach, name)
		}
	}
	for _, name := range sortedKeys(f.files) {
		if !used[name] && !s.opt.Lax {
			return nil, strict("%s has no parameter %q and nothing refers to this file", m.name, name)
		}
	}
	for _, name := range sortedKeys(m.params.fields) {
		if _, there := out[name]; m.params.fields[name].required && !there {
			return nil, missing(m, name)
		}
	}
	return out, nil
}

// references collects the files that a value refers to.
func references(v any, used map[string]bool) {
	switch v := v.(type) {
	case string:
		if name, ok := strings.CutPrefix(v, attach); ok {
			used[name] = true
		}
	case []any:
		for _, item := range v {
			references(item, used)
		}
	case map[string]any:
		references(v["media"], used)
		references(v["thumbnail"], used)
	}
}

// missing is the refusal of a request without a required parameter.
func missing(m *method, name string) *failure {
	switch name {
	case "chat_id":
		return bad("chat_id is empty")
	case "text":
		return bad("message text is empty")
	case "file_id":
		return bad("file_id not specified")
	}
	return strict("%s needs parameter %q", m.name, name)
}

// wording gives a flaw the real server's words where they are known.
func wording(m *method, f *flaw) *failure {
	root, rest, nested := strings.Cut(f.path, ".")
	switch {
	case f.path == "reply_markup":
		if _, isText := f.got.(string); isText {
			return bad("can't parse reply keyboard markup JSON object")
		}
		return bad("object expected as reply markup")
	case f.path == "reply_markup.inline_keyboard" && !f.missing:
		return bad(`field "inline_keyboard" must be of type Array`)
	case root == "reply_markup" && nested && strings.HasPrefix(rest, "inline_keyboard["):
		_, key, inButton := strings.Cut(rest, ".")
		switch {
		case inButton && f.missing:
			return bad("can't parse inline keyboard button: Can't find field %q", key)
		case inButton && !f.unknown && f.want == "String":
			return bad("can't parse inline keyboard button: Field %q must be of type String", key)
		case strings.Count(rest, "[") == 1:
			return bad(`field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays`)
		}
	case f.path == "parse_mode":
		return bad("unsupported parse_mode")
	case f.path == "action":
		return bad("wrong parameter action in request")
	}
	return bad("%s in %s", f.Error(), m.name)
}

// args are the validated parameters of a call.
type args map[string]any

func (a args) text(name string) string { v, _ := a[name].(string); return v }

func (a args) yes(name string) bool { v, _ := a[name].(bool); return v }

func (a args) integer(name string) int64 {
	switch v := a[name].(type) {
	case json.Number:
		n, _ := v.Int64()
		return n
	case string:
		n, _ := json.Number(v).Int64()
		return n
	}
	return 0
}

func (a args) list(name string) []any { v, _ := a[name].([]any); return v }

func (a args) object(name string) args { v, _ := a[name].(map[string]any); return v }

func (a args) has(name string) bool { _, ok := a[name]; return ok }
