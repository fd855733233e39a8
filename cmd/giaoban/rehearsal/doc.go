// Package rehearsal plays a written script against the real bot on a clock turned by hand.
//
// The promise: the same script, stage and seed give the same transcript, byte for byte, on any host. What plays is the
// program itself (store, flows, schedule, outbox, platform) against the strict Bot API server of telegramtest, in one
// process; only the people, the clock and the accidents are ours. Everywhere plays a script once per commit and per
// sending, killed there, and counts what got lost.
//
// A script is a text of one act a line; Parse says what a line may be. The stage is one fictional committee whose cast
// is the same in every demo, test and guide.
package rehearsal
