// Package fingerprint tells reprints: texts that are nearly the same have
// fingerprints that differ in few bits.
//
// It is simhash (Charikar, "Similarity Estimation Techniques from Rounding
// Algorithms", STOC 2002) over runs of four letters, as Manku, Jain and Sarma use
// it ("Detecting Near-Duplicates for Web Crawling", WWW 2007).
package fingerprint

import (
	"hash/fnv"
	"strings"
	"unicode"
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
	letters := []rune(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, strings.Join(parts, "")))
	if len(letters) < least {
		return 0
	}
	var votes [64]int
	for i := range len(letters) - shingle + 1 {
		h := fnv.New64a()
		h.Write([]byte(string(letters[i : i+shingle])))
		sum := mix(h.Sum64())
		for bit := range votes {
			votes[bit] += int(sum>>bit&1)*2 - 1
		}
	}
	var f uint64
	for bit, v := range votes {
		if v > 0 {
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
