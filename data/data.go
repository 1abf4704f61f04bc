// Package data embeds what Dateline ships besides its code: the sample archive,
// gazetteers, and the tagger's model. README.md in this directory says of each
// file where it came from, how it was made, and under what licence.
//
// It imports nothing of Dateline, reads nothing at start, and knows no formats:
// the packages that use a file know how to read it.
package data

import (
	"embed"
	"io/fs"
)

//go:embed samples
var samples embed.FS

//go:embed gold
var gold embed.FS

//go:embed gazetteers
var gazetteers embed.FS

//go:embed rules
var rules embed.FS

//go:embed models/names.model
var nameModel []byte

// Samples returns the sample archive.
func Samples() fs.FS { return within(samples, "samples") }

// Gold returns the sample articles that carry marks made by hand.
func Gold() fs.FS { return within(gold, "gold") }

// Gazetteer returns a list of names by the name of its file without ".txt": one
// record a line, lines that start with "#" are remarks. It returns "" if there
// is none of that name.
func Gazetteer(name string) string { return text(gazetteers, "gazetteers/"+name+".txt") }

// Rule returns a list of words and patterns that a rule-based stage reads, in
// the same form as [Gazetteer].
func Rule(name string) string { return text(rules, "rules/"+name+".txt") }

// NameModel returns the model of the name tagger, which cmd/dateline-train makes.
// It must not be changed.
func NameModel() []byte { return nameModel }

// Sizes returns how many bytes each kind of data takes in the program.
func Sizes() map[string]int64 {
	return map[string]int64{
		"samples": weigh(samples), "marked texts": weigh(gold), "gazetteers": weigh(gazetteers), "rules": weigh(rules),
		"model of names": int64(len(nameModel)),
	}
}

func weigh(f fs.FS) (total int64) {
	//nolint:errcheck // what is embedded can be read
	fs.WalkDir(f, ".", func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			total += info.Size()
		}
		return err
	})
	return total
}

func text(f embed.FS, path string) string {
	b, err := f.ReadFile(path)
	if err != nil {
		return ""
	}
	return string(b)
}

// within returns the directory dir of f, which exists as it is embedded.
func within(f embed.FS, dir string) fs.FS {
	sub, err := fs.Sub(f, dir)
	if err != nil {
		panic(err) // dir is a constant that fs.Sub accepts
	}
	return sub
}
