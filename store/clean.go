package store

// A platform's intake leaves a note here while it works. A note found at start means that the process ended without
// warning, perhaps because of the very message it was handling: the first messages are then struck before the attempt.
const taking = "taking/" // in meta, followed by the platform

// BeginIntake notes that a platform's messages are being taken in. unclean is set when the last time had no EndIntake.
func (tx *Tx) BeginIntake(platform string) (unclean bool, err error) {
	k := []byte(taking + platform)
	unclean = tx.bucket(meta).Get(k) != nil
	return unclean, tx.bucket(meta).Put(k, instant(tx.now))
}

// EndIntake notes that intake stopped in good order.
func (tx *Tx) EndIntake(platform string) error {
	return tx.bucket(meta).Delete([]byte(taking + platform))
}
