package layout

import (
	"fmt"
	"testing"
)

// Every cell between the first line and the last belongs to just one part or
// rule, at every size and for every wish.
func TestPartsTileTheScreen(t *testing.T) {
	for _, want := range wishes() {
		for w := range 201 {
			for _, h := range []int{0, 1, 2, 4, 5, 6, 10, 11, 24, 40, 50} {
				s := Split(w, h, want)
				if s.Size == TooSmall {
					if s.Parts != [4]Rect{} {
						t.Fatalf("%d×%d: parts on a screen that is too small", w, h)
					}
					continue
				}
				if err := tiles(s); err != nil {
					t.Fatalf("%d×%d %+v: %v", w, h, want, err)
				}
				if (want.Alone || s.Size == Narrow) && !s.Parts[want.Focus].Shown() {
					t.Fatalf("%d×%d %+v: the focused part is not shown", w, h, want)
				}
			}
		}
	}
}

func wishes() []Want {
	var all []Want
	for focus := List; focus <= Lower; focus++ {
		for bits := range 16 {
			for _, shift := range []int{-1000, -8, 0, 8, 1000} {
				all = append(all, Want{
					Focus: focus, Alone: bits&1 > 0, Side: bits&2 > 0, Swap: bits&4 > 0,
					Tall: bits&8 > 0, Which: Upper + Part(bits&1), Shift: shift,
				})
			}
		}
	}
	return all
}

func tiles(s Screen) error {
	area := len(s.Rules)*(s.H-2) + s.RuleAt.W*s.RuleAt.H
	for p, r := range s.Parts {
		if r.W < 0 || r.H < 0 || r.Shown() && (r.X < 0 || r.X+r.W > s.W || r.Y < 1 || r.Y+r.H > s.H-1) {
			return fmt.Errorf("part %d at %+v lies outside", p, r)
		}
		area += r.W * r.H
		for q, o := range s.Parts[:p] {
			if r.Shown() && o.Shown() && r.X < o.X+o.W && o.X < r.X+r.W && r.Y < o.Y+o.H && o.Y < r.Y+r.H {
				return fmt.Errorf("parts %d and %d overlap", q, p)
			}
		}
	}
	if want := s.W * (s.H - 2); area != want {
		return fmt.Errorf("%d cells are given out, there are %d", area, want)
	}
	return nil
}

func TestTheTextKeepsItsMeasure(t *testing.T) {
	for _, tt := range []struct {
		w    int
		want Want
		text int
	}{
		{120, Want{}, 76},
		{200, Want{Side: true}, 80},
		{200, Want{}, 80},
		{120, Want{Shift: 10}, 60},
	} {
		if got := Split(tt.w, 40, tt.want).Parts[Text].W; got < tt.text {
			t.Errorf("%d cells %+v: the text has %d, want at least %d", tt.w, tt.want, got, tt.text)
		}
	}
}
