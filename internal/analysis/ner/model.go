package ner

import (
	"encoding/binary"
	"errors"
	"math"
	"slices"
)

// The model file is, little-endian: the magic, the numbers of cluster bytes
// and of slots (uint32 each), the transition weights from each label, and at
// the end from the border of a segment, to each label (int16), the clusters
// (see lexicon.clusters), and the slots. It is a hash table that is used where
// it lies, so that opening it costs nothing. A slot is a feature's hash and its
// weight for each label; all weights are multiples of one unit, which does not
// matter and is not kept.
const (
	magic      = "dateline ner 1\n\x00"
	slotSize   = 16
	slotLabels = Labels
)

// model is an opened model file.
type model struct {
	slots       []byte
	n           uint64
	transitions [Labels + 1][Labels]int32
	clusters    []byte
}

// errModel says that a model file is not one, or cut short.
var errModel = errors.New("the name tagger's model is damaged or of another version")

// openModel checks the file and finds its parts.
func openModel(file []byte) (*model, error) {
	const fixed = len(magic) + 8 + 2*(Labels+1)*Labels
	if len(file) < fixed || string(file[:len(magic)]) != magic {
		return nil, errModel
	}
	b := file[len(magic):]
	clusters, slots := binary.LittleEndian.Uint32(b), binary.LittleEndian.Uint32(b[4:])
	b = b[8:]
	m := &model{n: uint64(slots)}
	for i := range m.transitions {
		for j := range m.transitions[i] {
			m.transitions[i][j] = int32(int16(binary.LittleEndian.Uint16(b)))
			b = b[2:]
		}
	}
	if uint64(len(b)) != uint64(clusters)+uint64(slots)*slotSize || slots == 0 {
		return nil, errModel
	}
	m.clusters, m.slots = b[:clusters], b[clusters:]
	return m, nil
}

// home returns the slot where the search for a feature begins: slots are in
// the order of the hashes.
func home(id uint32, n uint64) uint64 { return uint64(id) * n >> 32 }

// score returns the sums of the weights of the features for each label.
func (m *model) score(ids []uint32) (s [Labels]int32) {
	for _, id := range ids {
		at := home(id, m.n) * slotSize
		for {
			slot := m.slots[at : at+slotSize : at+slotSize]
			key := binary.LittleEndian.Uint32(slot)
			if key == id {
				for l := range Labels {
					s[l] += int32(int8(slot[4+l]))
				}
				break
			}
			if key == 0 {
				break
			}
			if at += slotSize; at == uint64(len(m.slots)) {
				at = 0
			}
		}
	}
	return s
}

// Weights are what the training made: for each feature the weights for each
// label, the transitions from each label, and at the end from the border of a
// segment, to each label.
type Weights struct {
	Features    map[uint32][Labels]float32
	Transitions [Labels + 1][Labels]float32
	Clusters    []byte
}

// Encode returns w as a model file of the given number of slots, which must be
// more than its features. The weights are rounded to whole units, of which the
// largest has 127; features that come to nothing are left out.
func Encode(w Weights, slots int) []byte {
	unit := w.unit()
	out := append([]byte(magic), 0, 0, 0, 0, 0, 0, 0, 0)
	binary.LittleEndian.PutUint32(out[len(magic):], uint32(len(w.Clusters)))
	binary.LittleEndian.PutUint32(out[len(magic)+4:], uint32(slots))
	for _, row := range w.Transitions {
		for _, t := range row {
			t = max(-30000, min(30000, round(t/unit)))
			out = binary.LittleEndian.AppendUint16(out, uint16(int16(t)))
		}
	}
	out = append(out, w.Clusters...)
	return append(out, w.table(slots, unit)...)
}

// table lays the features out in slots, in the order of their hashes.
func (w *Weights) table(slots int, unit float32) []byte {
	ids := make([]uint32, 0, len(w.Features))
	for id := range w.Features {
		if id != 0 {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	t := make([]byte, slots*slotSize)
	for _, id := range ids {
		row, some := w.Features[id], false
		at := home(id, uint64(slots)) * slotSize
		for binary.LittleEndian.Uint32(t[at:]) != 0 {
			at = (at + slotSize) % uint64(len(t))
		}
		for l, v := range row {
			q := int8(max(-127, min(127, round(v/unit))))
			t[at+4+uint64(l)] = byte(q)
			some = some || q != 0
		}
		if some {
			binary.LittleEndian.PutUint32(t[at:], id)
		}
	}
	return t
}

// unit returns the weight that becomes 1: all but the largest weight in ten
// thousand fit into a byte, those are cut.
func (w *Weights) unit() float32 {
	var all []float32
	for _, row := range w.Features {
		for _, v := range row {
			if v != 0 {
				all = append(all, float32(math.Abs(float64(v))))
			}
		}
	}
	if len(all) == 0 {
		return 1
	}
	slices.Sort(all)
	return all[len(all)-1-len(all)/10000] / 127
}

func round(v float32) float32 { return float32(math.Round(float64(v))) }
