package identity

import "testing"

func TestMayBeOne(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"PER:ann cole", "PER:cole", true},
		{"PER:ann berit cole", "PER:ann cole", true},
		{"PER:a. cole", "PER:ann cole", true},
		{"PER:ann cole", "PER:bea cole", false},
		{"PER:ann berit cole", "PER:ann carla cole", false},
		{"PER:hassan al-hakim", "PER:hakim", true},
		{"PER:mies van der holt", "PER:van der holt", true},
		{"PER:della street", "PER:paul street", false},
		{"PER:ann cole", "PER:ann coles", false},
	} {
		if got := mayBeOne(nameOf(c.a), nameOf(c.b)); got != c.want {
			t.Errorf("%s and %s: %v", c.a, c.b, got)
		}
	}
}

func TestRole(t *testing.T) {
	for _, c := range []struct {
		a, b    string
		against bool
	}{
		{"striker", "transport minister", true},
		{"swimmer", "judge at the High Court", true},
		{"former striker", "transport minister", false},
		{"lawyer", "minister for works", false},
		{"brother", "judge", false},
		{"defender", "striker", false},
		{"chief engineer and the director's brother", "judge", false},
	} {
		if got := readRole(c.a).against(readRole(c.b)); got != c.against {
			t.Errorf("%s and %s: %v", c.a, c.b, got)
		}
	}
}

func TestRarity(t *testing.T) {
	if Rarity(1, 100) != 1 || Rarity(100, 100) > 0.2 || Rarity(10, 1000) <= Rarity(100, 1000) {
		t.Error(Rarity(1, 100), Rarity(100, 100), Rarity(10, 1000), Rarity(100, 1000))
	}
}
