"""The start pages in Turkish, Ukrainian and Arabic: whole in their language, honest about the rest."""

import json
import re

import pytest
from checks import ask
from playwright.sync_api import expect

STARTS = {"tr": "Türkçe", "uk": "Українська", "ar": "العربية"}
WIDTHS = [320, 1280]


@pytest.mark.parametrize("language", STARTS)
def test_there_is_a_start_page_and_no_list(site, language):
    pages = [address for address in site.pages if address.startswith(f"/{language}/")]
    assert sorted(pages) == [f"/{language}/", f"/{language}/404.html"]


@pytest.mark.parametrize("language", STARTS)
def test_what_is_not_in_the_language_says_so(browser, server, language):
    """WCAG 2.2 SC 3.1.2: German and English words are marked, and so is every page in German or English."""
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{server}/{language}/")
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
    for link in page.locator("a[href^='/']").all():
        address = link.get_attribute("href")
        own = address.startswith(f"/{language}/")
        assert own or link.get_attribute("hreflang"), address
    # Words with umlauts are German; „ü“ and „ö“ are Turkish too.
    texts = page.evaluate("""() => {
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const texts = [];
        for (let node; (node = walker.nextNode());) {
          const language = node.parentElement.closest("[lang]").lang;
          if (node.data.trim()) texts.push([language, node.data.trim()]);
        }
        return texts;
    }""")
    for marked, text in texts:
        if marked == language and language in ("uk", "ar"):
            letters = re.sub(r"Musterstadt|CC0-1.0|[\w.@-]+@[\w.]+|musterstadt\.example/?\w*", "", text)
            assert not re.search("[A-Za-zäöüß]{3}", letters), text
    page.close()


@pytest.mark.parametrize("language", STARTS)
@pytest.mark.parametrize("width", WIDTHS)
def test_it_fits(browser, server, language, width):
    page = browser.new_page(viewport={"width": width, "height": 900})
    messages = []
    page.on("console", lambda message: messages.append(message.text))
    page.goto(f"{server}/{language}/")
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    assert messages == []
    page.close()


def test_arabic_begins_at_the_right(browser, server):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{server}/ar/")
    for selector in ("h1", ".wordmark"):
        box = page.locator(selector).first.bounding_box()
        left, right = box["x"], 1280 - box["x"] - box["width"]
        assert right < left, selector
    assert ask(page, "unmirrored") == []
    figure, heading = (page.locator(s).first.bounding_box()["x"] for s in (".ledger-count", ".ledger h2"))
    assert figure > heading
    page.close()


@pytest.mark.parametrize("language", STARTS)
def test_the_search_leads_to_german(browser, server, language):
    page = browser.new_page()
    page.goto(f"{server}/{language}/")
    page.locator("[data-search-link]").click()
    page.wait_for_url("**/suche/")
    page.get_by_label("Suchbegriff").fill("Chatbot")
    expect(page.locator("#search-results li").first).to_contain_text("Chatbot")
    page.close()


def test_every_page_names_every_language_in_itself(site):
    for page in site.pages.values():
        if page.is_redirect:
            continue
        switch = re.search(r'<nav class="languages".*?</nav>', page.text, re.S).group()
        for language, name in STARTS.items():
            assert re.search(rf'lang="{language}"[^>]*>{name}', switch), page.address


def test_forms_of_words_follow_the_browser(browser, server):
    """The script of the search counts by the browser's rules, with the forms of the strings file."""
    page = browser.new_page()
    page.goto(f"{server}/suche/?q=Chatbot")
    status = page.locator("[data-search] [role=status]")
    expect(status).to_have_text(re.compile(r"^(Ein|\d+) Treffer\."))
    words = {"one": "{n} результат.", "few": "{n} результати.", "many": "{n} результатів.", "other": "{n} результату."}
    page.route("**/suche/?q=Chatbot", lambda route: ukrainian(route, words))
    page.goto(f"{server}/suche/?q=Chatbot")
    expect(status).to_have_text(re.compile("результат"))
    number, word = re.match(r"(\d+) (\w+)", status.text_content()).groups()
    category = page.evaluate("n => new Intl.PluralRules('uk').select(n)", int(number))
    assert f"{{n}} {word}." == words[category]
    page.close()


def ukrainian(route, words):
    response = route.fetch()
    body = response.text().replace('<html lang="de"', '<html lang="uk"', 1)
    body = re.sub(r'"count":\{"one".*?"\{n\} Treffer\."\}', lambda _: '"count":' + json.dumps(words), body, count=1)
    route.fulfill(response=response, body=body)
