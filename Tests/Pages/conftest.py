"""The demonstration site, built by the real program and served under the strictest policy it promises to work with."""

import contextlib
import functools
import http.server
import os
import pathlib
import shutil
import subprocess
import threading

import pytest
from playwright.sync_api import sync_playwright
from site_pages import Site

ROOT = pathlib.Path(__file__).resolve().parents[2]
KLARTEXT = pathlib.Path(os.environ.get("KLARTEXT", ROOT / ".build/release/klartext"))
TODAY = "2026-11-21"

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self'; "
    "manifest-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def build(folder, *arguments, base="/"):
    command = [KLARTEXT, "build", "--project", ROOT, "--today", TODAY, "--output", folder, "--quiet", *arguments]
    result = subprocess.run([str(word) for word in command], capture_output=True, text=True, timeout=300)
    assert result.returncode == 0, result.stderr
    return Site(folder, base)


def copy_project(folder):
    """The demonstration's own files, to be changed."""
    unneeded = shutil.ignore_patterns(".git", ".build", "site", "Sources", "Tests", ".klartext")
    return shutil.copytree(ROOT, folder, ignore=unneeded)


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    return build(tmp_path_factory.mktemp("site") / "site")


@pytest.fixture(scope="session")
def site_below_path(tmp_path_factory):
    folder = tmp_path_factory.mktemp("below") / "site"
    return build(folder, "--base-url", "https://stadt.example/ki/", base="/ki/")


class Handler(http.server.SimpleHTTPRequestHandler):
    def end_headers(self):
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *arguments):
        pass


@contextlib.contextmanager
def serve(folder, handler=Handler):
    handler = functools.partial(handler, directory=folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.fixture(scope="session")
def server(site):
    with serve(site.folder) as address:
        yield address


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()


def open_page(browser, **options):
    """A page of a visitor of its own."""
    return browser.new_context(**options).new_page()


@pytest.fixture(scope="session")
def tab(browser):
    """One page for all tests that only look."""
    page = open_page(browser)
    page.set_default_timeout(60_000)
    yield page
    page.context.close()


MODES = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "light contrast theme": {"forced_colors": "active"},
    "dark contrast theme": {"color_scheme": "dark", "forced_colors": "active"},
}


def look(tab, address, width=1280, height=900, mode="light", media="screen"):
    """Opens a page as somebody sees it with these settings."""
    set_view(tab, width, height, mode, media)
    tab.goto(address)
    return tab


def set_view(tab, width=1280, height=900, mode="light", media="screen"):
    tab.set_viewport_size({"width": width, "height": height})
    tab.emulate_media(**{"media": media, "color_scheme": "light", "forced_colors": "none", **MODES[mode]})
