package config

import "slices"

// setting is one line that a configuration may have.
type setting struct {
	name string
	may  string // what it can be
	take func(c *Config, v any) bool
}

// settings are all but the keys.
var settings = []setting{
	{"theme", "auto, light, dark or high-contrast", func(c *Config, v any) bool {
		return word(&c.Theme, v, "auto", "light", "dark", "high-contrast")
	}},
	{"signs", "unicode or ascii", func(c *Config, v any) bool { return word(&c.Signs, v, "unicode", "ascii") }},
	{"measure", "from 40 to 120", func(c *Config, v any) bool { return number(&c.Measure, v, 40, 120) }},
	{"rows", "1 or 2", func(c *Config, v any) bool { return number(&c.Rows, v, 1, 2) }},
	{"mouse", "true or false", func(c *Config, v any) bool {
		on, ok := v.(bool)
		c.Mouse = &on
		return ok
	}},
}

// word takes one of a few words.
func word(to *string, v any, may ...string) (ok bool) {
	*to, ok = v.(string)
	return ok && slices.Contains(may, *to)
}

// number takes a whole number within bounds.
func number(to *int, v any, least, most int64) bool {
	n, ok := v.(int64)
	*to = int(n)
	return ok && n >= least && n <= most
}
