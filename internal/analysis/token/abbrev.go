package token

// abbreviation reports whether a full stop after word belongs to it.
func abbreviation(word string) bool {
	if len(word) > 6 {
		return false
	}
	return leading(word) || trailing(word)
}

// leading reports whether word is an abbreviation that stands before a name or
// a number, so that no sentence ends after it.
func leading(word string) bool {
	switch word {
	case "Mr", "Mrs", "Ms", "Mx", "Dr", "Prof", "Rev", "Fr", "Hon", "Sr", "St", "Ste", "Mt", "Ft",
		"Gen", "Maj", "Col", "Lt", "Sgt", "Cpl", "Capt", "Cmdr", "Adm", "Brig", "Pvt", "Pfc", "Cmsgt",
		"Sen", "Sens", "Rep", "Reps", "Gov", "Govs", "Pres", "Amb", "Atty", "Supt", "Insp", "Det",
		"Messrs", "Mme", "Mlle", "Msgr", "Ald", "Treas",
		"Nos", "vs", "Vs", "cf", "ca", "approx", "Fig", "Op", "pp", "Vol",
		"Jan", "Feb", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec":
		return true
	}
	return false
}

// trailing reports whether word is an abbreviation that can end a sentence.
func trailing(word string) bool {
	switch word {
	case "Inc", "Corp", "Co", "Cos", "Ltd", "Bros", "Jr", "Esq", "etc", "Assn", "Dept", "Univ",
		"Ave", "Blvd", "Rd", "Tel", "Ala", "Ariz", "Ark", "Calif", "Colo", "Conn", "Fla", "Ga", "Ill", "Ind",
		"Kan", "Ky", "Md", "Mich", "Minn", "Mo", "Mont", "Neb", "Nev", "Okla", "Pa", "Tenn", "Va", "Vt",
		"Wis", "Wyo", "Tex":
		return true
	}
	return false
}

// state reports whether word is the short form of an American state that is a word
// of its own too, so that it counts only after a comma: Dover, Del.
func state(word string) bool {
	switch word {
	case "Del", "Mass", "Miss", "Wash", "Ore", "La", "Me", "Ida", "Cal":
		return true
	}
	return false
}

// opener reports whether word, capitalised, most likely opens a sentence and is
// no name; after an acronym or an initial only these open one.
func opener(word string) bool {
	switch word {
	case "The", "A", "An", "This", "That", "These", "Those", "There", "Here", "It", "Its", "He", "She", "They",
		"We", "You", "His", "Her", "Their", "Our", "My", "Your", "I", "In", "On", "At", "By", "For", "From", "With",
		"Without", "After", "Before", "During", "Since", "Until", "As", "When", "While", "Where", "What", "Who",
		"Why", "How", "If", "Although", "Though", "Because", "Despite", "But", "And", "Or", "So", "Yet", "Not",
		"No", "Some", "Many", "Most", "Several", "All", "Both", "Each", "One", "Two", "Last", "Earlier", "Later",
		"Meanwhile", "However", "Also", "Then", "Now", "Under", "According", "Police", "Officials", "To", "Of",
		"Another", "Other", "About", "More", "Is", "Are", "Was", "Were", "Has", "Have", "Had", "Do", "Does", "Did":
		return true
	}
	return false
}

// calendar reports whether word continues a time of day: "8 p.m. Friday".
func calendar(word string) bool {
	switch word {
	case "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
		"January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
		"November", "December", "ET", "EST", "EDT", "PT", "PST", "PDT", "CT", "GMT", "UTC", "BST", "CET", "Eastern",
		"Pacific", "Central":
		return true
	}
	return false
}

// saying reports whether word is a verb that hands a closed question or
// exclamation to its speaker: “Why?” Rusk asked.
func saying(word string) bool {
	switch word {
	case "said", "says", "asked", "asks", "told", "tells", "added", "adds", "wrote", "writes", "replied",
		"shouted", "cried", "exclaimed", "tweeted", "posted", "declared", "wondered", "continued", "recalled":
		return true
	}
	return false
}
