package telegramtest

import (
	_ "embed" // the Bot API, as data
	"encoding/json"
	"fmt"
	"strings"
	"sync"
)

//go:embed spec.json
var specJSON []byte

// spec is the machine-readable Bot API; see .ci/spec/generate.js for the format.
type spec struct {
	Version string
	methods map[string]*method // by lower-cased name: the real server does not look at letter case
	objects map[string]*object
	unions  map[string]*kind
}

type method struct {
	name   string
	params object
	result *kind
}

// object is a set of named fields.
type object struct {
	name   string
	fields map[string]field
}

type field struct {
	kind     *kind
	required bool
}

// kind is a type: one of name, list, literal, alternatives.
type kind struct {
	name    string // Integer, Float, String, Boolean, True, InputFile, Object, or an object's or union's name
	list    *kind
	literal string
	oneOf   []*kind
}

func (k *kind) String() string {
	switch {
	case k.list != nil:
		return "Array of " + k.list.String()
	case k.literal != "":
		return fmt.Sprintf("%q", k.literal)
	case k.oneOf != nil:
		names := make([]string, len(k.oneOf))
		for i, alternative := range k.oneOf {
			names[i] = alternative.String()
		}
		return strings.Join(names, " or ")
	}
	return k.name
}

// has tells whether one of the alternatives is a plain type of that name.
func (k *kind) has(name string) bool {
	for _, alternative := range k.oneOf {
		if alternative.has(name) {
			return true
		}
	}
	return k.name == name
}

// scalar tells whether a value of the kind travels in a form as it is, not as JSON.
func (k *kind) scalar() bool {
	for _, alternative := range k.oneOf {
		if !alternative.scalar() {
			return false
		}
	}
	switch k.name {
	case "Integer", "Float", "String", "Boolean", "True", "InputFile":
		return true
	}
	return k.literal != "" || k.oneOf != nil
}

// loadSpec reads the embedded file once.
var loadSpec = sync.OnceValue(func() *spec {
	s, err := readSpec(specJSON)
	if err != nil {
		panic("telegramtest: spec.json: " + err.Error()) // a broken build, not a broken request
	}
	return s
})

func readSpec(data []byte) (*spec, error) {
	var raw struct {
		Version string
		Methods map[string]struct {
			Params map[string]string
			Result string
		}
		Objects map[string]map[string]string
		Unions  map[string][]string
	}
	if err := json.Unmarshal(data, &raw); err != nil {
		return nil, fmt.Errorf("decode: %w", err)
	}
	s := &spec{Version: raw.Version, methods: map[string]*method{}, objects: map[string]*object{}, unions: map[string]*kind{}}
	for name, m := range raw.Methods {
		params, err := readFields(name, m.Params)
		if err != nil {
			return nil, err
		}
		result, err := readKind(m.Result)
		if err != nil {
			return nil, fmt.Errorf("result of %s: %w", name, err)
		}
		s.methods[strings.ToLower(name)] = &method{name: name, params: *params, result: result}
	}
	for name, fields := range raw.Objects {
		o, err := readFields(name, fields)
		if err != nil {
			return nil, err
		}
		s.objects[name] = o
	}
	for name, members := range raw.Unions {
		k := &kind{}
		for _, member := range members {
			k.oneOf = append(k.oneOf, &kind{name: member})
		}
		s.unions[name] = k
	}
	return s, nil
}

func readFields(name string, raw map[string]string) (*object, error) {
	o := &object{name: name, fields: map[string]field{}}
	for key, text := range raw {
		k, err := readKind(text)
		if err != nil {
			return nil, fmt.Errorf("%s.%s: %w", name, key, err)
		}
		key, optional := strings.CutSuffix(key, "?")
		o.fields[key] = field{kind: k, required: !optional}
	}
	return o, nil
}

// readKind parses a type such as `[](A|B)` or `"HTML"|"MarkdownV2"`.
func readKind(text string) (*kind, error) {
	k, rest, err := readAlternatives(text)
	if err == nil && rest != "" {
		err = fmt.Errorf("type %q: unexpected %q", text, rest)
	}
	return k, err
}

func readAlternatives(text string) (*kind, string, error) {
	var all []*kind
	for {
		k, rest, err := readOne(text)
		if err != nil {
			return nil, "", err
		}
		all = append(all, k)
		if !strings.HasPrefix(rest, "|") {
			if len(all) == 1 {
				return k, rest, nil
			}
			return &kind{oneOf: all}, rest, nil
		}
		text = rest[1:]
	}
}

func readOne(text string) (*kind, string, error) {
	switch {
	case strings.HasPrefix(text, "[]"):
		k, rest, err := readOne(text[2:])
		return &kind{list: k}, rest, err
	case strings.HasPrefix(text, "("):
		k, rest, err := readAlternatives(text[1:])
		if err == nil && !strings.HasPrefix(rest, ")") {
			err = fmt.Errorf("type %q: no closing parenthesis", text)
		}
		return k, strings.TrimPrefix(rest, ")"), err
	case strings.HasPrefix(text, `"`):
		end := strings.IndexByte(text[1:], '"')
		if end < 0 {
			return nil, "", fmt.Errorf("type %q: no closing quote", text)
		}
		return &kind{literal: text[1 : 1+end]}, text[end+2:], nil
	}
	end := strings.IndexAny(text, "|)[\"")
	if end < 0 {
		end = len(text)
	}
	if end == 0 {
		return nil, "", fmt.Errorf("type %q: a name is missing", text)
	}
	return &kind{name: text[:end]}, text[end:], nil
}
