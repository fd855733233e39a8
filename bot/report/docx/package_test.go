package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"path"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/report"
	"giaoban/store"
)

// files are documents of all kinds: both forms, drafts and approved, long, empty, with what nobody has said.
func files(t testing.TB) map[string][]byte {
	odd := long()
	odd.Sections[2].Tables[0].Rows = [][]string{{"một"}, {"1", "2", "3", "4"}, nil}
	return map[string][]byte{
		"state draft":    file(t, full(3), stateLetter(), Options{Draft: true, Name: "7/12"}),
		"state approved": file(t, small(), stateLetter(), Options{Hash: "5f2b", Note: "Ghi chú", Day: signed}),
		"party draft":    file(t, odd, partyLetter(), Options{Draft: true}),
		"party approved": file(t, full(1), partyLetter(), Options{Hash: "5f2b", Day: signed}),
		"state empty":    file(t, report.Document{Lang: store.English}, store.Letter{}, Options{}),
		"party empty":    file(t, report.Document{}, store.Letter{Layout: store.PartyForm}, Options{Draft: true}),
	}
}

func TestEveryElementIsWhereWordWantsIt(t *testing.T) {
	for name, data := range files(t) {
		for _, p := range []string{"word/document.xml", "word/styles.xml", "word/settings.xml", "word/header1.xml", "word/header2.xml"} {
			root, err := tree(part(t, data, p))
			require.NoError(t, err, p)
			assert.Empty(t, root.faults(), "%s: %s", name, p)
		}
	}
}

func TestTheCheckSeesFaults(t *testing.T) {
	for _, wrong := range []string{
		"<p><r/><pPr/></p>", "<pPr><jc/><ind/></pPr>", "<pPr><jc/><jc/></pPr>", "<rPr><sz/><b/></rPr>", "<tc><tcPr/><p/><tbl/></tc>", "<tc/>",
		"<tblPr><tblLayout/><tblW/></tblPr>", "<body><sectPr/><p/></body>", "<hdr><sectPr/></hdr>", "<r><t/><rPr/></r>", "<style><pPr/><name/></style>",
	} {
		root, err := tree(wrong)
		require.NoError(t, err)
		assert.NotEmpty(t, root.faults(), wrong)
	}
}

func number(t testing.TB, s string) int {
	n, err := strconv.Atoi(s)
	require.NoError(t, err)
	return n
}

// TestGridsAddUp: each cell is as wide as its column, the columns as the table, the table no wider than the text of its page.
func TestGridsAddUp(t *testing.T) {
	for name, data := range files(t) {
		root, err := tree(part(t, data, "word/document.xml"))
		require.NoError(t, err)
		landscape := false
		for _, b := range root.children[0].children {
			b.each(func(n *node) { landscape = landscape || n.name == "sectPr" })
			if b.name != "tbl" {
				continue
			}
			whole, sum, cols := number(t, b.children[0].children[0].attrs["w"]), 0, []string{}
			for _, c := range b.children[1].children {
				cols = append(cols, c.attrs["w"])
				assert.Positive(t, number(t, c.attrs["w"]))
				sum += number(t, c.attrs["w"])
			}
			assert.Equal(t, whole, sum, name)
			assert.Equal(t, map[bool]int{false: bodyWidth, true: wideWidth}[landscape], whole, name)
			for _, row := range b.children[2:] {
				var widths []string
				for _, c := range row.children {
					if c.name == "tc" {
						widths = append(widths, c.children[0].children[0].attrs["w"])
					}
				}
				assert.Equal(t, cols, widths, name)
			}
		}
	}
}

func TestWhatIsNamedIsThere(t *testing.T) {
	bookmark := regexp.MustCompile(`^[A-Za-z]\w{0,39}$`)
	for name, data := range files(t) {
		styles, ids := map[string]bool{}, map[string]string{}
		sheet, err := tree(part(t, data, "word/styles.xml"))
		require.NoError(t, err)
		for _, s := range sheet.children {
			assert.False(t, s.name == "style" && styles[s.attrs["styleId"]], "%s: two styles %s", name, s.attrs["styleId"])
			styles[s.attrs["styleId"]] = true
		}
		for _, p := range []string{"word/document.xml", "word/header1.xml", "word/header2.xml"} {
			root, err := tree(part(t, data, p))
			require.NoError(t, err)
			open := map[string]bool{}
			root.each(func(n *node) {
				switch n.name {
				case "pStyle":
					assert.True(t, styles[n.attrs["val"]], "%s: no style %s", name, n.attrs["val"])
				case "bookmarkStart":
					assert.Regexp(t, bookmark, n.attrs["name"])
					assert.Empty(t, ids[n.attrs["name"]], "%s: two bookmarks %s", name, n.attrs["name"])
					assert.False(t, open[n.attrs["id"]])
					ids[n.attrs["name"]], open[n.attrs["id"]] = n.attrs["id"], true
				case "bookmarkEnd":
					assert.True(t, open[n.attrs["id"]], "%s: bookmark %s", name, n.attrs["id"])
					delete(open, n.attrs["id"])
				case "headerReference":
					assert.Contains(t, part(t, data, "word/_rels/document.xml.rels"), `Id="`+n.attrs["id"]+`"`)
				}
			})
			assert.Empty(t, open, "%s: bookmarks that do not end", name)
		}
	}
}

// TestThePackage: each part has a type, each relation a part.
func TestThePackage(t *testing.T) {
	data := file(t, full(1), stateLetter(), Options{})
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	parts := map[string]bool{}
	for _, f := range z.File {
		assert.False(t, parts[f.Name], f.Name)
		parts[f.Name] = true
	}
	assert.Equal(t, "[Content_Types].xml", z.File[0].Name)
	var types struct {
		Override []struct {
			PartName string `xml:",attr"`
		}
	}
	require.NoError(t, xml.Unmarshal([]byte(part(t, data, "[Content_Types].xml")), &types))
	typed := map[string]bool{}
	for _, o := range types.Override {
		typed[strings.TrimPrefix(o.PartName, "/")] = true
		assert.True(t, parts[strings.TrimPrefix(o.PartName, "/")], o.PartName)
	}
	for p := range parts {
		assert.True(t, typed[p] || strings.HasSuffix(p, ".rels") || p == "[Content_Types].xml", p)
	}
	for rels, base := range map[string]string{"_rels/.rels": "", "word/_rels/document.xml.rels": "word"} {
		var list struct {
			Relationship []struct {
				Target string `xml:",attr"`
			}
		}
		require.NoError(t, xml.Unmarshal([]byte(part(t, data, rels)), &list))
		for _, r := range list.Relationship {
			assert.True(t, parts[path.Join(base, r.Target)], r.Target)
		}
	}
}
