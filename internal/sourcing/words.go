package sourcing

// set makes a lookup of words.
func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

// The heads of phrases tell what an unnamed source is. They are read-only.
var (
	documents = set("affidavit", "analysis", "article", "audit", "book", "cable", "communique", "communiqué", "complaint", "diary",
		"document", "documents", "dossier", "email", "emails", "file", "files", "filing", "filings", "indictment", "inquiry", "investigation",
		"judgment", "judgement", "lawsuit", "leaflet", "letter", "letters", "memo", "memorandum", "memos", "minutes", "motion", "note", "notice",
		"paper", "papers", "petition", "poll", "record", "recording", "records", "report", "reports", "resolution", "review", "ruling",
		"study", "survey", "testimony", "transcript", "transcripts", "verdict", "warrant")
	outlets = set("blog", "broadcaster", "channel", "daily", "magazine", "media", "newspaper", "newspapers", "newswire", "press", "radio",
		"station", "tabloid", "television", "tv", "website", "weekly")
	mastheads = set("chronicle", "courier", "daily", "dispatch", "examiner", "gazette", "guardian", "herald", "independent", "inquirer",
		"journal", "ledger", "mail", "mirror", "news", "observer", "post", "press", "radio", "register", "standard", "star", "sun",
		"telegraph", "television", "times", "tribune", "tv", "weekly")
	bodies = set("administration", "agency", "airline", "alliance", "army", "association", "authorities", "authority", "bank", "board", "bureau",
		"cabinet", "city", "coalition", "commission", "committee", "companies", "company", "council", "country", "court", "defence",
		"defense", "delegation", "department", "embassy", "federation", "firm", "force", "forces", "government", "governments", "group",
		"hospital", "institute", "league", "militia", "military", "ministry", "mission", "movement", "navy", "network", "office",
		"opposition", "organisation", "organization", "parliament", "party", "police", "presidency", "prosecution", "regulator", "senate",
		"service", "state", "team", "tribunal", "union", "university", "watchdog")
	pronouns = set("he", "her", "him", "i", "it", "she", "them", "they", "we", "which", "who", "you")
	articles = set("a", "an", "her", "his", "its", "one", "our", "several", "some", "the", "their", "these", "this", "those", "two", "three", "many")
	// attaches are the words by which more belongs to a speaker.
	attaches = set("at", "close", "familiar", "for", "from", "in", "inside", "involved", "near", "of", "on", "with", "within")
	// breaks are the words at which what belongs to a speaker is over.
	breaks = set("also", "and", "are", "because", "but", "did", "had", "has", "have", "is", "later", "then", "was", "were", "when", "which", "while", "who", "would")
)
