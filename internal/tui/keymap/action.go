package keymap

// Action is a verb of the desk: what a key, a clicked hint or an entry of the
// palette does. Its text is its name in the configuration file.
type Action string

// None is no action.
const None Action = ""

// Moving about. What they move over is the pane's business: rows of the list,
// lines of the text, entries of the timeline.
const (
	Down     Action = "down"
	Up       Action = "up"
	HalfDown Action = "half-page-down"
	HalfUp   Action = "half-page-up"
	PageDown Action = "page-down"
	PageUp   Action = "page-up"
	Top      Action = "top"
	Bottom   Action = "bottom"

	NextPane Action = "next-pane"
	PrevPane Action = "previous-pane"
	Left     Action = "pane-left"
	Right    Action = "pane-right"

	Act         Action = "act"   // enter: open, follow, take
	Back        Action = "back"  // esc: to exactly where you were
	Leave       Action = "leave" // q: leave the pane, at the top quit
	Quit        Action = "quit"
	Suspend     Action = "suspend"
	JumpBack    Action = "jump-back"
	JumpForward Action = "jump-forward"
)

// The screen.
const (
	Sources      Action = "sources"
	Timeline     Action = "timeline"
	FullTimeline Action = "full-timeline"
	TextAlone    Action = "text-alone"
	Narrower     Action = "list-narrower"
	Wider        Action = "list-wider"
	Rows         Action = "rows" // rows of one line or of two
	Menu         Action = "menu" // the saved queries beside the list
	Palette      Action = "palette"
	Help         Action = "help"
	Details      Action = "error-details"
	ThemeLight   Action = "theme-light"
	ThemeDark    Action = "theme-dark"
	ThemeStrong  Action = "theme-high-contrast"
	ThemeAuto    Action = "theme-auto"
)

// Finding.
const (
	Search    Action = "search"
	Find      Action = "find-in-text"
	NextHit   Action = "next-hit"
	PrevHit   Action = "previous-hit"
	SaveQuery Action = "save-query"
	Clear     Action = "clear-search" // show everything again
)

// In the text: moving the focus from mark to mark.
const (
	NextName      Action = "next-name"
	PrevName      Action = "previous-name"
	NextQuote     Action = "next-quote"
	PrevQuote     Action = "previous-quote"
	NextPassage   Action = "next-passage"
	PrevPassage   Action = "previous-passage"
	NextTime      Action = "next-time"
	PrevTime      Action = "previous-time"
	NextSentence  Action = "next-sentence"
	PrevSentence  Action = "previous-sentence"
	NextParagraph Action = "next-paragraph"
	PrevParagraph Action = "previous-paragraph"
)

// In the text: which marks are shown.
const (
	Marks          Action = "marks" // none, names and quotes, everything
	LayerNames     Action = "layer-names"
	LayerQuotes    Action = "layer-quotes"
	LayerIndirect  Action = "layer-indirect"
	LayerScare     Action = "layer-scare"
	LayerTimes     Action = "layer-times"
	LayerPassages  Action = "layer-passages"
	LayerSentences Action = "layer-sentences"
)

// Selecting.
const (
	SelectText    Action = "select"
	SelectRow     Action = "select-article"
	WordNext      Action = "word-forward"
	WordPrev      Action = "word-back"
	ThisQuote     Action = "this-quote"
	ThisName      Action = "this-name"
	ThisSentence  Action = "this-sentence"
	ThisParagraph Action = "this-paragraph"
	OtherEnd      Action = "other-end"
)

// What is done to articles and passages. They act on what the focused pane
// gives as its target.
const (
	NextArticle Action = "next-article"
	PrevArticle Action = "previous-article"
	NextUnread  Action = "next-unread"
	ToggleRead  Action = "toggle-read"
	Star        Action = "star"
	Tag         Action = "tag"
	Note        Action = "note"
	Delete      Action = "delete"
	Undo        Action = "undo"
	Redo        Action = "redo"
	Browse      Action = "open-in-browser"
	Copy        Action = "copy"
	Export      Action = "export"
	Recent1     Action = "recent-tag-1"
	Recent2     Action = "recent-tag-2"
	Recent3     Action = "recent-tag-3"
	Recent4     Action = "recent-tag-4"
	Recent5     Action = "recent-tag-5"
	Recent6     Action = "recent-tag-6"
	Recent7     Action = "recent-tag-7"
	Recent8     Action = "recent-tag-8"
	Recent9     Action = "recent-tag-9"
	AllRead     Action = "all-read" // what follows acts on everything in the list
	AllUnread   Action = "all-unread"
	AllStar     Action = "all-star"
	AllUnstar   Action = "all-unstar"
	AllTag      Action = "all-tag"
	AllDelete   Action = "all-delete"
	AllExport   Action = "all-export"
	TagHits     Action = "tag-hits" // each place where the searched words stand
	AddFiles    Action = "add-files"
	OpenSample  Action = "open-sample"
	Analyse     Action = "analyse"
	Pause       Action = "pause" // or go on with adding and analysing
)

// In the side panes.
const (
	Unfold  Action = "unfold"   // a source's statements; an entry's reports; in place
	CitedBy Action = "cited-by" // the articles that cite the source
	ZoomIn  Action = "zoom-in"
	ZoomOut Action = "zoom-out"
)

// In a line of input.
const (
	Accept   Action = "accept"
	Cancel   Action = "cancel"
	Complete Action = "complete"
	Earlier  Action = "earlier"
	Later    Action = "later"
	ToNote   Action = "to-note"
)

// Recent returns which recent tag an action applies, from 0, or -1.
func Recent(a Action) int {
	for i, r := range [...]Action{Recent1, Recent2, Recent3, Recent4, Recent5, Recent6, Recent7, Recent8, Recent9} {
		if a == r {
			return i
		}
	}
	return -1
}
