"""Without JavaScript every page says the same, and nothing on it is dead."""

import pytest
from addresses import PAGES
from checks import ask
from conftest import open_page

LINKS = "() => [...document.querySelectorAll('main a[href]')].map(a => a.getAttribute('href'))"


@pytest.fixture(scope="module")
def plain(browser):
    page = open_page(browser, java_script_enabled=False)
    yield page
    page.context.close()


# The comparison of a choice is made by a script; without one there is a page for each topic.
@pytest.mark.parametrize("address", [address for address in PAGES if "?" not in address])
def test_nothing_is_missing_and_nothing_is_dead(plain, tab, server, address):
    plain.goto(server + address)
    assert ask(plain, "dead") == []
    assert plain.locator("main h1").is_visible()
    tab.goto(server + address)
    assert set(tab.evaluate(LINKS)) <= set(plain.evaluate(LINKS))


def test_the_search_leads_on(plain, server):
    for address in ["/", "/404.html", "/suche/"]:
        plain.goto(server + address)
        assert plain.locator("a[href='/suche/a-z/']:visible").count() > 0, address
