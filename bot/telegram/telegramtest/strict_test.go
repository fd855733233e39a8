package telegramtest

import (
	"bytes"
	"context"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestStrictRefusals(t *testing.T) {
	srv := newClock().server(t)
	lan := person(t, srv, "Lan")
	keyboard := func(buttons ...any) fields { return fields{"inline_keyboard": []any{buttons}} }
	say := func(more fields) fields {
		p := fields{"chat_id": lan.ID, "text": "xin chào"}
		for k, v := range more {
			p[k] = v
		}
		return p
	}
	for _, c := range []struct {
		name, method string
		params       fields
		want         string
	}{
		{"unknown parameter", "sendMessage", say(fields{"txt": "x"}), `Bad Request: strict: sendMessage has no parameter "txt"`},
		{"no chat", "sendMessage", fields{"text": "x"}, "Bad Request: chat_id is empty"},
		{"no text", "sendMessage", fields{"chat_id": lan.ID}, "Bad Request: message text is empty"},
		{"empty text", "sendMessage", say(fields{"text": ""}), "Bad Request: message text is empty"},
		{"white text", "sendMessage", say(fields{"text": " \n\t "}), "Bad Request: text must be non-empty"},
		{"only tags", "sendMessage", say(fields{"text": "<b></b>", "parse_mode": "HTML"}), "Bad Request: text must be non-empty"},
		{"too long", "sendMessage", say(fields{"text": strings.Repeat("ệ", 4097)}), "Bad Request: message is too long"},
		{"wrong type", "getUpdates", fields{"limit": "many"}, `Bad Request: strict: limit must be Integer, got "many" in getUpdates`},
		{"wrong mode", "sendMessage", say(fields{"parse_mode": "XML"}), "Bad Request: unsupported parse_mode"},
		{"legacy mode", "sendMessage", say(fields{"parse_mode": "Markdown"}), "Bad Request: strict: parse_mode Markdown is legacy and not spoken here; use HTML or MarkdownV2"},
		{"unclosed tag", "sendMessage", say(fields{"text": "<b>x", "parse_mode": "HTML"}), `Bad Request: can't parse entities: Can't find end tag corresponding to start tag "b"`},
		{"unknown tag", "sendMessage", say(fields{"text": "a<h1>x</h1>", "parse_mode": "HTML"}), `Bad Request: can't parse entities: Unsupported start tag "h1" at byte offset 1`},
		{"null keyboard", "sendMessage", say(fields{"reply_markup": fields{"inline_keyboard": nil}}), `Bad Request: field "inline_keyboard" must be of type Array`},
		{"flat keyboard", "sendMessage", say(fields{"reply_markup": fields{"inline_keyboard": []any{fields{"text": "x", "callback_data": "x"}}}}), `Bad Request: field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays`},
		{"broken keyboard", "sendMessage", say(fields{"reply_markup": `{"inline_keyboard":[`}), "Bad Request: can't parse reply keyboard markup JSON object"},
		{"button without label", "sendMessage", say(fields{"reply_markup": keyboard(fields{"callback_data": "x"})}), `Bad Request: can't parse inline keyboard button: Can't find field "text"`},
		{"button without action", "sendMessage", say(fields{"reply_markup": keyboard(fields{"text": "x"})}), "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"},
		{"button with empty data", "sendMessage", say(fields{"reply_markup": keyboard(fields{"text": "x", "callback_data": ""})}), "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"},
		{"button with two actions", "sendMessage", say(fields{"reply_markup": keyboard(fields{"text": "x", "callback_data": "x", "url": "https://t.me/"})}), "Bad Request: strict: an inline keyboard button has exactly one action, got url and callback_data"},
		{"data of 65 bytes", "sendMessage", say(fields{"reply_markup": keyboard(fields{"text": "x", "callback_data": strings.Repeat("đ", 32) + "x"})}), "Bad Request: BUTTON_DATA_INVALID"},
		{"url without host", "sendMessage", say(fields{"reply_markup": keyboard(fields{"text": "x", "url": "http://localhost/"})}), "Bad Request: inline keyboard button URL 'http://localhost/' is invalid: Wrong HTTP URL"},
		{"unknown button field", "sendMessage", say(fields{"reply_markup": keyboard(fields{"text": "x", "callback_data": "x", "color": "red"})}), `Bad Request: strict: reply_markup.inline_keyboard[0][0].color is unknown; InlineKeyboardButton has no such field in sendMessage`},
		{"unknown style", "sendMessage", say(fields{"reply_markup": keyboard(fields{"text": "x", "callback_data": "x", "style": "blue"})}), `Bad Request: strict: reply_markup.inline_keyboard[0][0].style must be "danger" or "success" or "primary", got "blue" in sendMessage`},
		{"nested null", "sendMessage", say(fields{"link_preview_options": fields{"url": nil}}), `Bad Request: strict: link_preview_options.url must be String, got null in sendMessage`},
		{"entity outside", "sendMessage", say(fields{"entities": []any{fields{"type": "bold", "offset": 4, "length": 9}}}), "Bad Request: strict: entities[0] covers 4+9, outside the text or inside a character"},
		{"entity inside a character", "sendMessage", say(fields{"text": "😀x", "entities": []any{fields{"type": "bold", "offset": 1, "length": 1}}}), "Bad Request: strict: entities[0] covers 1+1, outside the text or inside a character"},
		{"no such reply", "sendMessage", say(fields{"reply_parameters": fields{"message_id": 999}}), "Bad Request: message to be replied not found"},
		{"no such thread", "sendMessage", say(fields{"message_thread_id": 9}), "Bad Request: message thread not found"},
		{"no such chat", "sendMessage", say(fields{"chat_id": 12345}), "Bad Request: chat not found"},
		{"no such channel", "sendMessage", say(fields{"chat_id": "@ai_do"}), "Bad Request: chat not found"},
		{"business", "sendMessage", say(fields{"business_connection_id": "b"}), "Bad Request: business connection not found"},
		{"edit of nothing", "editMessageText", fields{"chat_id": lan.ID, "message_id": 999, "text": "x"}, "Bad Request: message to edit not found"},
		{"edit of hers", "editMessageText", fields{"chat_id": lan.ID, "message_id": 1, "text": "x"}, "Bad Request: message can't be edited"},
		{"edit of no place", "editMessageText", fields{"text": "x"}, "Bad Request: message identifier is not specified"},
		{"delete of nothing", "deleteMessage", fields{"chat_id": lan.ID, "message_id": 999}, "Bad Request: message to delete not found"},
		{"no query", "answerCallbackQuery", fields{"callback_query_id": "1"}, "Bad Request: query is too old and response timeout expired or query ID is invalid"},
		{"no file", "getFile", fields{"file_id": "x"}, "Bad Request: wrong file_id or the file is temporarily unavailable"},
		{"picture by URL", "sendPhoto", fields{"chat_id": lan.ID, "photo": "https://example.org/x.jpg"}, "Bad Request: failed to get HTTP URL content"},
		{"picture unknown", "sendPhoto", fields{"chat_id": lan.ID, "photo": "AgAC"}, "Bad Request: wrong file identifier/HTTP URL specified"},
		{"picture not attached", "sendPhoto", fields{"chat_id": lan.ID, "photo": "attach://x"}, "Bad Request: strict: attach://x refers to a file that is not in the request"},
		{"command with capitals", "setMyCommands", fields{"commands": []any{fields{"command": "BaoCao", "description": "x"}}}, "Bad Request: BOT_COMMAND_INVALID"},
		{"command with marks", "setMyCommands", fields{"commands": []any{fields{"command": "báocáo", "description": "x"}}}, "Bad Request: BOT_COMMAND_INVALID"},
		{"command undescribed", "setMyCommands", fields{"commands": []any{fields{"command": "baocao", "description": " "}}}, "Bad Request: command description must be non-empty"},
		{"command in a language", "setMyCommands", fields{"commands": []any{}, "language_code": "vi-VN"}, "Bad Request: invalid language code specified"},
		{"unknown scope", "setMyCommands", fields{"commands": []any{}, "scope": fields{"type": "everybody"}}, `Bad Request: strict: scope must be BotCommandScopeDefault or BotCommandScopeAllPrivateChats or BotCommandScopeAllGroupChats or BotCommandScopeAllChatAdministrators or BotCommandScopeChat or BotCommandScopeChatAdministrators or BotCommandScopeChatMember, got {"type":"everybody"} in setMyCommands`},
		{"scope without chat", "setMyCommands", fields{"commands": []any{}, "scope": fields{"type": "chat"}}, "Bad Request: strict: scope.chat_id is required (Integer or String) in setMyCommands"},
		{"unknown update", "getUpdates", fields{"allowed_updates": []any{"messages"}}, `Bad Request: strict: allowed_updates: there is no update "messages"`},
		{"album of one", "sendMediaGroup", fields{"chat_id": lan.ID, "media": []any{fields{"type": "photo", "media": "x"}}}, "Bad Request: strict: media must include 2-10 items, got 1"},
		{"action", "sendChatAction", fields{"chat_id": lan.ID, "action": "dancing"}, "Bad Request: wrong parameter action in request"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := ask(t, srv, c.method, c.params)
			assert.False(t, a.OK)
			assert.Equal(t, 400, a.Code)
			assert.Equal(t, c.want, a.Description)
		})
	}
	assert.Empty(t, srv.Sent(), "a refused request does nothing")
}

func TestLaxIgnoresUnknownParameters(t *testing.T) {
	opt := newClock().options()
	opt.Lax = true
	srv := serve(t, opt)
	lan := person(t, srv, "Lan")
	a := ask(t, srv, "sendMessage", fields{"chat_id": lan.ID, "text": "x", "txt": "y"})
	assert.True(t, a.OK, a.Description)
}

func TestPathsAndTokens(t *testing.T) {
	srv := newClock().server(t)
	for _, c := range []struct {
		path string
		code int
		want string
	}{
		{"/", 404, "Not Found"},
		{"/bot", 404, "Not Found"},
		{"/botxyz/getMe", 404, "Not Found"},
		{"/bot" + DefaultToken, 404, "Not Found"},
		{"/bot" + DefaultToken + "/", 404, "Not Found"},
		{"/bot" + DefaultToken + "/getMe/more", 404, "Not Found"},
		{"/bot" + DefaultToken + "/getYou", 404, "Not Found: method not found"},
		{"/bot7100000001:wrong/getMe", 401, "Unauthorized"},
		{"/file/bot7100000001:wrong/photos/file_0.jpg", 401, "Unauthorized"},
		{"/file/bot" + DefaultToken + "/photos/file_0.jpg", 404, "Not Found"},
		{"/bot" + DefaultToken + "/GETME", 200, ""},
	} {
		req, err := http.NewRequestWithContext(context.Background(), http.MethodGet, "http://api"+c.path, nil)
		require.NoError(t, err)
		a := asked(t, srv, "getMe", req)
		assert.Equal(t, c.want, a.Description, c.path)
		assert.Equal(t, c.code == 200, a.OK, c.path)
	}
}

// TestEncodings sends the same message in every way the API takes.
func TestEncodings(t *testing.T) {
	srv := newClock().server(t)
	lan := person(t, srv, "Lan")
	id := jsonText(lan.ID)
	markup := `{"inline_keyboard":[[{"text":"Xong","callback_data":"x"}]]}`
	form := url.Values{"chat_id": {id}, "text": {"chào"}, "reply_markup": {markup}, "disable_notification": {"true"}, "parse_mode": {""}}
	var parts bytes.Buffer
	w := multipart.NewWriter(&parts)
	for name, values := range form {
		require.NoError(t, w.WriteField(name, values[0]))
	}
	require.NoError(t, w.Close())
	get, err := http.NewRequestWithContext(context.Background(), http.MethodGet, "http://api/bot"+DefaultToken+"/sendMessage?"+form.Encode(), nil)
	require.NoError(t, err)
	for name, req := range map[string]*http.Request{
		"query":       get,
		"urlencoded":  request(t, "sendMessage", "application/x-www-form-urlencoded", form.Encode()),
		"multipart":   request(t, "sendMessage", w.FormDataContentType(), parts.String()),
		"json":        request(t, "sendMessage", "application/json; charset=utf-8", `{"chat_id":`+id+`,"text":"chào","reply_markup":`+markup+`,"disable_notification":true}`),
		"json string": request(t, "sendMessage", "application/json", `{"chat_id":"`+id+`","text":"chào","reply_markup":`+quoted(markup)+`,"disable_notification":"true"}`),
	} {
		a := asked(t, srv, "sendMessage", req)
		require.True(t, a.OK, "%s: %s", name, a.Description)
		sent := srv.Sent()
		last := sent[len(sent)-1]
		assert.Equal(t, "chào", last.Text, name)
		assert.Equal(t, [][]Button{{{Text: "Xong", Data: "x"}}}, last.Buttons, name)
		assert.True(t, last.Silent, name)
	}
}

// TestEmptyBodies: the library's getMe is a multipart header without any body.
func TestEmptyBodies(t *testing.T) {
	srv := newClock().server(t)
	assert.True(t, asked(t, srv, "getMe", request(t, "getMe", "application/json", "null")).OK, "telego's")
	for _, contentType := range []string{"multipart/form-data; boundary=xyz", "application/json", "application/x-www-form-urlencoded"} {
		assert.True(t, asked(t, srv, "getMe", request(t, "getMe", contentType, "")).OK, contentType)
	}
	assert.True(t, asked(t, srv, "getMe", request(t, "getMe", "multipart/form-data; boundary=xyz", "--xyz--\r\n")).OK, "no part")
}

func TestPartNames(t *testing.T) {
	for header, want := range map[string][2]string{
		`form-data; name="photo"; filename="a.jpg"`:     {"photo", "a.jpg"},
		`form-data;name="f";filename=báo cáo tuần.docx`: {"f", "báo cáo tuần.docx"},
		`form-data; name=x; filename=""`:                {"x", ""},
	} {
		name, fileName, isFile := disposition(header)
		assert.Equal(t, want, [2]string{name, fileName}, header)
		assert.True(t, isFile, header)
	}
	name, _, isFile := disposition(`form-data; name="text"`)
	assert.Equal(t, "text", name)
	assert.False(t, isFile)
}

func TestMalformedBodies(t *testing.T) {
	srv := newClock().server(t)
	const noObject = "Bad Request: strict: the body is not a JSON object; the real server would see no parameters at all"
	for _, c := range []struct{ contentType, body, want string }{
		{"application/json", `{"chat_id":`, noObject},
		{"application/json", `[1]`, noObject},
		{"application/json", `{} {}`, noObject},
		{"text/plain", `x`, "Bad Request: strict: Content-Type text/plain is not application/json, application/x-www-form-urlencoded or multipart/form-data"},
		{"multipart/form-data", `x`, "Bad Request: strict: multipart/form-data has no boundary"},
		{"application/x-www-form-urlencoded", "text=a&text=b", `Bad Request: strict: parameter "text" is given 2 times`},
		{"application/x-www-form-urlencoded", "text=%ff", "Bad Request: strings must be encoded in UTF-8"},
	} {
		a := asked(t, srv, "sendMessage", request(t, "sendMessage", c.contentType, c.body))
		assert.Equal(t, c.want, a.Description)
	}
}

// FuzzRequests: whatever is sent, the server answers and stays.
func FuzzRequests(f *testing.F) {
	f.Add("sendMessage", "application/json", `{"chat_id":1,"text":"x","reply_markup":{"inline_keyboard":[[{}]]}}`)
	f.Add("sendMediaGroup", "application/x-www-form-urlencoded", `chat_id=1&media=[{"type":"photo","media":"attach://a"}]`)
	f.Add("editMessageMedia", "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"media\"; filename=\"a\"\r\n\r\nx\r\n--x--")
	f.Add("setMyCommands", "application/json", `{"commands":[{"command":"a","description":"b"}],"scope":{"type":"chat","chat_id":"@x"}}`)
	f.Add("setWebhook", "application/json", `{"url":"ftp://x","allowed_updates":[]}`)
	f.Fuzz(func(t *testing.T, name, contentType, body string) {
		srv := New(newClock().options())
		defer srv.Close()
		lan := srv.NewUser(Profile{ID: 1, FirstName: "Lan"})
		_, _ = lan.Start("")
		if strings.EqualFold(name, "getUpdates") || strings.ContainsAny(name, "/?#% \x00") {
			return
		}
		req, err := http.NewRequestWithContext(context.Background(), http.MethodPost, "http://api/bot"+DefaultToken+"/x", strings.NewReader(body))
		require.NoError(t, err)
		req.URL.Path = "/bot" + DefaultToken + "/" + name
		req.Header.Set("Content-Type", contentType)
		resp, err := srv.Do(req)
		require.NoError(t, err)
		require.NoError(t, resp.Body.Close())
	})
}
