"""The design: contrast in every mode, hostile content, a second theme, compressed files."""

import gzip
import re
import subprocess

import bad_project
import pytest
from conftest import KLARTEXT, ROOT, TODAY, serve

# Text on what it stands on, and what has to stand out: 7:1 for text (WCAG 2.2 SC 1.4.6), 3:1 for the rest (SC 1.4.11).
TEXT = [("ink", "paper"), ("ink-soft", "paper"), ("accent", "paper"), ("accent", "accent-soft"), ("ink", "accent-soft"),
        ("on-accent", "accent"), ("header-ink", "header-paper"), ("header-soft", "header-paper"),
        ("header-accent", "header-paper")]
MARKS = [("focus", "paper"), ("rule-strong", "paper"), ("header-focus", "header-paper")]
MODES = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "light with more contrast": {"color_scheme": "light", "contrast": "more"},
    "dark with more contrast": {"color_scheme": "dark", "contrast": "more"},
}

# A token as the browser works it out: on an element, because variables of variables are not resolved elsewhere.
READ_TOKENS = """names => {
  const probe = document.body.appendChild(document.createElement('i'));
  const colours = names.map(name => {
    probe.style.setProperty('color', `var(--${name})`);
    return getComputedStyle(probe).color;
  });
  probe.remove();
  return colours;
}"""


def luminance(channels):
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in channels)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first, second):
    low, high = sorted([luminance(first), luminance(second)])
    return (high + 0.05) / (low + 0.05)


def tokens(page):
    names = sorted({name for pair in TEXT + MARKS for name in pair})
    values = dict(zip(names, page.evaluate(READ_TOKENS, names)))
    paper = values["paper"]
    found = {}
    for name, value in values.items():
        numbers = [float(number) for number in re.findall(r"[\d.]+", value)]
        # Nothing painted means the paper below.
        found[name] = numbers[:3] if len(numbers) == 3 or numbers[3] == 1 else \
            [float(number) for number in re.findall(r"[\d.]+", paper)][:3]
    return found


def too_weak(page):
    colours = tokens(page)
    pairs = [(pair, 7) for pair in TEXT] + [(pair, 3) for pair in MARKS]
    return [f"{a} on {b}: {contrast(colours[a], colours[b]):.2f}" for (a, b), least in pairs
            if contrast(colours[a], colours[b]) < least]


@pytest.fixture(scope="module")
def rathaus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rathaus")
    configuration = (ROOT / "klartext.yaml").read_text(encoding="utf-8")
    assert "\ntheme: klar\n" in configuration
    (folder / "klartext.yaml").write_text(configuration.replace("\ntheme: klar\n", "\ntheme: rathaus\n"), encoding="utf-8")
    (folder / "content").symlink_to(ROOT / "content")
    command = [KLARTEXT, "build", "--project", folder, "--today", TODAY, "--output", folder / "site", "--language", "en"]
    result = subprocess.run([str(word) for word in command], capture_output=True, text=True, timeout=600)
    assert result.returncode == 0, result.stderr
    return folder / "site", result.stderr


@pytest.fixture(scope="module")
def bad(tmp_path_factory):
    folder = bad_project.make(tmp_path_factory.mktemp("bad"))
    command = [KLARTEXT, "build", "--project", folder, "--today", TODAY, "--language", "en"]
    result = subprocess.run([str(word) for word in command], capture_output=True, text=True, timeout=300)
    assert result.returncode == 0, result.stderr
    with serve(folder / "site") as address:
        yield address, result.stderr, folder / "site"


@pytest.mark.parametrize("mode", MODES)
def test_every_colour_of_text_has_a_contrast_of_seven_to_one(browser, server, mode):
    page = browser.new_context(bypass_csp=True, **MODES[mode]).new_page()
    page.goto(server + "/")
    assert too_weak(page) == []
    # The measure itself is measured: a grey that is too weak is found.
    page.evaluate("document.documentElement.style.setProperty('--ink-soft', '#888888')")
    assert "ink-soft on paper" in [found.split(":")[0] for found in too_weak(page)]


def test_paper_has_dark_letters_on_white_even_for_readers_in_the_dark(browser, server):
    page = browser.new_context(bypass_csp=True, color_scheme="dark").new_page()
    page.goto(server + "/")
    page.emulate_media(media="print", color_scheme="dark")
    assert tokens(page)["paper"] == [255, 255, 255]
    assert too_weak(page) == []


def test_the_form_of_the_first_page_finds_something(browser, server):
    page = browser.new_page()
    page.goto(server + "/")
    page.get_by_role("searchbox").fill("Chatbot")
    page.get_by_role("button", name="Suchen").click()
    page.wait_for_url("**/suche/?q=Chatbot")
    page.locator("#search-results li").first.wait_for()


# ---- The order of what citizens ask

QUESTIONS = ["Was macht das System?", "Wer entscheidet?", "Welche Daten?", "Welche Risiken, und was tun wir dagegen?",
             "Was kann ich tun, wenn ich nicht einverstanden bin?", "Geht es auch ohne KI?", "Wen kann ich fragen?"]


def test_a_system_answers_the_questions_of_citizens_in_order_and_experts_come_last(browser, server):
    page = browser.new_page()
    page.goto(server + "/systeme/leistungs-vorpruefung/")
    headings = page.locator("main h2").all_inner_texts()
    places = [headings.index(question) for question in QUESTIONS]
    assert places == sorted(places)
    assert all(headings.index(title) > places[-1] for title in ["Recht und Prüfungen", "Technik und Betrieb"])
    about = page.locator(".about")
    assert "systems/leistungs-vorpruefung" in about.inner_text()
    citation = about.locator(".citation").inner_text()
    for part in ["Vorprüfung", "KI-Register Musterstadt", "Stadt Musterstadt", "Stand:",
                 "https://ki.musterstadt.example/systeme/leistungs-vorpruefung/"]:
        assert part in citation


def test_the_size_of_a_download_is_that_of_the_file(site):
    text = site.pages["/systeme/chatbot-stadtportal/"].text
    said = re.search(r'type="application/json">[^<]*\(JSON, ([\d.,]+)\u00a0KB\)', text).group(1)
    size = (site.folder / "api/v1/systems/chatbot-stadtportal.json").stat().st_size
    assert abs(float(said.replace(",", ".")) - size / 1000) < 1


# ---- What other programs show

def test_a_page_says_what_others_show_when_it_is_shared(site):
    for address in ["/", "/systeme/chatbot-stadtportal/", "/en/systems/"]:
        text = site.pages[address].text
        values = dict(re.findall(r'<meta property="og:([a-z:_]+)" content="([^"]*)">', text))
        assert values["url"] == site.pages[address].canonical
        assert values["title"] and values["description"] and values["image:alt"]
        image = values["image"].removeprefix("https://ki.musterstadt.example/")
        assert (site.folder / image).read_bytes().startswith(b"\x89PNG")


def test_icons_are_pictures_in_the_colour_of_the_municipality(browser, server, site):
    page = browser.new_page()
    page.goto(server + "/")
    for link in page.locator("link[rel~=icon], link[rel=apple-touch-icon]").all():
        size = page.evaluate("""href => new Promise((done, failed) => {
            const image = new Image(); image.onload = () => done(image.naturalWidth); image.onerror = failed;
            image.src = href })""", link.get_attribute("href"))
        assert size > 0
    light = page.locator("meta[name=theme-color]").first.get_attribute("content")
    icon = next(site.folder / name for name in site.files if re.fullmatch(r"assets/icon\.\w+\.svg", name))
    assert light in icon.read_text(encoding="utf-8")


# ---- Content that bursts pages

PAGES_OF_BAD = ["/", "/systeme/", "/beschluesse/", "/systeme/langer-name/", "/systeme/arabisch/", "/systeme/tabelle/",
                "/systeme/nur-noetiges/", "/en/systems/halb/", "/beschluesse/langer-betreff/", "/suche/a-z/"]


@pytest.mark.parametrize("width", [320, 1280])
def test_bad_content_neither_scrolls_sideways_nor_is_cut(browser, bad, width):
    page = browser.new_page(viewport={"width": width, "height": 900})
    for address in PAGES_OF_BAD:
        page.goto(bad[0] + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        cut = page.evaluate("""() => [...document.querySelectorAll('h1, h2, h3, a, dd, p, td, th, li')].filter(e => {
            if (e.closest('.visually-hidden, .table-scroll, .skip, thead')) return false;
            const s = getComputedStyle(e);
            return s.overflow !== 'visible' && e.scrollWidth > e.clientWidth + 1 || e.getBoundingClientRect().right > innerWidth + 1;
          }).map(e => e.outerHTML.slice(0, 100))""")
        assert cut == [], address


def test_a_wide_table_scrolls_by_itself_and_by_keyboard(browser, bad):
    page = browser.new_page(viewport={"width": 320, "height": 900})
    page.goto(bad[0] + "/systeme/tabelle/")
    box = page.locator(".table-scroll", has_text="Spalte 19")
    assert box.get_attribute("tabindex") == "0" and box.get_attribute("aria-label")
    assert box.evaluate("e => e.scrollWidth > e.clientWidth")
    assert page.locator("th", has_text="Spalte").count() == bad_project.COLUMNS
    assert "Schlagwort 199" in page.locator("#keywords").inner_text()


def test_a_huge_logo_is_shown_small_and_keeps_its_place(browser, bad):
    page = browser.new_page(viewport={"width": 320, "height": 900})
    page.goto(bad[0] + "/")
    logo = page.locator(".wordmark img")
    assert (logo.get_attribute("width"), logo.get_attribute("height")) == ("8000", "2000")
    size = logo.bounding_box()
    assert 20 < size["width"] <= 160 and 5 < size["height"] <= 64
    assert page.locator(".coat-of-arms img").get_attribute("alt") == "Wappen: Stadt Musterstadt"
    assert "[KT-picture-heavy]" in bad[1] and "8000 × 2000 pixels" in bad[1]


@pytest.mark.parametrize("mode", MODES)
def test_a_pale_colour_is_replaced_and_the_hint_says_by_which(browser, bad, mode):
    page = browser.new_context(bypass_csp=True, **MODES[mode]).new_page()
    page.goto(bad[0] + "/")
    assert too_weak(page) == []
    styles = next((bad[2] / "assets").glob("accent.*.css")).read_text(encoding="utf-8")
    hint = next(line for line in bad[1].splitlines() if "[KT-accent-adjusted]" in line)
    assert "#fff3b0" in hint and "klartext.yaml:5:" in hint
    assert [colour in hint for colour in re.findall(r"--accent:(#\w{6})", styles)] == [True, True]


def test_a_name_in_another_script_is_marked_nowhere_and_breaks_nothing(browser, bad):
    page = browser.new_page()
    page.goto(bad[0] + "/systeme/arabisch/")
    assert page.locator("h1").inner_text() == bad_project.ARABIC
    assert page.locator("html").get_attribute("dir") == "ltr"


def test_half_a_translation_falls_back_and_says_in_which_language(browser, bad):
    page = browser.new_page()
    page.goto(bad[0] + "/en/systems/halb/")
    assert page.locator("h1").inner_text() == "Half translated"
    assert page.locator("#benefits [lang=de]").inner_text().strip() == "Nutzen auf Deutsch."


# ---- A second theme

def test_a_theme_of_tokens_and_two_templates_makes_another_site(rathaus, site):
    folder, messages = rathaus
    theme = ROOT / "themes/rathaus"
    assert sorted(path.name for path in (theme / "templates").iterdir()) == ["header.mustache", "home.mustache"]
    styles = (theme / "assets/rathaus.css").read_text(encoding="utf-8")
    selectors = {selector.strip() for selector in re.findall(r"([^{}/]+)\{", re.sub(r"/\*.*?\*/", "", styles, flags=re.S))}
    assert selectors == {":root", "@media (prefers-color-scheme: dark)"}
    for problem in ["KT-template", "KT-theme", "KT-string"]:
        assert problem not in messages
    home = (folder / "index.html").read_text(encoding="utf-8")
    assert home != (site.folder / "index.html").read_text(encoding="utf-8")
    assert {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")} == \
        {name for name in site.files if name.endswith(".html")}


@pytest.mark.parametrize("mode", MODES)
def test_the_second_theme_keeps_the_contrast(browser, rathaus, mode):
    with serve(rathaus[0]) as address:
        page = browser.new_context(bypass_csp=True, **MODES[mode]).new_page()
        page.goto(address + "/")
        assert too_weak(page) == []
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width


# ---- Compressed files

def test_compressed_files_hold_the_same_and_are_smaller(tmp_path, bad):
    folder = bad_project.make(tmp_path / "project")
    command = [str(KLARTEXT), "build", "--project", str(folder), "--today", TODAY, "--quiet"]
    subprocess.run([*command, "--compress"], check=True, capture_output=True, timeout=300)
    site = folder / "site"
    packed = sorted(site.rglob("*.gz"))
    originals = [path.with_suffix("") for path in packed]
    assert site / "index.html" in originals and not any(path.suffix == ".png" for path in originals)
    for path, original in zip(packed, originals):
        content = original.read_bytes()
        assert gzip.decompress(path.read_bytes()) == content
        assert len(content) >= 1000 > 0 and path.stat().st_size < len(content)
        assert path.with_suffix(".br").stat().st_size < len(content)
    first = {path: path.read_bytes() for path in packed}
    subprocess.run([*command, "--compress"], check=True, capture_output=True, timeout=300)
    assert all(path.read_bytes() == content for path, content in first.items())
    # Without the option they vanish with the old site.
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    assert list(site.rglob("*.gz")) + list(site.rglob("*.br")) == []


def test_a_browser_reads_the_compressed_files(browser, tmp_path):
    """Brotli has no reader in Python's library; Chromium has one."""
    import http.server
    import threading
    folder = bad_project.make(tmp_path / "project")
    subprocess.run([str(KLARTEXT), "build", "--project", str(folder), "--today", TODAY, "--quiet", "--compress"],
                   check=True, capture_output=True, timeout=300)
    content = (folder / "site/systeme/tabelle/index.html.br").read_bytes()

    class Brotli(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Encoding", "br")
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *arguments):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Brotli) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = browser.new_page()
        # Only a secure origin may be sent Brotli; this machine counts as one.
        text = page.goto(f"http://localhost:{server.server_address[1]}/").body()
        server.shutdown()
    assert text == (folder / "site/systeme/tabelle/index.html").read_bytes()
