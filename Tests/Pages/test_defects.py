"""The tests of the pages are tested: each finds a defect that was put onto a copy of a good page."""

import gzip
import random

import checks
import pytest
import test_weight
from addresses import MAIN
from checks import ask, axe, keyboard, reflow, set_font_size, style, walk
from conftest import look
from site_pages import Page
from stylesheets import dropped
from test_accessibility_tree import TREES, tree
from test_paper import printed_controls, sheets
from test_weight import packed, shift, too_heavy
from validator import invalid
from visit import complaints


def spaced(page):
    style(page, checks.SPACING)
    return reflow(page)


def enlarged(page):
    set_font_size(page, 32)
    found = reflow(page)
    set_font_size(page, 16)
    return found


def in_the_dark(page):
    page.emulate_media(color_scheme="dark")
    return axe(page, checks.STYLED_RULES)


def forced(page):
    page.emulate_media(forced_colors="active")
    return ask(page, "forced")


def rings(page):
    return [problem for stop in walk(page) for problem in stop["wrong"]]


def on_paper(page):
    page.emulate_media(media="print")
    return printed_controls(page)


def too_long(page):
    return sheets(page)[3:]


def moved(page):
    return [value for value in [shift(page)] if value]


# The check, the page, the width, and the defect: styles of a visitor, or what a script does to the page.
ON_PAGES = {
    "picture without a text": (axe, "/", 1280, "main.append(Object.assign(new Image(10, 10), {src: '/assets/x.png'}))"),
    "pale text": (axe, "/", 1280, ".lead, main p { color: #999999 }"),
    "text of good, not of best contrast": (axe, "/systeme/", 1280, ".lead { color: #707070 }"),
    "dark text in the dark": (in_the_dark, "/", 1280, "main p { color: #333333 }"),
    "heading left out": (axe, "/systeme/", 1280, "document.querySelector('.entries h2').outerHTML = '<h5>Titel</h5>'"),
    "field without a name": (axe, "/systeme/", 320, "main.append(document.createElement('input'))"),
    "icon gone in a contrast theme": (forced, "/", 1280, "svg path { fill: Canvas; forced-color-adjust: none }"),
    "button without a border": (forced, "/", 1280, "button { border: 0 }"),
    "text lost in a contrast theme": (forced, "/", 1280, "main p { forced-color-adjust: none; color: #cccccc; background: #ffffff }"),
    "box of a fixed width": (reflow, "/systeme/", 320, ".entries { inline-size: 600px }"),
    "word that cannot be parted": (reflow, "/", 320, "h1 { white-space: nowrap }"),
    "line cut off": (reflow, "/systeme/", 1280, "h1 { block-size: 1em; overflow: hidden }"),
    "words on words": (reflow, "/systeme/", 1280, ".lead { position: relative; inset-block-start: -3.5rem }"),
    "line too short for wide spacing": (spaced, "/systeme/", 1280, ".result { inline-size: max-content; max-inline-size: 26ch; block-size: 1.6em; overflow: hidden }"),
    "line too low for large type": (enlarged, "/systeme/", 1280, ".lead { block-size: 80px; overflow: hidden }"),
    "tiny links side by side": (lambda page: ask(page, "small"), "/", 320, ".site-footer li a { min-block-size: 0; line-height: 1; font-size: 10px; display: block }"),
    "low button": (lambda page: ask(page, "below44"), "/", 320, "button { min-block-size: 30px; padding: 0 }"),
    "no ring": (keyboard, "/", 1280, "a:focus-visible { outline: none }"),
    "ring only by a shadow": (rings, "/", 1280, "a:focus-visible { outline: 0; box-shadow: 0 0 0 3px }"),
    "pale ring": (rings, "/", 1280, "a:focus-visible { outline-color: #dddddd }"),
    "bar over the ring": (rings, "/", 1280, "header.site-header { position: fixed; inset: 0; z-index: 9; background: white }"),
    "out of order": (keyboard, "/", 1280, "document.querySelector('.colophon a').tabIndex = 1"),
    "order of the eye turned around": (keyboard, "/", 1280, ".site-nav ul { flex-direction: row-reverse }"),
    "trap": (keyboard, "/", 1280, "const link = document.querySelector('.ledger a'); link.onkeydown = event => event.preventDefault()"),
    "never reached": (keyboard, "/", 1280, "document.querySelector('.ledger a').onfocus = event => event.target.blur()"),
    "form for nothing": (lambda page: ask(page, "dead"), "/impressum/", 1280, "main.append(document.createElement('button')); main.lastChild.textContent = 'Los'"),
    "menu on paper": (on_paper, "/", 688, "@media print { .site-nav { display: block !important } }"),
    "long print": (too_long, MAIN["system"], 1280, "main { font-size: 30pt }"),
    "jump": (moved, "/", 1280, "requestAnimationFrame(() => requestAnimationFrame(() => { const box = document.createElement('div'); box.style.height = '300px'; main.prepend(box) }))"),
    "heading of another level": (
        lambda page: [] if tree(page, "list") == (TREES / "list.txt").read_text(encoding="utf-8") else ["another tree"],
        "/systeme/", 1280, "document.querySelector('h1').outerHTML = '<p>Systeme</p>'"),
    "left stays left": (lambda page: ask(page, "unmirrored"), "/ar/", 1280, ".ledger-row { direction: ltr }"),
}


@pytest.mark.parametrize("name", ON_PAGES)
def test_a_defect_on_a_page_is_found(tab, server, name):
    check, address, width, defect = ON_PAGES[name]
    without_scripts = name == "form for nothing"
    look(tab, server + address, width)
    if without_scripts:
        assert ask(tab, "dead") == []
    else:
        assert check(tab) == []
    look(tab, server + address, width)
    if "{" in defect and "(" not in defect.split("{")[0]:
        style(tab, defect)
    else:
        tab.evaluate(f"() => {{ const main = document.querySelector('main'); {defect} }}")
    assert check(tab) != []


def to_page(end):
    return lambda headers, text: (headers, text.replace("</main>", end + "</main>"))


# The end of an address and what is done to it.
BEHIND_THE_BACK = {
    "inline script": ("/", to_page("<script>1</script>")),
    "inline style": ("/", to_page("<p style='color: red'>Rot</p>")),
    "picture from elsewhere": ("/", to_page("<img src='https://elsewhere.example/x.png' alt=''>")),
    "request to elsewhere": ("/", lambda headers, text: (
        {**headers, "content-security-policy": "img-src *"}, text.replace("</main>", "<img src='https://elsewhere.example/' alt=''></main>"))),
    "weaker policy": ("/", lambda headers, text: ({**headers, "content-security-policy": "script-src 'self'"}, text)),
    "cookie": ("/", lambda headers, text: ({**headers, "set-cookie": "seen=1"}, text)),
    "note kept": (".js", lambda headers, text: (headers, text + "\nlocalStorage.setItem('seen', '1')")),
    "note of the window": (".js", lambda headers, text: (headers, text + "\nsessionStorage.setItem('seen', '1')")),
    "database": (".js", lambda headers, text: (headers, text + "\nindexedDB.open('seen')")),
    "message": (".js", lambda headers, text: (headers, text + "\nconsole.log('Hallo')")),
    "broken script": (".js", lambda headers, text: (headers, text + "\nnowhere()")),
}


@pytest.mark.parametrize("name", BEHIND_THE_BACK)
def test_a_defect_behind_the_back_is_found(browser, server, name):
    assert complaints(browser, server, ["/"]) == []
    assert complaints(browser, server, ["/"], change=BEHIND_THE_BACK[name]) != []


@pytest.mark.parametrize("text", [
    "a { colour: red }", "a { color: reed }", "a:hoover { color: red }", "a { color }", "} a { color: red }",
    "@media (widht > 3px) { a { color: red } }", "@page { sise: A4 }", "@supports (colour: red) { a { color: red } }",
    "@import 'other.css';", "a { inline-size: 3em 4em }"])
def test_a_defect_in_a_stylesheet_is_found(tab, server, text):
    tab.goto(server + "/")
    good = "@media (width > 3px) { a:hover { color: var(--ink) } } @page { size: A4 }"
    assert dropped(tab, good) == []
    assert dropped(tab, good + text) != []


def test_a_defect_in_markup_is_found(site, tmp_path):
    picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><title>Bild</title><path d="M0 0h2"/></svg>'
    text = site.pages["/404.html"].text
    (tmp_path / "page.html").write_text(text, encoding="utf-8")
    (tmp_path / "picture.svg").write_text(picture, encoding="utf-8")
    assert invalid(tmp_path) == []
    (tmp_path / "page.html").write_text(text.replace("<h1>", "<h1><ul></ul>", 1), encoding="utf-8")
    (tmp_path / "picture.svg").write_text(picture.replace("<path d=", "<path dd="), encoding="utf-8")
    found = invalid(tmp_path)
    assert any("page.html" in problem for problem in found) and any("picture.svg" in problem for problem in found)


@pytest.mark.parametrize("limit", ["HTML", "styles", "scripts", "page", "requests"])
def test_too_much_weight_is_found(site, limit):
    page = site.pages["/"]
    weights = packed(site)
    assert too_heavy(site, page, weights) == []
    extra = {"styles": ["css"], "scripts": ["js"], "page": ["png"] * 2, "requests": ["svg"] * 8}.get(limit, [])
    text = page.text
    for number, ending in enumerate(extra):
        text = text.replace("</main>", f'<img src="/media/{number}.{ending}" alt=""></main>')
        weights[f"media/{number}.{ending}"] = {"styles": 16_000, "scripts": 16_000, "page": 45_000, "requests": 10}[limit]
    if limit == "HTML":
        # Nothing that can be packed.
        text += random.Random(1).randbytes(40_000).hex()
        assert len(gzip.compress(text.encode())) > test_weight.HTML
    assert limit in [problem.split(":")[0] for problem in too_heavy(site, Page("/", text), weights)]
