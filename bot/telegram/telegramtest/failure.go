package telegramtest

import "fmt"

// failure is a refusal in the API's form.
type failure struct {
	code        int
	description string
	retryAfter  int
	migrateTo   int64
}

// bad is 400 with the real server's words.
func bad(format string, args ...any) *failure {
	return &failure{code: 400, description: "Bad Request: " + fmt.Sprintf(format, args...)}
}

// strict is 400 for what the real server would let pass or say less clearly.
func strict(format string, args ...any) *failure { return bad("strict: "+format, args...) }

func forbidden(format string, args ...any) *failure {
	return &failure{code: 403, description: "Forbidden: " + fmt.Sprintf(format, args...)}
}

func conflict(description string) *failure {
	return &failure{code: 409, description: "Conflict: " + description}
}

func tooMany(seconds int) *failure {
	return &failure{code: 429, description: fmt.Sprintf("Too Many Requests: retry after %d", seconds), retryAfter: seconds}
}

// envelope is the body of the refusal.
func (f *failure) envelope() map[string]any {
	w := map[string]any{"ok": false, "error_code": f.code, "description": f.description}
	parameters := map[string]any{}
	if f.retryAfter > 0 {
		parameters["retry_after"] = f.retryAfter
	}
	if f.migrateTo != 0 {
		parameters["migrate_to_chat_id"] = f.migrateTo
	}
	if len(parameters) > 0 {
		w["parameters"] = parameters
	}
	return w
}
