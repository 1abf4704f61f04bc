package ner

// features of one token, as hashes. The first ones are given by the token's own
// letters and by lists of particular names; the training hides those now and
// then, so that names nobody has heard of are found by what surrounds them.
type features struct {
	ids     []uint32
	lexical int // how many of ids tell the name itself
}

// border stands for the words outside a sentence.
var border = word{exact: 1, fold: 1, shape: mark}

// add appends feature v of template t.
func (f *features) add(t, v uint32) {
	h := (v ^ t*0x85ebca6b) * 0x9e3779b1
	h = (h ^ h>>16) * 0x7feb352d
	f.ids = append(f.ids, h^h>>15)
}

// pair joins two values into one.
func pair(a, b uint32) uint32 { return a*31 ^ (b<<13 | b>>19) }

// window is a token with its neighbours.
type window struct {
	b2, b1, w, a1, a2 *word
}

// featuresOf appends the features of token i, which is in segment g, to f.
func (p *page) featuresOf(f *features, i int, g segment) {
	s := p.doc.Sentences[g.sentence]
	at := func(k int) *word {
		if k < s.First || k >= s.Last {
			return &border
		}
		return &p.words[k]
	}
	n := window{at(i - 2), at(i - 1), at(i), at(i + 1), at(i + 2)}
	f.ids = f.ids[:0]
	f.letters(p.doc.Word(i), &n)
	f.names(&n)
	f.lexical = len(f.ids)
	f.context(&n)
	f.shapes(&n, i == s.First)
	f.classes(&n)
	p.runFeatures(f, i, g, at)
	p.proofFeatures(f, i)
}

// letters adds the token's own identity.
func (f *features) letters(text string, n *window) {
	w := n.w
	f.add(1, w.exact)
	f.add(2, w.fold)
	f.add(3, pair(n.b1.fold, w.fold))
	f.add(4, pair(w.fold, n.a1.fold))
	if w.shape.capital() {
		f.affixes(text)
	}
	f.add(5, uint32(w.cluster))
	f.add(6, pair(uint32(n.b1.cluster), uint32(w.cluster)))
	f.add(7, pair(uint32(w.cluster), uint32(n.a1.cluster)))
	f.add(74, pair(uint32(w.habit), uint32(w.shape)))
}

// affixes adds the first and last letters of a capitalised word.
func (f *features) affixes(text string) {
	h := uint32(fnvOffset)
	for k := 0; k < len(text) && k < 4; k++ {
		h = (h ^ uint32(folded(text[k]))) * fnvPrime
		if k > 0 {
			f.add(8+uint32(k), h)
		}
	}
	h = fnvOffset
	for k := 0; k < len(text) && k < 4; k++ {
		h = (h ^ uint32(folded(text[len(text)-1-k]))) * fnvPrime
		f.add(12+uint32(k), h)
	}
}

// names adds what the lists of particular names say.
func (f *features) names(n *window) {
	f.add(16, uint32(n.w.known&nameClasses))
	f.bits(17, n.w.starts&nameClasses)
	f.bits(18, n.w.inside&nameClasses)
	f.bits(19, n.w.known&nameClasses)
}

// bits adds one feature for each class in c.
func (f *features) bits(t uint32, c classes) {
	for k := uint32(0); c != 0; k++ {
		if c&1 != 0 {
			f.add(t, k)
		}
		c >>= 1
	}
}

// context adds the words around the token.
func (f *features) context(n *window) {
	s := uint32(n.w.shape)
	f.add(20, n.b1.fold)
	f.add(21, n.a1.fold)
	f.add(22, n.b2.fold)
	f.add(23, n.a2.fold)
	f.add(24, pair(n.b2.fold, n.b1.fold))
	f.add(25, pair(n.a1.fold, n.a2.fold))
	f.add(26, pair(n.b1.fold, n.a1.fold))
	f.add(27, pair(n.b1.fold, s))
	f.add(28, pair(n.a1.fold, s))
	f.add(29, pair(uint32(n.b1.cluster), s))
	f.add(30, pair(uint32(n.a1.cluster), s))
	f.add(31, pair(uint32(n.b2.cluster), uint32(n.b1.cluster)))
	f.add(32, pair(uint32(n.a1.cluster), uint32(n.a2.cluster)))
	f.add(33, pair(uint32(n.b1.cluster), uint32(n.a1.cluster)))
}

// shapes adds the patterns of capitals and digits.
func (f *features) shapes(n *window, first bool) {
	a, b, s, c, d := uint32(n.b2.shape), uint32(n.b1.shape), uint32(n.w.shape), uint32(n.a1.shape), uint32(n.a2.shape)
	begin := uint32(0)
	if first {
		begin = 1
	}
	f.add(34, 0)
	f.add(35, s<<1|begin)
	f.add(36, b<<8|s<<1|begin)
	f.add(37, s<<8|c)
	f.add(38, b<<16|s<<8|c)
	f.add(39, a<<24|b<<16|s<<8|c)
	f.add(40, b<<24|s<<16|c<<8|d)
}

// classes adds what the lists say of the words around and of the general words.
func (f *features) classes(n *window) {
	general := n.w.known &^ nameClasses
	f.bits(41, general)
	f.bits(42, n.b1.known)
	f.bits(43, n.a1.known)
	f.bits(44, (n.w.starts|n.w.inside)&^nameClasses)
	f.add(45, uint32(n.b1.known))
	f.add(46, uint32(n.a1.known))
	f.add(47, pair(uint32(n.b1.known), uint32(general)))
	f.add(48, pair(uint32(general), uint32(n.a1.known)))
	f.bits(49, n.b1.starts|n.b1.inside)
	f.bits(50, n.a1.inside)
}

// runFeatures adds what stands at the ends of the token's run and next to it.
func (p *page) runFeatures(f *features, i int, g segment, at func(int) *word) {
	r := p.runs[i]
	before, after := at(r.first-1), at(r.last)
	head, lead := &p.words[r.last-1], &p.words[r.first]
	where := uint32(min(i-r.first, 3))<<4 | uint32(min(r.last-1-i, 3))
	f.add(51, where)
	f.add(52, pair(head.fold, where&3))
	f.add(53, pair(uint32(head.known), where))
	f.add(54, pair(lead.fold, where>>4))
	f.add(55, pair(uint32(lead.known), where))
	f.add(56, pair(before.fold, where>>4))
	f.add(57, pair(after.fold, where&3))
	f.add(58, pair(uint32(before.known), where))
	f.add(59, pair(uint32(after.known), where))
	f.add(60, pair(before.fold, after.fold))
	f.add(61, pair(at(r.first-2).fold, before.fold))
	f.add(62, pair(after.fold, at(r.last+1).fold))
	f.add(63, pair(uint32(before.cluster), where))
	f.add(64, pair(uint32(after.cluster), where))
	f.add(65, pair(uint32(lead.shape)<<8|uint32(head.shape), where))
	f.add(66, pair(uint32(before.known), uint32(after.known)))
	if r.first > g.first {
		back := max(r.first-2, g.first)
		prev := &p.words[back]
		f.add(67, pair(prev.fold, before.fold))
		f.add(68, pair(uint32(prev.known), before.fold))
		f.add(69, pair(uint32(p.words[p.runs[back].first].known), before.fold))
	}
	if r.last < g.last {
		next := at(r.last + 1)
		f.add(70, pair(next.fold, after.fold))
		f.add(71, pair(uint32(next.known), after.fold))
	}
}

// proofFeatures adds the document's evidence about the token's word.
func (p *page) proofFeatures(f *features, i int) {
	w := &p.words[i]
	if !w.shape.capital() {
		return
	}
	e := p.proof.get(w.fold)
	f.add(72, uint32(e))
	for k := uint32(0); k < evidenceCount; k++ {
		if e>>k&1 != 0 {
			f.add(73, k<<8|uint32(w.shape))
		}
	}
}
