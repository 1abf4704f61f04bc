package timeline

// Bars returns how many reports fall in each of width equal parts of the time
// that the entries cover, from the first one's beginning to the last one's
// end: the heights of a sparkline. An entry counts where it begins.
func Bars(entries []Entry, width int) []int {
	if len(entries) == 0 || width <= 0 {
		return nil
	}
	from, to := entries[0].From, entries[0].To
	for _, e := range entries {
		if e.From.Before(from) {
			from = e.From
		}
		if e.To.After(to) {
			to = e.To
		}
	}
	bars := make([]int, width)
	total := to.Unix() - from.Unix()
	for _, e := range entries {
		i := 0
		if total > 0 {
			i = int((e.From.Unix() - from.Unix()) * int64(width) / total)
		}
		bars[min(i, width-1)] += len(e.Reports)
	}
	return bars
}
