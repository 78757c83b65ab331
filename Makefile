# Klartext: build, test, install. Everything that is needed is installed here: Debian packages and PyPI, nothing else.

SHELL := /bin/bash
.SHELLFLAGS := -o pipefail -c
.DEFAULT_GOAL := help

PREFIX ?= /usr/local
DESTDIR ?=

BUILD_PACKAGES := libcmark-gfm-dev libcmark-gfm-extensions-dev libyaml-dev libstemmer-dev zlib1g-dev libbrotli-dev \
  pkg-config git
TEST_PACKAGES := $(BUILD_PACKAGES) chromium default-jre-headless python3-venv nginx-light apache2-bin caddy
PYTHON := .build/python/bin/python

KLARTEXT := .build/release/klartext

.PHONY: help site build test test-swift test-pages check bench bench-search bench-pages install clean build-packages test-packages

help:
	@echo "make site      build Klartext and write the demonstration site to site/"
	@echo "make test      run all tests"
	@echo "make check     check the formatting of the source code and the demonstration content"
	@echo "make bench     measure 100, 1,000 and 10,000 entries"
	@echo "make bench-search  measure the search beside Pagefind"
	@echo "make bench-pages   measure how long visitors with a slow phone wait"
	@echo "make install   install to PREFIX=$(PREFIX)"

site: build
	$(KLARTEXT) build

build: build-packages
	swift build --configuration release --product klartext

# All tests of the parts, then the site in a real browser and under real validators.
test: test-swift test-pages

# The commands that the tests run are those of the release build: they take a tenth of the time. Failures lie far above
# the end, because the tests run side by side, so they are said once more.
test-swift: build
	swift build --build-tests
	KLARTEXT="$(CURDIR)/$(KLARTEXT)" swift test --skip-build 2>&1 | tee .build/test-swift.log \
	  || { echo; echo "What failed:"; grep --extended-regexp '✘|↳|Fatal error|error:' .build/test-swift.log; exit 1; }

test-pages: test-packages build $(PYTHON)
	$(PYTHON) -m pytest -q --numprocesses 2 Tests/Pages

check: build
	swift format lint --strict --recursive --parallel Package.swift Sources Tests Plugins Benchmarks
	$(KLARTEXT) check

bench: build-packages
	swift build --configuration release --product klartext-benchmark
	.build/release/klartext-benchmark

# How long visitors with a slow phone and a slow network wait for each of the main pages.
bench-pages: test-packages build $(PYTHON)
	$(PYTHON) Tests/Pages/measure_speed.py

# The search beside Pagefind, on the same pages. COUNTS="1000 10000" chooses the sizes of generated registers.
bench-search: test-packages build $(PYTHON)
	swift build --configuration release --product klartext-benchmark
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --requirement Tests/Search/requirements.txt
	$(PYTHON) Tests/Search/bench.py $(COUNTS)

# The program finds its themes in ../share/klartext from where it lies.
install: build
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/klartext"
	install -m 755 $(KLARTEXT) "$(DESTDIR)$(PREFIX)/bin/klartext"
	rm -rf "$(DESTDIR)$(PREFIX)/share/klartext/themes"
	cp -R themes "$(DESTDIR)$(PREFIX)/share/klartext/themes"
	chmod -R u=rwX,go=rX "$(DESTDIR)$(PREFIX)/share/klartext"
	install -D -m 644 man/man1/klartext.1 "$(DESTDIR)$(PREFIX)/share/man/man1/klartext.1"
	install -D -m 644 man/de/man1/klartext.1 "$(DESTDIR)$(PREFIX)/share/man/de/man1/klartext.1"
	install -d "$(DESTDIR)$(PREFIX)/share/bash-completion/completions" "$(DESTDIR)$(PREFIX)/share/zsh/site-functions" \
	  "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d"
	$(KLARTEXT) --generate-completion-script bash > "$(DESTDIR)$(PREFIX)/share/bash-completion/completions/klartext"
	$(KLARTEXT) --generate-completion-script zsh > "$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_klartext"
	$(KLARTEXT) --generate-completion-script fish > "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/klartext.fish"

clean:
	rm -rf .build

# Installs Debian packages, only those that are missing.
define install_missing
@missing=""; \
for package in $(1); do \
  dpkg-query --show --showformat='$${Status}' $$package 2>/dev/null | grep -q "ok installed" || missing="$$missing $$package"; \
done; \
if [ -n "$$missing" ]; then \
  echo "Installing missing Debian packages:$$missing"; \
  as_root=""; [ "$$(id -u)" = 0 ] || as_root=sudo; \
  $$as_root apt-get update -q && DEBIAN_FRONTEND=noninteractive $$as_root apt-get install -q -y --no-install-recommends $$missing; \
fi
endef

build-packages:
	@command -v swift > /dev/null || { echo "The Swift toolchain is missing: https://www.swift.org/install/linux/"; exit 1; }
	$(call install_missing,$(BUILD_PACKAGES))

test-packages:
	$(call install_missing,$(TEST_PACKAGES))

$(PYTHON): Tests/Pages/requirements.txt | test-packages
	python3 -m venv .build/python
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --requirement Tests/Pages/requirements.txt
	touch $(PYTHON)
