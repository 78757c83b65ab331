"""Printed pages: A4, short, without what only a screen needs."""

import re

import pytest
from addresses import ENTRIES, PAGES
from conftest import look

# Nothing of this can be used on paper.
ON_SCREEN_ONLY = ".skip, .site-nav, .languages, .breadcrumb, .search-link, form, button, select, .pagination, .contents, .filter"


def sheets(page):
    """The sizes of the sheets that come out of the printer, in points."""
    page.emulate_media(media="print")
    pdf = page.pdf(prefer_css_page_size=True)
    return [tuple(round(float(number)) for number in box.split()[2:]) for box in re.findall(rb"/MediaBox \[([^\]]+)\]", pdf)]


def printed_controls(page):
    """What is printed although nobody can use it."""
    return page.evaluate("""wanted => [...document.querySelectorAll(wanted)].filter(e => e.checkVisibility())
        .map(e => e.outerHTML.slice(0, 100))""", ON_SCREEN_ONLY)


@pytest.mark.parametrize("address", ENTRIES)
def test_an_entry_fits_on_three_sheets_of_paper(tab, server, address):
    look(tab, server + address)
    sizes = sheets(tab)
    assert 1 <= len(sizes) <= 3
    assert set(sizes) == {(595, 842)}


def test_paper_shows_the_text_and_no_controls(tab, server):
    # A4 less the margins, 182 mm, at 96 dots an inch.
    for address in PAGES:
        look(tab, server + address, 688, media="print")
        assert printed_controls(tab) == [], address
        assert tab.locator("main h1").is_visible(), address
        assert tab.evaluate("document.documentElement.scrollWidth") <= 688, address


def test_paper_says_where_links_to_other_websites_lead(tab, server):
    look(tab, server + "/systeme/chatbot-stadtportal/", media="print")
    link = tab.locator("main a[href^='http']:not(.address):visible").first
    assert link.evaluate("a => getComputedStyle(a, '::after').content.includes(a.getAttribute('href'))")
