// Command gen writes what is generated from docs/openapi.json: the Go client and
// the types of the explorer. Run it from the repository's root (make generate).
package main

import (
	"fmt"
	"os"

	"soegraph/api/internal/generate"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run() error {
	openAPI, err := os.ReadFile("docs/openapi.json")
	if err != nil {
		return err
	}
	for path, make := range generate.Files() {
		data, err := make(openAPI)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			return err
		}
	}
	return nil
}
