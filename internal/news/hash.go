package news

import (
	"crypto/sha256"
	"encoding/hex"
)

// Sum returns the version hash of a: two articles with one sum are the same
// article in the same version, wherever they were read.
func (a *Article) Sum() string {
	h := sha256.New()
	for _, s := range []string{a.Title.s, a.Published.String(), a.Publisher.s, a.Byline.s, a.URL.s, a.Text.s} {
		h.Write([]byte(s)) // a hash never fails to write
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}
