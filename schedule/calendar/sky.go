package calendar

import "math"

// The two facts of the sky that a lunisolar calendar rests on: on which day the moon is new, and how far the sun has
// come. The method (new moon day and solar longitude at the beginning of the day, both at UTC+7) is the one that Hồ
// Ngọc Đức describes for the Vietnamese calendar; the series are those of Meeus, Astronomical Algorithms, chapters 25
// and 49. The moon's is good to seconds: a shorter one puts the new moons of 2054, 2072, 2077 and 2175, which fall
// within two minutes of midnight in Viet Nam, on the wrong day.

// vietnamOffset is the part of a day by which Viet Nam's clocks are ahead of UTC: seven hours.
const vietnamOffset = 7.0 / 24

// Lunation 0 is the new moon of 6 January 2000; the mean length of a lunation is in days.
const (
	synodicMonth = 29.530588861
	firstNewMoon = 2451550.09766
)

func sinDeg(degrees float64) float64 { return math.Sin(degrees * math.Pi / 180) }

// lunarTerm is one periodic term of the new moon: its size in 1e-5 days, the power of the eccentricity factor that
// scales it, and the multiples of the arguments (moon's anomaly, sun's anomaly, moon's latitude) whose sine it takes.
type lunarTerm struct {
	size            float64
	eccentric       int
	moon, sun, node float64
}

var lunarTerms = [...]lunarTerm{
	{-40720, 0, 1, 0, 0}, {17241, 1, 0, 1, 0}, {1608, 0, 2, 0, 0}, {1039, 0, 0, 0, 2}, {739, 1, 1, -1, 0},
	{-514, 1, 1, 1, 0}, {208, 2, 0, 2, 0}, {-111, 0, 1, 0, -2}, {-57, 0, 1, 0, 2}, {56, 1, 2, 1, 0},
	{-42, 0, 3, 0, 0}, {42, 1, 0, 1, 2}, {38, 1, 0, 1, -2}, {-24, 1, 2, -1, 0}, {-7, 0, 1, 2, 0},
	{4, 0, 2, 0, -2}, {4, 0, 0, 3, 0}, {3, 0, 1, 1, -2}, {3, 0, 2, 0, 2}, {-3, 0, 1, 1, 2},
	{3, 0, 1, -1, 2}, {-2, 0, 1, -1, -2}, {-2, 0, 3, 1, 0}, {2, 0, 4, 0, 0},
}

// planetTerms are the small terms that the planets add: size in 1e-6 days, phase and speed in degrees a lunation.
var planetTerms = [...][3]float64{
	{325, 299.77, 0.107408}, {165, 251.88, 0.016321}, {164, 251.83, 26.651886}, {126, 349.42, 36.412478},
	{110, 84.66, 18.206239}, {62, 141.74, 53.303771}, {60, 207.14, 2.453732}, {56, 154.84, 7.306860},
	{47, 34.52, 27.261239}, {42, 207.19, 0.121824}, {40, 291.34, 1.844379}, {37, 161.72, 24.198154},
	{35, 239.56, 25.513099}, {23, 331.55, 3.592518},
}

// newMoonDay returns the Julian day number, as counted in Viet Nam, of the day that holds new moon number k.
func newMoonDay(k int) int {
	n := float64(k)
	t := n / 1236.85 // Julian centuries since 2000
	t2 := t * t

	moon := 201.5643 + 385.81693528*n + 0.0107582*t2 + 0.00001238*t2*t
	sun := 2.5534 + 29.10535670*n - 0.0000014*t2 - 0.00000011*t2*t
	node := 160.7108 + 390.67050284*n - 0.0016118*t2 - 0.00000227*t2*t
	ascending := 124.7746 - 1.56375588*n + 0.0020672*t2 + 0.00000215*t2*t
	eccentricity := [3]float64{1, 1 - 0.002516*t - 0.0000074*t2}
	eccentricity[2] = eccentricity[1] * eccentricity[1]

	at := firstNewMoon + synodicMonth*n + 0.00015437*t2 - 0.00000015*t2*t
	for _, term := range lunarTerms {
		at += term.size * 1e-5 * eccentricity[term.eccentric] * sinDeg(term.moon*moon+term.sun*sun+term.node*node)
	}
	at -= 0.00017 * sinDeg(ascending)
	for _, term := range planetTerms {
		at += term[0] * 1e-6 * sinDeg(term[1]+term[2]*n)
	}
	return int(math.Floor(at - clockLag(t) + 0.5 + vietnamOffset))
}

// clockLag returns by how many days the turning earth lags behind uniform time, t centuries after 2000: the long-term
// parabola of Morrison and Stephenson. It is some 45 seconds too large today and unknowable for the far future; it is
// the one under which the published Vietnamese tables to 2199 come out.
func clockLag(t float64) float64 {
	u := t + 1.8 // centuries since 1820
	return (-20 + 32*u*u) / 86400
}

// sunSector returns in which of twelve sectors of 30° (0 = from the March equinox) the sun stands at the moment the
// day with this Julian day number begins in Viet Nam.
func sunSector(day int) int {
	t := (float64(day) - 0.5 - vietnamOffset - 2451545) / 36525 // Julian centuries since 2000
	t2 := t * t
	anomaly := 357.52910 + 35999.05030*t - 0.0001559*t2 - 0.00000048*t*t2
	longitude := 280.46645 + 36000.76983*t + 0.0003032*t2 +
		(1.914600-0.004817*t-0.000014*t2)*sinDeg(anomaly) +
		(0.019993-0.000101*t)*sinDeg(2*anomaly) + 0.000290*sinDeg(3*anomaly)
	longitude -= 0.00569 + 0.00478*sinDeg(125.04-1934.136*t) // aberration, and the main term of nutation
	longitude = math.Mod(longitude, 360)
	if longitude < 0 {
		longitude += 360
	}
	return int(longitude / 30)
}
