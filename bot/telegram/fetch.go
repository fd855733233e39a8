package telegram

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"

	tgbot "github.com/go-telegram/bot"

	"giaoban/bot/outbox"
)

// maxFile is what Telegram gives out: larger files stay on the phone that sent them.
const maxFile = 20 << 20

// Fetch opens a file that a person sent, up to 20 MB; a larger one, or one that Telegram no longer has, is
// outbox.ErrRefused. The caller closes it; the whole download has limitUpload.
func (p *Platform) Fetch(ctx context.Context, file string) (io.ReadCloser, error) {
	id, ok := readFile(file)
	if !ok {
		return nil, fmt.Errorf("%w: no such file", outbox.ErrRefused)
	}
	f, err := p.lib.GetFile(ctx, &tgbot.GetFileParams{FileID: id})
	if err != nil {
		return nil, refusal(err)
	}
	if f.FileSize > maxFile || f.FilePath == "" {
		return nil, fmt.Errorf("%w: the file is too large", outbox.ErrRefused)
	}
	return p.api.download(ctx, f.FilePath)
}

// download opens the address that getFile gave; it holds the token and is valid for an hour.
func (a *api) download(ctx context.Context, filePath string) (io.ReadCloser, error) {
	const method = "file"
	ctx, cancel := context.WithTimeout(ctx, limitUpload)
	link := a.base + "/file/bot" + a.token + "/" + (&url.URL{Path: filePath}).EscapedPath()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, link, nil)
	if err != nil {
		cancel()
		return nil, a.masked(method, err)
	}
	resp, err := a.next.Do(req)
	if err != nil {
		cancel()
		return nil, a.masked(method, err)
	}
	if resp.StatusCode != http.StatusOK {
		resp.Body.Close()
		cancel()
		return nil, &answerError{Method: method, Status: resp.StatusCode}
	}
	return &download{body: resp.Body, left: maxFile, cancel: cancel}, nil
}

// download is the body of a file, cut off beyond the bound whatever its size was said to be.
type download struct {
	body   io.ReadCloser
	left   int64
	cancel context.CancelFunc
}

func (d *download) Read(b []byte) (int, error) {
	n, err := d.body.Read(b)
	if d.left -= int64(n); d.left < 0 {
		return 0, fmt.Errorf("%w: the file is too large", outbox.ErrRefused)
	}
	return n, err
}

func (d *download) Close() error {
	defer d.cancel()
	return d.body.Close()
}
