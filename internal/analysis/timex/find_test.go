package timex_test

import (
	"regexp"
	"strings"
	"testing"

	"dateline/internal/analysis/timex"
	"dateline/internal/analysis/token"
	"dateline/internal/news"
)

// markUp writes the text with its time expressions marked: {TYPE VALUE|words}.
func markUp(text string, times []news.Timex) string {
	var b strings.Builder
	at := 0
	for _, t := range times {
		b.WriteString(text[at:t.Start] + "{" + string(t.Type) + " " + t.Value + "|" + text[t.Start:t.End] + "}")
		at = t.End
	}
	return b.String() + text[at:]
}

var marks = regexp.MustCompile(`\{[A-Z]+ [^|}]*\|([^}]*)\}`)

// TestFind reads each case twice: with its marks as what is wanted, and without
// them as the text.
func TestFind(t *testing.T) {
	for _, group := range []struct {
		published string
		cases     []string
	}{
		{"2025-03-15", []string{ // a Saturday
			// Calendar dates in their orders.
			"On {DATE 2025-03-04|4 March 2025} it rained.",
			"On {DATE 2025-03-04|March 4, 2025}, it rained.",
			"On {DATE 2025-03-04|March 4th, 2025} it rained.",
			"On {DATE 2025-03-04|the 4th of March} it rained.",
			"On {DATE 2025-03-04|2025-03-04} it rained.",
			"On {DATE 2025-03-04|03/04/2025} it rained.",
			"On {DATE 2025-04-25|25/04/2025} it will rain.",
			"On {DATE 2025-03-04|Tuesday, 4 March}, it rained.",
			"On {DATE 2024-02-29|29 February 2024} it rained.",
			"Not on 31/31/2025, not on 2025-13-40.",
			"In {DATE 2019-06|June 2019} and {DATE 2019|2019}.",
			"The 1922 Committee met after the {DATE 2018|2018} Games.",
			// What is arranged lies ahead; a name in capitals is no time.
			"The convention opens {DATE 2025-03-21|Friday} in Orlec.",
			"She was summoned to appear on {DATE 2025-03-18|Tuesday}.",
			"He extended the curfew through {DATE 2025-03-16|Sunday}.",
			"He'd see her in {DATE 2025-05|May}.",
			"Orlec's People's Daily wrote of the Future Fund.",
			"From {DATE 2013-03|March} to {DATE 2013-04|April 2013} it rained.",
			"From {DATE 2013-03-03|3} to {DATE 2013-03-05|5 March 2013} it rained.",
			"He ruled from {DATE 1998|1998}-{DATE 2002|2002} and in {DATE 2013|2013}-{DATE 2014|14}.",
			"It fell on {DATE 2001-09-11|9/11}.",
			"Rome won in {DATE BC0241|241 BC}.",
			// Numbers that are no dates.
			"About 2,500 troops, 2000 people and $1998 went to room 1914B at 192.168.2010.1.",
			"It weighs 1950 kg and scored 2-1.",
			"He may march in august company; prices fall as springs dry up.",
			"April Jones met August Wilson; May said no.",
			// Modifiers belong to the expression.
			"In {DATE 2024-06|early June 2024}, in {DATE 2019|mid-2019}, by {DATE 2017|late 2017}.",
			"At {DATE 2009|the end of 2009} and in {DATE 199X|the 1990s}, {DATE 198X|the early 1980s} and {DATE 196X|the '60s}.",
			"In {DATE 18|the 19th century} and {DATE 19|the twentieth century}.",
			"In {DATE 2023-SU|the summer of 2023}, {DATE 2024-WI|winter 2024}.",
			"In {DATE 2009-Q1|the first quarter of 2009} and {DATE 2009-H2|the second half of 2009}.",
			"In {DATE 2023-W13|the last week of March 2023} and on {DATE 2023-03-31|the last day of March 2023}.",
			"In {DATE FY2007|fiscal 2007}.",
			// Days of the week and the tense.
			"He came on {DATE 2025-03-14|Friday}.",
			"He said {DATE 2025-03-15|Saturday} that he was ill.",
			"He will come on {DATE 2025-03-21|Friday}.",
			"The trial is set to begin on {DATE 2025-03-19|Wednesday}.",
			"On {DATE 2025-03-19|Wednesday} the council will vote.",
			"On {DATE 2025-03-12|Wednesday}, Ahmed met her.",
			"{DATE 2025-03-14|Last Friday}, {DATE 2025-03-21|next Friday} and {DATE 2025-03-21|this Friday}.",
			"The Sunday Times said so.",
			"It was seen on {DATE 2025-03-05|Wednesday of last week}.",
			"It is expected to hit {DATE 2025-03-16|late Sunday} or {DATE 2025-03-17|early Monday}.",
			"It was {DATE 2025-W10-WE|this past weekend}, not {DATE 2025-03-17|this coming Monday}.",
			// Counted from the article.
			"{DATE 2025-03-15|Today}, {DATE 2025-03-14|yesterday}, {DATE 2025-03-16|tomorrow}, {TIME 2025-03-15TNI|tonight}.",
			"It happened {DATE 2025-03-12|three days ago}, {DATE 2025-02|a month ago}, {DATE 2023|two years ago}.",
			"It happened {DATE PAST_REF|years ago} and {DATE PAST_REF|a few days ago}.",
			"It comes {DATE 2025-W13|two weeks from now}.",
			"He went {DATE 2025-W10|last week}, {DATE 2025-02|last month} and {DATE 2024|last year}.",
			"He came {DATE 2024-10|last October}; {DATE 2025-05|next May} he goes.",
			"It was said in {DATE 2024-09|late September}.",
			"It was said in {DATE 2025-02|February}.",
			"It will be ready by {DATE 2025-09|September}.",
			"It grew in {DATE 2024-10|October of last year} and {DATE 2025-01|January this year}.",
			"{DATE 2025|Earlier this year} he left; he came {DATE 2025-03-15|earlier today}.",
			"{DATE 2025-03-13|The day before yesterday} it rained.",
			"It was warm {DATE 2025-W10-WE|last weekend}.",
			"It was warm {DATE 2024-SU|last summer} and will be {DATE 2025-SU|next summer}.",
			// Counted from the text.
			"IS fell in {DATE 2017|late 2017}. It lost Syria {DATE 2019|two years later}.",
			"He came on {DATE 2024-05-03|3 May 2024} and left {DATE 2024-05-04|the next day}.",
			"It opened in {DATE 2014|2014}. {DATE 2014|That year} it closed, and {DATE 2015|the following year} it burnt.",
			"On {DATE 2024-05-03|3 May 2024} he fell. {DATE 2024-05-01|Two days earlier} he sang.",
			"It ends by {DATE 2025-09|September 2025} here and {DATE 2026-09|a year later} there.",
			// Lengths of time.
			"It took {DURATION P2Y|two years}, {DURATION P3D|3 days} and {DURATION PT30M|half an hour}.",
			"It ends within {DURATION P1Y|a year}, after a {DURATION P10Y|decade-long} mission.",
			"A {DURATION P3Y|three-year} plan over {DURATION P5Y|the past five years} for {DURATION PXY|years}.",
			"It took {DURATION P2.5Y|two and a half years} and {DURATION PXM|several months}.",
			"It took {DURATION P60D|60} to {DURATION P90D|90 days}.",
			"It took {DURATION P2W|about two weeks}, {DURATION P25D|twenty-five days}.",
			"A 30-year-old woman, 25 years old, and three quarters of the men.",
			// Sets.
			"He comes {SET P1D|every day}, {SET P1W|weekly} and {SET XXXX-WXX-1|every Monday}.",
			"It costs $5 {SET P1M|a month} and fails {SET P1Y|twice a year}.",
			"The Daily Mail printed it.",
			// Vague ones.
			"He is {DATE PRESENT_REF|now} free; {DATE PAST_REF|recently} he was not.",
			"He will be free {DATE FUTURE_REF|soon}, in {DATE FUTURE_REF|the future}.",
			"He went as soon as he could, and soon after they came.",
			// Times of day.
			"He came at {TIME 2025-03-15T10:30|10:30}, {TIME 2025-03-15T15:00|3 p.m.} and {TIME 2025-03-15T16:00Z|1600 GMT}.",
			"He came {TIME 2025-03-14TMO|Friday morning} and {TIME 2025-03-14TNI|last night}.",
			"He came at {TIME 2025-03-14T15:00|3 p.m. on Friday} and at {TIME 2025-03-14T12:00|noon Friday}.",
			"It was {TIME 2024-11-02TMO|the morning of 2 November 2024}.",
			"He came on {TIME 2025-03-04T15:30|4 March at 3.30pm}.",
			"He came at {TIME 2025-03-12T23:00|11 p.m. local time Wednesday}.",
			"It meets at {TIME 2025-03-20T14:00|2 p.m. EDT} ({TIME 2025-03-20T18:00Z|1800 GMT}) on {DATE 2025-03-20|Thursday, March 20}.",
			// Accounts.
			"It grew in {DATE 2025-Q1|Q1 2025}, {DATE FY2012|FY 2012} and {DATE 2024-Q2|the second quarter of last year}.",
			"It fell in {DATE 2025-02|February} from {DATE 2024-02|the same month a year earlier}.",
			// Holidays.
			"It began on {DATE 2024-12-25|Christmas Day}, {DATE 2024-12-31|New Year's Eve} and {DATE 2024-11-28|Thanksgiving}.",
			"He died on {DATE 2019-04-21|Easter Sunday 2019}, she on {DATE 2019-04-19|Good Friday 2019}.",
			"It shuts on {DATE 2016-07-04|4 July 2016} and {DATE 2016-09-05|Labor Day 2016}.",
		}},
		{"2010-01-04", []string{ // a Monday
			"Sales fell in {DATE 2009-12|December} and {DATE 2009-Q4|the fourth quarter}.",
			"He was shot on {DATE 2009-12-28|December 28}.",
			"It opens on {DATE 2010-01-12|January 12}.",
			"He spoke at {DATE 2010-W01|the beginning of this week}.",
			"They met {DATE 2009-W53-WE|this weekend}.",
			"It shut in {DURATION P1Y|the past year}.",
		}},
		{"", []string{
			"He came {DATE XXXX-XX-XX|yesterday}, {DATE XXXX-WXX-5|Friday}, in {DATE XXXX-10|October}.",
			"He came on {DATE 2024-05-03|3 May 2024} and left {DATE 2024-05-04|the next day}.",
		}},
	} {
		published, err := news.ParseMoment(group.published)
		if err != nil {
			t.Fatal(err)
		}
		f := timex.New()
		for _, want := range group.cases {
			text := marks.ReplaceAllString(want, "$1")
			if got := markUp(text, f.Find(token.Split(text, news.InText), published, nil)); got != want {
				t.Errorf("%s\n got %s\nwant %s", group.published, got, want)
			}
		}
	}
}
