package telegramtest

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	_ "image/png" // photos may be PNG
	"math/rand"
	"mime"
	"net/http"
	"path"
	"strings"
	"time"
)

// What the platform takes.
const (
	maxUpload   = 50 << 20 // a bot may send this much in one request
	maxPhoto    = 10 << 20
	maxDownload = 20 << 20 // getFile gives no more
	linkTTL     = time.Hour
)

type fileKind string

const (
	filePhoto    fileKind = "photo"
	fileDocument fileKind = "document"
	fileVoice    fileKind = "voice"
	fileSticker  fileKind = "sticker"
)

// file is one upload. A photo has smaller copies of itself in sizes, last the
// picture itself.
type file struct {
	id, unique    string
	kind          fileKind
	name, mime    string
	data          []byte
	width, height int
	seconds       int
	emoji         string
	sizes         []*file
	path          string // as getFile told it
	pathAt        time.Time
}

// fileStore is every file by id and by the path that getFile gave out.
type fileStore struct {
	byID   map[string]*file
	byPath map[string]*file
}

func (f *fileStore) init() {
	f.byID = map[string]*file{}
	f.byPath = map[string]*file{}
}

// idPrefixes make file ids look like the real ones of their kind.
var idPrefixes = map[fileKind]string{filePhoto: "AgACAgUAAxkBAAI", fileDocument: "BQACAgUAAxkBAAI", fileVoice: "AwACAgUAAxkBAAI", fileSticker: "CAACAgUAAxkBAAI"}

// keep stores a file under a new file_id; file_unique_id is that of its content.
func (s *Server) keep(f *file) *file {
	noise := make([]byte, 24)
	s.rng.Read(noise)
	f.id = idPrefixes[f.kind] + base64.RawURLEncoding.EncodeToString(noise)
	sum := sha256.Sum256(f.data)
	f.unique = "AQAD" + base64.RawURLEncoding.EncodeToString(sum[:9])
	s.files.byID[f.id] = f
	return f
}

// newPhoto stores a picture with its smaller copies.
func (s *Server) newPhoto(name string, data []byte) (*file, error) {
	if len(data) == 0 {
		return nil, fmt.Errorf("file must be non-empty")
	}
	if len(data) > maxPhoto {
		return nil, fmt.Errorf("file of size %d bytes is too big for a photo", len(data))
	}
	conf, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("IMAGE_PROCESS_FAILED")
	}
	w, h := conf.Width, conf.Height
	if w == 0 || h == 0 || w+h > 10000 || w > 20*h || h > 20*w {
		return nil, fmt.Errorf("PHOTO_INVALID_DIMENSIONS")
	}
	photo := s.keep(&file{kind: filePhoto, name: name, mime: "image/" + format, data: data, width: w, height: h})
	if longest := max(w, h); longest > 90 {
		if full, _, err := image.Decode(bytes.NewReader(data)); err == nil {
			for _, side := range []int{90, 320, 800} {
				if side < longest {
					photo.sizes = append(photo.sizes, s.shrink(full, side))
				}
			}
		}
	}
	photo.sizes = append(photo.sizes, photo)
	return photo, nil
}

// shrink makes a copy whose longer side is side, by taking every n-th point.
func (s *Server) shrink(full image.Image, side int) *file {
	b := full.Bounds()
	w, h := b.Dx(), b.Dy()
	scale := float64(side) / float64(max(w, h))
	small := image.NewRGBA(image.Rect(0, 0, max(int(float64(w)*scale), 1), max(int(float64(h)*scale), 1)))
	for y := range small.Rect.Dy() {
		for x := range small.Rect.Dx() {
			small.Set(x, y, full.At(b.Min.X+x*w/small.Rect.Dx(), b.Min.Y+y*h/small.Rect.Dy()))
		}
	}
	var out bytes.Buffer
	_ = jpeg.Encode(&out, small, &jpeg.Options{Quality: 60}) // into memory: cannot fail
	return s.keep(&file{kind: filePhoto, mime: "image/jpeg", data: out.Bytes(), width: small.Rect.Dx(), height: small.Rect.Dy()})
}

// newDocument stores a file as it is.
func (s *Server) newDocument(name, mimeType string, data []byte) (*file, error) {
	if len(data) == 0 {
		return nil, fmt.Errorf("file must be non-empty")
	}
	if len(data) > maxUpload {
		return nil, fmt.Errorf("file of size %d bytes is too big", len(data))
	}
	if mimeType == "" || mimeType == "application/octet-stream" {
		if mimeType = mime.TypeByExtension(path.Ext(name)); mimeType == "" {
			mimeType, _, _ = strings.Cut(http.DetectContentType(data), ";")
		}
	}
	mimeType, _, _ = strings.Cut(mimeType, ";")
	return s.keep(&file{kind: fileDocument, name: name, mime: mimeType, data: data}), nil
}

// userFile stores what a person sends.
func (s *Server) userFile(d draft) *file {
	switch d.kind {
	case filePhoto:
		data := d.data
		if data == nil {
			data = SmallJPEG(s.photos.Int63())
		}
		if photo, err := s.newPhoto("", data); err == nil {
			return photo
		}
		// An app shows what it can; the bytes are kept whatever they are.
		f := s.keep(&file{kind: filePhoto, mime: "image/jpeg", data: data, width: 90, height: 90})
		f.sizes = []*file{f}
		return f
	case fileDocument:
		if f, err := s.newDocument(d.name, "", d.data); err == nil {
			return f
		}
	}
	mimes := map[fileKind]string{fileVoice: "audio/ogg", fileSticker: "image/webp"}
	return s.keep(&file{kind: d.kind, name: d.name, mime: mimes[d.kind], data: d.data, seconds: d.seconds, emoji: d.emoji, width: 512, height: 512})
}

// SmallJPEG makes a real picture of 64×48 points, a different one per seed.
func SmallJPEG(seed int64) []byte {
	rng := rand.New(rand.NewSource(seed))
	img := image.NewRGBA(image.Rect(0, 0, 64, 48))
	base := color.RGBA{R: uint8(rng.Intn(256)), G: uint8(rng.Intn(256)), B: uint8(rng.Intn(256)), A: 255}
	for y := range 48 {
		for x := range 64 {
			img.SetRGBA(x, y, color.RGBA{R: base.R + uint8(x), G: base.G + uint8(y), B: base.B, A: 255})
		}
	}
	var out bytes.Buffer
	_ = jpeg.Encode(&out, img, nil) // into memory: cannot fail
	return out.Bytes()
}

// wireInto adds the attachment to a Message object.
func (f *file) wireInto(w map[string]any) {
	switch f.kind {
	case filePhoto:
		sizes := make([]any, 0, len(f.sizes))
		for _, size := range f.sizes {
			sizes = append(sizes, map[string]any{
				"file_id": size.id, "file_unique_id": size.unique,
				"width": size.width, "height": size.height, "file_size": len(size.data),
			})
		}
		w["photo"] = sizes
	case fileVoice:
		v := f.wire()
		v["duration"], v["mime_type"] = f.seconds, f.mime
		w["voice"] = v
	case fileSticker:
		v := f.wire()
		v["type"], v["width"], v["height"] = "regular", f.width, f.height
		v["is_animated"], v["is_video"], v["emoji"] = false, false, f.emoji
		w["sticker"] = v
	default:
		v := f.wire()
		v["mime_type"] = f.mime
		if f.name != "" {
			v["file_name"] = f.name
		}
		w["document"] = v
	}
}

// wire is a File object without its path.
func (f *file) wire() map[string]any {
	return map[string]any{"file_id": f.id, "file_unique_id": f.unique, "file_size": len(f.data)}
}

func (f *file) view() *File {
	return &File{Kind: string(f.kind), Name: f.name, MIME: f.mime, ID: f.id, Bytes: f.data}
}

// FileBytes returns the content of a file by its file_id.
func (s *Server) FileBytes(id string) ([]byte, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f := s.files.byID[id]
	if f == nil {
		return nil, false
	}
	return f.data, true
}

// newAlbumID makes a media_group_id.
func (s *Server) newAlbumID() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.albumID()
}

// albumID is newAlbumID with the lock held.
func (s *Server) albumID() string {
	return fmt.Sprint(13_000_000_000_000_000 + s.rng.Int63n(1_000_000_000_000_000))
}
