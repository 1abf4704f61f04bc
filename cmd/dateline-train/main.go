// Dateline-train makes the model of the name tagger from a directory of open
// corpora, and says how well it does on the parts kept for measuring.
//
//	go run ./cmd/dateline-train ../shared/data/ner
//
// It writes data/models/names.model, the same bytes each time.
package main

import (
	"flag"
	"fmt"
	"os"

	"dateline/internal/analysis"
	"dateline/internal/analysis/ner/train"
)

func main() {
	o := train.Defaults()
	out := flag.String("o", "data/models/names.model", "write the model to `file`")
	measure := flag.String("measure", "", "train nothing, measure the model in `file`")
	flag.IntVar(&o.Epochs, "epochs", o.Epochs, "passes over the corpora")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: dateline-train [-o FILE] [-measure FILE] DIRECTORY")
		os.Exit(2)
	}
	if err := run(flag.Arg(0), *out, *measure, o); err != nil {
		fmt.Fprintln(os.Stderr, "dateline-train:", err)
		os.Exit(1)
	}
}

func run(dir, out, measure string, o train.Options) error {
	g := analysis.NameLists()
	if measure != "" {
		model, err := os.ReadFile(measure)
		if err != nil {
			return fmt.Errorf("reading the model to measure: %w", err)
		}
		return train.Measure(dir, g, model, os.Stdout)
	}
	model, err := train.Train(dir, g, o, os.Stdout)
	if err != nil {
		return err
	}
	if err := os.WriteFile(out, model, 0o644); err != nil {
		return fmt.Errorf("writing the model: %w", err)
	}
	fmt.Printf("%s: %d bytes\n", out, len(model))
	return train.Measure(dir, g, model, os.Stdout)
}
