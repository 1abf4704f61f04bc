package coref_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"dateline/internal/analysis/coref"
	"dateline/internal/analysis/token"
	"dateline/internal/news"
)

func resolver(tb testing.TB) *coref.Resolver {
	tb.Helper()
	read := func(name string) []byte {
		b, err := os.ReadFile("../../../data/gazetteers/" + name)
		if err != nil {
			tb.Fatal(err)
		}
		return b
	}
	r, err := coref.New(coref.Resources{
		Aliases: read("aliases.txt"), Nicknames: read("nicknames.txt"), Roles: read("roles.txt"),
		Organisations: []byte("Harland\n"),
		Places:        []byte("Washington\nKent\n"),
	})
	if err != nil {
		tb.Fatal(err)
	}
	return r
}

// parse reads "[P Ann Cole] said": names in brackets, with the first letter of
// their type.
func parse(marked string, in news.Field) (*news.Doc, []news.Mention) {
	types := map[string]news.EntityType{
		"P": news.Person, "O": news.Organisation, "L": news.Location, "M": news.Misc,
	}
	var text strings.Builder
	var ms []news.Mention
	for {
		before, rest, ok := strings.Cut(marked, "[")
		text.WriteString(before)
		if !ok {
			break
		}
		inner, after, _ := strings.Cut(rest, "]")
		kind, name, _ := strings.Cut(inner, " ")
		start := text.Len()
		text.WriteString(name)
		ms = append(ms, news.Mention{Span: news.Span{Start: start, End: text.Len(), In: in}, Type: types[kind], Entity: news.None})
		marked = after
	}
	return token.Split(text.String(), in), ms
}

// show prints entities as "Ann Cole=Cole=A. Cole", in order.
func show(es []news.Entity) string {
	var out []string
	for _, e := range es {
		names := []string{e.Name.String()}
		for _, a := range e.Aliases {
			names = append(names, a.String())
		}
		out = append(out, strings.Join(names, "="))
	}
	return strings.Join(out, "; ")
}

// Each case is a text with its mentions, and the entities that it should have.
func TestJoin(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"[P Ann Cole] left. [P Cole] said so. [P Ann] agreed.", "Ann Cole=Cole=Ann"},
		{"[P Cole] left, said [P Ann B. Cole]. [P A. Cole] is here.", "Ann B. Cole=Cole=A. Cole"},
		{"[P Robert Orr] and [P Bob Orr]", "Robert Orr=Bob Orr"},
		{"[P Zakir Musa Hani al-Tamimi] fled. [P Tamimi] died. [P al-Tamimi]. [P Zakir al-Tamimi].",
			"Zakir Musa Hani al-Tamimi=Tamimi=al-Tamimi=Zakir al-Tamimi"},
		{"[P Hani Saleh al-Basri] met [P Saleh al-Basri]", "Hani Saleh al-Basri=Saleh al-Basri"},
		{"[P Ilse von der Marr] and [P von der Marr], or [P Marr]", "Ilse von der Marr=von der Marr=Marr"},
		{"[P Omar bin Rashid] and [P bin Rashid]", "Omar bin Rashid=bin Rashid"},
		{"[P Roberto De Luna] wrote. [P De Luna] sang.", "Roberto De Luna=De Luna"},
		{"[P Al Stone] wrote. [P Stone] sang.", "Al Stone=Stone"},
		{"[P Pak Tae Su] spoke. [P Pak] left. [P Pak Tae-su] too.", "Pak Tae Su=Pak=Pak Tae-su"},
		{"[P Gabriel Ruiz Ocampo] spoke. [P Ruiz] left. [P Ruiz Ocampo] too.", "Gabriel Ruiz Ocampo=Ruiz=Ruiz Ocampo"},
		{"[P Ann Cole] and [P Ann Orr] left. [P Ann] stayed.", "Ann Cole; Ann Orr; Ann"},
		{"[P Ann Cole] met [P Ben Cole].", "Ann Cole; Ben Cole"},
		{"[P Ann Cole] spoke. [P Cole] left. [P Ben Cole] came. [P Cole] sang.", "Ann Cole=Cole; Ben Cole=Cole"},
		{"[P Ann Cole] spoke of [P Ben Cole]. [P Cole] left.", "Ann Cole=Cole; Ben Cole"},
		{"Judge [P Ann Cole] met Mayor [P Ben Cole]. Mayor [P Cole] left.", "Ann Cole; Ben Cole=Cole"},
		{"Gov. [P Ann Cole] spoke. [P Ben Cole] sang. [P Cole] left. [P Ben Cole] slept.", "Ann Cole=Cole; Ben Cole"},
		{"[P Ann Cole] died. Her son, [P Ben Cole], sang. [P Cole] was old.", "Ann Cole=Cole; Ben Cole"},
		{"[P Ed Cole Jr.] and [P Ed Cole] left.", "Ed Cole Jr.; Ed Cole"},
		{"[P John Washington] left [L Washington]. [P Washington] slept.", "John Washington=Washington; Washington"},
		{"[P Ann Teague] left. [L Teague] was seen.", "Ann Teague=Teague"},
		{"[P Mr Cole] left. [P Ann Cole] came.", "Ann Cole=Mr Cole"},
		{"[O Valley Water Authority] ([O VWA]) met. The [O VWA] left.", "Valley Water Authority=VWA"},
		{"[O VWA] ([O Valley Water Authority]) met.", "Valley Water Authority=VWA"},
		{"[L Orlec]'s [O Joint Dam Command] met. The [O JDC] left.", "Orlec; Joint Dam Command=JDC"},
		{"[O Bank of the Valley], the [O BV] and the [O BOTV]", "Bank of the Valley=BV=BOTV"},
		{"the [O Workers' Party of the Hills] ([O PKB]) met", "Workers' Party of the Hills=PKB"},
		{"[O Red Hill Guard] and [O Rose Hall Guild] met [O RHG].", "Red Hill Guard; Rose Hall Guild; RHG"},
		{"[L US] and [L United States], [L U.S.] or [L America]", "United States=US=America"},
		{"[M American] and [M Americans] in the [L US]", "American=Americans; US"},
		{"[O Islamic State] ([O IS]) and [O ISIS], or [O Daesh]", "Islamic State=IS=ISIS=Daesh"},
		{"[O UN] and [O UNHCR]", "UN; UNHCR"},
		{"[O Vorn Legion] ([O VL]) leader. “The leader of [O VLVL] died,” [P Cole] said.", "Vorn Legion=VL=VLVL; Cole"},
		{"[O Vorn Legion] ([O VL]) officials. Officials of [O VLHCR] left.", "Vorn Legion=VL; VLHCR"},
		{"[O Vorn Legion] ([O VL]) men. [O VLT], leader of [O VL]", "Vorn Legion=VL; VLT"},
		{"[O Southern Field Command], the [O Field Command]", "Southern Field Command=Field Command"},
		{"[L Marl County] and [L Marl], [L Kent] and [L Kent County]", "Marl County=Marl; Kent; Kent County"},
		{"[O White House] and [O House]", "White House; House"},
		{"[O Oreval Minerals] and [O Oreval]", "Oreval Minerals=Oreval"},
		{"[O Oreval] and [O Oreval Minerals]", "Oreval; Oreval Minerals"},
		{"[O Harland Rail Watch] and [O Harland]", "Harland Rail Watch; Harland"},
		{"[O Orlec and Marl], [O Orlec] and [O Marl]", "Orlec and Marl; Orlec; Marl"},
		{"[O Boeing Co] and [O Boeing]", "Boeing Co=Boeing"},
		{"[O East Field Command], [O West Field Command], [O Field Command]", "East Field Command; West Field Command; Field Command"},
		{"[O Defence Ministry], [O Ministry of Defence]", "Ministry of Defence=Defence Ministry"},
		{"[L Kent] and [O Kent Police] and [L East Kent]", "Kent; Kent Police; East Kent"},
		{"[L BAGHDAD]: in [L Baghdad]", "Baghdad"},
		{"[P Karel Moss], also known as “[P Abu Nabil]”, fled", "Karel Moss=Abu Nabil"},
		{"the [O Orlec Hill Farm Union] ([O Orhu]) met. [O Orhu] left.", "Orlec Hill Farm Union=Orhu"},
		{"[L Orlec] ([O AFP]) - rain", "Orlec; AFP"},
		{"[P Zoë Müller] and [P Zoe Muller]", "Zoë Müller"},
		{"", ""},
	} {
		d, ms := parse(c.text, news.InText)
		es := resolver(t).Resolve(d, nil, ms, nil)
		if got := show(es); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
		for i, m := range ms {
			if m.Entity < 0 || m.Entity >= len(es) {
				t.Errorf("%s: mention %d has entity %d", c.text, i, m.Entity)
			}
		}
	}
}

// Each case gives the description of the first entity.
func TestDescription(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"[M Orlecan] President [P Ann Cole] left.", "Orlecan President"},
		{"The rain, dam engineer [P Ann Cole] said, fell.", "dam engineer"},
		{"It said Prime Minister [P Ann Cole] left.", "Prime Minister"},
		{"Former Secretary of State [P Ann Cole] left.", "Former Secretary of State"},
		{"[P Ann Cole], a nurse at the [O Vale Clinic], left.", "nurse at the Vale Clinic"},
		{"[P Ann Cole], 54, a nurse, left.", "nurse"},
		{"[P Ann Cole], the valley's chief engineer, left.", "valley's chief engineer"},
		{"[P Ann Cole], a court official said, left.", ""},
		{"[P Ann Cole], who left, is a nurse.", ""},
		{"The dam's chief engineer, [P Ann Cole], left.", "chief engineer"},
		{"The governor of the valley, [P Ann Cole], left.", "governor of the valley"},
		{"According to the mayor, [P Ann Cole], who left, sang.", ""},
		{"[P Ann Cole] was the head of the clinic until May.", "head of the clinic"},
		{"[P Ann Cole] left. She is a nurse in [L Kent].", "nurse in Kent"},
		{"[P Ann Cole] “left”, [P Ben Orr] said. The militant, wanted since May, was the so-called governor of the valley, he said.",
			"so-called governor of the valley"},
		{"[P Ann Cole] left. The rain was a teacher.", ""},
		{"Mr [P Cole] met [P Ben Orr], a nurse, and left.", ""},
		{"[P Ann Cole], a stallholder in [L Kent], left.", "stallholder in Kent"},
		{"[P Ann Cole], a week later, left.", ""},
		{"[P Ann Cole], the island's attorney-general, left.", "island's attorney-general"},
		{"[P Ann Cole], who runs the shop, left.", "who runs the shop"},
		{"On Monday Sen. [P Ann Cole], R-Kent, left.", "Sen."},
		{"Its treasurer is [P Ann Cole].", "treasurer"},
		{"The chairman, [P Ann Cole] of [L Kent], left.", "chairman"},
		{"[P Ann Cole], a [M Democrat] from [L Kent], left.", "Democrat from Kent"},
		{"The county sheriff, [P Ann Cole], a Democrat, left.", "county sheriff"},
		{"KENT: The head of the railway left on Monday.\n\n[P Ann Cole], who was ill, had a cold.", "head of the railway"},
		{"on social media platform [O Blip] today", "social media platform"},
		{"[O Blip], a phone company, left.", "phone company"},
	} {
		d, ms := parse(c.text, news.InText)
		es := resolver(t).Resolve(d, nil, ms, nil)
		i := slices.IndexFunc(es, func(e news.Entity) bool { return e.Type != news.Misc })
		if got := es[i].Description.String(); got != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		} else if at := es[i].DescriptionAt; d.Text[at.Start:at.End] != c.want {
			t.Errorf("%s: the span says %q", c.text, d.Text[at.Start:at.End])
		}
	}
}

func TestTitleAndKeys(t *testing.T) {
	title, tms := parse("[P Cole] leaves [L U.S.] for [L Kent]", news.InTitle)
	text, ms := parse("[P Ann B. Cole] left the [L United States] with [O Boeing Co.].", news.InText)
	es := resolver(t).Resolve(text, title, ms, tms)
	var keys []string
	for _, e := range es {
		keys = append(keys, e.ID+" "+e.Key)
	}
	want := "e1 PER:ann cole, e2 LOC:united states, e3 ORG:boeing, e4 LOC:kent"
	if got := strings.Join(keys, ", "); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if tms[0].Entity != 0 || tms[1].Entity != 1 || tms[2].Entity != 3 {
		t.Errorf("headline mentions have entities %d, %d, %d", tms[0].Entity, tms[1].Entity, tms[2].Entity)
	}
}

func TestNewRefusesBadData(t *testing.T) {
	for _, bad := range []coref.Resources{
		{Aliases: []byte("United States\tLOC\n")},
		{Aliases: []byte("A Land\tLOC\tAL\nA League\tORG\tAL\n")},
		{Nicknames: []byte("Robert\n")},
		{Roles: []byte("x\tnurse\n")},
	} {
		if _, err := coref.New(bad); err == nil {
			t.Errorf("%q was accepted", bad)
		}
	}
}

// many returns a text of n people, half of whom share a surname.
func many(n int) (*news.Doc, []news.Mention) {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "[P A%dx Cole] met [P Ben%dx Orr%dx] of the [O North%dx Field Command]. [P Cole] left.\n\n", i, i, i, i)
	}
	return parse(b.String(), news.InText)
}

// The time per paragraph must not grow with their number: compare the two.
func BenchmarkMany(b *testing.B) {
	r := resolver(b)
	for _, n := range []int{500, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			d, ms := many(n)
			for b.Loop() {
				r.Resolve(d, nil, ms, nil)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/paragraph")
		})
	}
}

func BenchmarkResolve(b *testing.B) {
	r := resolver(b)
	d, ms := many(200)
	b.ReportAllocs()
	for b.Loop() {
		r.Resolve(d, nil, ms, nil)
	}
	b.ReportMetric(float64(len(d.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}
