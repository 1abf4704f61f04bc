package train

// Cluster returns clusters.
func Cluster(docs [][]document, n int) []byte { return nil }
