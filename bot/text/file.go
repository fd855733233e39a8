package text

// FileMissing goes below words whose file could not be made or sent. What is the file: "docx", "xlsx", "csv", "png", "zip", "qr", "kept"
// for a photo or a document that somebody sent, "" for any other. TooLarge: it was made, and weighs more than chat takes.
// Again makes it once more; empty where nothing but asking anew does.
type FileMissing struct {
	What     string
	TooLarge bool
	Again    string
}
