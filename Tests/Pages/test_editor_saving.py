"""Saving in the editor of `klartext serve`: nothing is lost, whatever happens meanwhile."""

import concurrent.futures
import itertools
import pathlib
import re
import subprocess
import time

import pytest
from conftest import KLARTEXT, TODAY, open_page
from editor import CHATBOT, checked, field, form, mail, project, running, saved, text, write
from playwright.sync_api import expect
from preview import preview


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


def test_the_terminal_tells_of_errors_that_were_saved_in_the_form(form, running):
    mail(form).fill("kaputt")
    form.get_by_role("button", name="Als Entwurf speichern").click()
    saved(form, "Als Entwurf")
    assert len(re.findall("Neu gebaut", running.output_until("„kaputt“"))) == 1


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


def test_text_that_was_not_saved_is_offered_for_the_new_version(form, project):
    file = project / "content/systems/chatbot.md"
    address = form.url
    form.on("dialog", lambda dialog: dialog.accept())
    field(form, "Name").fill("Noch nicht gespeichert")
    checked(form)
    form.goto("about:blank")
    file.write_text(CHATBOT.replace("operational", "pilot").replace("Weniger Anrufe", "Wenige Anrufe"), encoding="utf-8")
    form.goto(address)
    question = form.get_by_role("dialog")
    expect(question).to_contain_text("Die Datei hat sich seither geändert")
    question.press("Escape")
    form.reload()
    form.get_by_role("button", name="Beide Fassungen ansehen").click()
    expect(question).to_contain_text("Ihre Änderungen betreffen andere Angaben")
    # Nothing is lost by closing it.
    question.press("Escape")
    form.reload()
    form.get_by_role("button", name="Beide Fassungen ansehen").click()
    form.get_by_role("button", name="Auf die neue Fassung übertragen").click()
    expect(field(form, "Name")).to_have_value("Noch nicht gespeichert")
    form.get_by_role("button", name="Speichern", exact=True).click()
    saved(form)
    now = text(project)
    assert "Noch nicht gespeichert" in now and "pilot" in now and "Wenige Anrufe" in now
    form.reload()
    checked(form)
    expect(question).to_have_count(0)


def test_what_the_file_says_meanwhile_is_not_offered(form, project):
    address = form.url
    form.on("dialog", lambda dialog: dialog.accept())
    field(form, "Name").fill("Ratgeber")
    checked(form)
    form.goto("about:blank")
    (project / "content/systems/chatbot.md").write_text(CHATBOT.replace('"Chatbot"', "Ratgeber"), encoding="utf-8")
    form.goto(address)
    checked(form)
    expect(form.get_by_role("dialog")).to_have_count(0)


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


def test_the_form_shows_the_version_that_another_program_saved(form, project):
    (project / "content/systems/chatbot.md").write_text(CHATBOT.replace("Chatbot", "Ratgeber"), encoding="utf-8")
    expect(form.get_by_role("heading", level=1)).to_have_text("Ratgeber")
    expect(field(form, "Name")).to_have_value("Ratgeber")


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
