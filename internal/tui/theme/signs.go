package theme

// Signs are the characters that mark things, each one cell wide.
type Signs struct {
	Unread, Star, Note           string
	Passage, Quote, Focus        string // gutter of the text
	Person, Organisation         string
	Document, Outlet, Unnamed    string
	Location, Misc               string
	Own, Other, Future           string // timeline
	Times                        string // before a number of reports
	Said, Paraphrase             string // before a number of statements
	Ellipsis, Dot, Arrow         string
	Vertical, Horizontal, Dashes string // rules
	Full, Empty                  string // progress
	Open, Closed                 string // what unfolds
	Selected                     string // the row a list stands on
	Bars                         [9]string
	Spinner                      []string
}

// Unicode are the signs for terminals and fonts that have them.
func Unicode() Signs {
	return Signs{
		Unread: "●", Star: "★", Note: "✎",
		Passage: "▌", Quote: "│", Focus: "›",
		Person: "◆", Organisation: "■", Document: "▤", Outlet: "◇", Unnamed: "?",
		Location: "▲", Misc: "□",
		Own: "●", Other: "○", Future: "◇", Times: "×",
		Said: "“", Paraphrase: "~",
		Ellipsis: "…", Dot: "·", Arrow: "→",
		Vertical: "┃", Horizontal: "─", Dashes: "┄",
		Full: "▮", Empty: "▯", Open: "▾", Closed: "▸", Selected: "▎",
		Bars:    [9]string{" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"},
		Spinner: []string{"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"},
	}
}

// ASCII are the signs for everywhere else.
func ASCII() Signs {
	return Signs{
		Unread: "*", Star: "+", Note: "n",
		Passage: "#", Quote: "|", Focus: ">",
		Person: "@", Organisation: "%", Document: "=", Outlet: "&", Unnamed: "?",
		Location: "^", Misc: "~",
		Own: "*", Other: "o", Future: ">", Times: "x",
		Said: "\"", Paraphrase: "~",
		Ellipsis: "~", Dot: "-", Arrow: ">",
		Vertical: "|", Horizontal: "-", Dashes: "-",
		Full: "#", Empty: ".", Open: "v", Closed: ">", Selected: ">",
		Bars:    [9]string{" ", ".", ".", ":", ":", "-", "=", "#", "#"},
		Spinner: []string{"|", "/", "-", "\\"},
	}
}
