package quote

import "dateline/internal/news"

// reasonFor returns why an anonymous speaker of this sentence is not named,
// where the sentence says so: "because he was not authorised to speak".
func (w *work) reasonFor(by speaker) news.Text {
	if !by.anonymous {
		return news.Text{}
	}
	const farthest = 25
	for i := range w.items {
		switch {
		case w.wordIs(i, "anonymity"):
			if k := w.reasonAfter(i + 1); k > 0 {
				return w.joined(k, w.clauseEnd(k))
			}
			return w.joined(w.anonymityFrom(i), i)
		case w.wordIs(i, "named"), w.wordIs(i, "identified"), w.wordIs(i, "authorised"), w.wordIs(i, "authorized"), w.wordIs(i, "permitted"):
			for k := i; k >= 0 && i-k < farthest; k-- {
				if w.wordIs(k, "not") || w.wordIs(k, "n't") || w.wordIs(k, "n’t") {
					if b := w.reasonAfter(i + 1); b > 0 {
						return w.joined(b, w.clauseEnd(b))
					}
					return w.joined(k, w.clauseEnd(i))
				}
			}
		}
	}
	return news.Text{}
}

// reasonAfter returns the item after a "because", "as", "since" or "for" near k,
// or 0.
func (w *work) reasonAfter(k int) int {
	for j := k; j < len(w.items) && j-k < 6; j++ {
		if w.items[j].is(isStop | isRun) {
			return 0
		}
		if w.wordIs(j, "because") || w.wordIs(j, "as") || w.wordIs(j, "since") || w.wordIs(j, "citing") {
			return j + 1
		}
	}
	return 0
}

// clauseEnd returns the last item of the clause that goes on from k.
func (w *work) clauseEnd(k int) int {
	for k+1 < len(w.items) && !w.items[k+1].is(isComma|isStop|isRun|isDash) && !w.cueAt(k+1) {
		k++
	}
	return k
}

// anonymityFrom returns where "on condition of anonymity" begins, which ends at k.
func (w *work) anonymityFrom(k int) int {
	for j := k; j >= 0 && k-j < 6; j-- {
		if w.wordIs(j, "condition") {
			return j
		}
	}
	return k
}
