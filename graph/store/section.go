package store

import (
	"encoding/binary"
	"hash/crc32"
	"sync/atomic"
	"unsafe"
)

// block is how many bytes of a section one checksum covers. It is a multiple of
// the size of a row and of a page of memory.
const block = 12 << 12

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// section is a part of a segment. Each block's checksum is compared when the
// block is read for the first time, so that opening reads nothing and damage is
// found before it is believed.
type section struct {
	name string
	data []byte
	sums []byte          // 4 bytes a block
	seen []atomic.Uint32 // a bit a block that was found whole
	left atomic.Int32    // blocks that were not
	fail func(section string, at int)
}

func newSection(name string, data, sums []byte, fail func(string, int)) *section {
	s := &section{name: name, data: data, sums: sums, seen: make([]atomic.Uint32, len(sums)/128+1), fail: fail}
	s.left.Store(int32(blocks(len(data))))
	return s
}

// blocks is how many checksums a section of n bytes has.
func blocks(n int) int { return (n + block - 1) / block }

// whole reports whether the bytes from from up to to are as they were written.
func (s *section) whole(from, to int) bool {
	return s.left.Load() == 0 || from >= to || s.look(from, to)
}

func (s *section) look(from, to int) bool {
	for b := from / block; b <= (to-1)/block; b++ {
		if s.seen[b>>5].Load()&(1<<(b&31)) == 0 && !s.check(b) {
			return false
		}
	}
	return true
}

// check compares the checksum of a block.
func (s *section) check(b int) bool {
	data := s.data[b*block : min((b+1)*block, len(s.data))]
	if crc32.Checksum(data, castagnoli) != binary.LittleEndian.Uint32(s.sums[b*4:]) {
		s.fail(s.name, b*block)
		return false
	}
	if bit := uint32(1) << (b & 31); s.seen[b>>5].Or(bit)&bit == 0 {
		s.left.Add(-1)
	}
	return true
}

// uint32 is the nth number of a section of numbers.
func (s *section) uint32(n int) (uint32, bool) {
	if !s.whole(n*4, n*4+4) {
		return 0, false
	}
	return binary.LittleEndian.Uint32(s.data[n*4:]), true
}

// numbers is bytes as numbers of the machine; segments are little-endian, and
// so is every machine that this program is built for.
func numbers[T any](b []byte) []T {
	if len(b) == 0 {
		return nil
	}
	var t T
	return unsafe.Slice((*T)(unsafe.Pointer(unsafe.SliceData(b))), len(b)/int(unsafe.Sizeof(t)))
}

// bytesOf undoes numbers.
func bytesOf[T any](s []T) []byte {
	if len(s) == 0 {
		return nil
	}
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(s))), len(s)*int(unsafe.Sizeof(s[0])))
}
