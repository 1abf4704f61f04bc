package keymap

// Bindings returns the default table, a fresh copy. Order is help's order. An
// action without keys is reached through the palette.
func Bindings() []Binding {
	var all []Binding
	for _, part := range [][]Binding{moving(), text(), selecting(), panes(), articles(), screen(), input()} {
		all = append(all, part...)
	}
	return all
}

// bind makes a binding; hint may be "".
func bind(in Context, a Action, name, hint string, keys ...string) Binding {
	return Binding{Action: a, In: in, Keys: keys, Name: name, Hint: hint}
}

func moving() []Binding {
	return []Binding{
		bind(Anywhere, Down, "down", "move", "j", "down"),
		bind(Anywhere, Up, "up", "", "k", "up"),
		bind(Anywhere, HalfDown, "half a page down", "", "ctrl+d"),
		bind(Anywhere, HalfUp, "half a page up", "", "ctrl+u"),
		bind(Anywhere, PageDown, "a page down", "", "space", "pgdown"),
		bind(Anywhere, PageUp, "a page up", "", "pgup", "shift+space"),
		bind(Anywhere, Top, "to the beginning", "", "g", "home"),
		bind(Anywhere, Bottom, "to the end", "", "G", "end"),
		bind(Anywhere, Left, "pane to the left", "", "h", "left"),
		bind(Anywhere, Right, "pane to the right", "", "l", "right"),
		bind(Anywhere, NextPane, "next pane", "", "tab"),
		bind(Anywhere, PrevPane, "previous pane", "", "shift+tab"),
		bind(Anywhere, Act, "open or follow", "open", "enter"),
		bind(Anywhere, Back, "back to where you were", "back", "esc"),
		bind(Anywhere, JumpBack, "back along the jumps", "jump back", "ctrl+o"),
		bind(Anywhere, JumpForward, "forward along the jumps", "", "alt+o"),
		bind(Anywhere, Leave, "leave the pane; quit at the top", "quit", "q"),
		bind(Anywhere, Quit, "quit", "", "ctrl+c"),
		bind(Anywhere, Suspend, "suspend to the shell", "", "ctrl+z"),
	}
}

func text() []Binding {
	return []Binding{
		bind(InText, NextName, "next name", "names", "] e"),
		bind(InText, PrevName, "previous name", "", "[ e"),
		bind(InText, NextQuote, "next quote", "quotes", "] q"),
		bind(InText, PrevQuote, "previous quote", "", "[ q"),
		bind(InText, NextPassage, "next passage", "", "] t"),
		bind(InText, PrevPassage, "previous passage", "", "[ t"),
		bind(InText, NextTime, "next time expression", "", "] d"),
		bind(InText, PrevTime, "previous time expression", "", "[ d"),
		bind(InText, NextSentence, "next sentence", "sentences", ")"),
		bind(InText, PrevSentence, "previous sentence", "", "("),
		bind(InText, NextParagraph, "next paragraph", "", "}"),
		bind(InText, PrevParagraph, "previous paragraph", "", "{"),
		bind(InText, SelectText, "select from the focus", "select", "v"),
		bind(InText, Marks, "marks: none, names and quotes, all", "marks", "m"),
		bind(InText, LayerNames, "show or hide names", ""),
		bind(InText, LayerQuotes, "show or hide quotes", ""),
		bind(InText, LayerIndirect, "show or hide indirect speech", ""),
		bind(InText, LayerScare, "show or hide scare quotes", ""),
		bind(InText, LayerTimes, "show or hide times", ""),
		bind(InText, LayerPassages, "show or hide passages", ""),
		bind(InText, LayerSentences, "show or hide sentences that tell events", ""),
	}
}

func selecting() []Binding {
	return []Binding{
		bind(InSelect, WordNext, "a word on", "word", "w"),
		bind(InSelect, WordPrev, "a word back", "", "b"),
		bind(InSelect, ThisQuote, "this quote", "quote", "i q"),
		bind(InSelect, ThisSentence, "this sentence", "sentence", "i s"),
		bind(InSelect, ThisParagraph, "this paragraph", "paragraph", "i p"),
		bind(InSelect, ThisName, "this name", "name", "i e"),
		bind(InSelect, OtherEnd, "the other end", "", "o"),
		bind(InSelect, Act, "tag the selection", "tag", "enter"),
		bind(InSelect, SelectText, "give the selection up", "", "v"),
	}
}

func panes() []Binding {
	return []Binding{
		bind(InSource, Unfold, "show or hide the statements", "statements", "space"),
		bind(InSource, CitedBy, "articles that cite this source", "cited by", "F"),
		bind(InTime, Unfold, "show the sentence in place", "in place", "space"),
		bind(InTime, ZoomIn, "nearer", "zoom", "+", "="),
		bind(InTime, ZoomOut, "farther", "", "-"),
		bind(InWho, CitedBy, "articles that name it", "articles", "F"),
		bind(InList, SelectRow, "select the article", "select", "v"),
		bind(InCard, AddFiles, "add a file or a folder", "", "A", "a"),
		bind(InCard, OpenSample, "open the sample archive", "", "O", "o"),
	}
}

func articles() []Binding {
	return []Binding{
		bind(Anywhere, NextArticle, "next article", "next", "J"),
		bind(Anywhere, PrevArticle, "previous article", "", "K"),
		bind(Anywhere, NextUnread, "next unread article", "next unread", "U"),
		bind(Anywhere, ToggleRead, "read or unread", "read", "r"),
		bind(Anywhere, Star, "star", "", "*"),
		bind(Anywhere, Tag, "tag", "", "#"),
		bind(Anywhere, Note, "note", "", "a"),
		bind(Anywhere, Delete, "delete", "", "x"),
		bind(Anywhere, Undo, "undo", "", "u"),
		bind(Anywhere, Redo, "redo", "", "ctrl+r"),
		bind(Anywhere, Browse, "open in the browser", "browser", "o"),
		bind(Anywhere, Copy, "copy with citation", "copy", "y"),
		bind(Anywhere, Export, "export", "", "e"),
		bind(Anywhere, Recent1, "tag with the latest tag", "", "1"),
		bind(Anywhere, Recent2, "tag with the latest tag but one", "", "2"),
		bind(Anywhere, Recent3, "tag with the third latest tag", "", "3"),
		bind(Anywhere, Recent4, "tag with the fourth latest tag", "", "4"),
		bind(Anywhere, Recent5, "tag with the fifth latest tag", "", "5"),
		bind(Anywhere, Recent6, "tag with the sixth latest tag", "", "6"),
		bind(Anywhere, Recent7, "tag with the seventh latest tag", "", "7"),
		bind(Anywhere, Recent8, "tag with the eighth latest tag", "", "8"),
		bind(Anywhere, Recent9, "tag with the ninth latest tag", "", "9"),
		bind(Anywhere, AllRead, "everything in the list: mark as read", "", "% r"),
		bind(Anywhere, AllUnread, "everything in the list: mark as unread", "", "% R"),
		bind(Anywhere, AllStar, "everything in the list: star", "", "% *"),
		bind(Anywhere, AllUnstar, "everything in the list: take the stars away", "", "% -"),
		bind(Anywhere, AllTag, "everything in the list: tag", "", "% #"),
		bind(Anywhere, AllDelete, "everything in the list: delete", "", "% x"),
		bind(Anywhere, AllExport, "everything in the list: export", "", "% e"),
		bind(Anywhere, TagHits, "tag every place that the search found", "tag hits", "H"),
		bind(Anywhere, AddFiles, "add a file or a folder", "", "A"),
		bind(Anywhere, OpenSample, "open the sample archive", ""),
		bind(Anywhere, Analyse, "analyse what is not analysed yet", ""),
		bind(Anywhere, Pause, "pause or resume background work", "pause", "P"),
	}
}

func screen() []Binding {
	return []Binding{
		bind(Anywhere, Search, "search the archive", "search", "/"),
		bind(Anywhere, Find, "find in the text", "find", "f"),
		bind(Anywhere, NextHit, "next hit", "", "n"),
		bind(Anywhere, PrevHit, "previous hit", "", "N"),
		bind(Anywhere, SaveQuery, "save the query under a name", "save query", "ctrl+s"),
		bind(Anywhere, Clear, "end the search: show all articles", ""),
		bind(Anywhere, Sources, "sources", "", "s"),
		bind(Anywhere, Timeline, "timeline", "", "t"),
		bind(Anywhere, FullTimeline, "timeline on the full screen", "", "T"),
		bind(Anywhere, TextAlone, "text alone", "", "z"),
		bind(Anywhere, Narrower, "list narrower", "", "<"),
		bind(Anywhere, Wider, "list wider", "", ">"),
		bind(Anywhere, Rows, "rows of one line or two", "", "c"),
		bind(Anywhere, Menu, "saved queries", "", "M"),
		bind(Anywhere, Palette, "all actions by name", "actions", ":", "ctrl+p"),
		bind(Anywhere, Help, "help", "", "?"),
		bind(Anywhere, Details, "details of the error", "details", "E"),
		bind(Anywhere, ThemeAuto, "theme as the terminal's background", ""),
		bind(Anywhere, ThemeLight, "light theme", ""),
		bind(Anywhere, ThemeDark, "dark theme", ""),
		bind(Anywhere, ThemeStrong, "high-contrast theme", ""),
	}
}

func input() []Binding {
	return []Binding{
		bind(InOver, Down, "down", "", "down", "ctrl+n"),
		bind(InOver, Up, "up", "", "up"),
		bind(InOver, PageDown, "a page down", "", "pgdown"),
		bind(InOver, PageUp, "a page up", "", "pgup"),
		bind(InOver, Accept, "take it", "", "enter"),
		bind(InOver, Cancel, "close", "", "esc"),
		bind(InOver, Quit, "quit", "", "ctrl+c"),
		bind(Input, Accept, "take it", "", "enter"),
		bind(Input, Cancel, "give up", "", "esc"),
		bind(Input, Complete, "complete", "", "tab"),
		bind(Input, Earlier, "earlier", "", "up", "ctrl+p"),
		bind(Input, Later, "later", "", "down", "ctrl+n"),
		bind(Input, SaveQuery, "save the query under a name", "save", "ctrl+s"),
		bind(Input, ToNote, "go on to a note", "note", "ctrl+t"),
		bind(Input, Quit, "quit", "", "ctrl+c"),
		bind(Input, Suspend, "suspend to the shell", "", "ctrl+z"),
	}
}
