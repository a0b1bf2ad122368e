// Package client asks a soegraph server. Types and methods are generated from
// the OpenAPI document; this file is what they share.
//
// An answer that may have several formats, or streams, is an [io.ReadCloser],
// which the caller closes. An error that the server explained is a [*Problem].
package client

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// Client asks one server. Any number of goroutines may use one.
type Client struct {
	// Base is the address of the server: http://127.0.0.1:8080
	Base string
	// Token lets the client write.
	Token string
	// Language of the titles of problems: en or zh; "" is en.
	Language string
	// HTTP makes the requests; nil is [http.DefaultClient].
	HTTP *http.Client
}

// Body is what is sent, and its media type.
type Body struct {
	Type   string
	Reader io.Reader
}

// Error is what is wrong, where, and what to do.
func (p *Problem) Error() string { return fmt.Sprintf("%s (%s): %s", p.Title, p.Code, p.Detail) }

func jsonBody(value any) Body {
	data, err := json.Marshal(value)
	if err != nil {
		return Body{"application/json", failing{err}}
	}
	return Body{"application/json", bytes.NewReader(data)}
}

type failing struct{ err error }

// Read fails.
func (f failing) Read([]byte) (int, error) { return 0, f.err }

// decode asks for JSON.
func (c *Client) decode(ctx context.Context, answer any, method, path string, query url.Values, body any) error {
	r, err := c.stream(ctx, method, path, query, body)
	if err != nil {
		return err
	}
	defer r.Close()
	if err := json.NewDecoder(r).Decode(answer); err != nil {
		return fmt.Errorf("%s %s: %w", method, path, err)
	}
	return nil
}

// stream asks for anything. body is a [Body] or nil.
func (c *Client) stream(ctx context.Context, method, path string, query url.Values, body any) (io.ReadCloser, error) {
	address := strings.TrimSuffix(c.Base, "/") + path
	if len(query) > 0 {
		address += "?" + query.Encode()
	}
	sent, _ := body.(Body)
	request, err := http.NewRequestWithContext(ctx, method, address, sent.Reader)
	if err != nil {
		return nil, err
	}
	if sent.Type != "" {
		request.Header.Set("Content-Type", sent.Type)
	}
	if c.Token != "" {
		request.Header.Set("Authorization", "Bearer "+c.Token)
	}
	if c.Language != "" {
		request.Header.Set("Accept-Language", c.Language)
	}
	client := c.HTTP
	if client == nil {
		client = http.DefaultClient
	}
	answer, err := client.Do(request)
	if err != nil {
		return nil, err
	}
	if answer.StatusCode < http.StatusMultipleChoices {
		return answer.Body, nil
	}
	defer answer.Body.Close()
	p := &Problem{Title: answer.Status, Status: int64(answer.StatusCode)}
	if err := json.NewDecoder(io.LimitReader(answer.Body, 1<<20)).Decode(p); err != nil {
		p.Detail = fmt.Sprintf("%s %s: an answer that this client does not understand", method, path)
	}
	return nil, p
}

// values gathers parameters; what is zero is left out.
type values url.Values

func (v values) text(name, value string) {
	if value != "" {
		url.Values(v).Set(name, value)
	}
}

func (v values) number(name string, value int64) {
	if value != 0 {
		url.Values(v).Set(name, strconv.FormatInt(value, 10))
	}
}

func (v values) flag(name string, value bool) {
	if value {
		url.Values(v).Set(name, "true")
	}
}

func (v values) list(name string, list []string) {
	for _, value := range list {
		url.Values(v).Add(name, value)
	}
}
