package telegramtest

import (
	"bytes"
	"encoding/json"
	"image"
	"image/color"
	"image/jpeg"
	"io"
	"mime/multipart"
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// upload sends a file as a multipart parameter.
func sendUpload(t *testing.T, srv *Server, method, name, filename string, data []byte, chat int64) answer {
	t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	require.NoError(t, w.WriteField("chat_id", jsonText(chat)))
	part, err := w.CreateFormFile(name, filename)
	require.NoError(t, err)
	_, err = part.Write(data)
	require.NoError(t, err)
	require.NoError(t, w.Close())
	return asked(t, srv, method, request(t, method, w.FormDataContentType(), body.String()))
}

func picture(t *testing.T, w, h int) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	img.Set(0, 0, color.White)
	var out bytes.Buffer
	require.NoError(t, jpeg.Encode(&out, img, nil))
	return out.Bytes()
}

func TestPhotoSizes(t *testing.T) {
	srv := newClock().server(t)
	lan := person(t, srv, "Lan")
	a := sendUpload(t, srv, "sendPhoto", "photo", "x.jpg", picture(t, 1000, 500), lan.ID)
	require.True(t, a.OK, a.Description)
	var m struct {
		Photo []struct {
			FileID string `json:"file_id"`
			Width  int    `json:"width"`
			Height int    `json:"height"`
		} `json:"photo"`
	}
	require.NoError(t, json.Unmarshal(a.Result, &m))
	require.Len(t, m.Photo, 4)
	assert.Equal(t, []int{90, 45, 1000, 500}, []int{m.Photo[0].Width, m.Photo[0].Height, m.Photo[3].Width, m.Photo[3].Height})
	small, ok := srv.FileBytes(m.Photo[0].FileID)
	require.True(t, ok)
	conf, err := jpeg.DecodeConfig(bytes.NewReader(small))
	require.NoError(t, err)
	assert.Equal(t, 90, conf.Width)
}

func TestFilesRefused(t *testing.T) {
	srv := newClock().server(t)
	lan := person(t, srv, "Lan")
	photo := func(data []byte) string {
		return sendUpload(t, srv, "sendPhoto", "photo", "x.jpg", data, lan.ID).Description
	}
	assert.Equal(t, "Bad Request: file must be non-empty", photo(nil))
	assert.Equal(t, "Bad Request: IMAGE_PROCESS_FAILED", photo([]byte("not a picture")))
	assert.Equal(t, "Bad Request: PHOTO_INVALID_DIMENSIONS", photo(picture(t, 210, 10)))
	assert.Equal(t, "Bad Request: file of size 10485761 bytes is too big for a photo", photo(make([]byte, maxPhoto+1)))
	a := sendUpload(t, srv, "sendDocument", "document", "x.bin", make([]byte, maxUpload+2<<20), lan.ID)
	assert.Equal(t, "Request Entity Too Large", a.Description)
	assert.Equal(t, 413, a.Code)
	assert.Equal(t, `Bad Request: strict: sendPhoto has no parameter "picture" and nothing refers to this file`,
		sendUpload(t, srv, "sendPhoto", "picture", "x.jpg", picture(t, 10, 10), lan.ID).Description)
	assert.Equal(t, `Bad Request: strict: parameter "text" of sendMessage must be String, got a file`,
		sendUpload(t, srv, "sendMessage", "text", "x.txt", []byte("x"), lan.ID).Description)

	doc, err := lan.Document("danh sách.xlsx", []byte("PK\x03\x04"), "đây")
	require.NoError(t, err)
	assert.Equal(t, "Bad Request: type of file mismatch", ask(t, srv, "sendPhoto", fields{"chat_id": lan.ID, "photo": doc.File.ID}).Description)
}

func TestDownloads(t *testing.T) {
	c := newClock()
	srv := c.server(t)
	lan := person(t, srv, "Lan")
	big, err := lan.Document("to.bin", make([]byte, maxDownload+1), "")
	require.NoError(t, err)
	assert.Equal(t, "Bad Request: file is too big", ask(t, srv, "getFile", fields{"file_id": big.File.ID}).Description)

	doc, err := lan.Document("danh sách.xlsx", []byte("PK\x03\x04 xlsx"), "đây")
	require.NoError(t, err)
	var f struct {
		Path string `json:"file_path"`
	}
	require.NoError(t, json.Unmarshal(ask(t, srv, "getFile", fields{"file_id": doc.File.ID}).Result, &f))
	get := func() (int, string) {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://api/file/bot"+DefaultToken+"/"+f.Path, nil)
		require.NoError(t, err)
		resp, err := srv.Do(req)
		require.NoError(t, err)
		defer resp.Body.Close()
		body, err := io.ReadAll(resp.Body)
		require.NoError(t, err)
		return resp.StatusCode, string(body)
	}
	code, body := get()
	assert.Equal(t, 200, code)
	assert.Equal(t, "PK\x03\x04 xlsx", body)
	c.pass(time.Hour)
	code, _ = get()
	assert.Equal(t, 404, code, "a link is good for an hour")
	assert.True(t, ask(t, srv, "getFile", fields{"file_id": doc.File.ID}).OK)
	code, _ = get()
	assert.Equal(t, 200, code, "and can be had anew")
}

func TestAlbums(t *testing.T) {
	srv := newClock().server(t)
	lan := person(t, srv, "Lan")
	texts(t, srv)
	sent, err := lan.Album(3, "trước và sau")
	require.NoError(t, err)
	require.Len(t, sent, 3)
	got := updates(t, srv, 0)
	require.Len(t, got, 3, "several updates")
	var captions, unique []any
	for _, u := range got {
		m := u["message"].(fields)
		assert.Equal(t, sent[0].Album, m["media_group_id"])
		captions = append(captions, m["caption"])
		unique = append(unique, m["photo"].([]any)[0].(fields)["file_unique_id"])
	}
	assert.Equal(t, []any{"trước và sau", nil, nil}, captions, "one caption")
	assert.NotEqual(t, unique[0], unique[1], "different pictures")
	_, err = lan.EditLast("sửa chú thích")
	require.NoError(t, err)

	_, err = lan.Sticker("👍")
	require.NoError(t, err)
	_, err = lan.Voice(7)
	require.NoError(t, err)
	_, err = lan.Location(10.77, 106.7)
	require.NoError(t, err)
	assert.Len(t, updates(t, srv, 0), 7, "all of them as the API describes")
}

// TestSameSeedSameIDs: two servers played alike answer alike.
func TestSameSeedSameIDs(t *testing.T) {
	play := func(seed int64) string {
		c := newClock()
		opt := c.options()
		opt.Seed = seed
		srv := serve(t, opt)
		lan := person(t, srv, "Lan")
		_, err := lan.Photo("x")
		require.NoError(t, err)
		_, err = lan.Album(2, "y")
		require.NoError(t, err)
		_, err = lan.Forge(1, "z")
		require.NoError(t, err)
		return string(ask(t, srv, "getUpdates", nil).Result)
	}
	assert.Equal(t, play(1), play(1))
	assert.NotEqual(t, play(1), play(2))
}
