"""The search in a real browser, under the strict policy: what people type, keys, mistakes of queries and of the network."""

import pathlib
import re
from xml.etree import ElementTree

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from checks import RULES
from conftest import ROOT, open_page
from playwright.sync_api import expect

QUERIES = yaml.safe_load((ROOT / "Tests/Search/queries.yaml").read_text())
FOLDERS = {
    "systems": "systeme/", "guidelines": "leitlinien/", "decisions": "beschluesse/", "bodies": "gremien/",
    "glossary": "glossar/", "pages": "",
}
RESULTS = "#search-results > li"


@pytest.fixture()
def page(browser, server):
    page = open_page(browser)
    page.problems = []
    page.on("console", lambda message: page.problems.append(message.text))
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.goto(server + "/suche/")
    page.wait_for_selector("[data-search]:not([hidden])")
    yield page
    page.close()


def search(page, text):
    page.locator("#q").fill(text)
    page.locator(".search form button").click()
    page.wait_for_selector("#search-results[aria-busy=false]", state="attached")


def status(page):
    return page.locator(".search [role=status]").inner_text()


def test_each_class_of_queries_is_large_enough():
    assert len(QUERIES) == 13
    assert all(len(rows) >= 20 for rows in QUERIES.values())


def test_finds_what_people_look_for(page):
    found = page.evaluate(
        """async (queries) => {
          const { open } = await import(document.querySelector('script[src*="/search."]').src);
          const engine = await open("/search/de/");
          const rows = {};
          for (const query of queries) rows[query] = (await engine.query(query)).results.map(({ address }) => address);
          return rows;
        }""",
        [query for rows in QUERIES.values() for query in rows])
    recall = {}
    for kind, rows in QUERIES.items():
        hits = [FOLDERS[key.split("/")[0]] + key.split("/")[1] + "/" in found[query] for query, key in rows.items()]
        recall[kind] = sum(hits) / len(hits)
    assert min(recall.values()) >= 0.9, recall
    assert sum(recall.values()) / len(recall) >= 0.95, recall
    assert not page.problems


def test_results_are_items_with_one_link_each(page):
    search(page, "Kamera")
    items = page.locator(RESULTS)
    total = int(re.match(r"\d+", status(page))[0])
    assert total > 2 and items.count() == min(10, total)
    assert all(items.nth(index).locator("a").count() == 1 for index in range(items.count()))
    assert "kamera" in page.locator(RESULTS + " mark").first.inner_text().lower()
    items.first.locator("a").click()
    assert page.locator("h1").count() == 1
    assert not page.problems


def test_search_as_you_type_keeps_the_address(page):
    page.locator("#q").press_sequentially("Verkehrsz", delay=20)
    expect(page.locator(RESULTS).first).to_contain_text("Verkehrszählung")
    assert page.url.endswith("?q=Verkehrsz")
    search(page, "Baumkataster")
    assert page.url.endswith("?q=Baumkataster")
    page.reload()
    expect(page.locator(RESULTS).first).to_contain_text("Baumzustand")
    assert page.locator("#q").input_value() == "Baumkataster"
    assert not page.problems


def test_says_what_was_corrected(page):
    search(page, "Diskriminirung")
    expect(page.locator(".search-notes")).to_contain_text("Gesucht wurde nach „Diskriminierung“")
    assert page.locator(RESULTS).count() > 0


def test_explains_synonyms_and_parts(page):
    search(page, "DSFA")
    expect(page.locator(".search-notes")).to_contain_text("Datenschutz-Folgenabschätzung")
    search(page, "Zählung")
    expect(page.locator(".search")).to_contain_text("als Teil eines Wortes")


def test_filters_have_counts_and_stand_in_the_address(page):
    search(page, "Kamera")
    page.locator(".search-filters summary").click()
    box = page.locator("#facet-collection-systems")
    count = int(re.search(r"\d+", box.locator("xpath=..").inner_text())[0])
    box.check()
    expect(page.locator(".search [role=status]")).to_contain_text(str(count) if count > 1 else "Ein Treffer")
    assert "collection=systems" in page.url
    for address in page.locator(RESULTS + " a").all():
        assert address.get_attribute("href").startswith("/systeme/")
    page.reload()
    page.wait_for_selector(RESULTS)
    assert page.locator("#facet-collection-systems").is_checked()


@pytest.mark.parametrize(
    "query", ["", "   ", "x" * 10_000, "Wort " * 2000, "der die das und", "?!…,;", "\u0000\u0007\u202e", "\"", "„“", "''--",
              "<img src=x onerror=alert(1)>", "<b>Kamera</b>", "constructor __proto__", "😀😀", "a", "1"])
def test_hostile_queries_are_calm(page, query):
    page.locator("#q").evaluate("(input, value) => { input.removeAttribute('maxlength'); input.value = value; }", query)
    page.locator(".search form button").click()
    page.wait_for_selector("#search-results[aria-busy=false]", state="attached")
    assert page.locator(".search img, .search b").count() == 0
    assert "nicht laden" not in status(page)
    assert not page.problems


def test_only_stop_words_ask_for_more(page):
    search(page, "der die das")
    assert "ein Wort, das mehr sagt" in status(page)


def test_a_missing_file_says_so(page):
    page.route("**/words-*.txt", lambda route: route.fulfill(status=404))
    search(page, "Kamera")
    assert "nicht laden" in status(page)
    assert page.locator(".search-notes a").get_attribute("href") == "/suche/a-z/"
    page.unroute("**/words-*.txt")
    search(page, "Kamera")
    assert page.locator(RESULTS).count() > 0


def test_a_damaged_file_says_so(page):
    page.route("**/words-*.txt", lambda route: route.fulfill(status=200, body="<!DOCTYPE html><title>Startseite</title>"))
    search(page, "Kamera")
    assert "nicht laden" in status(page)


def test_a_lost_connection_says_so(browser, server):
    page = open_page(browser)
    page.goto(server + "/suche/")
    page.route("**/search/**", lambda route: route.abort())
    search(page, "Kamera")
    assert "nicht laden" in status(page)
    page.close()


def test_an_index_of_another_build_is_read_anew(browser, server):
    page = open_page(browser)
    asked = []

    def old(route):
        asked.append(route.request.url)
        response = route.fetch()
        body = response.json()
        if len(asked) == 1:
            body["build"] = "000000000000"
        route.fulfill(response=response, json=body)

    page.route("**/manifest.json", old)
    page.goto(server + "/suche/?q=Kamera")
    page.wait_for_selector(RESULTS)
    assert len(asked) == 2
    page.close()


def test_dialog_opens_by_keys_and_gives_focus_back(browser, server):
    page = open_page(browser)
    problems = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(server + "/systeme/")
    link = page.locator("[data-search-link]")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog[open] input:focus")
    page.keyboard.type("Bewohnerparken")
    expect(page.locator("dialog li a").first).to_contain_text("Bewohnerparkausweis")
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0
    assert link.evaluate("link => link === document.activeElement")
    page.keyboard.press("Control+k")
    page.wait_for_selector("dialog[open] input:focus")
    page.keyboard.press("Enter")
    page.wait_for_url("**/suche/?q=Bewohnerparken")
    page.wait_for_selector(RESULTS)
    assert not problems
    page.close()


def test_no_single_key_opens_anything(browser, server):
    # WCAG 2.2 SC 2.1.4
    page = open_page(browser)
    page.goto(server + "/systeme/")
    for key in ["k", "s", "/"]:
        page.keyboard.press(key)
    page.wait_for_timeout(200)
    assert page.locator("dialog[open]").count() == 0
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_results_have_no_barriers(browser, server, scheme):
    page = open_page(browser, color_scheme=scheme)
    page.goto(server + "/suche/?q=Kamera&collection=systems")
    page.wait_for_selector(RESULTS)
    page.wait_for_selector(".search-facets fieldset")
    result = Axe().run(page, options=RULES)
    assert result.violations_count == 0, result.generate_report()
    page.close()


def test_narrow_pages_do_not_scroll_sideways(browser, server):
    page = open_page(browser, viewport={"width": 320, "height": 700})
    page.goto(server + "/suche/?q=Datenschutz-Folgenabschätzung")
    page.wait_for_selector(RESULTS)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.close()


def test_without_javascript_the_page_leads_on(browser, server):
    page = open_page(browser, java_script_enabled=False)
    page.goto(server + "/suche/")
    assert page.locator("[data-search]").is_hidden()
    expect(page.locator("main")).to_contain_text("Die Suche braucht JavaScript")
    for address in ("/suche/a-z/", "/suche/a-z/v/", "/systeme/status/pilot/"):
        assert page.locator(f"main a[href='{address}']").first.is_visible(), address
    page.close()


def test_every_page_names_the_search(site):
    for path in ["index.html", "systeme/index.html", "en/index.html"]:
        html = (pathlib.Path(site.folder) / path).read_text()
        assert 'rel="search"' in html and "data-search-link" in html


def test_opensearch(site):
    root = ElementTree.parse(pathlib.Path(site.folder) / "opensearch.xml").getroot()
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    assert len(root.find(space + "ShortName").text) <= 16
    assert root.find(space + "Url").get("template").endswith("/suche/?q={searchTerms}")


def test_english_finds_english(browser, server):
    page = open_page(browser)
    page.goto(server + "/en/search/?q=counting traffic")
    page.wait_for_selector(RESULTS)
    assert page.locator(RESULTS + " a").first.get_attribute("href").startswith("/en/systems/verkehrszaehlung/")
    page.close()
