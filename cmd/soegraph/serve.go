package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"runtime/debug"

	"github.com/spf13/cobra"

	"soegraph/api"
	"soegraph/graph"
	"soegraph/graph/store"
	"soegraph/graph/store/quadstore"
	"soegraph/loader"
	"soegraph/queries"
	"soegraph/queries/gizmo"
	"soegraph/queries/gizmo/cayleyapi"
	"soegraph/seeds"
)

// server is the flags of the commands that serve.
type server struct {
	addr    string
	token   string
	origins []string
	workers int
	verbose bool
}

func (v *server) flags(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&v.addr, "addr", "127.0.0.1:8080", "address to listen on; port 0 is any that is free")
	flags.StringVar(&v.token, "token", os.Getenv("SOEGRAPH_TOKEN"), "what clients must present to write ($SOEGRAPH_TOKEN); read-only without")
	flags.StringSliceVar(&v.origins, "origin", nil, "other sites whose pages may ask (CORS); none unless named")
	flags.IntVar(&v.workers, "workers", 0, "processes that answer Gizmo; 0 is one for each processor, from two to five")
	flags.BoolVar(&v.verbose, "verbose", false, "log every request")
}

// newServe is `soegraph serve`.
func newServe(a *app) *cobra.Command {
	var v server
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "the API and the explorer page, on this machine unless told otherwise",
		Long: `Serve the API and the explorer page. Without --token nobody can write through it, and the
store may be written by 'soegraph load' meanwhile: the server shows what is new. With --token
the server is the one writer.`,
		Example: `  soegraph serve
  soegraph serve --addr 0.0.0.0:8080 --token "$(cat token)"`,
		Args: args(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := a.exists(); err != nil {
				return err
			}
			return a.serveStore(cmd, v)
		},
	}
	v.flags(cmd)
	return cmd
}

// serveStore serves a store that is there: without a token for reading, so that
// others may write to it.
func (a *app) serveStore(cmd *cobra.Command, v server) error {
	if v.token == "" {
		s, err := a.openRead()
		if err != nil {
			return err
		}
		defer closeRead(s)
		return a.serve(cmd.Context(), cmd.OutOrStdout(), cmd.ErrOrStderr(), v, s, nil)
	}
	s, l, err := a.openWrite(cmd.Context())
	if err != nil {
		return err
	}
	return errors.Join(a.serve(cmd.Context(), cmd.OutOrStdout(), cmd.ErrOrStderr(), v, s, l), s.Close())
}

// newUp is `soegraph up`.
func newUp(a *app) *cobra.Command {
	var v server
	cmd := &cobra.Command{
		Use:   "up",
		Short: "load the seed documents into an empty store, serve, print the address",
		Long: `Load the documents that come with the program into the store if it has none, then do what
'soegraph serve' does. Load your own pages meanwhile with 'soegraph load'.`,
		Example: `  soegraph up
  soegraph up --addr 127.0.0.1:0 --store /tmp/try`,
		Args: args(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, l, err := a.openWrite(cmd.Context())
			if err != nil {
				return err
			}
			if err := errors.Join(seed(cmd.Context(), cmd.OutOrStdout(), s, l), s.Close()); err != nil {
				return err
			}
			return a.serveStore(cmd, v)
		},
	}
	v.flags(cmd)
	return cmd
}

// seed loads the seed documents into a store that has no documents.
func seed(ctx context.Context, out io.Writer, s *store.Store, l *loader.Loader) error {
	snapshot := s.Snapshot()
	documents, err := queries.Documents(ctx, snapshot)
	snapshot.Close()
	if err != nil || len(documents) > 0 {
		return err
	}
	report, err := loadFS(ctx, l, s, seeds.Documents())
	if err != nil {
		return err
	}
	_, err = io.WriteString(out, reportText(report))
	return err
}

// serve answers until ctx ends. It prints the address when it listens.
func (a *app) serve(ctx context.Context, out, logs io.Writer, v server, s *store.Store, l *loader.Loader) error {
	engine, err := a.engine(v.workers)
	if err != nil {
		return err
	}
	defer func() { _ = engine.Close() }() // the queries that run in it have nobody to answer to
	library, err := a.library(runner{func() (*gizmo.Engine, error) { return engine, nil }})
	if err != nil {
		return usageOf(err)
	}
	level := slog.LevelWarn
	if v.verbose {
		level = slog.LevelInfo
	}
	log := slog.New(slog.NewTextHandler(logs, &slog.HandlerOptions{Level: level}))
	config := api.Config{
		Version: version(), Snapshot: func() api.Snapshot { return fresh(s, l == nil, log) }, Queries: library,
		Gizmo: engine, Cayley: cayleyHandler(s, engine, v.token != ""), Token: v.token, Origins: v.origins, Log: log,
	}
	if l != nil {
		config.Writer, config.Loader = s, l
	}
	handler, err := api.New(config)
	if err != nil {
		return err
	}
	var listen net.ListenConfig
	listener, err := listen.Listen(ctx, "tcp", v.addr)
	if err != nil {
		return graph.Errorf(graph.Busy, "listen on %s: %w; name another address with --addr", v.addr, err)
	}
	if _, err := fmt.Fprintf(out, "soegraph is at http://%s/  (Ctrl-C stops it)\n", listener.Addr()); err != nil {
		return err
	}
	return handler.ServeListener(ctx, listener)
}

// fresh is the store as it is now; of a store that another process writes, after
// a look at what is new.
func fresh(s *store.Store, refresh bool, log *slog.Logger) *store.Snapshot {
	if refresh {
		if err := s.Refresh(); err != nil {
			log.Error("the store could not be read again; what is shown is older", "error", err)
		}
	}
	return s.Snapshot()
}

// cayleyHandler answers as Cayley's own server does; the API checks who may write.
func cayleyHandler(s *store.Store, engine *gizmo.Engine, write bool) http.Handler {
	handler := cayleyapi.API{
		Engine: engine, Snapshot: func() quadstore.Reader { return s.Snapshot() },
		MayWrite: func(*http.Request) bool { return write },
	}
	if write {
		handler.Writer = s
	}
	return handler.Handler()
}

// version is the version that the binary was built from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			return info.Main.Version + " " + s.Value[:min(12, len(s.Value))]
		}
	}
	return info.Main.Version
}
