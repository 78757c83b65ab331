"""Narrow windows, large type, wide spacing, thick fingers: nothing scrolls sideways, is cut off or too small to hit."""

import pytest
from addresses import PAGES, typical
from checks import SPACING, ask, reflow, set_font_size, style
from conftest import look, open_page, set_view

# A window of 1280 × 1024 pixels at 400 % (WCAG 2.2 SC 1.4.10).
ZOOMED = (320, 256)


@pytest.mark.parametrize("address", PAGES)
def test_pages_fit_a_phone_and_four_times_the_size(tab, server, address):
    """The text spacing of WCAG 2.2 SC 1.4.12 is asked for at every width."""
    look(tab, server + address)
    found = []
    for rules in ("", SPACING):
        style(tab, rules)
        for width, height in ((1280, 900), ZOOMED):
            set_view(tab, width, height)
            found += [f"{width} px{' spaced' * bool(rules)}: {problem}" for problem in reflow(tab)]
    assert found == []


@pytest.mark.parametrize("width", [1280, 640])
def test_type_of_twice_the_size_fits(tab, server, width):
    """WCAG 2.2 SC 1.4.4, with the size that visitors choose in their browser (EN 301 549 V4.1.1, 9.7)."""
    found = []
    for address in PAGES:
        look(tab, server + address, width)
        set_font_size(tab, 32)
        assert tab.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") >= 36
        found += [f"{address}: {problem}" for problem in reflow(tab)]
    set_font_size(tab, 16)
    assert found == []


def test_no_page_at_all_scrolls_sideways_on_a_phone(browser, server, site):
    page = open_page(browser, viewport={"width": 320, "height": 900}, java_script_enabled=False)
    found = []
    for address in typical(site):
        page.goto(server + address)
        found += [f"{address}: {problem}" for problem in ask(page, "sideways")]
    page.context.close()
    assert found == []


@pytest.mark.parametrize("width", [1280, 320])
def test_everything_can_be_hit(tab, server, width):
    found = []
    for address in PAGES:
        look(tab, server + address, width)
        found += [f"{address}: {problem}" for name in ("small", "below44") for problem in ask(tab, name)]
    assert found == []
