package main

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// TestReference holds docs/cli.md to the commands: it is written from them.
func TestReference(t *testing.T) {
	const path = "../../docs/cli.md"
	t.Setenv("SOEGRAPH_TOKEN", "")
	want := reference(newRoot(&app{}))
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("docs/cli.md is not what the commands say; go test ./cmd/soegraph -run Reference -update (-want +got):\n%s", diff)
	}
}

func reference(root *cobra.Command) string {
	var b strings.Builder
	b.WriteString("# The command line\n\nWritten from the commands themselves by `go test ./cmd/soegraph -run Reference -update`.\n\n")
	b.WriteString("Exit codes: 0 done, 1 failed, 2 wrong use (wrong flags, a name that nothing has, a name that several have).\n\n")
	b.WriteString("Flags of every command, before or after it:\n\n")
	flags(&b, root.PersistentFlags())
	for _, cmd := range root.Commands() {
		section(&b, cmd, "##")
	}
	return b.String()
}

func section(b *strings.Builder, cmd *cobra.Command, level string) {
	if cmd.Hidden || cmd.Name() == "help" || cmd.Name() == "completion" {
		return
	}
	fmt.Fprintf(b, "\n%s %s\n\n`%s`: %s.\n", level, cmd.CommandPath(), cmd.UseLine(), cmd.Short)
	if cmd.Long != "" {
		fmt.Fprintf(b, "\n%s\n", cmd.Long)
	}
	if cmd.Example != "" {
		fmt.Fprintf(b, "\n```sh\n%s\n```\n", strings.ReplaceAll(strings.Trim(cmd.Example, "\n"), "\n  ", "\n")[2:])
	}
	if cmd.LocalNonPersistentFlags().HasFlags() {
		b.WriteString("\n")
		flags(b, cmd.LocalNonPersistentFlags())
	}
	for _, sub := range cmd.Commands() {
		section(b, sub, level+"#")
	}
}

func flags(b *strings.Builder, set *pflag.FlagSet) {
	set.VisitAll(func(f *pflag.Flag) {
		if f.Name == "help" {
			return
		}
		short := ""
		if f.Shorthand != "" {
			short = "`-" + f.Shorthand + "`, "
		}
		value := ""
		if f.DefValue != "" && f.DefValue != "false" && f.DefValue != "0" && f.DefValue != "[]" && f.Name != "who" {
			value = " (" + f.DefValue + ")"
		}
		fmt.Fprintf(b, "- %s`--%s`%s: %s\n", short, f.Name, value, f.Usage)
	})
}
