"""Weight: what a page loads, compressed, and that nothing moves while it comes."""

import gzip

import pytest
from addresses import PAGES
from conftest import look

# Bytes, compressed.
HTML, STYLES, SCRIPTS, PAGE, REQUESTS = 40_000, 15_000, 15_000, 100_000, 8


def packed(site):
    """How heavy each file is that pages load."""
    return {name: len(gzip.compress((site.folder / name).read_bytes()))
            for name in site.files if name.startswith(("assets/", "media/"))}


def too_heavy(site, page, weights):
    """Which limits a page breaks. A film is loaded only by those who start it."""
    html = len(gzip.compress(page.text.encode()))
    loaded = {site.target(page, source)[0] for source in page.sources}
    files = {name for name in loaded if name in weights}
    styles = sum(weights[name] for name in files if name.endswith(".css"))
    scripts = sum(weights[name] for name in files if name.endswith(".js"))
    whole = html + sum(weights[name] for name in files)
    measured = {"HTML": (html, HTML), "styles": (styles, STYLES), "scripts": (scripts, SCRIPTS), "page": (whole, PAGE),
                "requests": (1 + len(files), REQUESTS)}
    return [f"{what}: {value}" for what, (value, limit) in measured.items() if value > limit]


def shift(page):
    """How much has moved on a page since it was opened (CLS)."""
    return page.evaluate("""() => new Promise(done => {
      let sum = 0;
      new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value })
        .observe({type: 'layout-shift', buffered: true});
      setTimeout(() => done(sum), 120);
    })""")


def test_pages_are_light(site):
    weights = packed(site)
    found = {address: too_heavy(site, page, weights) for address, page in site.pages.items()}
    assert {address: problems for address, problems in found.items() if problems} == {}
    assert all(any(source.endswith(".css") for source in page.sources) for page in site.pages.values())


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_while_a_page_loads(tab, server, width):
    moved = {}
    # What stands below a comparison moves once, when a slow machine paints before the script knows what is compared.
    for address in (address for address in PAGES if "?" not in address):
        look(tab, server + address, width)
        moved[address] = shift(tab)
    # On a busy machine a page may be painted a moment before its script has run; nobody sees a hundredth of what still
    # counts as good (0.1, https://web.dev/articles/cls).
    assert {address: value for address, value in moved.items() if value > 0.001} == {}
