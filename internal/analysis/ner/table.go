package ner

// table is a hash table from hashes to small values with open addressing. The
// zero table is empty. The key 0 stands for a free slot and is never kept.
type table[V any] struct {
	keys   []uint32
	values []V
	n      int
	shift  uint
}

// slot returns where key is, or the free slot where it would be.
func (t *table[V]) slot(key uint32) int {
	i := int(key * 0x9e3779b1 >> t.shift)
	for t.keys[i] != 0 && t.keys[i] != key {
		if i++; i == len(t.keys) {
			i = 0
		}
	}
	return i
}

// get returns the value of key, or the zero value.
func (t *table[V]) get(key uint32) (v V) {
	if len(t.keys) == 0 {
		return v
	}
	i := t.slot(key)
	if t.keys[i] != key {
		return v
	}
	return t.values[i]
}

// at returns a pointer to the value of key, made if need be. It is good until
// the next call.
func (t *table[V]) at(key uint32) *V {
	if key == 0 {
		key = 1
	}
	if 2*t.n >= len(t.keys) {
		t.grow()
	}
	i := t.slot(key)
	if t.keys[i] == 0 {
		t.keys[i] = key
		t.n++
	}
	return &t.values[i]
}

func (t *table[V]) put(key uint32, v V) { *t.at(key) = v }

func (t *table[V]) grow() {
	old := *t
	size := max(256, 2*len(old.keys))
	t.keys, t.values = make([]uint32, size), make([]V, size)
	t.shift = 32
	for s := size; s > 1; s >>= 1 {
		t.shift--
	}
	for i, k := range old.keys {
		if k != 0 {
			j := t.slot(k)
			t.keys[j], t.values[j] = k, old.values[i]
		}
	}
}

// reset empties the table and keeps its memory.
func (t *table[V]) reset() {
	clear(t.keys)
	clear(t.values)
	t.n = 0
}
