package telegramtest

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// flaw is what is wrong with a value, and where.
type flaw struct {
	path    string
	want    string
	missing bool // a required field is not there
	unknown bool // a field that the object does not have
	got     any
}

func (f *flaw) Error() string {
	switch {
	case f.missing:
		return fmt.Sprintf("strict: %s is required (%s)", f.path, f.want)
	case f.unknown:
		return fmt.Sprintf("strict: %s is unknown; %s has no such field", f.path, f.want)
	default:
		return fmt.Sprintf("strict: %s must be %s, got %s", f.path, f.want, show(f.got))
	}
}

func show(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprint(v)
	}
	if len(b) > 60 {
		return string(b[:60]) + "…"
	}
	return string(b)
}

// check validates a decoded JSON value (numbers as json.Number) recursively.
// null is refused everywhere: the real server refuses it in nested objects.
func (s *spec) check(path string, k *kind, v any, lax bool) *flaw {
	bad := &flaw{path: path, want: k.String(), got: v}
	switch {
	case k.oneOf != nil:
		return s.checkOneOf(path, k, v, lax)
	case k.list != nil:
		items, ok := v.([]any)
		if !ok {
			return bad
		}
		for i, item := range items {
			if f := s.check(fmt.Sprintf("%s[%d]", path, i), k.list, item, lax); f != nil {
				return f
			}
		}
		return nil
	case k.literal != "":
		if text, ok := v.(string); !ok || text != k.literal {
			return bad
		}
		return nil
	}
	switch k.name {
	case "Integer":
		if n, ok := v.(json.Number); ok {
			if _, err := strconv.ParseInt(n.String(), 10, 64); err == nil {
				return nil
			}
		}
		return bad
	case "Float":
		if n, ok := v.(json.Number); ok {
			if _, err := n.Float64(); err == nil {
				return nil
			}
		}
		return bad
	case "String", "InputFile":
		if _, ok := v.(string); !ok {
			return bad
		}
		return nil
	case "Boolean":
		if _, ok := v.(bool); !ok {
			return bad
		}
		return nil
	case "True":
		if yes, ok := v.(bool); !ok || !yes {
			return bad
		}
		return nil
	case "Object":
		if _, ok := v.(map[string]any); !ok {
			return bad
		}
		return nil
	}
	if u := s.unions[k.name]; u != nil {
		return s.checkOneOf(path, u, v, lax)
	}
	o := s.objects[k.name]
	fields, ok := v.(map[string]any)
	if o == nil || !ok {
		return bad
	}
	return s.checkFields(path, o, fields, lax)
}

// checkFields validates the fields of an object.
func (s *spec) checkFields(path string, o *object, fields map[string]any, lax bool) *flaw {
	for _, name := range sortedKeys(o.fields) {
		f := o.fields[name]
		if _, there := fields[name]; f.required && !there {
			return &flaw{path: path + "." + name, want: f.kind.String(), missing: true}
		}
	}
	for _, name := range sortedKeys(fields) {
		f, known := o.fields[name]
		if !known {
			if lax {
				continue
			}
			return &flaw{path: path + "." + name, want: o.name, unknown: true}
		}
		if flaw := s.check(path+"."+name, f.kind, fields[name], lax); flaw != nil {
			return flaw
		}
	}
	return nil
}

// checkOneOf passes if an alternative does; else it reports the flaw of the
// alternative that was most likely meant.
func (s *spec) checkOneOf(path string, k *kind, v any, lax bool) *flaw {
	worst := &flaw{path: path, want: k.String(), got: v}
	best := 0
	for _, alternative := range k.oneOf {
		f := s.check(path, alternative, v, lax)
		if f == nil {
			return nil
		}
		if likeness := s.likeness(alternative, v); likeness > best {
			worst, best = f, likeness
		}
	}
	return worst
}

// likeness counts what a value has in common with an object.
func (s *spec) likeness(k *kind, v any) int {
	fields, ok := v.(map[string]any)
	o := s.objects[k.name]
	if !ok || o == nil {
		return 0
	}
	n := 0
	for name, f := range o.fields {
		value, there := fields[name]
		if !there {
			continue
		}
		n++
		if f.kind.literal != "" && value != f.kind.literal {
			return 0 // the "type" says that another one is meant
		}
		if f.required {
			n += 10
		}
	}
	return n
}

// fromText reads a parameter that travelled as text: form, query string, or a
// JSON string.
func (s *spec) fromText(path string, k *kind, text string) (any, *flaw) {
	bad := &flaw{path: path, want: k.String(), got: text}
	if !k.scalar() {
		v, err := decodeJSON([]byte(text))
		if err != nil {
			return nil, bad
		}
		return v, nil
	}
	if k.has("Integer") {
		if n, err := strconv.ParseInt(strings.TrimSpace(text), 10, 64); err == nil {
			return json.Number(strconv.FormatInt(n, 10)), nil
		}
	}
	if k.has("Float") {
		if _, err := strconv.ParseFloat(text, 64); err == nil {
			return json.Number(text), nil
		}
	}
	if k.has("Boolean") || k.has("True") {
		switch strings.ToLower(text) {
		case "true", "yes", "1":
			return true, nil
		case "false", "no", "0":
			return false, nil
		}
	}
	if k.has("String") || k.has("InputFile") || k.literal != "" || slices.ContainsFunc(k.oneOf, func(a *kind) bool { return a.literal != "" }) {
		return text, nil
	}
	return nil, bad
}

// decodeJSON reads exactly one JSON value and keeps numbers as they are.
func decodeJSON(data []byte) (any, error) {
	dec := json.NewDecoder(strings.NewReader(string(data)))
	dec.UseNumber()
	var v any
	if err := dec.Decode(&v); err != nil {
		return nil, err
	}
	if dec.More() {
		return nil, fmt.Errorf("more than one value")
	}
	return v, nil
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
