"""`klartext serve` as authors use it: a real browser looks at pages while files are saved."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import time
import urllib.request

import pytest
from checks import AXE, axe
from conftest import KLARTEXT, ROOT, TODAY, copy_project, open_page
from playwright.sync_api import Error, expect
from preview import preview as serve

CONFIGURATION = """name: Stadt Beispiel
base_url: https://ki.beispiel.example/
languages: [de]
departments:
  - {id: digitalamt, name: Digitalamt}
"""
TEXT = "Ein langer Text, der die Seite füllt. " * 12
PAGE = "---\ntitle: Lange Seite\n---\n\nAnfang.\n\n" + (TEXT + "\n\n") * 40
PATIENCE = 20_000


@pytest.fixture
def project(tmp_path):
    folder = tmp_path / "project"
    (folder / "content/pages").mkdir(parents=True)
    (folder / "klartext.yaml").write_text(CONFIGURATION, encoding="utf-8")
    (folder / "content/pages/lang.md").write_text(PAGE, encoding="utf-8")
    return folder


@pytest.fixture
def preview(project):
    with serve(project) as preview:
        yield preview


@pytest.fixture
def page(browser):
    page = open_page(browser)
    page.set_default_timeout(PATIENCE)
    problems = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text) if "Content Security" in message.text else None)
    yield page
    page.context.close()
    assert problems == []


def save(folder, name, text):
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def until(page, condition):
    """Waits without `wait_for_function`, whose way of asking the policy of the pages forbids."""
    deadline = time.time() + PATIENCE / 1000
    while time.time() < deadline:
        # The page may be reloading just now.
        with contextlib.suppress(Error):
            if page.evaluate(condition):
                return
        time.sleep(0.02)
    raise AssertionError(condition)


def test_a_saved_change_is_shown_and_the_place_is_kept(project, preview, page):
    page.goto(preview.address + "lang/")
    page.evaluate("scrollTo(0, 1234)")
    until(page, "scrollY === 1234")
    save(project, "content/pages/lang.md", PAGE.replace("Anfang.", "Neuer Anfang."))
    expect(page.get_by_text("Neuer Anfang.")).to_have_count(1, timeout=PATIENCE)
    until(page, "Math.abs(scrollY - 1234) < 3")
    assert page.url == preview.address + "lang/"


def test_an_error_is_shown_until_it_is_mended(project, preview, page):
    page.goto(preview.address + "lang/")
    page.evaluate("scrollTo(0, 1234)")
    save(project, "content/pages/lang.md", PAGE.replace("title:", "titel:", 1))
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text("Fehler", timeout=PATIENCE)
    expect(heading).to_be_focused()
    expect(page.get_by_role("heading", level=2, name="content/pages/lang.md")).to_be_visible()
    expect(page.locator("pre mark").first).to_have_text("titel")
    expect(page.locator(".klartext-carets").first).to_contain_text("^^^^^")
    expect(page.get_by_text("Meinten Sie „title“?")).to_be_visible()
    assert page.locator("html").get_attribute("lang") == "de"
    save(project, "content/pages/lang.md", PAGE)
    expect(heading).to_have_text("Lange Seite", timeout=PATIENCE)
    until(page, "Math.abs(scrollY - 1234) < 3")


def test_the_page_of_errors_is_accessible(project, preview, page):
    save(project, "content/pages/lang.md", PAGE.replace("title:", "titel:", 1))
    page.set_viewport_size({"width": 320, "height": 640})
    for mode in ["light", "dark"]:
        page.emulate_media(color_scheme=mode)
        page.goto(preview.address + "lang/")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Fehler", timeout=PATIENCE)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert findings(page) == []


def test_banner_and_bar_are_accessible(project, preview, page):
    save(project, "content/systems/bot.md", "---\ntitle: Bot\ndraft: true\n---\n")
    page.set_viewport_size({"width": 320, "height": 640})
    for mode in ["light", "dark"]:
        page.emulate_media(color_scheme=mode)
        wait_for(preview, "/systeme/bot/")
        page.goto(preview.address + "systeme/bot/")
        page.locator(".klartext-bar summary").click()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert findings(page) == []


def findings(page):
    """What axe-core finds; its script is put in by the browser, which no policy of the page forbids."""
    page.evaluate(AXE)
    return [(found["id"], found["nodes"][0]["html"]) for found in axe(page)]


def wait_for(preview, path, status=200):
    deadline = time.time() + 20
    while preview.get(path).status != status and time.time() < deadline:
        time.sleep(0.05)


def test_a_page_can_be_shown_although_there_are_errors(project, preview, page):
    save(project, "content/pages/andere.md", "---\ntitel: X\n---\n")
    page.goto(preview.address + "lang/")
    page.get_by_role("link", name="Die Seite trotzdem zeigen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lange Seite")
    expect(page.get_by_role("complementary", name="Vorschau", exact=True)).to_contain_text("vorläufig")


def test_without_a_configuration_it_says_so_and_waits(tmp_path, browser):
    (tmp_path / "content/pages").mkdir(parents=True)
    (tmp_path / "klartext.yaml").write_text("- nichts\n", encoding="utf-8")
    with serve(tmp_path) as preview:
        page = open_page(browser)
        page.goto(preview.address)
        expect(page.get_by_text("klartext.yaml").first).to_be_visible()
        save(tmp_path, "klartext.yaml", CONFIGURATION)
        expect(page.get_by_role("heading", level=1)).not_to_contain_text("Fehler", timeout=PATIENCE)
        page.context.close()


def test_what_is_not_public_yet_is_there_and_says_why(project, preview, page):
    save(project, "content/pages/entwurf.md", "---\ntitle: Entwurf\ndraft: true\n---\n\nText.\n")
    save(project, "content/pages/bald.md", "---\ntitle: Bald\npublish_on: 2026-12-24\n---\n\nText.\n")
    wait_for(preview, "/bald/")
    banner = page.get_by_role("complementary", name="Vorschau", exact=True)
    page.goto(preview.address + "entwurf/")
    expect(banner).to_contain_text("nicht öffentlich")
    page.goto(preview.address + "bald/")
    expect(banner).to_contain_text("24. Dezember 2026".replace(". ", ".\u00a0", 1))
    page.goto(preview.address + "lang/")
    expect(banner).to_have_count(0)
    site = project.parent / "site"
    subprocess.run(
        [str(KLARTEXT), "build", "--project", str(project), "--output", str(site), "--today", TODAY], check=True,
        capture_output=True, timeout=120)
    for file in site.rglob("*"):
        assert not file.is_file() or b"klartext-preview" not in file.read_bytes(), file
    assert not (site / "entwurf").exists()


def test_a_page_that_got_another_name_says_where_it_is(project, preview, page):
    page.goto(preview.address + "lang/")
    (project / "content/pages/lang.md").rename(project / "content/pages/kurz.md")
    page.get_by_role("link", name="Zur neuen Seite").click(timeout=PATIENCE)
    expect(page.get_by_role("heading", level=1)).to_have_text("Lange Seite")
    assert page.url == preview.address + "kurz/"


def test_messages_stand_at_the_end_of_the_page(project, preview, page):
    save(project, "content/systems/bot.md", "---\ntitle: Bot\ndraft: true\n---\n")
    wait_for(preview, "/systeme/bot/")
    page.goto(preview.address + "systeme/bot/")
    bar = page.get_by_role("complementary", name="Meldungen der Vorschau")
    expect(bar).to_contain_text("Zu dieser Seite", timeout=PATIENCE)
    bar.locator("summary").click()
    expect(bar.get_by_text("Warnung:").first).to_be_visible()
    bar.get_by_role("link", name="Alle Meldungen").click()
    expect(page.get_by_role("heading", level=2, name="content/systems/bot.md")).to_be_visible()


def test_several_tabs_and_a_new_start(project, browser):
    context = browser.new_context()
    tabs = [context.new_page() for _ in range(3)]
    with serve(project) as first:
        for tab in tabs:
            tab.goto(first.address + "lang/")
        save(project, "content/pages/lang.md", PAGE.replace("Anfang.", "Zweiter Anfang."))
        for tab in tabs:
            expect(tab.get_by_text("Zweiter Anfang.")).to_have_count(1, timeout=PATIENCE)
        first.stop()
    save(project, "content/pages/lang.md", PAGE.replace("Anfang.", "Dritter Anfang."))
    with serve(project, port=str(first.port)):
        for tab in tabs:
            expect(tab.get_by_text("Dritter Anfang.")).to_have_count(1, timeout=PATIENCE)
    context.close()


def test_connections_do_not_pile_up(project, preview, browser):
    context = browser.new_context()
    page = context.new_page()
    page.goto(preview.address + "lang/")
    for number in range(8):
        save(project, "content/pages/lang.md", PAGE.replace("Anfang.", f"Anfang {number}."))
        expect(page.get_by_text(f"Anfang {number}.")).to_have_count(1, timeout=PATIENCE)
    context.close()
    deadline = time.time() + 60
    while connections(preview) > 2 and time.time() < deadline:
        time.sleep(0.5)
    assert connections(preview) <= 2


def connections(preview):
    folder = f"/proc/{preview.process.pid}/fd"
    links = []
    for name in os.listdir(folder):
        with contextlib.suppress(FileNotFoundError):
            links.append(os.readlink(f"{folder}/{name}"))
    return sum(link.startswith("socket:") for link in links) - 1


def test_only_this_computer_and_its_own_pages_are_answered(preview):
    assert preview.get().status == 200
    assert preview.get(Host="evil.example").status == 421
    assert preview.get(Host=f"evil.example:{preview.port}").status == 421
    assert preview.get(Host=f"localhost:{preview.port}").status == 200
    assert preview.get(Origin="https://evil.example").status == 403
    assert preview.get(Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="no-cors").status == 403
    assert preview.get(method="POST").status in (403, 411)
    answer = preview.get()
    assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]
    with pytest.raises(OSError):
        socket.create_connection((outer_address(), preview.port), timeout=2).close()


def outer_address():
    """An address of this computer that others could reach, else one that nobody answers at."""
    with contextlib.closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as probe:
        with contextlib.suppress(OSError):
            probe.connect(("192.0.2.1", 9))
            return probe.getsockname()[0]
    return "127.0.0.2"


def test_it_answers_as_a_web_server(project, preview):
    missing = preview.get("/gibt-es-nicht/")
    assert missing.status == 404 and "<main" in missing.text
    assert preview.get("/lang").headers["Location"] == "/lang/"
    page = preview.get("/lang/")
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    assert preview.get("/lang/", If_None_Match=page.headers["ETag"]).status == 304
    head = preview.get("/lang/", method="HEAD")
    assert head.text == "" and head.headers["Content-Length"] == page.headers["Content-Length"]
    style = re.search(r'href="(/assets/klar\.[^"]+)"', page.text)[1]
    assert preview.get(style).headers["Content-Type"] == "text/css; charset=utf-8"
    part = preview.get(style, Range="bytes=2-5")
    assert part.status == 206 and len(part.text) == 4 and part.headers["Content-Range"].startswith("bytes 2-5/")
    assert preview.get(style, Range="bytes=99999999-").status == 416
    assert preview.get("/api/v1/systems.json").headers["Content-Type"].startswith("application/json")
    for path in ["/../../../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/lang/%00", "/%ff", "/_preview/nichts"]:
        assert preview.get(path).status in (302, 400, 404), path


def test_below_a_path(project):
    text = CONFIGURATION.replace("example/", "example/ki/")
    save(project, "klartext.yaml", text)
    with serve(project) as preview:
        assert preview.address.endswith("/ki/")
        assert preview.get("/").headers["Location"] == "/ki/"
        assert preview.get("/ki").headers["Location"] == "/ki/"
        assert preview.get("/ki/lang/").status == 200
        assert preview.get("/lang/").status == 404


def test_a_style_of_the_theme_is_reloaded(project, preview, page):
    page.goto(preview.address + "lang/")
    save(
        project, "themes/klar/assets/klar.css",
        (ROOT / "themes/klar/assets/klar.css").read_text(encoding="utf-8") + "\nmain { border-top: 7px solid; }\n")
    until(page, "getComputedStyle(document.querySelector('main')).borderTopWidth === '7px'")


@pytest.mark.parametrize("poll", [[], ["--poll"]])
def test_the_console_says_what_happens(project, poll):
    with serve(project, *poll) as preview:
        save(project, "content/pages/lang.md", PAGE.replace("Anfang.", "Neuer Anfang."))
        preview.output_until(r"Neu gebaut in \d+,\d\d.s: .*content/pages/lang\.md\n")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_at_once(project, number):
    with serve(project) as preview:
        connection = urllib.request.urlopen(f"http://127.0.0.1:{preview.port}/_preview/events", timeout=10)
        start = time.time()
        assert preview.stop(number) == 0
        assert time.time() - start < 3
        assert preview.output().endswith("\nVorschau beendet.\n")
        connection.close()


def test_a_port_that_is_taken(project):
    with contextlib.closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = subprocess.run(
            [str(KLARTEXT), "serve", "--project", str(project), "--port", str(port)], capture_output=True, text=True,
            timeout=60)
        assert result.returncode == 64 and f"Der Port {port} ist belegt." in result.stderr


@pytest.mark.parametrize("word", ["99999", "-1", "achtzig"])
def test_what_is_no_port(project, word):
    result = subprocess.run(
        [str(KLARTEXT), "serve", "--project", str(project), f"--port={word}"], capture_output=True, text=True, timeout=60)
    assert result.returncode == 64 and f"„{word}“ ist kein Port." in result.stderr


def test_the_usual_port_may_be_taken(project):
    with contextlib.ExitStack() as stack:
        with contextlib.suppress(OSError):
            taken = stack.enter_context(contextlib.closing(socket.socket()))
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            taken.bind(("127.0.0.1", 8080))
            taken.listen()
        preview = stack.enter_context(serve(project, port=None))
        assert 8080 < preview.port < 8180


@pytest.mark.parametrize("program, surroundings", [
    ("xdg-open", {"DISPLAY": ":7", "WSL_DISTRO_NAME": ""}), ("wslview", {"WSL_DISTRO_NAME": "Debian"}),
    ("explorer.exe", {"WSL_DISTRO_NAME": "Debian"}),
])
def test_the_browser_is_opened(project, tmp_path, program, surroundings):
    programs = tmp_path / "programs"
    programs.mkdir()
    opener = programs / program
    opener.write_text(f'#!/bin/sh\necho "$1" > "{tmp_path}/opened"\n', encoding="utf-8")
    opener.chmod(0o755)
    with serve(project, "--open", environment={**surroundings, "PATH": f"{programs}:/usr/bin:/bin"}) as preview:
        for _ in range(100):
            if (tmp_path / "opened").exists() and (tmp_path / "opened").read_text():
                break
            time.sleep(0.1)
        assert (tmp_path / "opened").read_text().strip() == preview.address


def test_without_a_screen_the_address_is_to_be_opened_by_hand(project):
    with serve(project, "--open", environment={"DISPLAY": "", "WAYLAND_DISPLAY": "", "WSL_DISTRO_NAME": ""}) as preview:
        assert preview.address in preview.output_until("(?i)browser")


def test_the_demonstration(tmp_path, browser):
    folder = copy_project(tmp_path / "demo")
    with serve(folder) as preview:
        page = open_page(browser)
        answers = []
        page.on("response", lambda response: answers.append((response.status, response.url)))
        for path in ["", "systeme/", "beschluesse/", "suche/?q=chatbot", "en/", "ar/"]:
            page.goto(preview.address + path)
            page.wait_for_timeout(200)
        assert [answer for answer in answers if answer[0] >= 400] == []
        page.context.close()
