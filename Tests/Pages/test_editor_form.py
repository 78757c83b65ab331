"""The form of the editor of `klartext serve`: a person writes, breaks and mends an entry in a real browser."""

import json
import re

import pytest
from checks import axe
from conftest import open_page
from editor import CHATBOT, ask, checked, field, form, mail, project, running, saved, text
from playwright.sync_api import expect


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
