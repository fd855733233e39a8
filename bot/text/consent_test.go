package text

import (
	"crypto/sha256"
	"encoding/hex"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
)

// consents are the wordings that people have agreed to, by version. An entry is never changed: other words are a new version.
var consents = map[string]string{
	"2026-11-21":   "54671768e08a9271",
	"2026-11-21.2": "e1a9bacdfbc19334",
}

func TestConsentIsWhatItsVersionSays(t *testing.T) {
	h := sha256.New()
	for _, lang := range []store.Lang{store.Vietnamese, store.English} {
		for _, m := range []Consent{{Code: "C"}, {Code: "C", Committee: "D", Name: "N", Post: "P", Asked: true}} {
			c, err := Say(lang, m)
			require.NoError(t, err)
			h.Write([]byte(c.Plain()))
		}
	}
	assert.Equal(t, consents[ConsentVersion], hex.EncodeToString(h.Sum(nil)[:8]), "other words need another ConsentVersion")
}
