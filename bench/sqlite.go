package main

import (
	"bufio"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"

	_ "github.com/mattn/go-sqlite3" // the driver

	"soegraph/graph"
	"soegraph/graph/nquads"
)

// sqlite is SQLite with the terms in one table and the numbers of the quads in
// another, clustered by subject, with an index for each other permutation. The
// order of the joins is forced where the planner chooses a worse one.
type sqlite struct {
	path string
	db   *sql.DB
	ids  map[string]int64 // of the predicates in use
	stmt map[string]*sql.Stmt
}

const sqliteSchema = `
CREATE TABLE terms (id INTEGER PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE quads (s INT NOT NULL, p INT NOT NULL, o INT NOT NULL, g INT NOT NULL, PRIMARY KEY (s, p, o, g)) WITHOUT ROWID;`

const sqliteIndexes = `
CREATE UNIQUE INDEX terms_value ON terms (value);
CREATE INDEX posg ON quads (p, o, s, g);
CREATE INDEX ospg ON quads (o, s, p, g);
CREATE INDEX gspo ON quads (g, s, p, o);
ANALYZE;`

func (s *sqlite) open(mode string) error {
	var err error
	s.db, err = sql.Open("sqlite3", "file:"+s.path+"?"+mode)
	if err != nil {
		return err
	}
	s.db.SetMaxOpenConns(1)
	_, err = s.db.Exec(`PRAGMA cache_size=-1000000; PRAGMA mmap_size=8000000000; PRAGMA temp_store=MEMORY`)
	return err
}

func (s *sqlite) Load(ctx context.Context, file string) error {
	if err := s.open("_journal_mode=WAL&_synchronous=FULL"); err != nil {
		return err
	}
	if _, err := s.db.ExecContext(ctx, sqliteSchema); err != nil {
		return err
	}
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := s.insert(ctx, tx, file); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	_, err = s.db.ExecContext(ctx, sqliteIndexes)
	if err == nil {
		_, err = s.db.ExecContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`)
	}
	return err
}

func (s *sqlite) insert(ctx context.Context, tx *sql.Tx, file string) error {
	term, err := tx.PrepareContext(ctx, `INSERT INTO terms VALUES (?, ?)`)
	if err != nil {
		return err
	}
	row, err := tx.PrepareContext(ctx, `INSERT OR IGNORE INTO quads VALUES (?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	return numbered(file, func(id int64, t graph.Term) error {
		_, err := term.ExecContext(ctx, id, string(t))
		return err
	}, func(q [4]int64) error {
		_, err := row.ExecContext(ctx, q[0], q[1], q[2], q[3])
		return err
	})
}

// numbered reads a file and gives every term a number when it is first seen.
func numbered(file string, term func(int64, graph.Term) error, row func([4]int64) error) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	ids := map[graph.Term]int64{}
	for q, err := range nquads.NewReader(f).Parallel(2) {
		if err != nil {
			return err
		}
		var key [4]int64
		for i, t := range []graph.Term{q.Subject, q.Predicate, q.Object, q.Label} {
			id, known := ids[t]
			if !known {
				id = int64(len(ids) + 1)
				ids[graph.Term(string([]byte(t)))] = id
				if err := term(id, t); err != nil {
					return err
				}
			}
			key[i] = id
		}
		if err := row(key); err != nil {
			return err
		}
	}
	return nil
}

// The questions. CROSS JOIN keeps SQLite to the order as written.
const (
	sqliteInvolving = `
WITH RECURSIVE sub(e) AS (SELECT ?1 UNION SELECT q.s FROM sub CROSS JOIN quads q INDEXED BY posg WHERE q.p = ?2 AND q.o = sub.e),
project(id) AS (SELECT DISTINCT q.o FROM sub CROSS JOIN quads q ON q.s = sub.e AND q.p = ?3)
SELECT tn.value, ta.value FROM project CROSS JOIN quads n ON n.s = project.id AND n.p = ?4 CROSS JOIN terms tn ON tn.id = n.o
CROSS JOIN quads a ON a.s = project.id AND a.p = ?5 CROSS JOIN terms ta ON ta.id = a.o`
	sqliteRanking = `
WITH RECURSIVE sub(i) AS (SELECT ?1 UNION SELECT q.s FROM sub CROSS JOIN quads q INDEXED BY posg WHERE q.p = ?2 AND q.o = sub.i),
project(id) AS (SELECT DISTINCT q.s FROM sub CROSS JOIN quads q INDEXED BY posg ON q.p = ?3 AND q.o = sub.i)
SELECT z.o, sum(CAST(substr(ta.value, 2) AS REAL)) AS total FROM project CROSS JOIN quads z ON z.s = project.id AND z.p = ?4
CROSS JOIN quads a ON a.s = project.id AND a.p = ?5 CROSS JOIN terms ta ON ta.id = a.o GROUP BY z.o ORDER BY total DESC`
	sqliteOut    = `SELECT q.s, q.p, q.o, q.g, ts.value, tp.value, t.value FROM quads q CROSS JOIN terms ts ON ts.id = q.s CROSS JOIN terms tp ON tp.id = q.p CROSS JOIN terms t ON t.id = q.o WHERE q.s = ?1`
	sqliteIn     = `SELECT q.s, q.p, q.o, q.g, ts.value, tp.value, t.value FROM quads q INDEXED BY ospg CROSS JOIN terms ts ON ts.id = q.s CROSS JOIN terms tp ON tp.id = q.p CROSS JOIN terms t ON t.id = q.o WHERE q.o = ?1`
	sqliteNext   = `SELECT o FROM quads WHERE s = ?1 AND p = ?2 UNION ALL SELECT s FROM quads INDEXED BY posg WHERE p = ?2 AND o = ?1`
	sqliteTerm   = `SELECT id FROM terms WHERE value = ?1`
	sqliteExport = `SELECT ts.value, tp.value, t.value, tg.value FROM quads q CROSS JOIN terms ts ON ts.id = q.s CROSS JOIN terms tp ON tp.id = q.p CROSS JOIN terms t ON t.id = q.o CROSS JOIN terms tg ON tg.id = q.g`
)

func (s *sqlite) Open(ctx context.Context) error {
	if err := s.open("mode=ro"); err != nil {
		return err
	}
	s.stmt = map[string]*sql.Stmt{}
	for _, text := range []string{sqliteInvolving, sqliteRanking, sqliteOut, sqliteIn, sqliteNext, sqliteTerm} {
		stmt, err := s.db.PrepareContext(ctx, text)
		if err != nil {
			return fmt.Errorf("%s: %w", text, err)
		}
		s.stmt[text] = stmt
	}
	s.ids = map[string]int64{}
	for _, p := range usedPredicates() {
		id, err := s.id(ctx, p.Term())
		if err != nil {
			return err
		}
		s.ids[string(p)] = id
	}
	return nil
}

// usedPredicates lists the predicates that questions go along.
func usedPredicates() []graph.Predicate {
	return []graph.Predicate{
		graph.SubsidiaryOf, graph.ParticipatesIn, graph.PrefLabel, graph.Investment, graph.Broader, graph.InIndustry, graph.LocatedIn,
	}
}

func (s *sqlite) id(ctx context.Context, t graph.Term) (int64, error) {
	var id int64
	err := s.stmt[sqliteTerm].QueryRowContext(ctx, string(t)).Scan(&id)
	return id, err
}

func (s *sqlite) of(p graph.Predicate) int64 { return s.ids[string(p)] }

func (s *sqlite) Close() error {
	if s.db == nil {
		return nil
	}
	for _, stmt := range s.stmt {
		if err := stmt.Close(); err != nil {
			return err
		}
	}
	s.stmt = nil
	err := s.db.Close()
	s.db = nil
	return err
}

func (s *sqlite) Size() (int64, error) {
	info, err := os.Stat(s.path)
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

func (s *sqlite) Involving(ctx context.Context, enterprise graph.IRI) (Projects, error) {
	id, err := s.id(ctx, enterprise.Term())
	if err != nil {
		return Projects{}, err
	}
	rows, err := s.stmt[sqliteInvolving].QueryContext(ctx, id, s.of(graph.SubsidiaryOf), s.of(graph.ParticipatesIn), s.of(graph.PrefLabel), s.of(graph.Investment))
	if err != nil {
		return Projects{}, err
	}
	return projectsOf(rows)
}

// projectsOf adds up rows of name and amount.
func projectsOf(rows *sql.Rows) (Projects, error) {
	defer func() { _ = rows.Close() }() // it was only read
	var a Projects
	var name, value sql.RawBytes
	for rows.Next() {
		if err := rows.Scan(&name, &value); err != nil {
			return a, err
		}
		n, _ := graph.Term(value).Number()
		a.Count++
		a.Total += n
	}
	return a, rows.Err()
}

func (s *sqlite) Ranking(ctx context.Context, industry graph.IRI) (Ranking, error) {
	id, err := s.id(ctx, industry.Term())
	if err != nil {
		return Ranking{}, err
	}
	rows, err := s.stmt[sqliteRanking].QueryContext(ctx, id, s.of(graph.Broader), s.of(graph.InIndustry), s.of(graph.LocatedIn), s.of(graph.Investment))
	if err != nil {
		return Ranking{}, err
	}
	defer func() { _ = rows.Close() }() // it was only read
	var a Ranking
	for rows.Next() {
		var zone int64
		var total float64
		if err := rows.Scan(&zone, &total); err != nil {
			return a, err
		}
		a.Zones++
		a.Most = max(a.Most, total)
	}
	return a, rows.Err()
}

func (s *sqlite) Around(ctx context.Context, node graph.IRI, limit int) (int, error) {
	start, err := s.id(ctx, node.Term())
	if err != nil {
		return 0, err
	}
	return around(start, limit, func(n int64, see func([4]int64, int64, bool) bool) error {
		for _, text := range []string{sqliteOut, sqliteIn} {
			rows, err := s.stmt[text].QueryContext(ctx, n)
			if err != nil {
				return err
			}
			more, err := seeRows(rows, text == sqliteOut, see)
			if err != nil || !more {
				return err
			}
		}
		return nil
	})
}

// seeRows shows the quads of rows to whoever counts.
func seeRows(rows *sql.Rows, out bool, see func([4]int64, int64, bool) bool) (bool, error) {
	defer func() { _ = rows.Close() }() // it was only read
	for rows.Next() {
		var q [4]int64
		var subject, predicate, object string
		if err := rows.Scan(&q[0], &q[1], &q[2], &q[3], &subject, &predicate, &object); err != nil {
			return false, err
		}
		other, term := q[2], object
		if !out {
			other, term = q[0], subject
		}
		if !see(q, other, graph.Term(term).Kind() == graph.Resource) {
			return false, nil
		}
	}
	return true, rows.Err()
}

func (s *sqlite) Path(ctx context.Context, from, to graph.IRI, limit int) (int, error) {
	a, err := s.id(ctx, from.Term())
	if err != nil {
		return 0, err
	}
	b, err := s.id(ctx, to.Term())
	if err != nil {
		return 0, err
	}
	return path(a, b, limit, func(front []int64) ([]int64, error) {
		var found []int64
		for _, n := range front {
			rows, err := s.stmt[sqliteNext].QueryContext(ctx, n, s.of(graph.ParticipatesIn))
			if err != nil {
				return nil, err
			}
			if found, err = numbers(rows, found); err != nil {
				return nil, err
			}
		}
		return found, nil
	})
}

func numbers(rows *sql.Rows, list []int64) ([]int64, error) {
	defer func() { _ = rows.Close() }() // it was only read
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		list = append(list, id)
	}
	return list, rows.Err()
}

func (s *sqlite) Export(ctx context.Context, w io.Writer) error {
	rows, err := s.db.QueryContext(ctx, sqliteExport)
	if err != nil {
		return err
	}
	return exportRows(rows, w)
}

// exportRows writes rows of four terms as N-Quads.
func exportRows(rows *sql.Rows, w io.Writer) error {
	defer func() { _ = rows.Close() }() // it was only read
	out := bufio.NewWriterSize(w, 1<<20)
	var t [4]sql.RawBytes
	for rows.Next() {
		if err := rows.Scan(&t[0], &t[1], &t[2], &t[3]); err != nil {
			return err
		}
		for _, b := range t {
			if _, err := out.Write(b); err != nil {
				return err
			}
			if err := out.WriteByte(' '); err != nil {
				return err
			}
		}
		if _, err := out.WriteString(".\n"); err != nil {
			return err
		}
	}
	return errors.Join(rows.Err(), out.Flush())
}
