package loader

import "maps"

// Report counts what a load read and found.
type Report struct {
	Documents  int            `json:"documents"`
	Articles   int            `json:"articles"`
	Sentences  int            `json:"sentences"`
	Entities   int            `json:"entities"`
	Facts      int            `json:"facts"`      // that sentences state, each counted as often as it is stated
	Unchanged  int            `json:"unchanged"`  // documents that were loaded before
	Duplicates int            `json:"duplicates"` // files with the bytes of another file of the same load
	Rejects    map[string]int `json:"rejects"`    // by reason: what looked like a fact or a document and was not taken
	Rejected   []RejectedFile `json:"rejected"`   // files that could not be read
	Bytes      int64          `json:"bytes"`
}

// RejectedFile is a file that is no document, and why.
type RejectedFile struct {
	Path   string `json:"path"`
	Reason string `json:"reason"`
}

func (r *Report) reject(reason string) {
	if r.Rejects == nil {
		r.Rejects = map[string]int{}
	}
	r.Rejects[reason]++
}

// Add adds what another report counts.
func (r *Report) Add(o Report) {
	r.Documents += o.Documents
	r.Articles += o.Articles
	r.Sentences += o.Sentences
	r.Entities += o.Entities
	r.Facts += o.Facts
	r.Unchanged += o.Unchanged
	r.Duplicates += o.Duplicates
	r.Bytes += o.Bytes
	r.Rejected = append(r.Rejected, o.Rejected...)
	if r.Rejects == nil {
		r.Rejects = map[string]int{}
	}
	for reason, n := range maps.All(o.Rejects) {
		r.Rejects[reason] += n
	}
}
