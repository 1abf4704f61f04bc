package news

// EntityType is one of the four CoNLL-2003 types, under the names of the JSON contract.
type EntityType string

const (
	Person       EntityType = "PER"
	Organisation EntityType = "ORG"
	Location     EntityType = "LOC"
	Misc         EntityType = "MISC" // demonyms, events, works, products
)

// None is the index of no entity.
const None = -1

// Mention is a name in the text: no title before it, no leading "the", no pronoun.
type Mention struct {
	Span
	Type   EntityType
	Entity int // index into Analysis.Entities, or None
}

// Entity is what mentions of one article refer to.
type Entity struct {
	ID            string // "e1", unique within the article
	Type          EntityType
	Name          Text   // the fullest form
	Aliases       []Text // other forms, without Name
	Description   Text   // "prime minister"
	DescriptionAt Span   // the words that say so
	Key           string // joins one entity across articles: see coref
}

// QuoteKind tells how somebody's words are given.
type QuoteKind string

const (
	Direct   QuoteKind = "direct"   // a clause of its own, between marks
	Mixed    QuoteKind = "mixed"    // marked words inside a paraphrase, with a speaker
	Indirect QuoteKind = "indirect" // a paraphrase without marks
	Scare    QuoteKind = "scare"    // marks without a speaker
)

// Quote is a run of somebody's words. A quotation that is interrupted, or runs
// over paragraphs, is several quotes with one speaker.
type Quote struct {
	Span        // from the opening to the closing mark; for Indirect the reported clause
	Kind        QuoteKind
	Cue         Span // "said", "according to"; zero if none
	Speaker     int  // index into Analysis.Entities, or None
	SpeakerSpan Span // the mention nearest the cue, which may be a pronoun; zero if none
	Anonymous   bool // a speaker is given and never named
	Channel     Text // "Truth Social", "a statement"; empty if not said
	Why         Text // the cue and the rule that chose the speaker, for people
	Reason      Text // why an anonymous speaker is: "not authorised to speak"
}

// TimexType is a TIMEX3 type.
type TimexType string

const (
	Date     TimexType = "DATE"
	Time     TimexType = "TIME"
	Duration TimexType = "DURATION"
	Set      TimexType = "SET"
)

// Timex is a time expression with its TIMEX3 value: "2024-10", "P2Y",
// "2024-11-02T04:12", "PRESENT_REF". See the TimeML annotation guidelines 1.2.1.
type Timex struct {
	Span
	Type  TimexType
	Value string
}

// Event is something reported to have happened or to be due, and the sentence
// that says so.
type Event struct {
	Span            // the sentence
	Date     string // TIMEX3 date without a time part: "2024-10", "2024-FA", "198X"
	Future   bool   // relative to the article's date
	Summary  Text
	Entities []int // who takes part: indices into Analysis.Entities
	Timex    Span  // the expression the date comes from; zero if the dateline
}

// SourceKind tells what an article rests on.
type SourceKind string

const (
	SourcePerson       SourceKind = "person"
	SourceOrganisation SourceKind = "organisation"
	SourceDocument     SourceKind = "document"
	SourceOutlet       SourceKind = "outlet"
	SourceAnonymous    SourceKind = "anonymous"
)

// Source is who or what an article rests on.
type Source struct {
	Name         Text
	Kind         SourceKind
	Entity       int // index into Analysis.Entities, or None
	Channels     []Text
	Attributions []Span // the quotes and paraphrases, in text order
	Reason       Text   // why it is not named, where the text says
}

// Analysis is everything found in one version of an article.
type Analysis struct {
	Analyser      int    // the analyser's version; a newer one re-analyses
	Language      string // BCP 47: "en"
	Skipped       Text   // why the text has no marks: "in German"; empty if analysed
	Sentences     []Span // of the text
	Mentions      []Mention
	TitleMentions []Mention
	Entities      []Entity
	Quotes        []Quote
	Times         []Timex
	Events        []Event
	Sources       []Source
}
