package api

import (
	"mime"
	"strconv"
	"strings"

	"soegraph/graph"
	"soegraph/graph/format"
)

// accepted is the media types of an Accept header, the most wanted first.
func accepted(header string) []string {
	type wanted struct {
		media string
		q     float64
	}
	var list []wanted
	for part := range strings.SplitSeq(header, ",") {
		media, params, err := mime.ParseMediaType(part)
		if err != nil {
			continue
		}
		q := 1.0
		if given, err := strconv.ParseFloat(params["q"], 64); err == nil {
			q = given
		}
		if q <= 0 {
			continue
		}
		at := len(list)
		for at > 0 && list[at-1].q < q {
			at--
		}
		list = append(list[:at], append([]wanted{{media, q}}, list[at:]...)...)
	}
	media := make([]string, len(list))
	for i, w := range list {
		media[i] = w.media
	}
	return media
}

// chooseFormat is the format that a request asks for by name, else by what it
// accepts, else the usual one. It fails with [graph.Unsupported] where it
// accepts none.
func chooseFormat(name, accept string, usual format.Format) (format.Info, error) {
	if name != "" {
		return format.Lookup(name)
	}
	media := accepted(accept)
	if len(media) == 0 {
		return format.Lookup(string(usual))
	}
	for _, m := range media {
		if info, ok := formatOf(m, usual); ok {
			return info, nil
		}
	}
	return format.Info{}, graph.Errorf(graph.Unsupported, "none of the formats of graphs is %s: ask for one by ?format=", strings.Join(media, " or "))
}

// formatOf is the format of a media range: the usual one where it fits, else the
// first that does.
func formatOf(media string, usual format.Format) (format.Info, bool) {
	var first format.Info
	for _, info := range format.Formats() {
		switch {
		case !matches(media, info.MediaType):
		case info.Format == usual:
			return info, true
		case first.Format == "":
			first = info
		}
	}
	return first, first.Format != ""
}

// matches reports whether a media range (RFC 9110, section 12.5.1) covers a
// media type.
func matches(accept, media string) bool {
	if accept == "*/*" || accept == media {
		return true
	}
	family, ok := strings.CutSuffix(accept, "/*")
	return ok && strings.HasPrefix(media, family+"/")
}

// contentType is a media type with its charset.
func contentType(info format.Info) string {
	if strings.HasPrefix(info.MediaType, "text/") {
		return info.MediaType + "; charset=utf-8"
	}
	return info.MediaType
}
