package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Figures is what was measured of one store.
type Figures struct {
	Store   string
	Skipped string // why it was not measured, "" where it was
	Quads   int
	Load    time.Duration
	Size    int64             // bytes on disk
	Memory  int64             // bytes of its own that the process holds while answering
	Open    time.Duration     // until the first answer
	Times   map[string]Spread // by question
	Answers map[string]string // by question
	Export  float64           // MB/s
}

// Spread is the times of one question.
type Spread struct{ Median, Low, High time.Duration } // quartiles

// spread is the median and the quartiles of some times.
func spread(times []time.Duration) Spread {
	slices.Sort(times)
	at := func(q int) time.Duration { return times[(len(times)-1)*q/4] }
	return Spread{at(2), at(1), at(3)}
}

// measureOne measures one store and prints the figures as JSON.
func measureOne(ctx context.Context, name, file, dir string, runs int) error {
	folder, err := os.MkdirTemp(dir, name+"-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(folder) }() // what is left is in a temporary folder
	f := Figures{Store: name, Times: map[string]Spread{}, Answers: map[string]string{}}
	s, err := newStore(name, folder)
	if skip, ok := errors.AsType[skipped](err); ok {
		f.Skipped = string(skip)
		return json.NewEncoder(os.Stdout).Encode(f)
	}
	if err != nil {
		return err
	}
	if server, ok := s.(interface{ Stop() error }); ok {
		defer func() { _ = server.Stop() }() // its folder goes next
	}
	if err := errors.Join(f.measure(ctx, s, file, runs), s.Close()); err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(f)
}

// skipped is why a store cannot be measured on this machine.
type skipped string

func (s skipped) Error() string { return string(s) }

func (f *Figures) measure(ctx context.Context, s Store, file string, runs int) error {
	var err error
	if f.Quads, err = lines(file); err != nil {
		return err
	}
	start := time.Now()
	if err := s.Load(ctx, file); err != nil {
		return fmt.Errorf("load: %w", err)
	}
	f.Load = time.Since(start)
	list := questions()
	if err := s.Close(); err != nil {
		return err
	}
	start = time.Now()
	if err := s.Open(ctx); err != nil {
		return fmt.Errorf("open: %w", err)
	}
	if _, err := list[2].ask(ctx, s); err != nil {
		return fmt.Errorf("first question: %w", err)
	}
	f.Open = time.Since(start)
	if f.Size, err = s.Size(); err != nil {
		return err
	}
	for _, q := range list {
		if err := f.time(ctx, s, q, runs); err != nil {
			return fmt.Errorf("%s: %w", q.name, err)
		}
	}
	f.Memory = ownMemory()
	return f.export(ctx, s)
}

// time asks a question runs times, after three that do not count.
func (f *Figures) time(ctx context.Context, s Store, q question, runs int) error {
	times := make([]time.Duration, 0, runs)
	for n := range runs + 3 {
		start := time.Now()
		answer, err := q.ask(ctx, s)
		if err != nil {
			return err
		}
		if n >= 3 {
			times = append(times, time.Since(start))
		}
		f.Answers[q.name] = answer
	}
	f.Times[q.name] = spread(times)
	return nil
}

// export is the best of three, so that the first look at the disk does not count.
func (f *Figures) export(ctx context.Context, s Store) error {
	for range 3 {
		var c counter
		start := time.Now()
		if err := s.Export(ctx, &c); err != nil {
			return fmt.Errorf("export: %w", err)
		}
		f.Export = max(f.Export, float64(c)/1e6/time.Since(start).Seconds())
	}
	return nil
}

// counter counts the bytes that are written to it.
type counter int64

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}

// ownMemory is the anonymous memory that the process holds: what is mapped from
// files the system can take back.
func ownMemory() int64 { return kiloBytes("/proc/self/status", "RssAnon:") }

// freeMemory is the memory that programs can still have.
func freeMemory() int64 { return kiloBytes("/proc/meminfo", "MemAvailable:") }

// kiloBytes is the bytes that a line of a file of the system gives, 0 where there
// is no such line.
func kiloBytes(path, name string) int64 {
	data, err := os.ReadFile(path)
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(data)) {
		var kB int64
		if rest, ok := strings.CutPrefix(line, name); ok {
			if _, err := fmt.Sscanf(rest, "%d kB", &kB); err == nil {
				return kB * 1024
			}
		}
	}
	return 0
}

// folderSize is the bytes of the files in a folder.
func folderSize(dir string) (int64, error) {
	var total int64
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			total += info.Size()
		}
		return err
	})
	return total, err
}

func lines(file string) (int, error) {
	f, err := os.Open(file)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	in := bufio.NewReaderSize(f, 1<<20)
	n := 0
	for {
		_, err := in.ReadSlice('\n')
		switch {
		case err == nil:
			n++
		case errors.Is(err, bufio.ErrBufferFull):
		case errors.Is(err, io.EOF):
			return n, nil
		default:
			return n, err
		}
	}
}
