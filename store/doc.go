// Package store holds what is true: one committee's, or many committees', facts in one bbolt file.
//
// A View reads, an Update reads and writes; an Update is durable when it returns nil, and leaves no trace when
// it does not. Nothing but the store happens inside either. Every Put of a noun also appends to its history, so that
// AsOf can show any past commit. No bbolt type leaves this package.
//
// The bucket tree (numbers are big-endian uint64, names end in a zero byte; values are JSON unless said):
//
//	meta                       version, seq (commits), clock (instant of the last commit), backup,
//	                           alive/<platform> (last sign of life), taking/<platform> (intake has not ended cleanly)
//	committee                  committee
//	criterion                  committee | number
//	neighbourhood              committee | number
//	person                     person
//	member                     committee | member
//	plan                       committee | plan
//	round, roll                committee | round
//	task                       committee | number
//	extension                  committee | number | extension
//	absence                    committee | absence
//	report                     committee | report
//	reply                      committee | round | subject | reply       append-only, its own history
//	nudge                      committee | round | member | instant
//	score-form, merit          committee
//	score                      committee | score                         append-only, its own history
//	commendation               committee | commendation
//	invite                     code
//	outage                     platform | start
//	evidence                   committee | evidence
//	history / <table>          the table's key | seq → instant, who, why, value
//	commits                    instant | seq → nothing; finds the commit in force at an instant
//	ladder                     committee | number                        how far a task's reminders have come
//	open-task                  committee | number → nothing              the tasks that are open
//	by-task                    committee | number | round → nothing      the rounds that hold words on a task
//	bundle                     person | day                              the numbers a person sees all day
//	dialog                     chat                                      the question a person is being asked
//	offer                      chat                                      the buttons last shown, so that they can be typed
//	job                        job                                       the outbox
//	card                       chat | name → remote message              what is edited in place
//	sent, heard                chat | message                            what a message was about
//	seen                       platform | update → instant (binary)
//	strike, aside              platform | update                         updates that failed, and those given up
//	guess                      account                                   wrong codes of the last hour
//	due                        instant | kind | key                      when Sweep must look at what
//	trouble                    trouble                                   failures a person must see
//	by-account, by-group, by-person, by-key, by-due    lookups rebuilt by Check and compared
package store
