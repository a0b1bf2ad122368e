// Package span has one type: a half-open range of bytes.
package span

// Span is the bytes from Start up to, not including, End.
type Span struct{ Start, End int }

// Len is the number of bytes.
func (s Span) Len() int { return s.End - s.Start }

// Contains reports whether o lies within s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether s and o share a byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Shift is s moved by n bytes.
func (s Span) Shift(n int) Span { return Span{s.Start + n, s.End + n} }
