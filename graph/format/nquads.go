package format

import (
	"io"

	"soegraph/graph/nquads"
)

func writeNQuads(w io.Writer, s Subgraph, _ Options) error {
	return nquads.NewWriter(w).WriteAll(yieldQuads(s.Canonical()))
}
