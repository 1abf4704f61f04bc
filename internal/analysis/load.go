package analysis

import (
	"fmt"

	"dateline/data"
	"dateline/internal/analysis/coref"
	"dateline/internal/analysis/ner"
	"dateline/internal/analysis/quote"
	"dateline/internal/analysis/timex"
)

// stages are the stages that rest on data.
type stages struct {
	languages *languages
	names     *ner.Tagger
	entities  *coref.Resolver
	quotes    *quote.Finder
	times     *timex.Finder
}

// load reads the data of all stages.
func load() (*stages, error) {
	s := &stages{times: timex.New()}
	var err error
	if s.languages, err = readLanguages(rule("languages")); err != nil {
		return nil, err
	}
	if s.names, err = ner.New(ner.Resources{
		Gazetteers: NameLists(), Rules: data.Rule("names"), Model: data.NameModel(),
	}); err != nil {
		return nil, err
	}
	if s.entities, err = coref.New(coref.Resources{
		Aliases:   gazetteer("aliases"),
		Nicknames: gazetteer("nicknames"),
		Roles:     gazetteer("roles"),
		Places:    gazetteer("places"),
		Countries: gazetteer("countries"),

		Organisations: gazetteer("organisations"),
	}); err != nil {
		return nil, err
	}
	if s.quotes, err = quote.New(quote.Resources{
		Verbs:    rule("cue-verbs"),
		Speakers: rule("speakers"),
		Channels: rule("channels"),
		Grammar:  rule("grammar-words"),
		Genders:  rule("given-gender"),
		Synonyms: rule("role-synonyms"),
	}); err != nil {
		return nil, err
	}
	return s, nil
}

// NameLists returns the gazetteers that names are found by; the tagger has to be
// trained with the same.
func NameLists() ner.Gazetteers {
	return ner.Gazetteers{
		Countries:     data.Gazetteer("countries"),
		Places:        data.Gazetteer("places"),
		Peoples:       data.Gazetteer("peoples"),
		Given:         data.Gazetteer("given"),
		Organisations: data.Gazetteer("organisations"),
		Outlets:       data.Gazetteer("outlets"),
		Platforms:     data.Gazetteer("platforms"),
		NameWords:     data.Gazetteer("namewords"),
	}
}

// mustLoad is load for data that are embedded in the program: a test proves that
// they can be read, so that an error here is a broken build.
func mustLoad() *stages {
	s, err := load()
	if err != nil {
		panic(fmt.Sprintf("the embedded data are broken: %v", err))
	}
	return s
}

func gazetteer(name string) []byte { return []byte(data.Gazetteer(name)) }

func rule(name string) []byte { return []byte(data.Rule(name)) }
