package sqlite

import (
	"bytes"
	"encoding/hex"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"unicode/utf8"

	"dateline/internal/news"
	"dateline/internal/query"
)

// everyArticle is a word that every article's index entry has and no text can
// have, since query.Tokens makes words of letters and digits alone.
const everyArticle = "¶"

// prepared is an article as it goes into the tables.
type prepared struct {
	article                                     *news.Article
	letters                                     string // of the ID
	origin, hash                                []byte
	title, lede, dateline, publisher, published string
	natural, wall, added                        int64
	words                                       int
	body                                        []byte
	terms                                       [5]string // text, title, byline, publisher, place
	counted                                     []valueKey
}

// prepare works out what is written for each article of batch; nil for those
// that are known. It fills in Hash and Added, and counts the words of them all.
func (s *Store) prepare(batch []news.Article, known []string) ([]*prepared, terms) {
	out := make([]*prepared, len(batch))
	now := news.At(s.now().UTC())
	var next atomic.Int64
	var wait sync.WaitGroup
	words := make([]terms, min(runtime.GOMAXPROCS(0), len(batch)))
	for w := range words {
		words[w] = newTerms(inText)
		wait.Go(func() {
			p := s.packer()
			defer s.packers.Put(p)
			for i := next.Add(1) - 1; i < int64(len(batch)); i = next.Add(1) - 1 {
				if known[i] != "" {
					continue
				}
				a := batch[i]
				a.Hash = a.Sum()
				if a.Added.IsZero() {
					a.Added = now
				}
				out[i] = p.prepare(&a)
				words[w].countIn(out[i])
			}
		})
	}
	wait.Wait()
	return out, sum(words)
}

func (p *packer) prepare(a *news.Article) *prepared {
	text := query.AppendTerms(make([]byte, 0, a.Text.Len()+a.Text.Len()/8), a.Text.String())
	fold := func(t news.Text) string { return string(query.AppendTerms(nil, t.String())) }
	letters, origin := originKey(a.Origin)
	return &prepared{
		article: a, letters: letters, origin: origin, hash: hashBytes(a.Hash),
		title: a.Title.String(), lede: lede(a.Text.String()), dateline: a.Place.String(),
		publisher: a.Publisher.String(), published: a.Published.String(),
		natural: natural(when(a)), wall: wall(a), added: a.Added.Time.Unix(),
		words: bytes.Count(text, []byte{' '}), body: p.packBody(a),
		terms:   [5]string{string(text), fold(a.Title), fold(a.Byline), fold(a.Publisher), fold(a.Place)},
		counted: counted(a),
	}
}

// counted returns the values of an article that completion offers.
func counted(a *news.Article) []valueKey {
	var keys []valueKey
	for _, v := range []struct {
		field query.Field
		text  news.Text
	}{{query.From, a.Publisher}, {query.By, a.Byline}, {query.Place, a.Place}} {
		if !v.text.Empty() {
			keys = append(keys, valueKey{string(v.field), query.Fold(v.text.String()), v.text.String()})
		}
	}
	return keys
}

// hashBytes is a version hash as it is stored.
func hashBytes(hash string) []byte {
	b, err := hex.DecodeString(hash)
	if err != nil {
		return []byte(hash) // not one of ours: found nowhere
	}
	return b
}

// packer returns an encoder that nobody else uses; Put it back into packers.
func (s *Store) packer() *packer {
	if p, ok := s.packers.Get().(*packer); ok {
		return p
	}
	return newPacker()
}

// ledeBytes is how much of a text a list shows.
const ledeBytes = 160

// lede returns the beginning of a text on one line, cut after a word.
func lede(text string) string {
	if len(text) > ledeBytes {
		cut := ledeBytes
		for !utf8.RuneStart(text[cut]) {
			cut--
		}
		if space := strings.LastIndexAny(text[:cut], " \n"); space > ledeBytes/2 {
			cut = space
		}
		text = text[:cut]
	}
	return strings.Join(strings.Fields(text), " ")
}
