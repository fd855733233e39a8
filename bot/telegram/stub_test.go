package telegram

import (
	"io"
	"net/http"
	"strings"
)

// stub is an HTTP client that answers a method with a body, for what the strict server would never say.
type stub func(method string) string

func (s stub) Do(r *http.Request) (*http.Response, error) {
	if r.Body != nil {
		_, _ = io.Copy(io.Discard, r.Body)
		r.Body.Close()
	}
	return &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(s(methodOf(r))))}, nil
}
