package coref

import "strings"

// rankShort reports whether w is a title of office cut short.
func rankShort(w string) bool {
	switch strings.TrimSuffix(w, ".") {
	case "adm", "amb", "capt", "cllr", "cmdr", "col", "cpl", "gen", "gov", "insp", "lt", "maj", "pres", "prof", "rep", "sen", "sgt", "supt":
		return strings.HasSuffix(w, ".") || w == "cllr"
	}
	return false
}

// calendar reports whether w is when, and no part of a title.
func calendar(w string) bool {
	switch w {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tomorrow",
		"january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december":
		return true
	}
	return false
}

// agentive reports whether a noun is made like those for what people do.
func agentive(w string) bool {
	for _, suffix := range [...]string{"er", "or", "ist", "ian", "man", "woman", "ant", "ee", "-general", "part"} {
		if len(w) > len(suffix)+2 && strings.HasSuffix(w, suffix) {
			return true
		}
	}
	return false
}

// timeNoun reports whether "a week later," is when and not who.
func timeNoun(w string) bool {
	switch strings.TrimSuffix(w, "s") {
	case "minute", "hour", "day", "night", "week", "weekend", "fortnight", "month", "year", "decade", "moment", "while",
		"lot", "bit", "later", "earlier", "ago", "before", "after", "summer", "winter", "number", "matter":
		return true
	}
	return false
}

// verbal reports whether w is made as verbs and adverbs are.
func verbal(w string) bool {
	for _, suffix := range [...]string{"ed", "ing", "ly", "s"} {
		if strings.HasSuffix(w, suffix) && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "ics") {
			return true
		}
	}
	return w == "now" || w == "ago" || w == "again"
}

// did reports whether w is what somebody is known for having done.
func did(w string) bool {
	switch w {
	case "chaired", "coached", "commanded", "created", "designed", "directed", "discovered", "founded", "headed", "invented",
		"led", "managed", "owned", "played", "ran", "represented", "ruled", "taught", "wrote":
		return true
	}
	return false
}

func determiner(w string) bool {
	switch w {
	case "a", "an", "the", "its", "his", "her", "their":
		return true
	}
	return false
}

func possessive(w string) bool { return w == "'s" || w == "’s" || w == "'" || w == "’" }

func preposition(w string) bool {
	switch w {
	case "of", "at", "for", "in", "with", "to", "from", "on", "and":
		return true
	}
	return false
}

// ends reports whether w ends a noun phrase.
func ends(w string) bool {
	switch w {
	case ",", ".", ";", ":", "(", ")", "—", "–", "--", "-", "“", "”", "\"", "``", "''", "!", "?",
		"who", "which", "whose", "that", "where", "when", "while", "but", "because", "until", "since", "after", "before",
		"said", "says", "told", "added", "was", "is", "were", "are", "has", "had", "have":
		return true
	}
	return false
}

// functionWord reports whether w stands in no noun phrase before its noun.
func functionWord(w string) bool {
	switch w {
	case "a", "an", "the", "this", "that", "these", "those", "of", "at", "for", "in", "with", "to", "from", "on", "by",
		"as", "into", "about", "over", "under", "than", "and", "or", "but", "nor", "if", "when", "while", "because",
		"he", "she", "it", "they", "we", "i", "you", "him", "them", "us", "me", "his", "her", "its", "their", "our", "my", "your",
		"who", "which", "whose", "what", "where", "how", "why", "not", "no", "n't", "only", "also", "even", "just",
		"is", "was", "are", "were", "be", "been", "being", "has", "had", "have", "do", "does", "did",
		"will", "would", "can", "could", "may", "might", "shall", "should", "must",
		"said", "says", "say", "told", "tell", "tells", "met", "saw", "sees", "made", "makes", "took", "gave", "left",
		"named", "called", "like", "unlike", "both", "each", "every", "all", "some", "any", "then", "there", "here",
		"between", "against", "through", "during", "without", "within", "until", "since", "after", "before", "via", "per":
		return true
	}
	return false
}
