"""The pages in a real browser: without scripts, at the width of a phone, by keyboard, in the dark, for axe."""

import pytest
from axe_playwright_python.sync_playwright import Axe

# One of each kind.
PAGES = [
    "/", "/systeme/", "/systeme/chatbot-stadtportal/", "/systeme/leistungs-vorpruefung/", "/systeme/baumzustand-luftbild/",
    "/leitlinien/", "/leitlinien/ki-leitlinie/", "/leitlinien/dortmund-ki-leitlinie/", "/beschluesse/",
    "/beschluesse/lvr-15-148/", "/beschluesse/ki-leitlinie-beschluss/", "/gremien/ethik-beirat/", "/verantwortung/",
    "/aktuelles/", "/transparenz/", "/beschluesse/umsetzung/", "/leitlinien/ki-leitlinie/umsetzung/",
    "/systeme/status/pilot/", "/suche/a-z/", "/suche/a-z/k/", "/en/search/a-z/", "/statistik/", "/systeme/vergleich/", "/systeme/vergleich/transport/",
    "/systeme/vergleich/?a=chatbot-stadtportal&b=kita-platzvergabe", "/en/statistics/", "/en/systems/comparison/",
    "/glossar/", "/glossar/sprachmodell/", "/glossar/angaben/", "/glossar/angaben/systems/law/", "/impressum/",
    "/barrierefreiheit/", "/404.html", "/en/", "/en/systems/chatbot-stadtportal/",
    "/systeme/chatbot-stadtportal/verlauf/", "/en/systems/chatbot-stadtportal/history/",
    "/de-simple/", "/de-simple/systeme/chatbot-stadtportal/", "/tr/", "/uk/", "/ar/", "/ar/404.html",
]

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def open_page(browser, **options):
    return browser.new_context(**options).new_page()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser, server, scheme):
    page = open_page(browser, viewport={"width": 1280, "height": 900}, color_scheme=scheme)
    found = []
    for address in PAGES:
        page.goto(server + address)
        for violation in Axe().run(page, options=RULES).response["violations"]:
            nodes = [node["html"][:200] for node in violation["nodes"]]
            found.append(f"{address}: {violation['id']}: {violation['help']}: {nodes[:3]}")
    assert found == []


def typical(site):
    """All pages, but of those that show a list by one of a field's values only the longest of each field."""
    found, by_field = [], {}
    for address, page in site.pages.items():
        *folder, value, _ = address.split("/")
        if page.is_redirect:
            continue
        if 'class="page-list"' in page.text and len([part for part in folder if part not in ("", "en", "de-simple")]) == 2:
            field = "/".join(folder)
            by_field[field] = max(by_field.get(field, address), address, key=lambda one: len(site.pages[one].text))
        else:
            found.append(address)
    return found + list(by_field.values())


@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_scrolls_sideways(browser, server, site, width):
    page = open_page(browser, viewport={"width": width, "height": 900})
    wide = []
    for address in typical(site):
        page.goto(server + address)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(address)
    assert wide == []


def test_nothing_breaks_the_policy_and_nothing_is_asked_from_elsewhere(browser, server):
    page = open_page(browser)
    problems, foreign = [], []
    page.on("console", lambda message: problems.append(message.text))
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith(server) else foreign.append(request.url))
    for address in PAGES:
        page.goto(server + address)
    assert problems == []
    assert foreign == []


def test_no_cookie_and_no_storage(browser, server):
    page = open_page(browser)
    for address in PAGES:
        page.goto(server + address)
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_the_keyboard_reaches_the_text_first_and_every_link_shows_where_it_is(browser, server):
    page = open_page(browser, viewport={"width": 1280, "height": 900})
    page.goto(server + "/systeme/chatbot-stadtportal/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")
    page.goto(server + "/systeme/chatbot-stadtportal/")
    unseen = []
    count = page.evaluate("document.querySelectorAll('a[href], [tabindex=\"0\"]').length")
    for _ in range(count):
        page.keyboard.press("Tab")
        state = page.evaluate(
            """() => { const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();
            return {what: e.outerHTML.slice(0, 120), outline: s.outlineStyle != 'none' && parseFloat(s.outlineWidth) >= 3,
                    seen: r.bottom > 0 && r.top < innerHeight && r.width > 0} }""")
        if not (state["outline"] and state["seen"]):
            unseen.append(state["what"])
    assert unseen == []


def test_targets_are_large_enough(browser, server):
    """WCAG 2.2 SC 2.5.8: 24 pixels; links inside of sentences are exempt."""
    page = open_page(browser, viewport={"width": 320, "height": 900})
    small = []
    for address in PAGES:
        page.goto(server + address)
        small += [address + ": " + text for text in page.evaluate(
            """() => [...document.querySelectorAll('nav a, header a, footer a')]
            .filter(a => { if (a.closest('p')) return false; const r = a.getBoundingClientRect(); return r.height > 0 && r.height < 24 })
            .map(a => a.outerHTML.slice(0, 120))""")]
    assert small == []


def test_print_shows_the_addresses_and_hides_the_navigation(browser, server):
    page = open_page(browser)
    page.goto(server + "/systeme/chatbot-stadtportal/")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('header nav, nav')).display") == "none"
