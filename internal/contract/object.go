package contract

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"unicode/utf8"
)

// object writes one JSON object piece by piece, so that a long article's line
// is never in memory as a whole. The first error stays and is returned by close.
type object struct {
	w       *bufio.Writer
	scratch bytes.Buffer
	enc     *json.Encoder
	err     error
}

func newObject(w io.Writer) *object {
	o := &object{w: bufio.NewWriterSize(w, 32<<10)}
	o.enc = json.NewEncoder(&o.scratch)
	o.enc.SetEscapeHTML(false)
	return o
}

// encode returns the JSON of v; it is valid until the next call.
func (o *object) encode(v any) []byte {
	o.scratch.Reset()
	if err := o.enc.Encode(v); err != nil && o.err == nil {
		o.err = err
	}
	return bytes.TrimSuffix(o.scratch.Bytes(), []byte{'\n'})
}

// open writes the members of v, a struct, and leaves the object open.
func (o *object) open(v any) { o.w.Write(bytes.TrimSuffix(o.encode(v), []byte{'}'})) }

func (o *object) key(name string) {
	o.w.WriteString(`,"`)
	o.w.WriteString(name)
	o.w.WriteString(`":`)
}

// piece is how much of a long string is encoded at a time, in bytes.
const piece = 16 << 10

// long writes a string member in pieces.
func (o *object) long(name, s string) {
	o.key(name)
	o.w.WriteByte('"')
	for s != "" {
		n := min(piece, len(s))
		for n < len(s) && !utf8.RuneStart(s[n]) {
			n++
		}
		b := o.encode(s[:n])
		o.w.Write(b[1 : len(b)-1])
		s = s[n:]
	}
	o.w.WriteByte('"')
}

// list writes a member that is a list, converting its elements one by one.
func list[T, J any](o *object, name string, items []T, convert func(T) J) {
	o.key(name)
	o.w.WriteByte('[')
	for i := range items {
		if i > 0 {
			o.w.WriteByte(',')
		}
		o.w.Write(o.encode(convert(items[i])))
	}
	o.w.WriteByte(']')
}

// close ends the object and its line.
func (o *object) close() error {
	o.w.WriteString("}\n")
	if err := o.w.Flush(); err != nil {
		return err
	}
	return o.err
}
