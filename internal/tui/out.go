package tui

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	tea "charm.land/bubbletea/v2"

	"dateline/internal/export"
	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/tui/message"
	"dateline/internal/tui/pane"
	"dateline/internal/tui/prompt"
)

// copied is text on its way to the clipboard.
type copied struct {
	text string
	what string
}

// copy copies the words in focus, or the headline, with a citation.
func (d *Desk) copy() tea.Cmd {
	t := d.target()
	done := d.done()
	return tea.Batch(done, func() tea.Msg {
		rec, err := d.lib.Stored(d.ctx, t.Articles[0])
		if err != nil {
			return message.Failure{Doing: "copy", Err: err}
		}
		words := t.Words.String()
		what := fmt.Sprintf("copied %d words with citation", len(strings.Fields(words)))
		if t.At.IsZero() {
			return copied{export.Citation(rec.Article), "copied the citation"}
		}
		return copied{"“" + words + "”\n" + export.Citation(rec.Article), what}
	})
}

// copied puts text on the clipboard, by way of the terminal, so that it works
// from another machine too.
func (d *Desk) copiedText(m copied) tea.Cmd {
	return tea.Batch(tea.SetClipboard(m.text), d.say(news.CleanLine(m.what), false))
}

// browse opens the article's page in the browser.
func (d *Desk) browse() tea.Cmd {
	id := d.target().Articles[0]
	return func() tea.Msg {
		rec, err := d.lib.Stored(d.ctx, id)
		if err != nil {
			return message.Failure{Doing: "open the page", Err: err}
		}
		link, err := webLink(rec.Article.URL)
		if err != nil {
			return message.Status{What: news.CleanLine(err.Error())}
		}
		if err := openLink(link); err != nil {
			return message.Failure{Doing: "open the page", Err: fmt.Errorf("%s: %w", link, err)}
		}
		return message.Status{What: news.CleanLine("opened " + link)}
	}
}

// webLink returns an article's address if it is one of the web: whatever else
// it may be, a browser is not to be handed it.
func webLink(address news.Text) (string, error) {
	if address.Empty() {
		return "", errors.New("this article has no address")
	}
	u, err := url.Parse(address.String())
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return "", errors.New("its address is not one of the web: " + address.String())
	}
	return u.String(), nil
}

// openLink hands a link to the system's browser, and does not wait for it.
func openLink(link string) error {
	name, args := "xdg-open", []string{link}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", link}
	}
	cmd := exec.Command(name, args...)
	if err := cmd.Start(); err != nil {
		return err
	}
	go func() { _ = cmd.Wait() }() // so that no dead child stays; how it ended is the browser's affair
	return nil
}

// exportTaken is a file that articles are to be exported to.
type exportTaken struct {
	path     string
	format   export.Format
	articles []string
	all      *query.Query // not nil: everything that it matches, instead
}

const exportHint = ".md for people, .csv for a spreadsheet, .jsonl for programs · enter writes it · esc gives up"

// askExport asks where to export the target's articles to.
func (d *Desk) askExport() tea.Cmd {
	t := d.target()
	return d.openPrompt(prompt.NewAsk(d.theme, prompt.AskFor{
		Label: "export " + articles(len(t.Articles)) + " to", Text: "dateline.md",
		Hint: exportHint,
		Take: func(s string) (tea.Msg, error) { return exportPath(s, t) },
	}))
}

func exportPath(s string, t pane.Target) (tea.Msg, error) {
	path := expand(strings.TrimSpace(s))
	format, err := export.ParseFormat(path)
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s is there already: another name, please", filepath.Base(path))
	}
	return exportTaken{path, format, t.Articles, t.All}, nil
}

// exportTo writes articles to a file.
func (d *Desk) exportTo(m exportTaken) tea.Cmd {
	d.list.Unselect()
	if m.all != nil {
		return d.exportAll(m)
	}
	return func() tea.Msg {
		if err := writeExport(m, func(w export.Writer) error { return d.exportEach(w, m.articles) }); err != nil {
			return message.Failure{Doing: "export to " + m.path, Err: err}
		}
		return message.Status{What: news.CleanLine(articles(len(m.articles)) + " exported to " + m.path)}
	}
}

// writeExport writes a new file. One that could not be finished is removed.
func writeExport(m exportTaken, write func(export.Writer) error) (err error) {
	f, err := os.OpenFile(m.path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer func() {
		if err = errors.Join(err, f.Close()); err != nil {
			err = errors.Join(err, os.Remove(m.path))
		}
	}()
	w, err := export.New(f, m.format)
	if err != nil {
		return err
	}
	if err := write(w); err != nil {
		return err
	}
	return w.Close()
}

func (d *Desk) exportEach(w export.Writer, ids []string) error {
	for _, id := range ids {
		rec, err := d.lib.Read(d.ctx, id)
		if err != nil {
			return err
		}
		if err := w.Article(rec); err != nil {
			return err
		}
	}
	return nil
}

func (d *Desk) canOpenSample() (bool, string) { return !d.opt.Sample, "this is the sample archive" }

// openSample leaves the desk for one on the sample archive.
func (d *Desk) openSample() tea.Cmd {
	d.next = OpenSample
	return d.quit()
}
