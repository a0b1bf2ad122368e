package api

import (
	"context"
	"encoding/base64"
	"net/url"
	"strconv"

	"soegraph/graph"
)

// List is a page of a list.
type List[T any] struct {
	Items []T    `json:"items"`
	Next  string `json:"next,omitempty" doc:"Where the next page starts: give it back as cursor. Missing at the end"`
}

// listOutput is a page with the link to the next.
type listOutput[T any] struct {
	Link string `header:"Link" doc:"The address of the next page, with rel=next"`
	Body List[T]
}

// PageParams is what routes with pages take.
type PageParams struct {
	Cursor string `query:"cursor" doc:"Where to read on: next of the page before" maxLength:"64"`
}

// offset is how many items a cursor leaves out.
func (p PageParams) offset() (int, error) {
	if p.Cursor == "" {
		return 0, nil
	}
	data, err := base64.RawURLEncoding.DecodeString(p.Cursor)
	if err == nil {
		if n, err := strconv.Atoi(string(data)); err == nil && n >= 0 {
			return n, nil
		}
	}
	return 0, graph.Errorf(graph.Invalid, "the cursor %q is not one that this server gave", p.Cursor)
}

func cursorAt(offset int) string {
	return base64.RawURLEncoding.EncodeToString([]byte(strconv.Itoa(offset)))
}

// newPage is items from offset on, of which more follow or not.
func newPage[T any](ctx context.Context, items []T, offset int, more bool) *listOutput[T] {
	out := &listOutput[T]{Body: List[T]{Items: items}}
	if items == nil {
		out.Body.Items = []T{}
	}
	if more {
		out.Body.Next = cursorAt(offset + len(items))
		out.Link = nextLink(ctx, out.Body.Next)
	}
	return out
}

// nextLink is the Link header for the page at a cursor.
func nextLink(ctx context.Context, cursor string) string {
	asked := infoOf(ctx).url
	if asked == nil {
		return ""
	}
	q := asked.Query()
	q.Set("cursor", cursor)
	next := url.URL{Path: asked.Path, RawPath: asked.RawPath, RawQuery: q.Encode()}
	return "<" + next.String() + `>; rel="next"`
}
