// Package calendar knows which days a Vietnamese office works: the lunar calendar of Viet Nam, the public holidays
// that follow it, the days given back when a holiday falls on a weekly rest day, and what a committee or the
// government has announced for one year.
//
// It is pure: no clock, no network, no host time zone. Lunar dates are computed, not looked up, at UTC+7, which is
// what makes Tết 2030 fall on 2 February here and on 3 February in China. Holidays are data (days.yaml, embedded;
// a committee's own file is laid over it), because the exact days off are announced year by year; a day that nobody
// has announced is computed and says so.
//
// A Calendar is safe for concurrent use.
package calendar
