package news

// Article is a news text as it is stored. Its texts never change: a changed
// article is a new version with the same ID.
type Article struct {
	ID        string // public, never changes; "" until stored
	Title     Text   // the headline; made from the lede when TitleMade
	TitleMade bool
	Text      Text // paragraphs are separated by a blank line
	Published Moment
	Place     Text // where it is datelined: "Baghdad"
	Publisher Text
	Byline    Text
	Agency    Text // the wire it came from, where the text says so: "Reuters"
	URL       Text
	// Origin identifies the article among others, so that a changed one is a
	// new version and not a second article: its URL, or else where it was read.
	Origin string
	// Hash is the version: hex SHA-256 over what the reader sees of it. See [Article.Sum].
	Hash string
	// Added is when it came into the archive; the zero Moment until then.
	Added Moment
}

// In returns the text that spans with that field lie in.
func (a *Article) In(f Field) Text {
	if f == InTitle {
		return a.Title
	}
	return a.Text
}

// State is what the reader did with an article.
type State struct {
	Read, Starred, Deleted bool
	Tags                   []Text // tags on the article as a whole, sorted
}

// Version is one stored text of an article.
type Version struct {
	Hash  string
	Title Text
	Added Moment
}
