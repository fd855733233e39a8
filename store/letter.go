package store

// Layout is the official form that a committee's documents have.
type Layout string

// The two forms: that of the state (NĐ 30/2020/NĐ-CP), for a committee set up by a People's Committee, and that of the
// Party (HD 05-HD/VPTW), for one set up by a Party committee.
const (
	StateForm Layout = "state"
	PartyForm Layout = "party"
)

// Letter is what stands around every document of a committee, in its own words. What is empty has not been said yet and
// is marked in the document, never made up.
type Letter struct {
	Layout Layout `json:"layout,omitempty"`
	// Upper is the higher body (cơ quan chủ quản, cấp trên), Agency the one that issues: usually the committee itself.
	Upper  string `json:"upper,omitempty"`
	Agency string `json:"agency,omitempty"`
	// Place is the địa danh before the date; Symbol what follows the number: "BC-BCĐ".
	Place  string `json:"place,omitempty"`
	Symbol string `json:"symbol,omitempty"`
	// To are whom a report is addressed to (Kính gửi), Copies the lines of Nơi nhận without their dashes.
	To     []string `json:"to,omitempty"`
	Copies []string `json:"copies,omitempty"`
	// Authority is in whose name is signed ("TM. BAN CHỈ ĐẠO"), Post the signer's post, Signer his name.
	Authority string `json:"authority,omitempty"`
	Post      string `json:"post,omitempty"`
	Signer    string `json:"signer,omitempty"`
	// Line is the exact line height of the Party form in points; the renderings of HD 05 differ between 18 and 20. 0: 18.
	Line int `json:"line,omitempty"`
	// Ending closes the text: "." or "./."; offices differ. Empty: ".".
	Ending string `json:"ending,omitempty"`
}
