package view

import "fmt"

var lightNames = [...]string{White: "white", Red: "red", Yellow: "yellow", Green: "green"}

// MarshalText names the light, so that a report can be read without this program.
func (l Light) MarshalText() ([]byte, error) {
	if l < White || l > Green {
		return nil, fmt.Errorf("name light: no light %d", int(l))
	}
	return []byte(lightNames[l]), nil
}

// UnmarshalText is the inverse of MarshalText.
func (l *Light) UnmarshalText(b []byte) error {
	for i, name := range lightNames {
		if name == string(b) {
			*l = Light(i)
			return nil
		}
	}
	return fmt.Errorf("read light: no light %q", b)
}
