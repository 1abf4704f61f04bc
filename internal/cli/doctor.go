package cli

import (
	"context"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strings"

	"github.com/charmbracelet/colorprofile"
	"github.com/dustin/go-humanize"
	"github.com/spf13/cobra"

	"dateline/internal/news"
)

// About is what doctor tells of the program and of what surrounds it.
type About struct {
	Config  string // the configuration file
	Problem error  // what is wrong with it
	Environ []string
	Height  int // of the terminal, in cells
	// Data returns how many bytes of each kind of data the program carries.
	Data func() map[string]int64
}

func (a *app) doctorCommand() *cobra.Command {
	var l listing
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Tell how the program, the terminal and the archive are",
		Long: `Tells what matters when something is slow or looks wrong: the program, the
terminal, the configuration, the archive with what it holds and what takes its
space, the data in the program, and how long typical reads take. What is wrong
is named with what to do about it; the exit status is 1 then. “dateline check”
looks at each text and index.`,
		Example: "  dateline doctor\n  dateline doctor --json",
		Args:    noArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.doctor(cmd.Context(), l) },
	}
	cmd.Flags().BoolVar(&l.json, "json", false, "print JSON lines")
	return cmd
}

// finding is one thing that doctor found out.
type finding struct {
	Part   string `json:"part"` // program, terminal, …
	Name   string `json:"name"`
	Value  any    `json:"value"`  // a string, a number or a truth
	Unit   string `json:"unit"`   // of a number: bytes, ms, or "" for a count
	Remark string `json:"remark"` // what it means, if that is not plain
	// Problem is what is wrong and what to do about it.
	Problem string `json:"problem"`
}

// doctor runs the examinations, which report what they find as they go.
func (a *app) doctor(ctx context.Context, l listing) error {
	p := printer{app: a, json: l.json}
	a.aboutProgram(p.report)
	a.aboutTerminal(p.report)
	a.aboutConfig(p.report)
	a.aboutData(p.report)
	a.aboutArchive(ctx, p.report)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case p.failed != nil:
		return p.failed
	case p.problems > 0:
		return fmt.Errorf("%s found", count(p.problems, "problem"))
	case !l.json:
		a.line()
		a.line("Nothing is wrong here. “dateline check” looks at each text and index.")
	}
	return nil
}

// printer prints findings: those of one part under its name.
type printer struct {
	*app
	json     bool
	part     string
	problems int
	failed   error
}

func (p *printer) report(f finding) {
	if f.Problem != "" {
		p.problems++
	}
	if p.json {
		if err := p.jsonLines().Encode(f); err != nil {
			p.failed = err
		}
		return
	}
	if f.Part != p.part {
		if p.part != "" {
			p.line()
		}
		p.part = f.Part
		p.line(f.Part)
	}
	text := f.text()
	if f.Remark != "" {
		text += " · " + f.Remark
	}
	// Whole even where it is longer than the terminal is wide: it is for sending
	// to somebody, and a path cut off is no path.
	fmt.Fprintln(p.Stdout, "  "+cell(f.Name, 18)+news.CleanLine(text).String())
	if f.Problem != "" {
		lead := "    Problem: "
		for l := range strings.SplitSeq(f.Problem, "\n") {
			fmt.Fprintln(p.Stdout, lead+news.CleanLine(l).String())
			lead = "      "
		}
	}
}

// text is the value as people write it.
func (f finding) text() string {
	switch v := f.Value.(type) {
	case int:
		return humanize.Comma(int64(v))
	case int64:
		return size(v)
	case float64:
		return fmt.Sprintf("%.1f %s", v, f.Unit)
	case bool:
		return map[bool]string{true: "yes", false: "no"}[v]
	}
	return fmt.Sprint(f.Value)
}

func (a *app) aboutProgram(report func(finding)) {
	of := func(name string, value any) { report(finding{Part: "program", Name: name, Value: value}) }
	of("version", a.Version)
	of("analyser", a.Analyser().Version())
	of("made with", runtime.Version())
	of("system", runtime.GOOS+"/"+runtime.GOARCH)
	of("processors", runtime.GOMAXPROCS(0))
}

func (a *app) aboutTerminal(report func(finding)) {
	of := func(name string, value any, remark string) {
		report(finding{Part: "terminal", Name: name, Value: value, Remark: remark})
	}
	switch {
	case a.Width == 0:
		of("size", "unknown", "the output is no terminal")
	case a.Width < 20 || a.About.Height < 5:
		of("size", fmt.Sprintf("%d×%d", a.Width, a.About.Height), "the desk needs 20×5")
	default:
		of("size", fmt.Sprintf("%d×%d", a.Width, a.About.Height), "")
	}
	of("TERM", a.Getenv("TERM"), "")
	profile := colorprofile.Env(a.About.Environ)
	of("colours", coloursOf[profile], because(a.Getenv("NO_COLOR") != "", "NO_COLOR is set"))
	name, locale := a.locale()
	wide := locale == "" || strings.Contains(strings.ToLower(locale), "utf-8") || strings.Contains(strings.ToLower(locale), "utf8")
	of("UTF-8", wide, strings.TrimSpace(name+" "+locale)+because(!wide, ": signs are drawn in ASCII"))
}

// coloursOf says what each profile can show.
var coloursOf = map[colorprofile.Profile]string{
	colorprofile.TrueColor: "16 million", colorprofile.ANSI256: "256", colorprofile.ANSI: "16",
	colorprofile.ASCII: "none", colorprofile.NoTTY: "none", colorprofile.Unknown: "unknown",
}

// locale returns the variable that says which characters there are, and its value.
func (a *app) locale() (name, value string) {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if v := a.Getenv(name); v != "" {
			return name, v
		}
	}
	return "no locale is set", ""
}

func because(is bool, remark string) string {
	if is {
		return remark
	}
	return ""
}

func (a *app) aboutConfig(report func(finding)) {
	f := finding{Part: "configuration", Name: "file", Value: a.About.Config}
	switch {
	case a.About.Problem != nil:
		f.Problem = a.About.Problem.Error() + "\nMend that or move the file away."
	case !exists(a.About.Config):
		f.Remark = "not there, and need not be"
	}
	report(f)
}

func (a *app) aboutData(report func(finding)) {
	bytes := a.About.Data()
	for _, name := range slices.Sorted(maps.Keys(bytes)) {
		report(finding{Part: "data in the program", Name: name, Value: bytes[name], Unit: "bytes"})
	}
}
