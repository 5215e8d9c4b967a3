.DEFAULT_GOAL := help
VERSION := $(shell git describe --tags --always --dirty 2>/dev/null || echo unknown)

.PHONY: help build test lint fmt bench verify

help: ## show these verbs
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  %-8s %s\n", $$1, $$2}'

build: ## build bin/underpin, stamped with its version
	CGO_ENABLED=0 go build -trimpath -ldflags '-s -w -X main.version=$(VERSION)' -o bin/underpin ./cmd/underpin

test: ## run all tests, watching for data races
	go test -race ./...

lint: ## gofmt, go vet and golangci-lint
	@test -z "$$(gofmt -l .)" || { gofmt -l .; exit 1; }
	go vet ./...
	golangci-lint run

fmt: ## format the code
	gofmt -w .

bench: ## init against the git command line, and the rooms' benchmarks
	go test -run '^$$' -bench . -benchtime 20x ./...

verify: build ## install, test, build, run and probe every built-in starter
	bin/underpin template test
