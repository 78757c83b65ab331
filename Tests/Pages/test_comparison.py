"""Systems side by side, and the tables and numbers that need no script."""

import csv
import io
import re
import subprocess

import pytest
from axe_playwright_python.sync_playwright import Axe
from checks import RULES
from conftest import KLARTEXT, TODAY, build, copy_project, open_page, serve
from playwright.sync_api import expect

# The tables of records stand inside of the comparison.
TABLE = ".side-by-side > div > table"
START = "/systeme/vergleich/"
TWO = START + "?a=chatbot-stadtportal&b=kita-platzvergabe"


def opened(browser, url, **options):
    page = open_page(browser, **options)
    page.problems = []
    page.on("console", lambda message: page.problems.append(message.text))
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.goto(url)
    page.wait_for_selector(".compare:not([hidden])")
    page.wait_for_load_state("networkidle")
    return page


def heads(page):
    return page.locator(TABLE + " > thead th").all_inner_texts()


def cells(page, label):
    row = page.locator(TABLE + " > tbody > tr", has=page.locator("> th", has_text=re.compile("^" + re.escape(label))))
    return [text.replace("\u00a0", " ") for text in row.first.locator("> td").all_inner_texts()]


def said(page):
    return page.locator("[role=status]").inner_text()


def test_two_systems_stand_side_by_side(browser, server):
    page = opened(browser, server + TWO)
    assert heads(page) == ["Angabe", "Chatbot „Frag Musterstadt“", "Kita-Platzvergabe"]
    assert cells(page, "Beginn (auch geplant)") == ["10. März 2025", "12. Januar 2026"]
    assert [cell.split("\n")[0] for cell in cells(page, "Status")] == ["in Betrieb", "Pilotbetrieb"]
    assert said(page).startswith("Verglichene Systeme: 2. Unterschiedlich sind ")
    assert page.problems == []


def test_a_difference_is_a_word_and_can_be_singled_out(browser, server):
    page = opened(browser, server + TWO)
    rows = page.locator(TABLE + " > tbody > tr")
    for row in rows.all():
        is_same = row.get_attribute("class") == "same"
        assert ("unterschiedlich" in row.locator("> th").inner_text()) != is_same
    assert 0 < page.locator(".side-by-side tr.same").count() < rows.count()
    page.get_by_label("Nur Unterschiede zeigen").check()
    assert page.locator(".side-by-side tr.same:visible").count() == 0
    assert page.locator(TABLE + " > tbody > tr:visible").count() > 0


def test_what_only_one_page_states_is_not_stated_by_the_other(browser, server):
    page = opened(browser, server + TWO)
    row = page.locator(TABLE + " > tbody > tr", has=page.locator("td > .missing"))
    assert row.count() > 0
    assert row.first.locator("td > .missing").first.inner_text() == "nicht angegeben"


def test_the_form_keeps_its_choice_in_the_address_and_the_way_back_works(browser, server):
    page = opened(browser, server + START)
    page.get_by_label("System 1").select_option(label="Kita-Platzvergabe")
    page.get_by_role("button", name="Vergleichen").click()
    assert page.url == server + START + "?a=kita-platzvergabe"
    expect(page.locator("[role=status]")).to_have_text("Wählen Sie mindestens zwei verschiedene Systeme.")
    page.get_by_label("System 4").select_option(label="Chatbot „Frag Musterstadt“")
    page.get_by_role("button", name="Vergleichen").press("Enter")
    page.wait_for_selector(".side-by-side table")
    assert page.url == server + START + "?a=kita-platzvergabe&b=chatbot-stadtportal"
    page.go_back()
    page.wait_for_selector(".side-by-side", state="hidden")
    assert page.get_by_label("System 1").input_value() == "kita-platzvergabe"
    assert page.get_by_label("System 2").input_value() == ""
    page.go_forward()
    page.wait_for_selector(".side-by-side table")
    assert page.get_by_label("System 2").input_value() == "chatbot-stadtportal"
    assert page.problems == []


def test_the_page_of_a_system_leads_to_its_comparison(browser, server):
    page = open_page(browser)
    page.goto(server + "/systeme/chatbot-stadtportal/")
    page.get_by_role("link", name="Mit anderen Systemen vergleichen").click()
    assert page.url == server + START + "?a=chatbot-stadtportal"
    assert page.get_by_label("System 1").input_value() == "chatbot-stadtportal"


def test_the_keyboard_scrolls_a_wide_table(browser, server):
    page = opened(browser, server + TWO, viewport={"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    region = page.get_by_role("region", name="Systeme nebeneinander").and_(page.locator(".table-scroll"))
    region.focus()
    page.keyboard.press("ArrowRight")
    # Scrolling takes some frames; a string to wait for would need `eval`, which the policy forbids.
    for _ in range(50):
        if region.evaluate("e => e.scrollLeft") > 0:
            return
        page.wait_for_timeout(100)
    pytest.fail("the table does not scroll")


@pytest.mark.parametrize("bad", [
    "gibtesnicht", "../impressum", "..%2F..%2F", "https://evil.example/x", "%3Cimg%20src=x%20onerror=alert(1)%3E",
    "constructor", "{id}",
])
def test_an_unknown_system_gives_a_sentence(browser, server, bad):
    page = open_page(browser)
    asked, problems = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(server + START + "?a=chatbot-stadtportal&b=" + bad)
    expect(page.locator("[role=status]")).not_to_be_empty()
    assert "gibt es hier nicht" in said(page)
    assert "mindestens zwei" in said(page)
    assert page.locator(".compare img").count() == 0
    assert problems == []
    assert all(url.startswith(server) and "evil" not in url.split("?")[0] for url in asked)


def test_nothing_of_the_pages_comes_along_that_belongs_there(browser, server):
    page = opened(browser, server + TWO + "&c=verkehrszaehlung&d=leistungs-vorpruefung")
    assert len(heads(page)) == 5
    assert page.locator(".side-by-side table :is([id], script, style, iframe, form)").count() == 0
    assert page.locator(".side-by-side table a[href^='#']").count() == 0
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))


def test_axe_finds_nothing_in_a_comparison(browser, server):
    for scheme in ("light", "dark"):
        page = opened(browser, server + TWO + "&c=verkehrszaehlung", color_scheme=scheme)
        page.wait_for_selector(".side-by-side table")
        found = [v["id"] for v in Axe().run(page, options=RULES).response["violations"]]
        assert found == [], scheme


def test_a_system_without_a_page_in_this_language_is_taken_from_the_main_one(browser, tmp_path):
    project = copy_project(tmp_path / "project")
    (project / "content/systems/kita-platzvergabe.en.md").unlink()
    with serve(build(tmp_path / "site", "--project", project).folder) as address:
        page = opened(browser, address + "/en/systems/comparison/?a=chatbot-stadtportal&b=kita-platzvergabe")
        page.wait_for_selector(".side-by-side table")
        assert cells(page, "Start (or planned start)")[0] == "10 March 2025"
        assert page.locator(TABLE + " > thead th").nth(2).locator("[lang=de]").inner_text() == "Kita-Platzvergabe"
        assert page.locator(TABLE + " > tbody > tr > td[lang=de]").count() > 10
        assert page.locator(TABLE + " > tbody > tr > td[lang=en]").count() == 0


def test_easy_pages_compare_the_full_versions(browser, server):
    page = opened(browser, server + "/de-simple/systeme/vergleich/?a=chatbot-stadtportal&b=verkehrszaehlung")
    page.wait_for_selector(".side-by-side table")
    assert page.locator(TABLE + " > tbody > tr").count() > 30
    assert page.locator(".side-by-side [lang]").count() == 0


def test_works_below_a_path(browser, site_below_path):
    folders = site_below_path.pages["/ki/systeme/vergleich/"].text
    assert 'data-folders="/ki/systeme/"' in folders and '<form action="/ki/systeme/vergleich/">' in folders


def test_without_scripts_there_is_a_table_for_each_topic(browser, server):
    page = open_page(browser, java_script_enabled=False)
    page.goto(server + TWO)
    assert not page.locator(".compare").is_visible()
    page.get_by_role("link", name="Innere Verwaltung").click()
    assert page.get_by_role("row").count() == 8
    assert page.get_by_role("rowheader", name="Chatbot „Frag Musterstadt“").is_visible()
    assert page.get_by_role("columnheader", name="Einstufung").is_visible()


def test_the_script_is_small(site):
    script = next(site.folder.glob("assets/compare.*.js")).read_bytes()
    assert len(script) < 6144
    assert not re.search(rb"\beval\b|innerHTML|Function\(|localStorage|document\.cookie", script)


def test_the_numbers_on_the_page_are_those_in_the_files(browser, server, site):
    page = open_page(browser)
    page.goto(server + "/statistik/")
    tables = page.locator("table.chart").all()
    files = [link.get_attribute("href") for link in page.locator("a[href$='.csv']").all()]
    assert len(tables) == len(files) >= 8
    for table, file in zip(tables, files):
        text = (site.folder / file.lstrip("/")).read_bytes().decode("utf-8")
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        shown = [(row.locator("th").inner_text(), int(row.locator("td").first.inner_text()))
                 for row in table.locator("tbody tr").all()]
        assert shown == [(row["label"], int(row["systems"])) for row in rows], file


def test_every_bar_is_as_long_as_its_share(browser, server):
    page = open_page(browser, viewport={"width": 320, "height": 900})
    page.goto(server + "/statistik/")
    for row in page.locator("#count-status, [aria-labelledby=count-status] tbody tr").locator("svg").all():
        whole, part = [rect.bounding_box()["width"] if rect.bounding_box() else 0 for rect in row.locator("rect").all()]
        share = int(row.evaluate("e => e.nextElementSibling.textContent").split()[0])
        assert abs(part / whole * 100 - share) < 1.5


@pytest.fixture(scope="module")
def large_server(tmp_path_factory):
    """A register with more systems than a list to choose from should have."""
    project = tmp_path_factory.mktemp("large")
    systems = project / "content" / "systems"
    systems.mkdir(parents=True)
    (project / "klartext.yaml").write_text("name: Stadt\nbase_url: https://stadt.example/\nlanguages: [de]\n")
    for number in range(401):
        (systems / f"system-{number}.md").write_text(
            f"---\ntitle: System {number}\nsummary: Es rechnet.\nstatus: planned\ndepartment: Amt {number % 2}\n"
            "contact: a@stadt.example\npurpose: Es rechnet.\nreviewed_on: 2026-11-01\n---\n")
    command = [str(KLARTEXT), "build", "--project", str(project), "--today", TODAY, "--quiet"]
    result = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert result.returncode == 0, result.stderr
    with serve(project / "site") as address:
        yield address


def test_many_systems_are_chosen_by_their_address(browser, large_server):
    page = opened(browser, large_server + START)
    assert page.locator("select").count() == 0
    page.get_by_label("System 1").fill("system-7")
    page.get_by_label("System 2").fill("https://stadt.example/systeme/system-8/?x#start ")
    page.get_by_role("button", name="Vergleichen").click()
    page.wait_for_selector(TABLE)
    assert page.url == large_server + START + "?a=system-7&b=system-8"
    assert cells(page, "Zuständige Stelle") == ["Amt 1", "Amt 0"]
    assert page.get_by_label("System 2").input_value() == "system-8"
    page.get_by_label("System 2").fill("system-999")
    page.get_by_role("button", name="Vergleichen").click()
    expect(page.locator("[role=status]")).to_contain_text("gibt es hier nicht")


def test_a_server_that_fails_is_told_from_a_system_that_is_not_there(browser, server):
    page = open_page(browser)
    page.route("**/systeme/kita-platzvergabe/", lambda route: route.fulfill(status=503))
    page.goto(server + TWO)
    expect(page.locator("[role=status]")).not_to_be_empty()
    assert "ließ sich nicht laden" in said(page)
