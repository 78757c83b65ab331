"""Pages in easy German: layout, names, ways there and back, films."""

import re

import pytest
from conftest import ROOT, build, copy_project, serve

EASY = "/de-simple/systeme/chatbot-stadtportal/"
FULL = "/systeme/chatbot-stadtportal/"


@pytest.fixture(scope="module")
def page(browser, server):
    page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="de-DE")
    yield page
    page.close()


def style(page, selector, name):
    return page.eval_on_selector(selector, f"e => getComputedStyle(e).{name}")


def test_type_is_larger(page, server):
    page.goto(server + FULL)
    ordinary = float(style(page, "main p", "fontSize")[:-2])
    lead = float(style(page, "#summary", "fontSize")[:-2])
    page.goto(server + EASY)
    assert float(style(page, ".easy-question p", "fontSize")[:-2]) >= 1.2 * ordinary - 0.1
    assert float(style(page, "#summary", "fontSize")[:-2]) >= 1.2 * lead - 0.1


@pytest.mark.parametrize("address", [EASY, "/de-simple/", "/de-simple/leitlinien/ki-leitlinie/", "/de-simple/systeme/"])
def test_left_aligned_and_never_hyphenated(page, server, address):
    page.goto(server + address)
    found = page.evaluate(
        """() => [...document.querySelectorAll('main :is(p, li, dd, h1, h2, h3)')].map(e => {
          const style = getComputedStyle(e); return style.textAlign + ' ' + style.hyphens; })""")
    assert found and set(found) <= {"start manual", "left manual"}


@pytest.mark.parametrize("address", [EASY, "/de-simple/", "/de-simple/leitlinien/ki-leitlinie/", "/de-simple/kontakt/"])
def test_each_sentence_begins_a_line(page, server, address):
    """Every sentence of a paragraph begins at the left edge, below the one before."""
    page.goto(server + address)
    paragraphs = page.evaluate(
        """() => [...document.querySelectorAll('main p')].filter(p => p.offsetParent).map(p => {
          const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
          const begins = [];
          let before = '';
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            for (let i = 0; i < node.data.length; i++) {
              if (/[.?!]\\s+$/.test(before) && /\\p{Lu}/u.test(node.data[i]) && !/(z\\. B\\.|\\d\\.)\\s+$/.test(before)) {
                const range = document.createRange();
                range.setStart(node, i); range.setEnd(node, i + 1);
                begins.push(range.getBoundingClientRect().left - p.getBoundingClientRect().left);
              }
              before += node.data[i];
            }
          }
          return begins; })""")
    begins = [begin for paragraph in paragraphs for begin in paragraph]
    assert len(begins) > 5
    assert all(begin < 40 for begin in begins), begins


def test_fits_a_narrow_screen(browser, server):
    page = browser.new_page(viewport={"width": 320, "height": 800})
    for address in (EASY, "/de-simple/", "/gebaerdensprache/", "/de-simple/leitlinien/ki-leitlinie/"):
        page.goto(server + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address
    page.close()


def test_background_follows_the_system(browser, server):
    for scheme, is_light in (("light", True), ("no-preference", True), ("dark", False)):
        page = browser.new_page(color_scheme=scheme)
        page.goto(server + EASY)
        red = int(re.search(r"\d+", style(page, "body", "backgroundColor")).group())
        assert (red > 200) == is_light, scheme
        page.close()


def test_there_and_back(page, server):
    page.goto(server + FULL)
    page.get_by_role("link", name="Diese Seite in Einfacher Sprache lesen").click()
    assert page.url == server + EASY
    questions = page.locator("main h2").all_inner_texts()
    assert [q for q in questions if q.endswith("?")] == [
        "Was macht das Programm?", "Wer entscheidet?", "Was bedeutet das für mich?",
        "Welche Daten braucht das Programm?", "Was kann ich tun?", "Wen kann ich fragen?"]
    page.get_by_role("link", name="Diese Seite in schwerer Sprache lesen").click()
    assert page.url == server + FULL


def test_easy_pages_load_one_more_stylesheet(site):
    def sheets(address):
        return [name for name in site.pages[address].sources if name.endswith(".css")]

    assert len(sheets(EASY)) == len(sheets(FULL)) + 1
    assert any("easy." in name for name in sheets(EASY))


def test_unchecked_texts_are_not_called_leichte_sprache(site):
    page = site.pages[EASY]
    assert page.title == "Ein Computer beantwortet Ihre Fragen – Einfache Sprache – KI in Musterstadt"
    assert "Eine Prüf-Gruppe muss den Text noch lesen." in page.text
    assert not re.search(r"<(title|strong)>[^<]*Leichte Sprache", page.text)
    assert '<span lang="de-simple" aria-current="true">Einfache Sprache</span>' in page.text
    assert "Diese Website in Einfacher Sprache" in site.pages["/"].text


def test_the_first_page_says_what_the_law_asks_for(site):
    text = site.pages["/de-simple/"].text
    for heading in ("Das steht auf dieser Internet-Seite", "So finden Sie etwas", "Mehr in Einfacher Sprache",
                    "Können alle Menschen die Seite nutzen?", "Gebärden-Sprache"):
        assert f">{heading}</h2>" in text, heading
    translated = list((ROOT / "content/systems").glob("*.de-simple.md"))
    assert len(translated) >= 10
    for path in translated:
        assert f'href="/de-simple/systeme/{path.name.split(".")[0]}/"' in text


def test_checked_texts_are_called_leichte_sprache(tmp_path):
    """One checked entry bears the name; the whole edition only when all are checked."""
    project = copy_project(tmp_path / "all")
    files = sorted(project.glob("content/*/*.de-simple.md"))

    def check(path):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("translated_on:", "reviewed_by: Prüf-Gruppe Musterstadt\ntranslated_on:", 1), encoding="utf-8")

    check(next(path for path in files if path.name.startswith("chatbot")))
    one = build(tmp_path / "one", "--project", project)
    assert "– Leichte Sprache –" in one.pages[EASY].title
    assert "Den Text hat geprüft: Prüf-Gruppe Musterstadt." in one.pages[EASY].text
    assert "Diese Seite in Leichter Sprache lesen" in one.pages[FULL].text
    assert 'lang="de-simple">Leichte Sprache</a>' in one.pages[FULL].text
    assert "– Einfache Sprache –" in one.pages["/de-simple/"].title
    assert 'lang="de-simple">Einfache Sprache</a>' in one.pages["/"].text
    for path in files:
        if not path.name.startswith("chatbot"):
            check(path)
    whole = build(tmp_path / "whole", "--project", project)
    assert "– Leichte Sprache –" in whole.pages["/de-simple/"].title
    assert "Diese Website in Leichter Sprache" in whole.pages["/"].text
    assert "Mehr in Leichter Sprache" in whole.pages["/de-simple/"].text


@pytest.mark.parametrize("query", ["Parkausweis", "Park-Ausweis", "Park·ausweis"])
def test_divided_compounds_are_found_undivided(browser, server, query):
    page = browser.new_page()
    page.goto(server + "/de-simple/suche/?q=" + query)
    page.wait_for_selector("main ol a")
    links = page.eval_on_selector_all("main ol a", "links => links.map(a => a.getAttribute('href'))")
    assert any(link.startswith("/de-simple/systeme/bewohnerparken-automatik/") for link in links)
    page.close()


def test_the_film_waits_to_be_asked(browser, server, site):
    page = browser.new_page()
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(server + "/gebaerdensprache/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in requests if url.endswith(".webm")]
    video = page.locator("video")
    assert video.get_attribute("controls") is not None and video.get_attribute("preload") == "none"
    assert video.get_attribute("autoplay") is None
    assert (video.get_attribute("width"), video.get_attribute("height")) == ("640", "360")
    assert page.locator("video track[kind=captions][srclang=de]").count() == 1
    assert "Länge: 0:10 Minuten" in page.locator("figcaption").inner_text()
    assert re.search(r"Film herunterladen \(WEBM, \d+\sKB\)", page.locator("figcaption").inner_text())
    assert page.locator("figcaption a[download]").count() == 1
    assert page.evaluate(
        """() => { const v = document.querySelector('video'); v.muted = true;
          return new Promise(done => { v.onloadedmetadata = () => done(v.videoWidth); v.onerror = () => done(0);
            v.load(); v.play().catch(() => done(-1)); }); }""") == 640
    page.close()
