package telegram

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/go-telegram/bot/models"

	"giaoban/bot/talk"
	"giaoban/store/fold"
)

// files lists what came with a message. A location has no file: its Name is "latitude,longitude" in degrees. A sticker's
// Name is its emoji.
func files(in *models.Message) []talk.File {
	var out []talk.File
	add := func(kind, id, name, mime string, size int64) {
		f := talk.File{Kind: kind, Name: fold.NFC(name), MIME: mime, Size: size}
		if id != "" {
			f.ID = fileID(id)
		}
		out = append(out, f)
	}
	if len(in.Photo) > 0 { // one picture in several sizes
		p := slices.MaxFunc(in.Photo, func(a, b models.PhotoSize) int {
			return cmp.Or(cmp.Compare(a.Width*a.Height, b.Width*b.Height), cmp.Compare(a.FileSize, b.FileSize))
		})
		add("photo", p.FileID, "", "image/jpeg", int64(p.FileSize))
	}
	if a := in.Animation; a != nil {
		add("video", a.FileID, a.FileName, a.MimeType, a.FileSize)
	} else if d := in.Document; d != nil { // an animation comes with a document that is the same file
		add("document", d.FileID, d.FileName, d.MimeType, d.FileSize)
	}
	if v := in.Voice; v != nil {
		add("voice", v.FileID, "", v.MimeType, v.FileSize)
	}
	if v := in.Video; v != nil {
		add("video", v.FileID, v.FileName, v.MimeType, v.FileSize)
	}
	if v := in.VideoNote; v != nil {
		add("video", v.FileID, "", "video/mp4", int64(v.FileSize))
	}
	if s := in.Sticker; s != nil {
		add("sticker", s.FileID, s.Emoji, "", int64(s.FileSize))
	}
	if l := in.Location; l != nil {
		add("location", "", degrees(l.Latitude)+","+degrees(l.Longitude), "", 0)
	}
	if a := in.Audio; a != nil {
		add("other", a.FileID, a.FileName, a.MimeType, a.FileSize)
	}
	if len(out) == 0 && (in.Contact != nil || in.Poll != nil || in.Dice != nil || in.Game != nil || in.Story != nil ||
		in.PaidMedia != nil || in.Checklist != nil || in.LivePhoto != nil || in.RichMessage != nil || in.Invoice != nil) {
		add("other", "", "", "", 0)
	}
	return out
}

func degrees(f float64) string { return strconv.FormatFloat(f, 'f', 6, 64) }

// service tells whether a message in a private chat reports something that happened, and says nothing to us.
func service(in *models.Message) bool {
	return in.PinnedMessage != nil || in.MessageAutoDeleteTimerChanged != nil || in.WriteAccessAllowed != nil ||
		in.ConnectedWebsite != "" || in.UsersShared != nil || in.ChatShared != nil || in.SuccessfulPayment != nil ||
		in.RefundedPayment != nil || in.PassportData != nil || in.ProximityAlertTriggered != nil || in.BoostAdded != nil ||
		in.ChatBackgroundSet != nil || in.Gift != nil || in.UniqueGift != nil || in.WebAppData != nil ||
		in.ForumTopicCreated != nil || in.ForumTopicEdited != nil || in.ForumTopicClosed != nil || in.ForumTopicReopened != nil ||
		in.ManagedBotCreated != nil || in.MigrateFromChatID != 0 || in.GroupChatCreated || in.SupergroupChatCreated
}
