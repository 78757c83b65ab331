"""Nothing is asked from elsewhere, nothing is kept, and the strictest policy is never violated."""

from addresses import PAGES
from conftest import POLICY
from visit import complaints


def test_the_policy_is_the_strictest():
    """No source but the site itself, and nothing inline."""
    directives = dict(part.split(" ", 1) for part in POLICY.split("; "))
    assert directives.pop("default-src") == "'none'"
    assert {"base-uri", "frame-ancestors"} == {name for name, value in directives.items() if value == "'none'"}
    assert all(value == "'self'" for name, value in directives.items() if name not in ("base-uri", "frame-ancestors"))


def test_looking_leaves_nothing_behind(browser, server):
    assert complaints(browser, server, PAGES) == []


def test_searching_leaves_nothing_behind(browser, server):
    def act(page):
        page.get_by_role("searchbox").fill("Chatbot")
        page.locator("#search-results li").first.wait_for()

    assert complaints(browser, server, ["/suche/"], act) == []


def test_filtering_leaves_nothing_behind(browser, server):
    def act(page):
        page.locator(".filter > summary").click()
        page.get_by_label("Status").select_option("pilot")
        page.wait_for_url("**status=pilot")

    assert complaints(browser, server, ["/systeme/"], act) == []


def test_the_dialog_leaves_nothing_behind(browser, server):
    def act(page):
        page.locator("[data-search-link]").click()
        page.locator("dialog input").fill("Leitlinie")
        page.locator("dialog li").first.wait_for()

    assert complaints(browser, server, ["/leitlinien/"], act) == []
