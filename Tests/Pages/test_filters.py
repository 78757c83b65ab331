"""Lists filtered and sorted: with a script at once, without one by the page of each value; and the index from A to Z."""

import gzip
import json
import re
import subprocess

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from checks import RULES
from conftest import KLARTEXT, ROOT, TODAY, open_page, serve
from playwright.sync_api import expect

LIST = "/systeme/"
SAID = "[role=status]"


def opened(browser, address, **options):
    """A page with everything that it and its console complain of."""
    page = open_page(browser, **options)
    page.problems = []
    page.on("console", lambda message: page.problems.append(message.text))
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.goto(address)
    return page


def titles(page):
    return page.locator(".list .item-main > :is(h2, h3) > a").all_inner_texts()


def unfolded(page):
    page.locator(".filter > summary").click()
    return page


def systems(**wanted):
    """What the sources say: the ids of the systems with these values."""
    found = set()
    for path in (ROOT / "content/systems").glob("*.md"):
        if path.stem.count(".") == 0:
            entry = yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])
            if all(value in (entry.get(key) if isinstance(entry.get(key), list) else [entry.get(key)])
                   for key, value in wanted.items()):
                found.add(path.stem)
    return found


def shown(page):
    hrefs = page.locator(".list .item-main > :is(h2, h3) > a").evaluate_all("links => links.map(a => a.pathname)")
    return {href.rstrip("/").split("/")[-1] for href in hrefs}


# MARK: with a script


def test_a_choice_filters_at_once_and_says_so(browser, server):
    page = unfolded(opened(browser, server + LIST))
    whole = titles(page)
    page.get_by_label("Status").select_option("pilot")
    expect(page.locator(SAID)).to_have_text(f"3 von {len(whole)} Einträgen passen.")
    assert shown(page) == systems(status="pilot") and len(shown(page)) == 3
    assert page.url == server + LIST + "?status=pilot"
    page.get_by_label("Zuständige Stelle").select_option("digitalamt")
    expect(page.locator(SAID)).to_have_text(f"1 von {len(whole)} Einträgen passt.")
    assert shown(page) == systems(status="pilot", department="digitalamt")
    assert page.url == server + LIST + "?status=pilot&department=digitalamt"
    assert page.problems == []


def test_a_list_of_values_matches_if_one_does(browser, server):
    page = opened(browser, server + LIST + "?topics=environment")
    expect(page.locator(SAID)).to_contain_text("passen")
    assert shown(page) == systems(topics="environment") and len(shown(page)) == 2


def test_counts_follow_the_other_choices(browser, server):
    page = opened(browser, server + LIST + "?status=pilot")
    expect(page.locator(SAID)).to_contain_text("passen")
    for office in {"digitalamt", "mobilitaetsamt", "sozialamt"}:
        option = page.locator(f"#filter-department option[value={office}]")
        assert option.text_content().endswith(f"({len(systems(status='pilot', department=office))})")
    assert page.locator("#filter-status option[value=operational]").text_content() == "in Betrieb (7)"


def test_nothing_matches_and_reset_brings_all_back(browser, server):
    page = opened(browser, server + LIST + "?status=planned&department=sozialamt")
    expect(page.locator(SAID)).to_have_text("Kein Eintrag passt zu dieser Auswahl.")
    assert titles(page) == []
    page.get_by_role("button", name="Filter zurücksetzen").click()
    expect(page.locator(SAID)).to_contain_text("15 Systeme")
    assert len(titles(page)) == 15 and page.url == server + LIST
    assert page.get_by_label("Status").input_value() == ""
    assert page.locator("#filter-status option[value=pilot]").text_content() == "Pilotbetrieb (3)"


def test_the_way_back_works(browser, server):
    page = unfolded(opened(browser, server + LIST))
    page.get_by_label("Status").select_option("pilot")
    expect(page.locator(SAID)).to_contain_text("passen")
    page.get_by_label("Reihenfolge").select_option("date")
    expect(page.locator(SAID)).to_contain_text("Reihenfolge: letzte Änderung zuerst.")
    page.go_back()
    expect(page.locator(SAID)).to_have_text("3 von 15 Einträgen passen.")
    page.go_back()
    expect(page.locator(SAID)).to_contain_text("15 Systeme")
    assert page.get_by_label("Status").input_value() == "" and len(titles(page)) == 15
    page.go_forward()
    expect(page.locator(SAID)).to_have_text("3 von 15 Einträgen passen.")
    assert page.problems == []


def test_sorts_by_the_newest_change_and_by_status(browser, server, site):
    entries = json.loads((site.folder / "api/v1/systems.json").read_text(encoding="utf-8"))["entries"]
    page = opened(browser, server + LIST + "?sort=date")
    expect(page.locator(SAID)).to_contain_text("Reihenfolge")
    assert sorted(titles(page)) == sorted(set(titles(page))) and len(titles(page)) == len(entries)
    newest = {}
    for entry in entries:
        text = (ROOT / f"content/systems/{entry['id']}.md").read_text(encoding="utf-8").split("---\n")[1]
        newest[entry["id"]] = max((str(change["date"]) for change in yaml.safe_load(text).get("changes", [])), default="")
    order = page.locator(".list h2 > a").evaluate_all("links => links.map(a => a.pathname.split('/')[2])")
    days = [newest[name] for name in order]
    assert days == sorted(days, reverse=True) and days[0] > days[-1]
    page.goto(server + LIST + "?sort=status")
    expect(page.locator(SAID)).to_contain_text("Reihenfolge: Status.")
    assert page.locator(".list .item .tag").first.text_content().endswith("geplant")


def test_those_of_others_stay_apart(browser, server):
    page = opened(browser, server + "/leitlinien/?kind=guideline")
    expect(page.locator(SAID)).to_contain_text("passen")
    others = page.locator(".list .others")
    assert others.get_by_role("heading", level=3).count() >= 1
    assert page.locator(".list > .entries h2").count() >= 1
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("query", ["?status=gibtesnicht", "?status=%3Cscript%3E&x=1", "?sort=constructor", "?__proto__=a"])
def test_an_unknown_choice_is_none(browser, server, query):
    page = opened(browser, server + LIST + query)
    assert len(titles(page)) == 15 and page.problems == []
    assert not page.locator(".filter").evaluate("e => e.open")


def test_works_in_every_language(browser, server):
    page = opened(browser, server + "/en/systems/?status=pilot")
    expect(page.locator(SAID)).to_have_text("3 of 15 entries match.")
    assert shown(page) == systems(status="pilot")
    page = opened(browser, server + "/de-simple/systeme/?status=pilot")
    expect(page.locator(SAID)).to_contain_text("3 von 15")


def test_with_the_keyboard_alone(browser, server):
    page = opened(browser, server + LIST)
    page.locator(".filter > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "filter-status"
    page.keyboard.type("Pil")
    page.keyboard.press("Tab")
    expect(page.locator(SAID)).to_have_text("3 von 15 Einträgen passen.")
    for _ in range(20):
        if page.evaluate("document.activeElement.tagName") == "BUTTON":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(SAID)).to_contain_text("15 Systeme")
    assert page.evaluate("document.activeElement.tagName") == "BUTTON"


def test_on_a_phone_nothing_scrolls_sideways_and_targets_are_large(browser, server):
    page = opened(browser, server + LIST + "?status=pilot", viewport={"width": 320, "height": 800})
    expect(page.locator(SAID)).to_contain_text("passen")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    small = page.locator(".filter :is(select, button, summary)").evaluate_all(
        "all => all.filter(e => e.getBoundingClientRect().height < 24).map(e => e.outerHTML.slice(0, 80))")
    assert small == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser, server, scheme):
    for address in ("/systeme/?status=pilot&sort=date", "/leitlinien/?kind=guideline", "/systeme/status/pilot/",
                    "/en/systems/department/digitalamt/", "/suche/a-z/", "/en/search/a-z/", "/de-simple/suche/a-z/k/"):
        page = opened(browser, server + address, color_scheme=scheme)
        page.wait_for_timeout(200)
        if page.locator(".filter").count():
            page.locator(".filter").evaluate("e => e.open = true")
        found = [(v["id"], v["nodes"][0]["html"][:200]) for v in Axe().run(page, options=RULES).response["violations"]]
        assert found == [], address


def test_opening_the_page_moves_nothing(browser, server):
    page = open_page(browser, viewport={"width": 1280, "height": 900})
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(l => l.getEntries().forEach(e => window.shift += e.value))"
        ".observe({type: 'layout-shift', buffered: true})")
    page.goto(server + LIST)
    page.wait_for_timeout(500)
    assert page.evaluate("window.shift") == 0


@pytest.mark.parametrize("broken", ["abort", "status", "garbage", "older"])
def test_a_failed_load_says_so_and_leaves_the_links(browser, server, broken):
    page = open_page(browser)
    answers = {
        "abort": lambda route: route.abort(),
        "status": lambda route: route.fulfill(status=503),
        "garbage": lambda route: route.fulfill(status=200, body="<html>"),
        "older": lambda route: route.fulfill(status=200, body='{"stamp":"000000000000","count":1}'),
    }
    page.route("**/filter.json", answers[broken])
    page.goto(server + LIST)
    unfolded(page).get_by_label("Status").select_option("pilot")
    expect(page.locator(SAID)).to_contain_text("lassen sich gerade nicht laden")
    assert len(titles(page)) == 15
    assert not page.locator(".filter form").is_visible()
    page.locator(".filter").get_by_role("link", name="Pilotbetrieb").click()
    assert page.url == server + "/systeme/status/pilot/"
    assert shown(page) == systems(status="pilot")


def test_nothing_is_loaded_before_it_is_needed(browser, server):
    page = open_page(browser)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(server + LIST)
    page.wait_for_timeout(300)
    assert not any("filter.json" in url for url in asked)
    unfolded(page).get_by_label("Status").select_option("pilot")
    expect(page.locator(SAID)).to_contain_text("passen")
    assert sum("filter.json" in url for url in asked) == 1


# MARK: a list over several pages


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """A thousand systems with every facet, on ten pages."""
    project = tmp_path_factory.mktemp("large")
    folder = project / "content" / "systems"
    folder.mkdir(parents=True)
    (project / "klartext.yaml").write_text("name: Stadt\nbase_url: https://stadt.example/\nlanguages: [de]\n")
    states = ["planned", "development", "pilot", "operational", "retired"]
    topics = ["transport", "environment", "utilities", "social-benefits"]
    for number in range(1000):
        (folder / f"system-{number:04}.md").write_text(
            f"---\ntitle: System {number:04}\nsummary: Es rechnet.\nform: short\nstatus: {states[number % 5]}\n"
            f"start: 2025-01-01\ndepartment: Amt {number % 17}\ntopics: [{topics[number % 4]}, {topics[number % 3]}]\n"
            f"affects: {['nobody', 'staff'][number % 2]}\nusers: staff\ndecision_role: {['none', 'informs'][number % 2]}\n"
            "ai_act: {role: deployer, class: no-special-duties, art50: [none]}\npersonal_data: none\n"
            "contact: a@stadt.example\npurpose: Es rechnet.\nreviewed_on: 2026-11-01\n"
            f"changes: [{{date: 2026-{number % 11 + 1:02}-01, kind: update, text: Anders.}}]\n---\n")
    command = [str(KLARTEXT), "build", "--project", str(project), "--today", TODAY, "--quiet"]
    result = subprocess.run(command, capture_output=True, text=True, timeout=600)
    assert result.returncode == 0, result.stderr
    return project / "site"


def test_a_list_over_several_pages_filters_all_entries(browser, large):
    with serve(large) as address:
        page = unfolded(opened(browser, address + LIST))
        page.get_by_label("Zuständige Stelle").select_option("amt-16")
        expect(page.locator(SAID)).to_have_text("58 von 1000 Einträgen passen.")
        assert titles(page) == [f"System {number:04}" for number in range(16, 1000, 17)]
        assert page.locator(".pagination").count() == 0
        page.get_by_label("Zuständige Stelle").select_option("")
        page.get_by_label("Status").select_option("pilot")
        expect(page.locator(SAID)).to_have_text(re.compile(r"^200 von"))
        assert len(titles(page)) == 100
        page.get_by_role("button", name="Weitere Einträge zeigen").press("Enter")
        expect(page.locator(".list .item")).to_have_count(200)
        assert page.evaluate("document.activeElement.textContent") == titles(page)[100]
        assert page.get_by_role("button", name="Weitere Einträge zeigen").count() == 0
        page.go_back()
        expect(page.locator(SAID)).to_contain_text("1000 Systeme")
        expect(page.locator(".pagination")).to_have_count(1)
        assert page.problems == []


def test_another_page_of_the_list_filters_too(browser, large):
    with serve(large) as address:
        page = opened(browser, address + "/systeme/seite/3/?status=pilot&sort=date")
        expect(page.locator(SAID)).to_have_text(re.compile(r"^200 von"))
        expect(page.locator(".list .item")).to_have_count(100)
        page.get_by_role("button", name="Filter zurücksetzen").click()
        expect(page.locator(SAID)).to_contain_text("Seite 3 von 10")
        assert titles(page)[0] == "System 0200"
        assert page.problems == []


def test_a_lost_page_of_the_list_is_a_failed_load(browser, large):
    with serve(large) as address:
        page = open_page(browser)
        page.route("**/systeme/seite/9/", lambda route: route.abort())
        page.goto(address + LIST + "?status=pilot&sort=name")
        expect(page.locator(SAID)).to_have_text(re.compile(r"^200 von"))
        page.get_by_role("button", name="Weitere Einträge zeigen").click()
        expect(page.locator(SAID)).to_contain_text("lassen sich gerade nicht laden")
        assert len(titles(page)) == 100 and page.locator(".pagination").count() == 1


def test_the_files_are_small(site, large):
    file = (large / "systeme/filter.json").read_bytes()
    assert json.loads(file)["count"] == 1000
    assert len(file) < 30_000 and len(gzip.compress(file)) < 8_000
    script = next(site.folder.glob("assets/filter.*.js")).read_bytes()
    assert len(gzip.compress(script)) < 4_096
    assert not re.search(rb"\beval\b|innerHTML|Function\(|localStorage|document\.cookie", script)


def test_a_long_index_has_a_page_for_each_letter(browser, large):
    with serve(large) as address:
        page = opened(browser, address + "/suche/a-z/", java_script_enabled=False)
        page.locator(".letters").get_by_role("link", name="S", exact=True).click()
        assert page.url == address + "/suche/a-z/s/"
        assert page.locator(".index li").count() == 200
        page.get_by_role("link", name="Nächste Seite").click()
        assert page.get_by_role("link", name="System 0200", exact=True).is_visible()


# MARK: without a script


def test_without_scripts_every_value_has_a_page(browser, server):
    page = opened(browser, server + LIST, java_script_enabled=False)
    assert not page.locator(".filter form").is_visible()
    unfolded(page)
    links = page.locator(".facets a").evaluate_all("links => links.map(a => [a.href, a.nextElementSibling.textContent])")
    assert len(links) > 20
    page.get_by_role("link", name="Pilotbetrieb").click()
    assert page.url == server + "/systeme/status/pilot/"
    assert shown(page) == systems(status="pilot")
    assert page.locator(".breadcrumb a").all_inner_texts() == ["Startseite", "Systeme"]
    for href, count in links:
        page.goto(href)
        assert f"({page.locator('.item').count()})" == count, href


def test_each_value_of_the_sources_has_its_page(site):
    states = {system for system in site.files if re.fullmatch(r"systeme/status/[a-z-]+/index\.html", system)}
    assert {name.split("/")[2] for name in states} == {
        state for state in ("planned", "development", "pilot", "operational", "suspended", "retired", "cancelled")
        if systems(status=state)}
    map_ = (site.folder / "sitemap.xml").read_text(encoding="utf-8")
    for name in states:
        assert "/" + name.removesuffix("index.html") + "</loc>" in map_


def test_the_index_leads_to_everything(browser, server, site):
    page = opened(browser, server + "/suche/a-z/", java_script_enabled=False)
    hrefs = set()
    for letter in page.locator(".letters a").evaluate_all("links => links.map(a => a.href)"):
        page.goto(letter)
        hrefs |= set(page.locator(".index a").evaluate_all("links => links.map(a => a.pathname)"))
    for collection, folder in (("systems", "systeme"), ("guidelines", "leitlinien"), ("decisions", "beschluesse"),
                               ("bodies", "gremien"), ("glossary", "glossar")):
        for path in (ROOT / "content" / collection).glob("*.md"):
            if path.stem.count(".") == 0 and f"{folder}/{path.stem}/index.html" in site.files:
                page_text = site.pages[f"/{folder}/{path.stem}/"].text
                if "noindex" not in page_text:
                    assert f"/{folder}/{path.stem}/" in hrefs, path.stem
    page.locator(".letters").get_by_role("link", name="A", exact=True).click()
    assert page.url == server + "/suche/a-z/a/"
    assert page.locator(".index li", has_text="AI Act, siehe").get_by_role("link").inner_text() == "KI-Verordnung"
    page.locator(".site-footer").get_by_role("link", name="Von A bis Z").click()
    assert page.url == server + "/suche/a-z/"
