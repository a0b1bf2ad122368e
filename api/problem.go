package api

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"golang.org/x/text/language"

	"soegraph/graph"
	"soegraph/queries"
)

// Problem is an error as the API gives it: RFC 9457 problem details.
type Problem struct {
	Type       string   `json:"type" format:"uri" doc:"Names the kind of problem; its last part is the code"`
	Title      string   `json:"title" doc:"The kind of problem, in English or Chinese by Accept-Language"`
	Status     int      `json:"status" doc:"The HTTP status"`
	Detail     string   `json:"detail,omitempty" doc:"What is wrong, where, and what to do"`
	Code       string   `json:"code" doc:"The kind of problem, stable" enum:"invalid,unauthorized,forbidden,not-found,method-not-allowed,unsupported,ambiguous,conflict,too-large,busy,internal,damaged,timeout"`
	RequestID  string   `json:"requestId,omitempty" doc:"Finds the request in the server's log"`
	Errors     []Fault  `json:"errors,omitempty" doc:"Which parameters are wrong"`
	Candidates []Entity `json:"candidates,omitempty" doc:"What a name may mean, or the nearest names"`
}

// Fault is what is wrong with one parameter or one part of a body.
type Fault struct {
	Location string `json:"location" doc:"query.limit, path.id, body.kind"`
	Message  string `json:"message"`
}

// Error is the detail.
func (p *Problem) Error() string { return p.Detail }

// GetStatus is the HTTP status.
func (p *Problem) GetStatus() int { return p.Status }

// ContentType is the media type of problems.
func (p *Problem) ContentType(string) string { return "application/problem+json" }

// GetHeaders is what the status asks for.
func (p *Problem) GetHeaders() http.Header {
	h := http.Header{}
	switch p.Status {
	case http.StatusTooManyRequests:
		h.Set("Retry-After", "2")
	case http.StatusUnauthorized:
		h.Set("WWW-Authenticate", `Bearer realm="soegraph"`)
	}
	return h
}

// The codes that only HTTP has.
const (
	unauthorized     graph.Code = "unauthorized"
	methodNotAllowed graph.Code = "method-not-allowed"
)

// kind is what all problems of a code share.
type kind struct {
	code             graph.Code
	status           int
	english, chinese string
}

// kinds is the one table from codes to HTTP.
func kinds() []kind {
	return []kind{
		{graph.Internal, http.StatusInternalServerError, "Something failed in the server", "服务器内部出错"},
		{graph.Invalid, http.StatusBadRequest, "The request is not valid", "请求无效"},
		{unauthorized, http.StatusUnauthorized, "This needs the server's token", "需要服务器的令牌"},
		{graph.Forbidden, http.StatusForbidden, "The server does not allow this", "服务器不允许此操作"},
		{graph.NotFound, http.StatusNotFound, "There is no such thing", "没有找到"},
		{methodNotAllowed, http.StatusMethodNotAllowed, "The route has other methods", "此路径不支持该方法"},
		{graph.Unsupported, http.StatusNotAcceptable, "There is no such format", "不支持的格式"},
		{graph.Ambiguous, http.StatusConflict, "The name means more than one entity", "名称对应多个实体"},
		{graph.Conflict, http.StatusConflict, "This contradicts what is there", "与已有内容冲突"},
		{graph.TooLarge, http.StatusRequestEntityTooLarge, "This is over a limit", "超出限制"},
		{graph.Busy, http.StatusTooManyRequests, "The server is busy", "服务器繁忙"},
		{graph.Damaged, http.StatusInternalServerError, "The store is damaged", "数据已损坏"},
		{graph.Timeout, http.StatusGatewayTimeout, "This took too long", "处理超时"},
	}
}

func kindOf(code graph.Code) kind {
	all := kinds()
	for _, k := range all {
		if k.code == code {
			return k
		}
	}
	return all[0]
}

// newProblem is the problem of a code, in the language of the request.
func newProblem(ctx context.Context, code graph.Code, detail string) *Problem {
	k, info := kindOf(code), infoOf(ctx)
	p := &Problem{
		Type: graph.Base + "problem/" + string(k.code), Title: k.english, Status: k.status, Detail: detail,
		Code: string(k.code), RequestID: info.id,
	}
	if info.chinese {
		p.Title = k.chinese
	}
	return p
}

// problemOf is an error as a problem. What has no code is for the log alone.
func problemOf(ctx context.Context, err error) *Problem {
	if p, ok := errors.AsType[*Problem](err); ok {
		return p
	}
	code := graph.CodeOf(err)
	if code == graph.Internal && errors.Is(err, context.DeadlineExceeded) {
		code = graph.Timeout
	}
	if tooLarge, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return newProblem(ctx, graph.TooLarge, fmt.Sprintf("the body is larger than %d bytes", tooLarge.Limit))
	}
	detail := err.Error()
	if code == graph.Internal || code == graph.Damaged {
		detail = "the log of the server says more"
	}
	p := newProblem(ctx, code, detail)
	if named, ok := errors.AsType[*queries.NameError](err); ok {
		for _, c := range named.Candidates {
			p.Candidates = append(p.Candidates, newEntity(c))
		}
	}
	return p
}

// explain replaces what the router's library says of a wrong request by a
// problem of ours.
func explain(ctx huma.Context, _ string, body any) (any, error) {
	m, ok := body.(*huma.ErrorModel)
	if !ok {
		return body, nil
	}
	code := graph.Internal
	for _, k := range kinds() {
		if k.status == m.Status || k.code == graph.Invalid && m.Status == http.StatusUnprocessableEntity {
			code = k.code
			break
		}
	}
	p := newProblem(ctx.Context(), code, m.Detail)
	for _, e := range m.Errors {
		if e != nil {
			p.Errors = append(p.Errors, Fault{e.Location, e.Message})
		}
	}
	if len(p.Errors) > 0 {
		p.Detail = fmt.Sprintf("%s: %s", p.Errors[0].Location, p.Errors[0].Message)
	}
	return p, nil
}

// prefersChinese reports whether Accept-Language asks for Chinese rather than
// English.
func prefersChinese(accept string) bool {
	if accept == "" || len(accept) > 200 {
		return false
	}
	tags, _, err := language.ParseAcceptLanguage(accept)
	if err != nil {
		return false
	}
	_, i, _ := language.NewMatcher([]language.Tag{language.English, language.Chinese}).Match(tags...)
	return i == 1
}
