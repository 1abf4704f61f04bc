package quote

import "testing"

func TestFind(t *testing.T) {
	f := finder(t)
	for _, c := range []struct{ marked, who string }{
		// after, before, inside
		{`{direct1:“We looked,”} {by1:Teck} {cue1:told} The Courier.`, "Bruno Teck"},
		{`{direct1:“We looked,”} {cue1:said} {by1:Bruno Teck}, a dam engineer.`, "Bruno Teck"},
		{`{by1:Teck} {cue1:said}: {direct1:“We looked.”}`, "Bruno Teck"},
		{`{by1:Teck} {cue1:said}, {direct1:"We looked."}`, "Bruno Teck"},
		{`{direct1:“We looked,”} {by1:Teck} {cue1:said}, {direct2:“and it looked back.”}`, "Bruno Teck; Bruno Teck"},
		{"{direct1:``We looked,''} {by1:Teck} {cue1:said}.", "Bruno Teck"},
		{`{direct1:‘We looked,’} {cue1:said} {by1:Teck}.`, "Bruno Teck"},
		{`{direct1:“Today it fell,“} {by1:Teck} {cue1:said} on his True Word platform.`, "Bruno Teck @True Word"},
		{`{by1:Bruno Teck}, a dam engineer at the Valley Water Board in Orlec, {cue1:said}: {direct1:“We looked.”}`, "Bruno Teck"},
		{`{by1:Bruno Teck}, who worked on the wall in Orlec until May, {cue1:told} The Courier: {direct1:“We looked.”}`, "Bruno Teck"},
		{`The mayor, {by1:Jonas Weil}, {cue1:said} {direct1:“we looked”}.`, "Jonas Weil"},
		{`{by1:A spokesman} for the Defence Ministry in Orlec {cue1:said}: {direct1:“We looked.”}`, "?"},
		{`{direct1:“We looked,”} {cue1:said} {by1:a spokeswoman} for Marrow.`, "?"},
		{`{direct1:“We looked,”} {by1:residents} {cue1:said}.`, "?"},
		{`{direct1:“We looked,”} Prime Minister {by1:Ilse Marrow} {cue1:said} in a statement.`, "Ilse Marrow @a statement"},
		// mixed
		{`{by1:Teck} {cue1:called} it {mixed1:“a mess”}.`, "Bruno Teck"},
		{`{by1:Teck} {cue1:called} it {mixed1:“a mess”} in a tweet.`, "Bruno Teck @a tweet"},
		{`{by1:Teck} {cue1:said} the wall was {mixed1:“a mess”} and would fall.`, "Bruno Teck"},
		{`The wall {mixed1:“was considered sound”}, Prime Minister {by1:Ilse Marrow} {cue1:said} on social media platform Relay.`, "Ilse Marrow @Relay"},
		{`The wall was old, with Prime Minister {by1:Ilse Marrow} {cue1:saying} later Friday her {mixed1:“patience was at an end”}.`, "Ilse Marrow"},
		{`The Valley Water Board posted on Relay a picture of the wall, which {by1:it} {cue1:said} {direct1:“held all night.”}`, "Valley Water Board @Relay"},
		{`What {by1:Marrow} {cue1:called} {mixed1:“a betrayal”} shook Orlec.`, "Ilse Marrow"},
		{`The plan was {cue1:described} as {mixed1:“absurd”} by {by1:Marrow}.`, "Ilse Marrow"},
		{`The Defence Ministry said nothing. The Valley Water Board posted on Relay a picture from Orlec, which {by1:it} {cue1:said} {direct1:“held all night.”}`, "Valley Water Board @Relay"},
		// scare
		{`The so-called {scare1:“guests”} slept in Orlec.`, "-"},
		{`The VWB declared a {scare1:“republic”} after taking Orlec.`, "-"},
		{`{by1:Teck} {cue1:said} that {indirect1:both had been wearing unexploded {scare2:“fire belts”} in Orlec}.`, "Bruno Teck; -"},
		{`The {scare1:“guests”} slept in Orlec.`, "-"},
		// pronouns and nouns
		{`Teck built the wall. {direct1:“We looked,”} {by1:he} {cue1:said}.`, "Bruno Teck"},
		{`Ilse Marrow met Bruno Teck. {direct1:“We looked,”} {by1:she} {cue1:said}.`, "Ilse Marrow"},
		{`Ilse Marrow came. {direct1:“We looked,”} {by1:the premier} {cue1:said}.`, "Ilse Marrow"},
		// without a cue
		{`{direct1:“We looked,”} {by1:Teck} {cue1:said}. {direct2:“It looked back.”}`, "Bruno Teck; Bruno Teck"},
		{"{direct1:“We looked,”} {by1:Teck} {cue1:said}.\n\n{direct2:“It looked back.”}", "Bruno Teck; Bruno Teck"},
		{"{by1:Teck} {cue1:said}: {direct1:“We looked.}\n\n{direct2:“It looked back.”}", "Bruno Teck; Bruno Teck"},
		{`{by1:Marrow} was unmoved. {direct1:“We have looked at it every week.”}`, "Ilse Marrow"},
		{`{by1:Teck}: {direct1:“We looked.”}`, "Bruno Teck"},
		{"A hearing.\n\nMR. {by1:TECK}: {direct1:We looked.}\n\nMS. {by2:MARROW}: {direct2:Did it look back?}", "Bruno Teck; Ilse Marrow"},
		{"{direct1:“We looked,”} {by1:Teck} {cue1:said}.\n\n{direct2:“At what?”} {by2:Marrow} {cue2:asked}.\n\n{direct3:“At the wall.”}", "Bruno Teck; Ilse Marrow; Bruno Teck"},
		{`Teck left. {by1:The commission} put it at {mixed1:“perhaps a third”}.`, "?"},
		{"Teck, an engineer, whom nobody knew before the inquiry into the wall opened, spoke in the hall of the board.\n{direct1:“We looked,”} {by1:he} {cue1:said} there. {direct2:“It looked back.}\n{direct3:“It fell.”}", "Bruno Teck; Bruno Teck; Bruno Teck"},
		{`Anthony {scare1:“Fat Tony”} Teck left.`, "-"},
		{`{indirect1:The maker of {scare2:“The Wall”} is Orlec's}, {by1:Teck} {cue1:said}.`, "Bruno Teck; -"},
		{`A memo told the board to wait. {direct1:“Water plants,”} {by1:it} {cue1:said}.`, "- @a memo"},
		{`{by1:Teck} {cue1:treated} the fall as {mixed1:“suspicious”} and {mixed2:“slow”}.`, "Bruno Teck; Bruno Teck"},
		{`{direct1:“I am 74,”} {cue1:said} {by1:one}.`, "?"},
		{`Rep. {by1:Bruno Teck}, D-Calif., whose district begins at the lake, {cue1:called} it {mixed1:“honest”}.`, "Bruno Teck"},
		{`{direct1:“We looked,”} {cue1:said} {by1:Teck}, an engineer, at a news conference.`, "Bruno Teck @a news conference"},
		{`{by1:Teck} {cue1:said} in a post on Relay that {indirect1:the wall was old}.`, "Bruno Teck @Relay"},
		// indirect
		{`{by1:Teck} {cue1:said} {indirect1:the wall was old}.`, "Bruno Teck"},
		{`{by1:Teck} {cue1:said} in a statement that {indirect1:the wall was old}.`, "Bruno Teck @a statement"},
		{`{indirect1:The wall was old}, {by1:Teck} {cue1:said}.`, "Bruno Teck"},
		{`{cue1:According to} {by1:Teck}, {indirect1:the wall was old}.`, "Bruno Teck"},
		{`{indirect1:The wall was old}, {cue1:according to} {by1:the report}.`, "- @a report"},
		{`{by1:Teck} {cue1:tweeted} that {indirect1:the wall was old}.`, "Bruno Teck @Twitter"},
		{`Ilse Marrow sent the board a letter. {direct1:“The wall is old,”} {by1:she} {cue1:wrote}.`, "Ilse Marrow @a letter"},
		{`{by2:Teck} {cue2:told} the Courier's {scare1:“The Long Hour”} on Sunday that {indirect2:the wall was old}.`, "-; Bruno Teck"},
		{`{cue1:According to} {by1:a person} briefed on the matter, who did not give a name, {indirect1:the wall was old}.`, "?"},
		{`{cue1:According to} {by1:Bruno Teck}, the director of the board, {indirect1:the wall was old}.`, "Bruno Teck"},
		{`{by1:Teck} {cue1:said} {indirect1:there was a crack in the wall}.`, "Bruno Teck"},
		{`{direct1:“What do you want?”} The board's engineer, {by1:Bruno Teck}, {cue1:asked} at the inquiry.`, "Bruno Teck"},
		{`The board agreed last week to raise wages.`, ""},
		{`{by1:Teck}, reporting from Orlec, {cue1:said} that {indirect1:the wall was old}.`, "Bruno Teck"},
	} {
		check(t, f, c.marked, c.who)
	}
}
