package sqlite

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/klauspost/compress/zstd"

	"dateline/internal/news"
)

// A body is zstd over a byte that names the format and then strings, each
// behind its length as a varint: what an article has besides the columns of
// its row. An earlier version is the same with the columns in front.

const (
	bodyFormat     = 1
	versionFormat  = 2
	analysisFormat = 3 // 1 was one that nothing reads any more
)

// What is packed alone is short, and most of what it repeats stands in others.
// So the packer begins with a dictionary of what is usual in news, and one of
// what is usual in analyses: an article takes 5 %, an analysis 20 % less. Both
// are made from our sample articles by dictionary_test.go. What was packed with
// a dictionary can be read with that one alone: another is added beside it, under
// a number of its own.
var (
	//go:embed dictionary/body-1.dict
	bodyDictionary []byte
	//go:embed dictionary/analysis-1.dict
	analysisDictionary []byte
)

// packer compresses. It is not safe for use by several goroutines.
type packer struct {
	texts, analyses *zstd.Encoder
	buf             []byte
}

func newPacker() *packer {
	return &packer{texts: newEncoder(bodyDictionary), analyses: newEncoder(analysisDictionary)}
}

// newEncoder takes the fastest level: with a dictionary it packs as well as
// those above it do in three times the time.
func newEncoder(dictionary []byte) *zstd.Encoder {
	e, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedFastest),
		zstd.WithLowerEncoderMem(true), zstd.WithEncoderCRC(true), zstd.WithEncoderDict(dictionary))
	if err != nil {
		panic(err) // the options are constants
	}
	return e
}

// pack compresses strings.
func (p *packer) pack(with *zstd.Encoder, format byte, parts ...string) []byte {
	p.buf = appendParts(p.buf[:0], format, parts...)
	return with.EncodeAll(p.buf, make([]byte, 0, len(p.buf)/2+64))
}

func appendParts(b []byte, format byte, parts ...string) []byte {
	b = append(b, format)
	for _, s := range parts {
		b = binary.AppendUvarint(b, uint64(len(s)))
		b = append(b, s...)
	}
	return b
}

// unpacker decompresses. It is safe for use by several goroutines.
type unpacker struct{ zstd *zstd.Decoder }

// maxUnpacked bounds what a damaged or hostile archive makes us allocate.
const maxUnpacked = 1 << 30

func newUnpacker() *unpacker {
	d, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(2), zstd.WithDecoderMaxMemory(maxUnpacked),
		zstd.WithDecoderLowmem(true), zstd.WithDecoderDicts(bodyDictionary, analysisDictionary))
	if err != nil {
		panic(err) // the options are constants
	}
	return &unpacker{d}
}

var errPacked = errors.New("the stored text is damaged")

// unpack returns the n strings that pack was given.
func (u *unpacker) unpack(z []byte, format byte, n int) ([]string, error) {
	raw, err := u.zstd.DecodeAll(z, nil)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errPacked, err)
	}
	if len(raw) == 0 || raw[0] != format {
		return nil, errPacked
	}
	raw = raw[1:]
	parts := make([]string, n)
	for i := range parts {
		size, w := binary.Uvarint(raw)
		if w <= 0 || size > uint64(len(raw)-w) {
			return nil, errPacked
		}
		parts[i] = string(raw[w : w+int(size)])
		raw = raw[w+int(size):]
	}
	return parts, nil
}

// packBody packs what of a its row does not hold.
func (p *packer) packBody(a *news.Article) []byte { return p.pack(p.texts, bodyFormat, body(a)...) }

func body(a *news.Article) []string {
	made := ""
	if a.TitleMade {
		made = "1"
	}
	return []string{a.Origin, a.URL.String(), a.Byline.String(), a.Agency.String(), made, a.Text.String()}
}

const bodyParts = 6

// unpackBody fills in what packBody took. Texts are cleaned again: the file may
// have been written by others, and only what is clean may be shown.
func (u *unpacker) unpackBody(z []byte, a *news.Article) error {
	parts, err := u.unpack(z, bodyFormat, bodyParts)
	if err == nil {
		setBody(a, parts)
	}
	return err
}

func setBody(a *news.Article, parts []string) {
	a.Origin, a.URL, a.Byline, a.Agency = parts[0], news.Clean(parts[1]), news.Clean(parts[2]), news.Clean(parts[3])
	a.TitleMade, a.Text = parts[4] != "", news.Clean(parts[5])
}

// packVersion packs all of a but its ID, hash and the time it was added.
func (p *packer) packVersion(a *news.Article) []byte {
	return p.pack(p.texts, versionFormat, append(body(a), a.Title.String(), a.Published.String(), a.Place.String(), a.Publisher.String())...)
}

// unpackVersion fills in what packVersion took.
func (u *unpacker) unpackVersion(z []byte, a *news.Article) error {
	parts, err := u.unpack(z, versionFormat, bodyParts+4)
	if err != nil {
		return err
	}
	setBody(a, parts)
	parts = parts[bodyParts:]
	a.Title, a.Place, a.Publisher = news.Clean(parts[0]), news.Clean(parts[2]), news.Clean(parts[3])
	a.Published, err = news.ParseMoment(parts[1])
	return err
}

// packAnalysis packs what was found in a.
func (p *packer) packAnalysis(a *news.Article, an *news.Analysis) []byte {
	return p.pack(p.analyses, analysisFormat, string(marshalAnalysis(a, an)))
}

func (u *unpacker) unpackAnalysis(z []byte, a *news.Article) (*news.Analysis, error) {
	parts, err := u.unpack(z, analysisFormat, 1)
	if err != nil {
		return nil, err
	}
	return unmarshalAnalysis(a, []byte(parts[0]))
}
