//go:build !unix

package tui

import "os"

// input is a terminal; where keys do not come as sequences, it is just that.
type input struct{ *os.File }

// terminalInput returns what the desk reads keys from: nil for the usual.
func terminalInput(bool) *input { return nil }
