package main

import (
	"context"
	"database/sql"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"

	"soegraph/graph"
)

// postgres is PostgreSQL with the same tables as [sqlite], in a cluster of its
// own that listens on a socket in the folder.
type postgres struct {
	dir, bin string
	db       *sql.DB
	ids      map[string]int64
}

// newPostgres makes a cluster where PostgreSQL is installed.
func newPostgres(dir string) (*postgres, error) {
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin")
	if err != nil || len(found) == 0 {
		return nil, skipped("PostgreSQL is not installed (Debian: postgresql)")
	}
	p := &postgres{dir: dir, bin: found[len(found)-1]}
	if os.Getuid() == 0 { // PostgreSQL does not run as root
		if err := p.command("chown", "-R", "postgres", dir).Run(); err != nil {
			return nil, err
		}
	}
	if out, err := p.command(p.bin+"/initdb", "-D", dir+"/pg", "--no-locale", "-E", "UTF8", "-A", "trust", "-U", "bench").CombinedOutput(); err != nil {
		return nil, fmt.Errorf("initdb: %w: %s", err, out)
	}
	return p, p.start()
}

// command runs as the user that owns the cluster.
func (p *postgres) command(name string, args ...string) *exec.Cmd {
	if os.Getuid() == 0 && name != "chown" {
		return exec.Command("runuser", append([]string{"-u", "postgres", "--", name}, args...)...)
	}
	return exec.Command(name, args...)
}

func (p *postgres) start() error {
	options := "-k " + p.dir + " -c listen_addresses= -c shared_buffers=2GB -c work_mem=256MB -c maintenance_work_mem=1GB -c max_wal_size=8GB -c jit=off -c random_page_cost=1.1"
	out, err := p.command(p.bin+"/pg_ctl", "-D", p.dir+"/pg", "-l", p.dir+"/log", "-w", "-o", options, "start").CombinedOutput()
	if err != nil {
		return fmt.Errorf("start: %w: %s", err, out)
	}
	return nil
}

func (p *postgres) connect(ctx context.Context) error {
	var err error
	p.db, err = sql.Open("pgx", "host="+p.dir+" user=bench dbname=postgres")
	if err != nil {
		return err
	}
	p.db.SetMaxOpenConns(1)
	return p.db.PingContext(ctx)
}

const (
	postgresSchema = `
CREATE TABLE terms (id INT NOT NULL, value TEXT NOT NULL);
CREATE TABLE quads (s INT NOT NULL, p INT NOT NULL, o INT NOT NULL, g INT NOT NULL);`
	postgresIndexes = `
ALTER TABLE terms ADD PRIMARY KEY (id);
CREATE INDEX terms_value ON terms USING hash (value);
CREATE INDEX spog ON quads (s, p, o, g);
CREATE INDEX posg ON quads (p, o, s, g);
CREATE INDEX ospg ON quads (o, s, p, g);
CREATE INDEX gspo ON quads (g, s, p, o);`
)

func (p *postgres) Load(ctx context.Context, file string) error {
	if err := p.connect(ctx); err != nil {
		return err
	}
	if _, err := p.db.ExecContext(ctx, postgresSchema); err != nil {
		return err
	}
	if err := p.copy(ctx, file); err != nil {
		return err
	}
	for _, text := range []string{postgresIndexes, `VACUUM ANALYZE`, `CHECKPOINT`} {
		if _, err := p.db.ExecContext(ctx, text); err != nil {
			return err
		}
	}
	return nil
}

// copy fills the tables by COPY, the fastest way in.
func (p *postgres) copy(ctx context.Context, file string) error {
	var terms, quads [][]any
	err := numbered(file, func(id int64, t graph.Term) error {
		terms = append(terms, []any{int32(id), strings.Clone(string(t))})
		return nil
	}, func(q [4]int64) error {
		quads = append(quads, []any{int32(q[0]), int32(q[1]), int32(q[2]), int32(q[3])})
		return nil
	})
	if err != nil {
		return err
	}
	conn, err := p.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close() }() // it was only read
	return conn.Raw(func(driver any) error {
		c := driver.(*stdlib.Conn).Conn()
		if _, err := c.CopyFrom(ctx, pgx.Identifier{"terms"}, []string{"id", "value"}, pgx.CopyFromRows(terms)); err != nil {
			return err
		}
		_, err := c.CopyFrom(ctx, pgx.Identifier{"quads"}, []string{"s", "p", "o", "g"}, pgx.CopyFromRows(quads))
		return err
	})
}

func (p *postgres) Open(ctx context.Context) error {
	if err := p.connect(ctx); err != nil {
		return err
	}
	p.ids = map[string]int64{}
	for _, predicate := range usedPredicates() {
		id, err := p.id(ctx, predicate.Term())
		if err != nil {
			return err
		}
		p.ids[string(predicate)] = id
	}
	return nil
}

func (p *postgres) id(ctx context.Context, t graph.Term) (int64, error) {
	var id int64
	err := p.db.QueryRowContext(ctx, `SELECT id FROM terms WHERE value = $1`, string(t)).Scan(&id)
	return id, err
}

func (p *postgres) of(predicate graph.Predicate) int64 { return p.ids[string(predicate)] }

// Close closes the connection; the cluster goes on, as a server does, until the
// process ends.
func (p *postgres) Close() error {
	if p.db == nil {
		return nil
	}
	err := p.db.Close()
	p.db = nil
	return err
}

// Stop ends the cluster.
func (p *postgres) Stop() error {
	return p.command(p.bin+"/pg_ctl", "-D", p.dir+"/pg", "-m", "fast", "stop").Run()
}

func (p *postgres) Size() (int64, error) {
	var n int64
	err := p.db.QueryRow(`SELECT pg_total_relation_size('terms') + pg_total_relation_size('quads')`).Scan(&n)
	return n, err
}

func (p *postgres) Involving(ctx context.Context, enterprise graph.IRI) (Projects, error) {
	id, err := p.id(ctx, enterprise.Term())
	if err != nil {
		return Projects{}, err
	}
	rows, err := p.db.QueryContext(ctx, `
WITH RECURSIVE sub(e) AS (SELECT $1::int UNION SELECT q.s FROM sub JOIN quads q ON q.p = $2 AND q.o = sub.e),
project(id) AS (SELECT DISTINCT q.o FROM sub JOIN quads q ON q.s = sub.e AND q.p = $3)
SELECT tn.value, ta.value FROM project JOIN quads n ON n.s = project.id AND n.p = $4 JOIN terms tn ON tn.id = n.o
JOIN quads a ON a.s = project.id AND a.p = $5 JOIN terms ta ON ta.id = a.o`,
		id, p.of(graph.SubsidiaryOf), p.of(graph.ParticipatesIn), p.of(graph.PrefLabel), p.of(graph.Investment))
	if err != nil {
		return Projects{}, err
	}
	return projectsOf(rows)
}

func (p *postgres) Ranking(ctx context.Context, industry graph.IRI) (Ranking, error) {
	id, err := p.id(ctx, industry.Term())
	if err != nil {
		return Ranking{}, err
	}
	var a Ranking
	err = p.db.QueryRowContext(ctx, `
WITH RECURSIVE sub(i) AS (SELECT $1::int UNION SELECT q.s FROM sub JOIN quads q ON q.p = $2 AND q.o = sub.i),
project(id) AS (SELECT DISTINCT q.s FROM sub JOIN quads q ON q.p = $3 AND q.o = sub.i),
zone(id, total) AS (SELECT z.o, sum(split_part(ta.value, '"', 2)::float8) FROM project JOIN quads z ON z.s = project.id AND z.p = $4
JOIN quads a ON a.s = project.id AND a.p = $5 JOIN terms ta ON ta.id = a.o GROUP BY z.o)
SELECT count(*), coalesce(max(total), 0) FROM zone`,
		id, p.of(graph.Broader), p.of(graph.InIndustry), p.of(graph.LocatedIn), p.of(graph.Investment)).Scan(&a.Zones, &a.Most)
	return a, err
}

func (p *postgres) Around(ctx context.Context, node graph.IRI, limit int) (int, error) {
	start, err := p.id(ctx, node.Term())
	if err != nil {
		return 0, err
	}
	return around(start, limit, func(n int64, see func([4]int64, int64, bool) bool) error {
		for _, place := range []string{"s", "o"} {
			rows, err := p.db.QueryContext(ctx, `SELECT q.s, q.p, q.o, q.g, ts.value, tp.value, t.value
FROM quads q JOIN terms ts ON ts.id = q.s JOIN terms tp ON tp.id = q.p JOIN terms t ON t.id = q.o WHERE q.`+place+` = $1 LIMIT $2`, n, limit)
			if err != nil {
				return err
			}
			more, err := seeRows(rows, place == "s", see)
			if err != nil || !more {
				return err
			}
		}
		return nil
	})
}

func (p *postgres) Path(ctx context.Context, from, to graph.IRI, limit int) (int, error) {
	a, err := p.id(ctx, from.Term())
	if err != nil {
		return 0, err
	}
	b, err := p.id(ctx, to.Term())
	if err != nil {
		return 0, err
	}
	return path(a, b, limit, func(front []int64) ([]int64, error) {
		rows, err := p.db.QueryContext(ctx, `SELECT o FROM quads WHERE s = ANY($1::int[]) AND p = $2 UNION ALL SELECT s FROM quads WHERE p = $2 AND o = ANY($1::int[])`,
			slices.Clone(front), p.of(graph.ParticipatesIn))
		if err != nil {
			return nil, err
		}
		return numbers(rows, nil)
	})
}

func (p *postgres) Export(ctx context.Context, w io.Writer) error {
	rows, err := p.db.QueryContext(ctx, `SELECT ts.value, tp.value, t.value, tg.value
FROM quads q JOIN terms ts ON ts.id = q.s JOIN terms tp ON tp.id = q.p JOIN terms t ON t.id = q.o JOIN terms tg ON tg.id = q.g`)
	if err != nil {
		return err
	}
	return exportRows(rows, w)
}
