package dossier

import (
	"fmt"
	"path"
	"strings"

	"giaoban/store"
	"giaoban/store/fold"
)

// The files that are no evidence.
const (
	listName   = "danh-muc-minh-chung.docx"
	resultName = "du-thao-bao-cao-ket-qua.docx"
)

// longest is how much of a file's own name is kept, in bytes.
const longest = 40

// name gives each piece its place in the ZIP.
func (d *Dossier) name() {
	kept := map[string]string{}
	for i := range d.Pieces {
		p := &d.Pieces[i]
		if p.Evidence.Hash == "" {
			continue
		}
		in := d.folder(*p)
		if there, ok := kept[in+p.Evidence.Hash]; ok {
			p.Path = there
			continue
		}
		day := p.Evidence.At.In(d.Committee.Location()).Format("2006-01-02")
		base, ext := p.Evidence.Name, extension(p.Evidence.Name, p.Evidence.MIME)
		name := fmt.Sprintf("%03d-%s", p.Number, day)
		if s := plain(strings.TrimSuffix(base, path.Ext(base))); s != "" {
			name += "-" + s
		}
		p.Path = in + name + ext
		kept[in+p.Evidence.Hash] = p.Path
	}
}

// folder is where a piece lies, with a slash at its end.
func (d *Dossier) folder(p Piece) string {
	if p.Criterion != 0 {
		in := criterionFolder(p.Criterion)
		if p.Indicator != 0 {
			in += fmt.Sprintf("noi-dung-%02d/", p.Indicator)
		}
		return in
	}
	switch kind, n, _ := p.Evidence.Subject.Split(); kind {
	case store.KindNeighbourhood:
		word := plain(d.Committee.Neighbourhood)
		if word == "" {
			word = store.KindNeighbourhood
		}
		return fmt.Sprintf("khac/%s-%02d/", word, n)
	case store.KindTask:
		return fmt.Sprintf("khac/v%d/", n)
	}
	return "khac/chua-ro/"
}

func criterionFolder(n int) string { return fmt.Sprintf("tieu-chi-%02d/", n) }

// plain is a text in lower-case ASCII letters, digits and single hyphens.
func plain(s string) string {
	var b strings.Builder
	for _, r := range fold.Key(s) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() >= longest {
			break
		}
	}
	return strings.Trim(b.String(), "-")
}

// extensions are those of the types of file that phones and offices send.
var extensions = map[string]string{"image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp", "image/heic": ".heic", "application/pdf": ".pdf",
	"video/mp4": ".mp4", "video/quicktime": ".mov", "audio/ogg": ".ogg", "audio/mpeg": ".mp3", "text/plain": ".txt",
	"application/msword": ".doc", "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
	"application/vnd.ms-excel": ".xls", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx"}

// extension is that of a file's own name where it looks like one, else that of its type, else ".bin".
func extension(name, kind string) string {
	own := strings.ToLower(strings.TrimPrefix(path.Ext(name), "."))
	if s := plain(own); s != "" && s == own && len(s) <= 5 {
		return "." + s
	}
	kind, _, _ = strings.Cut(kind, ";")
	if ext, ok := extensions[strings.TrimSpace(strings.ToLower(kind))]; ok {
		return ext
	}
	return ".bin"
}
