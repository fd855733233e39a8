package docx

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
)

// What the schema of WordprocessingML (ECMA-376, part 1, the CT_ types) says of the elements that are written here: which
// may stand in which, in this order. Word refuses a file that goes against it, LibreOffice does not, so that a look at the
// pages does not show it.
var (
	pPr     = words("pStyle keepNext keepLines pageBreakBefore widowControl pBdr spacing ind jc outlineLvl rPr sectPr")
	rPr     = words("rFonts b bCs i iCs sz szCs highlight u bdr lang")
	block   = words("bookmarkStart bookmarkEnd p tbl")
	ordered = map[string][]string{
		"document": {"body"}, "pPr": pPr, "rPr": rPr,
		"pBdr":        words("top left bottom right"),
		"tbl":         words("tblPr tblGrid tr"),
		"tblPr":       words("tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar"),
		"tblBorders":  words("top left bottom right insideH insideV"),
		"tblCellMar":  words("top left bottom right"),
		"tblGrid":     {"gridCol"},
		"tr":          words("trPr tc"),
		"trPr":        words("cantSplit tblHeader"),
		"tcPr":        words("tcW gridSpan vAlign"),
		"sectPr":      words("headerReference pgSz pgMar pgNumType titlePg"),
		"styles":      words("docDefaults style"),
		"docDefaults": words("rPrDefault pPrDefault"),
		"rPrDefault":  {"rPr"}, "pPrDefault": {"pPr"},
		"style":    words("name basedOn qFormat pPr rPr"),
		"settings": {"compat"}, "compat": {"compatSetting"},
	}
	// mixed have these children in any order, but for the first one, which begins, and for the last one of a body, which ends.
	mixed = map[string][]string{
		"body": append(slices.Clone(block), "sectPr"),
		"hdr":  block,
		"tc":   append([]string{"tcPr"}, block...),
		"p":    words("pPr bookmarkStart bookmarkEnd r"),
		"r":    words("rPr t fldChar instrText"),
	}
	// again may be there more than once.
	again = words("headerReference gridCol tr tc style compatSetting")
)

func words(s string) []string { return strings.Fields(s) }

// node is an element of a part.
type node struct {
	name     string
	attrs    map[string]string
	children []*node
}

// tree reads a part of Word's.
func tree(text string) (*node, error) {
	d := xml.NewDecoder(strings.NewReader(text))
	top := &node{}
	open := []*node{top}
	for {
		t, err := d.Token()
		if len(open) == 1 && len(top.children) == 1 {
			return top.children[0], nil
		}
		if err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			n := &node{name: t.Name.Local, attrs: map[string]string{}}
			for _, a := range t.Attr {
				n.attrs[a.Name.Local] = a.Value
			}
			in := open[len(open)-1]
			in.children = append(in.children, n)
			open = append(open, n)
		case xml.EndElement:
			open = open[:len(open)-1]
		}
	}
}

// each calls f for an element and all below it.
func (n *node) each(f func(*node)) {
	f(n)
	for _, c := range n.children {
		c.each(f)
	}
}

// faults are where an element goes against the schema.
func (n *node) faults() (out []string) {
	last := -1
	list, strict := ordered[n.name], true
	if list == nil {
		list, strict = mixed[n.name], false
	}
	for i, c := range n.children {
		at := slices.Index(list, c.name)
		switch {
		case at < 0:
			out = append(out, fmt.Sprintf("%s in %s", c.name, n.name))
		case strict && (at < last || at == last && !slices.Contains(again, c.name)):
			out = append(out, fmt.Sprintf("%s after %s in %s", c.name, list[last], n.name))
		case !strict && strings.HasSuffix(c.name, "Pr") && c.name != "sectPr" && i > 0, c.name == "sectPr" && n.name == "body" && i < len(n.children)-1:
			out = append(out, fmt.Sprintf("%s as child %d of %s", c.name, i, n.name))
		}
		last = at
		out = append(out, c.faults()...)
	}
	if n.name == "tc" && (len(n.children) == 0 || n.children[len(n.children)-1].name != "p") {
		out = append(out, "a cell does not end with a paragraph")
	}
	return out
}
