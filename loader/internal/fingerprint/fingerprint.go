// Package fingerprint tells reprints: texts that are nearly the same have
// fingerprints that differ in few bits.
//
// It is simhash (Charikar, "Similarity Estimation Techniques from Rounding
// Algorithms", STOC 2002) over runs of four letters, as Manku, Jain and Sarma use
// it ("Detecting Near-Duplicates for Web Crawling", WWW 2007).
package fingerprint

import (
	"unicode"
	"unicode/utf8"
)

// shingle is how many letters are hashed together, and least how many letters a
// text needs so that its fingerprint says something.
const (
	shingle = 4
	least   = 40
)

// Of is the fingerprint of a text; 0 where the text is too short to tell it from
// others. Only letters and digits count, so another layout is the same text.
func Of(parts ...string) uint64 {
	size := 0
	for _, part := range parts {
		size += len(part)
	}
	letters := make([]byte, 0, size)
	var starts [shingle]int // of the last letters
	var v votes
	n := 0
	for _, part := range parts {
		for _, r := range part {
			if (r < '一' || r > '鿿') && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				continue
			}
			starts[n%shingle] = len(letters)
			letters = utf8.AppendRune(letters, r)
			if n++; n >= shingle {
				v.add(mix(fnv1a(letters[starts[n%shingle]:])))
			}
		}
	}
	if n < least {
		return 0
	}
	return v.majority(n - shingle + 1)
}

// fnv1a is the hash FNV-1a of 64 bits, as hash/fnv computes it, which would make an
// object for each of the runs.
func fnv1a(b []byte) uint64 {
	h := uint64(14695981039346656037)
	for _, c := range b {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h
}

// votes counts how often each bit was set, eight bits at a time: byte b of lane i
// counts bit 8b+i, and the lanes are emptied before a byte can run over.
type votes struct {
	ones  [64]int
	lanes [8]uint64
	held  int
}

func (v *votes) add(hash uint64) {
	for i := range v.lanes {
		v.lanes[i] += hash >> i & 0x0101010101010101
	}
	if v.held++; v.held == 255 {
		v.empty()
	}
}

func (v *votes) empty() {
	for i, lane := range v.lanes {
		for b := range 8 {
			v.ones[8*b+i] += int(lane >> (8 * b) & 0xFF)
		}
	}
	v.lanes, v.held = [8]uint64{}, 0
}

// majority is the bits that were set in more than half of n hashes.
func (v *votes) majority(n int) (f uint64) {
	v.empty()
	for bit, ones := range v.ones {
		if 2*ones > n {
			f |= 1 << bit
		}
	}
	return f
}

// mix spreads the bits of a hash, whose high ones FNV leaves much alike for short
// input (the finaliser of MurmurHash3, which is in the public domain).
func mix(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}
