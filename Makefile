# soegraph. `make` lists what there is. Needs Go 1.26 and, for the explorer, Node 20.

SHELL     := /bin/sh
GOLD      ?= ../shared/gold
EVAL      := loader/testdata/eval
FUZZTIME  ?= 30s
COUNT     ?= 6
TORTURE   ?= 10m
WEB       := api/web
GO_FILES  := $(shell find . -name '*.go' -not -path '*/node_modules/*')
EMBEDDED  := $(shell find seeds queries -type f -not -name '*.go' 2>/dev/null)
WEB_FILES := $(wildcard $(WEB)/*.json $(WEB)/*.mjs $(WEB)/*.html $(WEB)/*.svg) $(shell find $(WEB)/src -type f 2>/dev/null)
WEB_TESTS := $(shell grep -qs '"test"' $(WEB)/package.json && echo yes)
RACE      := ./graph/store/... ./queries/... ./loader ./api/...

.PHONY: help up build explorer test test-go test-web race generate lint fmt bench torture eval fuzz clean packages bench-loader bench-stores

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-13s %s\n", $$1, $$2}'

up: build ## build everything, load the seed documents, serve, print the address
	./soegraph up

build: soegraph ## build the binary, with the explorer in it

# The explorer goes into the binary, so it is built first. Without Node the
# server is built all the same, and says what is missing.
EXPLORER := $(if $(shell command -v npm),$(WEB)/dist/index.html)

soegraph: go.mod go.sum $(GO_FILES) $(EMBEDDED) $(EXPLORER)
	@$(if $(EXPLORER),:,echo "npm is not installed: the binary is built without the explorer page; install Node 20 and run make again")
	go build -trimpath -o $@ ./cmd/soegraph

explorer: $(EXPLORER)

$(WEB)/node_modules/.made: $(WEB)/package.json $(wildcard $(WEB)/package-lock.json)
	cd $(WEB) && if [ -f package-lock.json ]; then npm ci --no-audit --no-fund; else npm install --no-audit --no-fund; fi
	@touch $@

$(WEB)/dist/index.html: $(WEB)/node_modules/.made $(WEB_FILES)
	cd $(WEB) && npm run --silent build
	@touch $@

test: packages build test-go test-web ## set up what the tests need, then run all of them

packages:
	@scripts/packages serdi raptor2-utils poppler-utils $(if $(WEB_TESTS),chromium fonts-noto-cjk)

# What reads our formats in the tests, beside Debian's packages.
PEERS := graph/format/testdata/peers
$(PEERS)/node_modules/.made: $(PEERS)/package-lock.json
	cd $(PEERS) && if command -v npm >/dev/null; then npm ci --no-audit --no-fund --silent && touch node_modules/.made; fi

test-go: bin/gotestsum $(PEERS)/node_modules/.made
	bin/gotestsum --format pkgname-and-test-fails --hide-summary=skipped -- -timeout 15m ./...
	@if [ -f bench/go.mod ]; then cd bench && go vet ./... && go test ./...; fi

test-web: soegraph
ifneq ($(WEB_TESTS),)
	cd $(WEB) && npm run --silent check --if-present && npm test
endif

race: ## test what runs concurrently under the race detector (needs a C compiler)
	CGO_ENABLED=1 go test -race -timeout 20m $(RACE)

generate: ## write the OpenAPI document, the Go client and the explorer's types again
	go test ./api -run TestOpenAPI -update
	go run ./api/gen

lint: bin/golangci-lint ## check the code: imports point down, errors are handled, names are documented
	bin/golangci-lint run ./...
	@if [ -f bench/go.mod ]; then cd bench && ../bin/golangci-lint run ./...; fi

fmt: bin/gofumpt ## format the code
	bin/gofumpt -w $(sort $(dir $(GO_FILES)))

bench: bin/benchstat ## measure, and compare with bench/baseline.txt where it is there
	@mkdir -p artefacts
	go test -run '^$$' -bench . -benchmem -count $(COUNT) ./... | tee artefacts/bench.txt
	bin/benchstat $(wildcard bench/baseline.txt) artefacts/bench.txt

bench-loader: ## measure extraction and loads, on one archive and on larger ones, and write bench/LOADER.txt
	@{ echo "# make bench-loader: MB/s of text from file to statements (Extract), and to a durable store (Load), of the archive"; \
	   echo "# and of copies of it. A rate by cpu-s is that of one processor's time; peak-MB is the process's most so far."; \
	   echo "# Load of the machine before: $$(cut -d' ' -f1-3 /proc/loadavg), processors: $$(nproc)"; \
	   go test -run '^$$' -bench 'Extract|Load' -benchmem -benchtime 1x -count 3 ./loader; } | tee bench/LOADER.txt

bench-stores: ## measure the store beside Cayley's, SQLite and PostgreSQL at 1 M and 5 M quads, and write bench/RESULTS.md
	@mkdir -p artefacts
	cd bench && go build -o ../artefacts/bench . && ../artefacts/bench -sizes 1000000,5000000 -o RESULTS.md

torture: ## kill the store while it writes, flip bytes, fill the disk; read beside a writer for TORTURE=10m under the race detector
	SOEGRAPH_TORTURE=$(TORTURE) go test -run 'Torture(Conformance|Crash|Faults|GivingUp|Damage|Kill)' -v -timeout 0 ./graph/store/...
	CGO_ENABLED=1 SOEGRAPH_TORTURE=$(TORTURE) go test -race -run TortureReaders -v -timeout 0 ./graph/store

eval: build ## precision and recall on our own gold and, where it is there, on GOLD=DIR; a change shows as a diff of stats.txt
	./soegraph eval $(EVAL)/tuned $(EVAL)/untouched $(wildcard $(GOLD)) | tee $(EVAL)/stats.txt

fuzz: ## run every fuzz target for FUZZTIME=30s
	scripts/fuzz $(FUZZTIME)

clean: ## remove what was built; data stays
	rm -rf soegraph bin artefacts $(WEB)/node_modules
	@if [ -d $(WEB)/dist ]; then find $(WEB)/dist -mindepth 1 -not -name .keep -delete; fi

# Tools, at the versions of tools.mod. golangci-lint takes some minutes, once.
bin/gotestsum:     TOOL = gotest.tools/gotestsum
bin/golangci-lint: TOOL = github.com/golangci/golangci-lint/v2/cmd/golangci-lint
bin/gofumpt:       TOOL = mvdan.cc/gofumpt
bin/benchstat:     TOOL = golang.org/x/perf/cmd/benchstat
bin/gotestsum bin/golangci-lint bin/gofumpt bin/benchstat: tools.mod
	@mkdir -p bin
	go build -modfile=tools.mod -o $@ $(TOOL)
