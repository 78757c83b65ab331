"""Every page of the site is valid, complete and leads nowhere that does not exist."""

import re
import xml.etree.ElementTree as ElementTree

import pytest
from stylesheets import dropped
from validator import invalid

def test_everything_is_valid_html_and_svg(site):
    found = invalid(site.folder)
    assert not found, "\n".join(found[:20])


def test_chromium_understands_every_style(tab, server, site):
    tab.goto(server + "/")
    styles = [name for name in sorted(site.files) if name.endswith(".css")]
    assert len(styles) >= 3
    found = {name: dropped(tab, (site.folder / name).read_text(encoding="utf-8")) for name in styles}
    assert {name: problems for name, problems in found.items() if problems} == {}


def test_every_link_leads_to_a_page_and_a_place_on_it(site):
    assert dead_links(site) == []


def test_every_link_works_below_a_path(site_below_path):
    assert dead_links(site_below_path) == []
    assert all(page.canonical is None or page.canonical.startswith("https://stadt.example/ki/")
               for page in site_below_path.pages.values())


def dead_links(site):
    dead = []
    for page in site.pages.values():
        for link in page.links + page.sources:
            target = site.target(page, link)
            if target is None:
                continue
            path, fragment = target
            if path not in site.files:
                dead.append(f"{page.address}: {link}")
            elif fragment and path.endswith(".html"):
                other = site.pages[site.base + path.removesuffix("index.html")]
                if fragment not in other.ids:
                    dead.append(f"{page.address}: {link}")
    return dead


def test_ids_are_unique_on_each_page(site):
    twice = {page.address: sorted({name for name in page.ids if page.ids.count(name) > 1})
             for page in site.pages.values()}
    assert {address: names for address, names in twice.items() if names} == {}


def test_headings_begin_with_one_title_and_skip_no_level(site):
    for page in site.pages.values():
        assert page.headings.count(1) == 1 and page.headings[0] == 1, page.address
        steps = [(a, b) for a, b in zip(page.headings, page.headings[1:]) if b > a + 1]
        assert steps == [], page.address


def test_titles_are_unique(site):
    titles = {}
    for page in site.pages.values():
        if not page.is_redirect:
            titles.setdefault(page.title, []).append(page.address)
    assert {title: pages for title, pages in titles.items() if len(pages) > 1} == {}


def test_every_page_says_that_the_municipality_is_invented(site):
    words = {"de": "erfunden", "en": "invented", "de-simple": "erfundene", "tr": "uydurma", "uk": "вигадане", "ar": "خيالية"}
    for page in site.pages.values():
        if not page.is_redirect:
            assert words[page.language] in page.text, page.address


def test_nothing_is_loaded_from_elsewhere_and_nothing_stands_inline(site):
    for page in site.pages.values():
        assert page.inline_scripts == 0 and page.inline_styles == 0, page.address
        assert [s for s in page.sources if site.target(page, s) is None] == [], page.address


def test_language_versions_name_each_other(site):
    base = "https://ki.musterstadt.example"
    for page in site.pages.values():
        for language, address in page.alternates.items():
            assert address.startswith(base), page.address
            other = site.pages[address[len(base):]]
            if language != "x-default":
                assert other.language == language, (page.address, language)
                assert other.alternates == page.alternates, (page.address, language)


def test_every_page_can_be_reached_from_home(site):
    reached, queue = {"/"}, ["/"]
    while queue:
        page = site.pages[queue.pop()]
        for link in page.links:
            target = site.target(page, link)
            address = target and "/" + target[0].removesuffix("index.html")
            if address in site.pages and address not in reached:
                reached.add(address)
                queue.append(address)
    missed = {address for address, page in site.pages.items() if not page.is_redirect} - reached
    assert {address for address in missed if not address.endswith("404.html")} == set()


def test_the_site_map_names_every_page_once(site):
    root = ElementTree.parse(site.folder / "sitemap.xml").getroot()
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    named = [element.text for element in root.findall("s:url/s:loc", space)]
    assert len(named) == len(set(named))
    expected = {page.canonical for page in site.pages.values() if page.canonical and "noindex" not in page.text}
    assert set(named) == expected


@pytest.mark.parametrize("limit", [68_000])
def test_pages_stay_small(site, limit):
    """Bytes count on an old phone; a page of 10,000 words is no page."""
    sizes = {address: len(page.text.encode()) for address, page in site.pages.items()}
    # The meaning of all fields of a system is a table to look things up in, for people who work with the files.
    reference = {address: sizes.pop(address) for address in list(sizes) if re.search(r"/(daten|data)/syste", address)}
    assert len(reference) == 3 and max(reference.values()) < 96_000
    large = {address: size for address, size in sizes.items() if size > limit}
    assert large == {}
