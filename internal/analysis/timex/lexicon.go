package timex

import (
	"strconv"
	"strings"
)

// class says what part a word can play in a time expression.
type class uint8

const (
	other   class = iota
	stop          // the end of a sentence
	number        // 4, 2025, 2,500: val is the number, -1 if too large
	numWord       // four
	ordinal       // 4th, fourth
	decade        // 1990s: val is the first year
	clock         // 10:30: val is the minute of the day
	month
	monthAbbr
	weekday
	weekdayAbbr
	unit
	season
	dayPart   // morning
	dayWord   // today, yesterday
	dir       // last, next, this
	shift     // ago, later, before
	part      // early, mid, the end of
	approx    // about, nearly
	compare   // more, less, least (than, at)
	vague     // few, several
	half      // half
	every     // every, each
	frequency // daily
	reference // now, recently
	era       // BC
	ampm
	zone
	holiday
	fiscal
	article // a, an
	the
	prep
	link  // and, or, to
	comma // ,
	dot
	dash
	slash
	apostrophe // 's, ', ’
	symbol     // $ # and the like, which make a number something else
	counted    // people, dollars: what numbers count
	long       // long, old
)

// Values of unit, in order of length.
const (
	second = iota + 1
	minute
	hour
	day
	weekend
	week
	fortnight
	month_
	quarter
	year
	decade_
	century
)

// Values of dir.
const (
	dThis = iota
	dLast
	dNext
	dPast
	dComing
	dPrevious
	dFollowing
	dThat
	dSame
	dCurrent
	dRecent
	dFinal
)

// Values of shift.
const (
	sAgo = iota
	sLater
	sEarlier
	sBefore
	sAfter
	sBack
	sHence
)

// Values of part.
const (
	pEarly = iota
	pMid
	pLate
	pNoun // beginning, end: needs "of"
)

// Flags of an entry.
const (
	plural  = 1 << iota
	past    // a verb in the past tense
	future  // will, shall
	modal   // would, could, may: not known to have happened
	toBe    // be, been
	present // is, are, has
	due     // expected, scheduled
	proper  // counts only with a capital letter
)

// entry is what the lexicon knows of a word.
type entry struct {
	class class
	flags uint8
	val   int32
}

// lexiconText has a line for each class: its name, then words, each with "=value" or
// with the value after the one before. A "+" before the words sets flags.
const lexiconText = `
month january=1 february march april may june july august september october november december
monthAbbr jan=1 feb mar apr jun=6 jul aug sep oct nov dec sept=9
weekday monday=1 tuesday wednesday thursday friday saturday sunday
weekdayAbbr mon=1 tue wed thu fri sat sun tues=2 weds=3 thur=4 thurs=4
unit minute=2 hour day weekend week fortnight month quarter year decade century
unit+plural seconds=1 minutes hours days weekends weeks fortnights months quarters years decades centuries mins=2 hrs=3
season spring=1 summer autumn winter fall=3
numWord zero=0 one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty
numWord thirty=30 forty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90 hundred=100 thousand=1000
ordinal latter=2
ordinal first=1 second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth=30
decade twenties=20 thirties=30 forties=40 fifties=50 sixties=60 seventies=70 eighties=80 nineties=90
dayPart morning=1 afternoon evening night dawn=1 dusk=3 noon=5 midday=5 midnight=6 daytime=7 lunchtime=8 overnight=4 mid-morning=1
dayWord today=0 tomorrow=1 yesterday=-1 tonight=2
dir this=0 last next past coming previous following that same current recent final upcoming=4 preceding=5 prior=5 ensuing=6 these=10 latest=1 another=99
shift ago=0 later earlier before after back hence prior=3 previously=2 beforehand=3 afterwards=1 afterward=1 thereafter=1
part early=0 mid late beginning=3 start=3 end=3 middle=3 close=3 turn=3 outset=3 eve=9 remainder=3 rest=3
approx about=0 around=0 nearly=0 almost=0 approximately=0 roughly=0 some=0 over=1 barely=0
compare more=0 less=1 fewer=1 least=2 most=3
vague few=0 several=0 many=0 couple=2 dozen=12 numerous=0 countless=0 multiple=0 dozens=0 hundreds=0 thousands=0
half half=0
every every=0 each
frequency hourly=3 daily=4 weekly=6 fortnightly=7 biweekly=7 monthly=8 quarterly=9 yearly=10 annual=10 annually=10 nightly=4 biannual=99
reference now=0 currently=0 nowadays=0 presently=0 recently=1 lately=1 soon=2 future=3
era bc=-1 bce=-1 ad=1 ce=1 b.c.=-1 a.d.=1 b.c.e.=-1 c.e.=1
ampm am=0 pm=12 a.m.=0 p.m.=12 a.m=0 p.m=12
zone gmt=0 utc=0 est edt cst cdt mst mdt pst pdt bst cet cest ist jst et
holiday christmas=0 thanksgiving easter halloween new=10 independence=11 good=12 valentine=13 valentines=13 boxing=14 labor=15 labour=15 memorial=16 veterans=17 martin=18 xmas=0 palm=19 ash=20 bastille=22 epiphany=23 d-day=24 presidents=25 columbus=26 black=27 st=28 st.=28 mothers=29 armistice=30 remembrance=31
fiscal fiscal=0 financial=0 fy=0
article a=1 an=1
the the=0
prep of=0 in on at from between by for since until till during per within through throughout into than as under
link and=0 or to
counted people=0 troops soldiers dollars men women euros pounds metres meters miles kilometers kilometres km feet votes jobs residents workers employees tons tonnes acres hectares homes houses members police officers students seats square points calories copies words pages kg refugees migrants civilians fighters protesters demonstrators passengers families patients deaths cases shares units vehicles cars buildings yuan yen rupees rubles cents workers barrels megawatts mw rpm feet ft foot lbs mph kph hp migrants households companies others children prisoners guests participants supporters delegates schools villages inmates detainees personnel signatures
long long=0 old=1 longer=2
verb+future will=0 shall 'll ’ll wo ca
verb+modal would could may might should can must 'd ’d
verb+toBe be been being
verb+future meets=0 opens reopens begins starts resumes expires convenes faces hosts travels heads
verb+present is are has have am does do
verb+due due=1 expected=1 scheduled=1 planned=1 slated=1
verb+due summoned=0 ordered required invited booked poised
verb+past summoned=0 ordered required invited booked poised
verb+due set=0 plans plan aims aim hopes hope intends intend expects wants want seeks ready likely
verb+due prepared=0 wanted intended hoped promised vowed pledged agreed threatened decided aimed vows promises agrees threatens prepares preparing hoping planning
verb+past was were had did said told went came took made got gave saw knew found left felt became began brought bought thought
verb+past kept held wrote stood heard met ran paid sat led grew lost fell sent built spent cut rose drove shot won broke spoke fought
verb+past taught caught struck sought chose drew hit put let shut threw flew wore swore tore bore sank sang rang swam slid hid rode woke froze stole
verb+past prepared=0 wanted intended hoped promised vowed pledged agreed threatened decided aimed
verb+past sold fled dealt bound fed hung laid lit meant overcame quit read shook shone sprang stuck swept swung underwent withdrew undertook understood arose blew bid
`

// classNames are the names by which lexiconText calls the classes.
var classNames = [...]struct {
	name  string
	class class
}{
	{"month", month}, {"monthAbbr", monthAbbr}, {"weekday", weekday}, {"weekdayAbbr", weekdayAbbr},
	{"unit", unit}, {"season", season}, {"dayPart", dayPart}, {"dayWord", dayWord}, {"dir", dir},
	{"shift", shift}, {"part", part}, {"approx", approx}, {"compare", compare}, {"vague", vague},
	{"half", half}, {"every", every}, {"frequency", frequency}, {"reference", reference}, {"era", era},
	{"ampm", ampm}, {"zone", zone}, {"holiday", holiday}, {"fiscal", fiscal}, {"article", article},
	{"the", the}, {"prep", prep}, {"link", link}, {"counted", counted}, {"long", long}, {"verb", other},
	{"numWord", numWord}, {"ordinal", ordinal}, {"decade", decade},
}

var flagNames = [...]struct {
	name string
	flag uint8
}{
	{"plural", plural}, {"past", past}, {"future", future}, {"modal", modal},
	{"toBe", toBe}, {"present", present}, {"due", due},
}

// readLexicon parses lexiconText. A word that is listed twice keeps the class
// of its first line and the flags of both.
func readLexicon() map[string]entry {
	m := make(map[string]entry, 700)
	for _, line := range strings.Split(strings.TrimSpace(lexiconText), "\n") {
		words := strings.Fields(line)
		e := heading(words[0])
		for _, w := range words[1:] {
			if name, val, ok := strings.Cut(w, "="); ok {
				n, _ := strconv.Atoi(val) // the table is ours; a test reads every line
				w, e.val = name, int32(n)
			} else {
				e.val++
			}
			if old, twice := m[w]; twice {
				old.flags |= e.flags
				m[w] = old
			} else {
				m[w] = e
			}
		}
	}
	return m
}

// heading reads the "class+flag" that begins a line.
func heading(s string) entry {
	name, flag, _ := strings.Cut(s, "+")
	e := entry{val: -1}
	for _, c := range classNames {
		if c.name == name {
			e.class = c.class
		}
	}
	for _, f := range flagNames {
		if f.name == flag {
			e.flags = f.flag
		}
	}
	return e
}
