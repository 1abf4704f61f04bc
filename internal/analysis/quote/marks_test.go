package quote

import (
	"strings"
	"testing"

	"dateline/internal/analysis/token"
	"dateline/internal/news"
)

// The runs that the scanner is to find stand in [ ] in the text.
func TestMarks(t *testing.T) {
	for _, want := range []string{
		"[“We looked,”] he said. [“It looked back.”]",
		"[\"We looked,\"] he said. [\"It looked back.\"]",
		"[``We looked,''] he said. [``It looked back.'']",
		"[''We looked,''] he said. [''It looked back.'']",
		"[‘We looked,’] he said. [‘It didn’t look back.’]",
		"['We looked,'] he said. ['It didn't look back.']",
		"[`We looked,'] he said.",
		"[«We looked,»] he said.",
		"[„We looked,“] he said.",
		"[\" We looked , \"] he said .",
		"[\"We looked, \"]he said. [\"It looked back.\"]",
		"[“We looked,“] he said. [“It looked back.“]",
		"[”We looked,”] he said. [”It looked back.”]",
		"[“We looked,\"] he said. [\"It looked back.”]",
		"[“We looked at the ‘wall’,”] he said.",
		"[‘We looked at the “wall”,’] he said.",
		"[\"On Friday he said, 'Look,'\"] she said.",
		"[“My brother said, ‘Look,’”] she wrote.",
		"[“Look at “the wall” there,”] he said.",
		"The residents' wall and the dogs' home aren't ['safe'] in the '90s or the ’90s.",
		"It's rock 'n' roll, 'tis said, and ’twas.",
		"[‘The residents’ wall,’] he said.",
		"He is 5'10\" tall and 6'2\" wide.",
		"A 12\" pipe and [\"a pipe\"].",
		"It was [“absurd”]; it was [“slow”].",
		"([“We looked,”] he said.)",
		"He called it [“a mess”]—and left.",
		"[“We looked.]\n\n[“It looked back.]\n\n[“It fell.”]",
		"[\"We looked.]\n\n[\"It looked back.\"]",
		"[“We looked.]\n\n[It looked back.”]",
		"[“We looked,] he said. [“It looked back.”]",
		"No mark, and a stray one.” And on.",
		"[—We looked.]\n\n[—At what?]\n\n[—The wall.]\n\n[—Oh.]",
		"—We looked.\n\nNothing. \n\nNothing.",
		"",
		"\"",
		"“”",
	} {
		text := strings.NewReplacer("[", "", "]", "").Replace(want)
		d := token.Split(text, news.InText)
		runs := scan(text, scanUnits(d))
		got := text
		for i := len(runs) - 1; i >= 0; i-- {
			r := runs[i]
			got = got[:r.start] + "[" + got[r.start:r.end] + "]" + got[r.end:]
		}
		if got != want {
			t.Errorf("got  %q\nwant %q", got, want)
		}
	}
}
