package mention

// rule is why a stretch of text is held to be a name, and how often that is
// right.
type rule struct {
	id         string
	confidence float64
}
