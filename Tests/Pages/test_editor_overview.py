"""The overview of the editor of `klartext serve`: entries are found, begun and translated."""

import re

import pytest
from conftest import TODAY, open_page
from editor import CHATBOT, checked, field, project, running, saved, text
from playwright.sync_api import expect


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


@pytest.mark.parametrize("address", ["systems/gibt-es-nicht", "systems/gibt-es-nicht.en", "nichts/chatbot", "a/b/c"])
def test_what_is_not_there_has_no_form(running, browser, address):
    page = open_page(browser)
    assert page.goto(running.origin + "/_edit/" + address).status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("Diesen Eintrag gibt es nicht")
    page.get_by_role("link", name="Alle Einträge").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Alle Einträge")
    page.context.close()


def test_entries_stand_in_the_order_of_their_titles(running, browser, project):
    for id, title in [("a", "Zählung"), ("z", "Übersetzung"), ("m", "ärztliche Auskunft")]:
        (project / f"content/systems/{id}.md").write_text(f"---\ntitle: {title}\ndraft: true\n---\n", encoding="utf-8")
    page = open_page(browser)
    page.goto(running.origin + "/_edit/")
    titles = page.locator("a[href^='/_edit/systems/']:not([hreflang])")
    expect(titles).to_have_text(["ärztliche Auskunft", "Chatbot", "Übersetzung", "Zählung"])
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
