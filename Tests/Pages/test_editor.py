"""The editor of `klartext serve`: a person writes, breaks, mends and saves an entry in a real browser."""

import concurrent.futures
import itertools
import json
import pathlib
import re
import subprocess
import time
import urllib.error
import urllib.request

import pytest
from checks import axe
from conftest import KLARTEXT, TODAY, open_page
from playwright.sync_api import expect
from preview import preview

# The program works beside many others while tests run.
expect.set_options(timeout=20_000)

CONFIGURATION = """# Die Stadt
name: Stadt Beispiel
base_url: https://ki.beispiel.example/
languages: [de, en]
departments:
  - {id: digitalamt, name: Digitalamt, email: ki@beispiel.example}
"""

CHATBOT = """---
# Was hinter # steht, erscheint nicht.
title: "Chatbot"   # der Name
status: operational
summary: >
  Der Chatbot beantwortet
  Fragen.
topics: [environment]
reviewed_on: 2026-11-01
purpose: |
  Weniger Anrufe.

  Schnellere Antworten.

# Wer hilft
contact:
  email: ki@beispiel.example   # Postfach
department: digitalamt
risks:
  - name: Falsche Auskunft
    # wichtig
    measure: Kennzeichnung
---

Der Chatbot **antwortet**.
"""

GUIDELINE = """---
title: Leitlinie
draft: true
---
"""


@pytest.fixture
def project(tmp_path):
    folder = tmp_path / "stadt"
    for path, text in {
        "klartext.yaml": CONFIGURATION, "content/systems/chatbot.md": CHATBOT,
        "content/guidelines/ki-leitlinie.md": GUIDELINE,
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def running(project):
    with preview(project) as running:
        yield running


@pytest.fixture
def form(running, browser):
    """The form of the chatbot, ready to be used."""
    page = open_page(browser, viewport={"width": 1400, "height": 900})
    page.goto(running.origin + "/_edit/systems/chatbot")
    expect(page.get_by_role("heading", level=1)).to_have_text("Chatbot")
    checked(page)
    yield page
    page.context.close()


def checked(page):
    """Waits until the program has judged what was typed."""
    page.wait_for_selector("main[data-state=checked]")


def field(page, label):
    return page.get_by_label(re.compile("^" + re.escape(label)), exact=False).first


def mail(page):
    """The address of the contact."""
    return page.locator("input[type=email]:visible").first


def saved(page, word="Gespeichert."):
    expect(page.get_by_role("status")).to_contain_text(word)


def text(project, path="content/systems/chatbot.md"):
    return (project / path).read_text(encoding="utf-8")


def test_saving_changes_only_the_value_that_was_changed(form, project):
    field(form, "Name").fill("Chatbot „Frag uns“")
    form.get_by_role("button", name="Speichern", exact=True).click()
    saved(form)
    assert text(project) == CHATBOT.replace('"Chatbot"', '"Chatbot „Frag uns“"')


def test_saving_without_a_change_writes_nothing(form, project):
    field(form, "Name").fill("Anders")
    field(form, "Name").fill("Chatbot")
    form.keyboard.press("Control+s")
    saved(form, "Es gibt nichts zu speichern.")
    assert text(project) == CHATBOT


def test_a_mistake_is_told_beside_its_field_and_goes_when_it_is_mended(form):
    title = field(form, "Name")
    title.fill("x" * 140)
    box = form.locator(".field", has=title).first
    expect(box.locator(".problem.error")).to_contain_text("Zeichen")
    expect(title).to_have_attribute("aria-invalid", "true")
    expect(box.locator(".counter")).to_have_class(re.compile("over"))
    title.fill("Chatbot")
    expect(box.locator(".problem.error")).to_have_count(0)
    expect(title).not_to_have_attribute("aria-invalid", "true")


def test_the_preview_shows_what_is_typed_before_it_is_saved(form, project):
    field(form, "Name").fill("Ein anderer Name")
    page = form.frame_locator("iframe.page")
    expect(page.locator("h1")).to_contain_text("Ein anderer Name")
    assert text(project) == CHATBOT


def test_drafts_days_and_publishing(form, project):
    form.get_by_role("button", name="Als Entwurf speichern").click()
    saved(form, "Als Entwurf gespeichert")
    assert "\ndraft: true\n" in text(project)
    form.get_by_role("button", name="Veröffentlichen am …").click()
    form.get_by_label("Tag der Veröffentlichung").fill("2030-01-31")
    form.get_by_role("button", name="Termin speichern").click()
    # A day as people write it, and no promise that the program cannot keep.
    saved(form, "sobald die Website am 31. Januar 2030 oder später gebaut wird")
    assert "draft" not in text(project)
    assert "\npublish_on: 2030-01-31\n" in text(project)
    assert text(project).replace("publish_on: 2030-01-31\n", "") == CHATBOT


def test_only_ways_that_change_something_are_offered(form):
    ways = {name: form.get_by_role("button", name=name, exact=True) for name in ["Als Entwurf speichern", "Veröffentlichen"]}
    expect(ways["Veröffentlichen"]).to_be_hidden()
    ways["Als Entwurf speichern"].click()
    saved(form, "Als Entwurf gespeichert")
    # Saving a draft keeps it one, and there is one button for it.
    expect(form.get_by_role("button", name="Speichern", exact=True)).to_have_count(0)
    expect(ways["Als Entwurf speichern"]).to_have_count(1)
    expect(ways["Als Entwurf speichern"]).to_be_focused()
    ways["Veröffentlichen"].click()
    saved(form, "sobald die Website das nächste Mal gebaut wird")


def test_a_day_that_has_gone_is_refused_in_words(form, project):
    form.get_by_role("button", name="Veröffentlichen am …").click()
    day = form.get_by_label("Tag der Veröffentlichung")
    expect(day).not_to_have_attribute("aria-invalid", "true")
    for given, told in [("", "Wählen Sie einen Tag."), (TODAY, "Wählen Sie einen Tag nach dem 21. November 2026.")]:
        day.fill(given)
        form.get_by_role("button", name="Termin speichern").click()
        expect(day).to_have_attribute("aria-invalid", "true")
        expect(day).to_have_accessible_description(told)
        expect(day).to_be_focused()
    assert text(project) == CHATBOT


def test_what_waits_for_its_day_is_no_draft_in_the_preview(form):
    form.get_by_role("button", name="Veröffentlichen am …").click()
    form.get_by_label("Tag der Veröffentlichung").fill("2030-01-31")
    form.get_by_role("button", name="Termin speichern").click()
    saved(form, "31. Januar 2030")
    notice = form.frame_locator("iframe.page").locator("#main, main").first
    expect(notice).to_contain_text("Diese Seite erscheint ab dem 31. Januar 2030.")
    expect(notice).not_to_contain_text("Entwurf")


def test_rows_of_a_list_are_added_moved_and_removed(form, project):
    risks = form.locator("fieldset", has=form.locator("legend", has_text="Risiken")).first
    risks.get_by_role("button", name=re.compile("Hinzufügen")).last.click()
    row = risks.locator("ol.rows > li").nth(1)
    row.locator("textarea, input").first.fill("Ausfall")
    form.get_by_role("button", name="Als Entwurf speichern").click()
    saved(form, "Als Entwurf")
    assert "    measure: Kennzeichnung\n  - name: Ausfall\n" in text(project)
    assert "    # wichtig\n" in text(project)
    risks.locator("ol.rows > li").nth(1).get_by_role("button", name=re.compile("Entfernen")).click()
    form.get_by_role("button", name="Als Entwurf speichern").click()
    expect(form.locator("body.dirty")).to_have_count(0)
    assert text(project).replace("draft: true\n", "") == CHATBOT


def test_a_file_saved_elsewhere_is_never_overwritten(form, project):
    field(form, "Name").fill("Mein Titel")
    checked(form)
    # Without the message of the server: somebody saved a moment ago.
    other = CHATBOT.replace("status: operational", "status: pilot").replace('"Chatbot"', '"Ihr Titel"')
    (project / "content/systems/chatbot.md").write_text(other, encoding="utf-8")
    # Whoever writes is told, and not broken in upon.
    expect(form.get_by_role("alert")).to_contain_text("Die Datei hat sich inzwischen geändert")
    expect(form.get_by_role("dialog")).to_have_count(0)
    form.get_by_role("button", name="Beide Fassungen ansehen").click()
    dialog = form.get_by_role("dialog")
    expect(dialog.get_by_role("heading", name="Die Datei hat sich inzwischen geändert")).to_be_focused()
    dialog.get_by_role("radio").first.press("Enter")
    expect(dialog).to_be_visible()
    expect(dialog).to_contain_text("Mein Titel")
    expect(dialog).to_contain_text("Ihr Titel")
    assert text(project) == other
    dialog.get_by_role("button", name="Auf die neue Fassung übertragen").click()
    expect(field(form, "Name")).to_have_value("Mein Titel")
    form.get_by_role("button", name="Als Entwurf speichern").click()
    saved(form, "Als Entwurf")
    assert text(project).replace("draft: true\n", "") == other.replace("Ihr Titel", "Mein Titel")


def late_answers(page, meanwhile=lambda: None):
    """The answer to a save comes long after the message that there is a new state."""
    def answer(route):
        response = route.fetch()
        meanwhile()
        time.sleep(1.5)
        route.fulfill(response=response)
    page.route("**/_edit/api/save", answer)


def test_the_own_save_is_no_conflict_however_late_its_answer(form, project):
    late_answers(form)
    for title in ["Eins", "Zwei"]:
        field(form, "Name").fill(title)
        form.keyboard.press("Control+s")
        form.keyboard.press("Control+s")
        saved(form)
        expect(form.locator("body.dirty")).to_have_count(0)
        expect(form.get_by_role("dialog")).to_have_count(0)
        assert f'"{title}"' in text(project)
    expect(field(form, "Name")).to_be_focused()


def test_the_own_save_of_a_new_translation_is_no_conflict(running, browser, project):
    page = open_page(browser)
    page.goto(running.origin + "/_edit/systems/chatbot.en")
    expect(page.get_by_role("heading", level=1)).to_have_text("Chatbot")
    late_answers(page)
    field(page, "Name").fill("Chat bot")
    page.get_by_role("button", name="Speichern", exact=True).click()
    saved(page)
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_have_text("Chat bot")
    page.context.close()


def test_what_somebody_else_saves_during_a_save_is_shown(form, project):
    other = CHATBOT.replace('"Chatbot"', '"Von anderen"')
    late_answers(form, lambda: (project / "content/systems/chatbot.md").write_text(other, encoding="utf-8"))
    field(form, "Name").fill("Eins")
    form.get_by_role("button", name="Speichern", exact=True).click()
    saved(form, "in einem anderen Programm geändert")
    expect(field(form, "Name")).to_have_value("Von anderen")
    assert text(project) == other


def test_what_is_typed_during_a_save_is_kept(form, project):
    form.evaluate(
        """() => {
          const send = window.fetch
          window.fetch = async (address, options) => {
            const answer = await send(address, options)
            if (String(address).endsWith('/save')) await new Promise((resolve) => setTimeout(resolve, 1500))
            return answer
          }
        }""")
    field(form, "Name").fill("Eins")
    form.keyboard.press("Control+s")
    form.wait_for_timeout(700)
    form.keyboard.type(" und zwei")
    saved(form)
    expect(field(form, "Name")).to_have_value("Eins und zwei")
    expect(form.locator("body.dirty")).to_have_count(1)
    assert '"Eins"' in text(project)
    form.keyboard.press("Control+s")
    expect(form.locator("body.dirty")).to_have_count(0)
    assert '"Eins und zwei"' in text(project)


def test_a_draft_is_no_way_out_of_a_wrong_value(form, project):
    mail(form).fill("kaputt")
    form.get_by_role("button", name="Speichern", exact=True).click()
    dialog = form.get_by_role("dialog")
    expect(dialog).to_contain_text("lässt sich die ganze Website nicht veröffentlichen")
    expect(dialog).to_contain_text("kaputt")
    expect(dialog.get_by_role("button", name="Als Entwurf speichern")).to_have_count(0)
    dialog.get_by_role("button", name="Zum ersten Fehler").click()
    expect(mail(form)).to_be_focused()
    assert text(project) == CHATBOT
    form.get_by_role("button", name="Als Entwurf speichern").click()
    saved(form, "Die Website lässt sich aber nicht veröffentlichen, solange dieser Fehler besteht")
    assert "kaputt" in text(project) and "\ndraft: true\n" in text(project)
    form.get_by_role("status").get_by_role("button", name="E-Mail").click()
    expect(mail(form)).to_be_focused()
    # A plain save of a draft says it too, and nothing more once it is mended.
    field(form, "Name").fill("Anders")
    form.get_by_role("button", name="Als Entwurf speichern").click()
    saved(form, "Als Entwurf gespeichert. Der Eintrag erscheint nicht auf der Website. Die Website lässt sich aber nicht veröffentlichen")
    mail(form).fill("ki@beispiel.example")
    form.get_by_role("button", name="Als Entwurf speichern").click()
    expect(form.get_by_role("status")).to_have_text("Als Entwurf gespeichert. Der Eintrag erscheint nicht auf der Website.")


def test_a_draft_is_a_way_out_of_gaps(form, project):
    field(form, "Name").fill("")
    form.get_by_role("button", name="Speichern", exact=True).click()
    dialog = form.get_by_role("dialog")
    expect(dialog).to_contain_text("Ein Entwurf darf Lücken haben.")
    dialog.get_by_role("button", name="Als Entwurf speichern").click()
    saved(form, "Als Entwurf gespeichert. Der Eintrag erscheint nicht auf der Website.")
    expect(form.get_by_role("status")).not_to_contain_text("Fehler")
    assert "\ndraft: true\n" in text(project)


def test_a_draft_can_be_saved_as_text_too(form, project):
    form.get_by_role("button", name="Text der Datei").click()
    form.get_by_label("Text der Datei").fill(CHATBOT.replace('"Chatbot"', '"Als Text"'))
    form.get_by_role("button", name="Als Entwurf speichern").click()
    saved(form, "Als Entwurf gespeichert")
    assert "\ndraft: true\n" in text(project) and '"Als Text"' in text(project)


def test_two_editors_do_not_lose_each_others_work(running, browser, project, form):
    second = open_page(browser)
    second.goto(running.origin + "/_edit/systems/chatbot")
    expect(second.get_by_role("heading", level=1)).to_have_text("Chatbot")
    checked(second)
    field(second, "Name").fill("Zweiter")
    field(form, "Name").fill("Erster")
    form.get_by_role("button", name="Als Entwurf speichern").click()
    saved(form, "Als Entwurf")
    second.get_by_role("button", name="Beide Fassungen ansehen").click()
    expect(second.get_by_role("dialog")).to_contain_text("Erster")
    assert '"Erster"' in text(project)
    second.context.close()


def test_a_file_that_cannot_be_read_is_mended_as_text(running, browser, project):
    path = project / "content/systems/chatbot.md"
    path.write_text(CHATBOT.replace('title: "Chatbot"   # der Name', "title: Chatbot: neu"), encoding="utf-8")
    page = open_page(browser)
    page.goto(running.origin + "/_edit/systems/chatbot")
    box = page.get_by_label("Text der Datei")
    expect(box).to_be_visible()
    expect(page.locator(".summary")).to_contain_text("Doppelpunkt")
    box.fill(CHATBOT)
    page.get_by_role("button", name="Als Entwurf speichern").click()
    expect(field(page, "Name")).to_have_value("Chatbot")
    page.context.close()


def test_a_new_entry_and_its_translation(running, browser, project):
    page = open_page(browser)
    page.goto(running.origin + "/_edit/")
    page.get_by_role("button", name=re.compile("Neuer Eintrag: KI-System|Neuer Eintrag: System")).click()
    page.get_by_label("Titel").fill("Übersetzung für Ämter")
    page.get_by_role("button", name="Anlegen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Übersetzung für Ämter")
    assert "draft: true" in text(project, "content/systems/uebersetzung-fuer-aemter.md")
    page.get_by_role("link", name="English hinzufügen").click()
    title = page.get_by_label(re.compile("^Name")).first
    title.fill("Translation for offices")
    page.get_by_role("button", name="Speichern", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Translation for offices")
    assert "title: Translation for offices" in text(project, "content/systems/uebersetzung-fuer-aemter.en.md")
    page.context.close()


def test_a_translation_is_named_dated_and_no_draft(running, browser, project):
    page = open_page(browser)
    page.goto(running.origin + "/_edit/systems/chatbot.en")
    expect(page.get_by_role("heading", level=1)).to_have_text("Chatbot")
    checked(page)
    expect(page.locator(".version")).to_have_text("Fassung: English")
    expect(page).to_have_title(re.compile(r"^Chatbot \(English\)"))
    expect(page.get_by_role("link", name="English", exact=True)).to_have_attribute("aria-current", "page")
    # What nobody has come to yet is a duty and no error.
    expect(page.get_by_label("Name (Pflicht)", exact=True)).to_be_visible()
    expect(page.locator(".problem.error")).to_have_count(0)
    expect(page.locator(".summary")).to_contain_text("1 Pflichtangabe ist noch offen")
    for name in ["Als Entwurf speichern", "Veröffentlichen", "Veröffentlichen am …"]:
        expect(page.get_by_role("button", name=name)).to_have_count(0)
    # Saved with gaps: they are told, and a draft is not offered.
    field(page, "Kurzbeschreibung").fill("It answers questions.")
    page.get_by_role("button", name="Speichern", exact=True).click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Name")
    expect(dialog.get_by_role("button", name="Entwurf")).to_have_count(0)
    dialog.get_by_role("button", name="Zum ersten Fehler").click()
    expect(field(page, "Name")).to_be_focused()
    field(page, "Name").fill("Chat bot")
    expect(field(page, "Übersetzt am")).to_have_value(TODAY)
    page.get_by_role("button", name="Speichern", exact=True).click()
    saved(page)
    path = "content/systems/chatbot.en.md"
    assert f"translated_on: {TODAY}\n" in text(project, path) and "draft" not in text(project, path)
    # The terminal tells of it, as of every save.
    running.output_until(r"Neu gebaut in .*chatbot\.en\.md")
    # Another day is left as it was entered.
    field(page, "Übersetzt am").fill("2026-01-02")
    field(page, "Kurzbeschreibung").fill("It answers many questions.")
    page.get_by_role("button", name="Speichern", exact=True).click()
    saved(page)
    expect(page.locator("body.dirty")).to_have_count(0)
    assert "translated_on: 2026-01-02\n" in text(project, path)
    page.context.close()


def test_the_terminal_tells_of_errors_that_were_saved_in_the_form(form, running):
    mail(form).fill("kaputt")
    form.get_by_role("button", name="Als Entwurf speichern").click()
    saved(form, "Als Entwurf")
    assert len(re.findall("Neu gebaut", running.output_until("„kaputt“"))) == 1


@pytest.mark.parametrize("address", ["systems/gibt-es-nicht", "systems/gibt-es-nicht.en", "nichts/chatbot", "a/b/c"])
def test_what_is_not_there_has_no_form(running, browser, address):
    page = open_page(browser)
    assert page.goto(running.origin + "/_edit/" + address).status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("Diesen Eintrag gibt es nicht")
    page.get_by_role("link", name="Alle Einträge").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Alle Einträge")
    page.context.close()


def test_entries_are_found_or_not(running, browser):
    page = open_page(browser)
    page.goto(running.origin + "/_edit/")
    search = page.get_by_label("Einträge suchen")
    search.fill("chat")
    expect(page.get_by_role("heading", name="Leitlinien")).to_be_hidden()
    expect(page.get_by_role("status")).to_have_text("1 Eintrag")
    search.fill("gibt es nicht")
    expect(page.get_by_role("status")).to_contain_text("Kein Eintrag gefunden.")
    page.get_by_role("button", name="Alle zeigen").click()
    expect(search).to_be_focused()
    expect(page.get_by_role("link", name="Chatbot")).to_be_visible()
    expect(page.get_by_role("link", name="Chatbot")).to_have_accessible_description("veröffentlicht")
    page.get_by_role("button", name=re.compile("Neuer Eintrag: System")).click()
    page.get_by_role("button", name="Anlegen").click()
    title = page.get_by_label("Titel")
    expect(title).to_have_attribute("aria-invalid", "true")
    expect(title).to_have_accessible_description(re.compile("Aus dem Titel entsteht.*Es fehlt der Titel"))
    page.context.close()


def test_a_title_that_is_taken_leads_to_another_id(running, browser, project):
    page = open_page(browser)
    page.goto(running.origin + "/_edit/?new=systems")
    page.get_by_label("Titel").fill("Chatbot")
    expect(page.get_by_label("Kennung")).to_be_hidden()
    page.get_by_role("button", name="Anlegen").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("gibt es schon")
    expect(dialog).not_to_contain_text("--id")
    expect(dialog.get_by_role("link", name="Vorhandenen Eintrag öffnen")).to_have_attribute("href", "/_edit/systems/chatbot")
    expect(page.get_by_label("Kennung")).to_have_value("chatbot-2")
    page.get_by_role("button", name="Anlegen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Chatbot")
    assert page.url.endswith("/_edit/systems/chatbot-2")
    assert "title: Chatbot" in text(project, "content/systems/chatbot-2.md")
    assert text(project) == CHATBOT
    page.context.close()


@pytest.mark.parametrize("collection", ["systems", "guidelines", "decisions", "bodies", "glossary", "pages"])
def test_the_form_does_not_speak_the_language_of_the_file(running, collection):
    def texts(fields):
        for each in fields:
            yield each
            yield from texts(each.get("fields", []))

    for each in texts(json.loads(ask(running.origin, f"/_edit/api/form/{collection}")[1])["fields"]):
        words = each.get("help", "")
        assert not re.search("true|false|Kennung einer|Kennung des Grem", words), words
        example = each.get("example", "")
        # What is written as in the file has an example as in the file.
        assert each["type"] in ("rule", "anything") or not example.startswith(("[", "{", '"')), (each["key"], example)
        assert not example or each["type"] not in ("boolean", "choice", "reference", "date", "record"), each["key"]


def test_what_no_answer_means_is_said(form):
    draft = field(form, "Entwurf")
    draft.evaluate("each => { each.closest('details').open = true }")
    expect(draft.locator("option").first).to_have_text("keine Angabe (es gilt: nein)")


@pytest.mark.parametrize("size", [(320, 640), (1280, 600), (1280, 800)])
def test_the_buttons_stay_in_sight_and_cover_nothing(running, browser, size):
    width, height = size
    page = open_page(browser, viewport={"width": width, "height": height})
    page.goto(running.origin + "/_edit/systems/chatbot")
    checked(page)
    bar = page.locator(".bar")
    button = page.get_by_role("button", name="Speichern", exact=True)
    expect(button).to_be_in_viewport(ratio=1)
    assert bar.bounding_box()["height"] <= height / 4
    for _ in range(60):
        page.keyboard.press("Tab")
        hidden = page.evaluate(
            """() => {
              const each = document.activeElement
              if (!each.closest('form')) return false
              return each.getBoundingClientRect().top >= document.querySelector('.bar').getBoundingClientRect().top
            }""")
        assert not hidden, page.evaluate("document.activeElement.outerHTML")
    if width == 320:
        page.get_by_role("button", name="Mehr …").click()
    expect(page.get_by_role("button", name="Als Entwurf speichern")).to_be_visible()
    # Where it would cover more than a quarter, it stands at the end.
    page.set_viewport_size({"width": width, "height": 180})
    expect(bar).to_have_css("position", "static")
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate("document.documentElement.style.fontSize = '80px'")
    expect(bar).to_have_css("position", "static")
    page.context.close()


WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style></head><body>
<!--StartFragment--><h1>Unser <b>Chatbot</b><o:p></o:p></h1>
<p class=MsoNormal>Er <b style='mso-bidi-font-weight:normal'>hilft</b>&nbsp;<i>gern</i> und kostet 5&nbsp;*&nbsp;2 Euro. <a
href="https://stadt.example/a(b)">Mehr dazu</a><o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>Erstens<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o<span>&nbsp;</span></span>Darunter</p>
<p class=MsoNormal style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.<span>&nbsp;</span></span>Schritt</p>
<table class=MsoTableGrid><tr><td><p class=MsoNormal>Jahr</p></td><td><p>Kosten | netto</p></td></tr>
<tr><td><p>2026</p></td><td><p>12&nbsp;€</p></td></tr></table>
<script>alert(1)</script><p>Ende &lt;b&gt;</p><!--EndFragment--></body></html>"""

MARKDOWN = """## Unser Chatbot

Er **hilft** *gern* und kostet 5 \\* 2 Euro. [Mehr dazu](https://stadt.example/a%28b%29)

- Erstens
   - Darunter

1. Schritt

| Jahr | Kosten \\| netto |
| --- | --- |
| 2026 | 12 € |

Ende \\<b\\>"""


def test_what_is_pasted_from_word_becomes_clean_markdown(form):
    box = form.get_by_label(re.compile("^Text unter den Angaben|Text")).last
    box.fill("")
    box.evaluate(
        """(box, html) => {
          box.focus()
          const data = new DataTransfer()
          data.setData('text/html', html)
          data.setData('text/plain', 'x')
          box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
        }""", WORD)
    assert box.input_value() == MARKDOWN


def test_the_toolbar_marks_text_and_undo_takes_it_back(form):
    box = form.locator("textarea.prose").last
    box.fill("Das ist wichtig")
    box.evaluate("box => box.setSelectionRange(8, 15)")
    box.press("Control+b")
    assert box.input_value() == "Das ist **wichtig**"
    box.press("Control+z")
    assert box.input_value() == "Das ist wichtig"
    bar = form.get_by_role("toolbar").last
    bar.get_by_role("button", name="Fett").focus()
    form.keyboard.press("End")
    expect(bar.get_by_role("button", name="Tabelle")).to_be_focused()


def test_unsaved_changes_survive_a_reload(form):
    field(form, "Name").fill("Noch nicht gespeichert")
    checked(form)
    form.on("dialog", lambda dialog: dialog.accept())
    form.reload()
    form.get_by_role("button", name="Änderungen wiederherstellen").click()
    expect(field(form, "Name")).to_have_value("Noch nicht gespeichert")


def test_text_that_was_not_saved_stays_until_it_is_discarded(form):
    field(form, "Name").fill("Noch nicht gespeichert")
    checked(form)
    form.on("dialog", lambda dialog: dialog.accept())
    form.reload()
    form.get_by_role("dialog").press("Escape")
    field(form, "Name").fill("Etwas anderes")
    field(form, "Name").fill("Chatbot")
    checked(form)
    form.reload()
    form.get_by_role("button", name="Änderungen wiederherstellen").click()
    expect(field(form, "Name")).to_have_value("Noch nicht gespeichert")
    form.reload()
    form.get_by_role("button", name="Verwerfen").click()
    form.reload()
    checked(form)
    expect(form.get_by_role("dialog")).to_have_count(0)


def test_not_known_yet_brings_the_text_back(form):
    box = form.get_by_label("Noch nicht bekannt: Kurzbeschreibung")
    summary = form.get_by_label("Kurzbeschreibung (Pflicht)", exact=True)
    counter = form.locator(".field", has=summary).locator(".counter").first
    before, count = summary.input_value(), counter.text_content()
    box.check()
    expect(summary).to_be_hidden()
    expect(counter).to_be_hidden()
    expect(box).to_be_focused()
    box.uncheck()
    expect(summary).to_have_value(before)
    expect(counter).to_have_text(count)
    expect(box).to_be_focused()


def test_saving_leaves_the_form_as_it_is(form):
    more = form.locator("details.more").first
    more.locator("summary").click()
    title = field(form, "Name")
    title.focus()
    title.press("End")
    form.keyboard.type(" der Stadt")
    top = form.evaluate("scrollY")
    form.keyboard.press("Control+s")
    saved(form)
    expect(title).to_be_focused()
    expect(more).to_have_attribute("open", "")
    assert abs(form.evaluate("scrollY") - top) < 3
    form.keyboard.press("Control+z")
    expect(title).not_to_have_value("Chatbot der Stadt")


def test_the_place_is_kept_when_the_file_changes_elsewhere(form, project):
    summary = form.get_by_label("Kurzbeschreibung (Pflicht)", exact=True)
    summary.click()
    summary.evaluate("each => each.setSelectionRange(4, 4)")
    (project / "content/systems/chatbot.md").write_text(CHATBOT.replace('"Chatbot"', '"Ratgeber"'), encoding="utf-8")
    expect(field(form, "Name")).to_have_value("Ratgeber")
    expect(summary).to_be_focused()
    assert summary.evaluate("each => each.selectionStart") == 4


def test_the_error_of_a_member_stands_at_the_member(running, browser, project):
    (project / "content/systems/chatbot.md").write_text(
        CHATBOT.replace("contact:\n  email: ki@beispiel.example   # Postfach", "contact: {phone: 0123 456789, email: kaputt}"),
        encoding="utf-8")
    page = open_page(browser)
    page.goto(running.origin + "/_edit/systems/chatbot")
    checked(page)
    expect(mail(page)).to_have_attribute("aria-invalid", "true")
    mail(page).focus()
    mail(page).press("End")
    page.keyboard.type("er")
    # Who cannot see it appear hears it.
    expect(page.locator(".edit > .heard")).to_contain_text("E-Mail")
    page.context.close()


def test_rows_say_which_they_are_and_come_back(form):
    risks = form.locator("fieldset", has=form.locator("legend", has_text="Risiken")).first
    risks.get_by_role("button", name=re.compile("Hinzufügen")).last.click()
    first = risks.locator("ol.rows > li").first
    expect(first.get_by_role("button", name="Nach oben: Risiken 1")).to_have_attribute("aria-disabled", "true")
    name = first.locator("textarea, input").first.input_value()
    first.get_by_role("button", name=re.compile("Entfernen")).click()
    expect(risks.locator("ol.rows > li")).to_have_count(1)
    form.get_by_role("status").get_by_role("button", name="Rückgängig").click()
    expect(risks.locator("ol.rows > li")).to_have_count(2)
    expect(risks.locator("ol.rows > li").first.locator("textarea, input").first).to_have_value(name)


def test_the_form_shows_the_version_that_another_program_saved(form, project):
    (project / "content/systems/chatbot.md").write_text(CHATBOT.replace("Chatbot", "Ratgeber"), encoding="utf-8")
    expect(form.get_by_role("heading", level=1)).to_have_text("Ratgeber")
    expect(field(form, "Name")).to_have_value("Ratgeber")


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", ["/_edit/", "/_edit/systems/chatbot"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barriers(running, browser, path, width, scheme):
    page = open_page(browser, viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.goto(running.origin + path)
    page.wait_for_selector("main:not([aria-busy])")
    if "chatbot" in path:
        checked(page)
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


def ask(address, path, body=None, **headers):
    request = urllib.request.Request(
        address + path, data=None if body is None else json.dumps(body).encode(),
        headers={"Content-Type": "application/json", **headers})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def test_other_websites_cannot_read_or_write(running, project):
    address = running.origin
    page = ask(address, "/_edit/systems/chatbot")[1]
    token = re.search(r'klartext-token" content="(\w+)"', page).group(1)
    body = {"collection": "systems", "id": "chatbot", "language": "", "base": CHATBOT, "changes": {"title": "X"}}
    origin = {"Origin": address, "X-Klartext-Token": token}
    for headers in [
        {}, {"Origin": address}, {"X-Klartext-Token": token}, {**origin, "Origin": "https://evil.example"},
        {**origin, "X-Klartext-Token": "0" * len(token)}, {**origin, "Host": "evil.example"},
        {**origin, "Sec-Fetch-Site": "cross-site"},
    ]:
        assert ask(address, "/_edit/api/save", body, **headers)[0] in (403, 421), headers
    for path in ["/_edit/systems/chatbot", "/_edit/api/entry?collection=systems&id=chatbot"]:
        assert ask(address, path, **{"Host": "evil.example"})[0] == 421
        assert ask(address, path, **{"Sec-Fetch-Site": "cross-site"})[0] == 403
    assert text(project) == CHATBOT
    assert ask(address, "/_edit/api/save", body, **origin)[0] == 200
    assert '"X"' in text(project)


def write(running, path, body):
    token = re.search(r'klartext-token" content="(\w+)"', ask(running.origin, "/_edit/")[1]).group(1)
    status, answer = ask(
        running.origin, path, body, **{"Origin": running.origin, "X-Klartext-Token": token})
    assert status == 200
    return json.loads(answer)


def test_what_cannot_be_done_is_told(running, project):
    for title in ["", "  ", "???"]:
        answer = write(running, "/_edit/api/new", {"collection": "systems", "title": title})
        assert answer["problem"] and answer["mend"]
    assert "Titel" in write(running, "/_edit/api/new", {"collection": "systems", "title": ""})["problem"]
    odd = "---\n{title: Chatbot, status: pilot}\n---\n"
    (project / "content/systems/chatbot.md").write_text(odd, encoding="utf-8")
    answer = write(running, "/_edit/api/save", {
        "collection": "systems", "id": "chatbot", "language": "", "base": odd, "changes": {"title": "Neu"}})
    assert "passt nicht in die Form" in answer["problem"]
    assert text(project) == odd


@pytest.mark.parametrize("names", [
    {"collection": "systems", "id": "../../klartext"}, {"collection": "..", "id": "klartext"},
    {"collection": "systems", "id": "chatbot", "language": "../x"}, {"collection": "systems", "id": ""}, {},
    {"collection": "systems", "id": "chatbot", "language": "fr"},
])
def test_no_other_file_can_be_written(running, project, names):
    page = ask(running.origin, "/_edit/")[1]
    token = re.search(r'klartext-token" content="(\w+)"', page).group(1)
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    status, _ = ask(
        running.origin, "/_edit/api/save", {**names, "base": None, "source": "x", "changes": {}},
        **{"Origin": running.origin, "X-Klartext-Token": token})
    assert status == 400
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("wait", [0.15, 0.25, 0.4, 0.6])
def test_a_preview_that_is_killed_while_it_saves_leaves_a_whole_file(project, wait):
    versions = [CHATBOT + f"\n{word} " * 40_000 + "\n" for word in ["Eins", "Zwei"]]
    with preview(project) as running, concurrent.futures.ThreadPoolExecutor(1) as pool:

        def save_again_and_again():
            base = CHATBOT
            for number in itertools.count():
                source = versions[number % 2]
                body = {"collection": "systems", "id": "chatbot", "language": "", "base": base, "source": source}
                assert "problem" not in write(running, "/_edit/api/save", body)
                base = source

        saving = pool.submit(save_again_and_again)
        time.sleep(wait)
        running.process.kill()
        assert isinstance(saving.exception(timeout=30), OSError)
    assert text(project) in [CHATBOT, *versions]
    # What it leaves behind, nobody reads.
    check = [str(KLARTEXT), "check", "--project", str(project), "--today", TODAY]
    assert ".new" not in subprocess.run(check, capture_output=True, text=True).stderr


def test_a_full_disk_leaves_the_file_as_it_was(project):
    disk = project / "content/systems"
    inside = [
        "unshare", "--map-root-user", "--mount", "sh", "-c",
        'cp "$0/chatbot.md" "$0/../chatbot" && mount -t tmpfs -o size=64k klein "$0" && mv "$0/../chatbot" "$0/chatbot.md"'
        ' && exec "$@"', str(disk)]
    if subprocess.run([*inside[:5], 'mount -t tmpfs klein "$0"', str(disk)], capture_output=True).returncode != 0:
        pytest.skip("no small disk can be mounted here")
    with preview(project, inside=inside) as running:
        there = pathlib.Path(f"/proc/{running.process.pid}/root{disk}")
        body = {"collection": "systems", "id": "chatbot", "language": "", "base": CHATBOT}
        answer = write(running, "/_edit/api/save", {**body, "source": CHATBOT + "Zu viel. " * 20_000})
        assert "der Platz reicht nicht" in answer["problem"], answer
        assert (there / "chatbot.md").read_text(encoding="utf-8") == CHATBOT
        assert [path.name for path in there.iterdir()] == ["chatbot.md"]
        # What fits is saved.
        assert "problem" not in write(running, "/_edit/api/save", {**body, "source": CHATBOT + "\nPasst.\n"})
        assert (there / "chatbot.md").read_text(encoding="utf-8").endswith("\nPasst.\n")


def test_a_read_only_file_stays_and_the_reason_is_told(form, project):
    path = project / "content/systems/chatbot.md"
    path.chmod(0o444)
    field(form, "Name").fill("Neu")
    form.get_by_role("button", name="Als Entwurf speichern").click()
    saved(form, "schreibgeschützt")
    expect(field(form, "Name")).to_have_value("Neu")
    assert text(project) == CHATBOT
