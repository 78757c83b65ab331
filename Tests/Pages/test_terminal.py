"""`klartext new` at a terminal, as a person answers it."""

import os
import subprocess

import pexpect
import pytest
import yaml
from conftest import KLARTEXT, TODAY

CONFIGURATION = """name: Stadt Beispiel
base_url: https://ki.beispiel.example/
languages: [de]
departments:
  - {id: digitalamt, name: Digitalamt}
"""


@pytest.fixture
def project(tmp_path):
    (tmp_path / "klartext.yaml").write_text(CONFIGURATION, encoding="utf-8")
    (tmp_path / "content").mkdir()
    return tmp_path


def terminal(project, *arguments):
    return pexpect.spawn(
        str(KLARTEXT), ["new", *arguments, "--today", TODAY], cwd=project, encoding="utf-8", timeout=30,
        dimensions=(50, 200), env={**os.environ, "LC_ALL": "C.UTF-8"})


def ended(child):
    child.expect(pexpect.EOF)
    child.close()
    return child.exitstatus


def files(project):
    return sorted(path.name for path in (project / "content").rglob("*") if path.is_file())


def fields(project, path):
    return yaml.safe_load((project / path).read_text(encoding="utf-8").split("---\n")[1])


def check(project):
    return subprocess.run(
        [str(KLARTEXT), "check", "--today", TODAY], cwd=project, capture_output=True, text=True, timeout=60)


def answer(child, question, reply):
    child.expect_exact(question)
    child.expect([r"> $", r": $"])
    child.sendline(reply)


def answer_needed(child):
    answer(child, "Passt eine Vorlage?", "1")
    answer(child, "Kurzbeschreibung", "Er hilft: immer.")
    answer(child, "Status", "aktv")
    child.expect_exact("Das steht nicht zur Wahl.")
    child.sendline("Pilotbetrieb")
    answer(child, "Zuständige Stelle", "digitlamt")
    child.expect_exact("Meinten Sie „digitalamt“?")
    child.sendline("digitalamt")
    answer(child, "Kontakt", "ki@beispiel.example")
    answer(child, "Zweck und Problem", "")


def test_a_person_creates_a_system_and_classifies_it(project):
    child = terminal(project, "system", "Chatbot")
    answer_needed(child)
    for article, reply in [
        ("Artikel 3 Absatz 1", "1"), ("Artikel 5)", "nein"), ("Artikel 6 Absatz 1", "2"), ("Artikel 6 Absatz 2", "ja"),
        ("Artikel 6 Absatz 3", "2"), ("Artikel 6 Absatz 3", "1"),
    ]:
        answer(child, article, reply)
    child.expect_exact("Vorschlag: Ausnahme nach Artikel 6 Absatz 3 (exempt-6-3), nach Artikel 6 Absatz 3.")
    child.expect_exact("keine Rechtsberatung")
    answer(child, "Soll das so im Entwurf stehen?", "1")
    child.expect_exact("Geschrieben: content/systems/chatbot.md")
    child.expect_exact("Noch auszufüllen: Zweck und Problem.")
    assert ended(child) == 0
    entry = fields(project, "content/systems/chatbot.md")
    assert entry["summary"] == "Er hilft: immer." and entry["status"] == "pilot" and entry["purpose"] is None
    assert entry["department"] == "digitalamt" and entry["contact"] == "ki@beispiel.example"
    assert entry["ai_act"] == {"class": "exempt-6-3"}
    assert entry["draft"] is True and str(entry["reviewed_on"]) == TODAY
    text = (project / "content/systems/chatbot.md").read_text(encoding="utf-8")
    assert "Vorschlag nach Artikel 6 Absatz 3" in text and "keine Rechtsberatung" in text
    assert check(project).returncode == 0


@pytest.mark.parametrize("replies", [["3"], [""], ["1", "2", "weiß nicht"], ["1", "1", "2"]])
def test_the_class_stays_open_without_an_answer_or_consent(project, replies):
    child = terminal(project, "system", "Bot")
    answer_needed(child)
    for reply in replies:
        child.expect(r": $")
        child.sendline(reply)
    child.expect_exact("Geschrieben: content/systems/bot.md")
    assert ended(child) == 0
    assert fields(project, "content/systems/bot.md")["ai_act"] == {"class": "not-assessed"}
    assert "Artikel 3 Absatz 1; Nein: no-ai-system" in " ".join(
        (project / "content/systems/bot.md").read_text(encoding="utf-8").replace("#", " ").split())


def test_a_person_answers_as_people_write(project):
    """Days as in German, quotation marks, the name of the field, beginnings of choices, and no lists of groups."""
    child = terminal(project, "beschluss", "„Antrag zur KI“")
    answer(child, "Kurzbeschreibung", '"Die Verwaltung soll Regeln schreiben."')
    answer(child, "Art", "antr")
    answer(child, "Datum", "31.2.2026")
    child.expect(r"> $")
    child.sendline("date: 12.11.2026")
    answer(child, "Eingebracht von", "")
    answer(child, "Ergebnis", "BESCHLOSSEN")
    child.expect_exact("Geschrieben: content/decisions/antrag-zur-ki.md")
    assert "Beratungsfolge – " not in child.before and "Beratungsfolge:" not in child.before
    child.expect_exact("Noch auszufüllen: ")
    child.expect_exact("Beratungsfolge")
    assert ended(child) == 0
    entry = fields(project, "content/decisions/antrag-zur-ki.md")
    assert entry["summary"] == "Die Verwaltung soll Regeln schreiben."
    assert str(entry["date"]) == "2026-11-12" and entry["consultations"] is None
    assert entry["kind"] and entry["result"] == "adopted"


def test_advice_is_the_bare_answer(project):
    """A line for a file would be refused as an answer."""
    child = terminal(project, "glossary", "Modell", "--set", "summary=Es rechnet.")
    child.expect_exact("Geschrieben: ")
    assert ended(child) == 0
    child = pexpect.spawn(
        str(KLARTEXT), ["init", "register", "--name", "Stadt Beispiel", "--land", "NW", "--today", TODAY], cwd=project,
        encoding="utf-8", timeout=30, dimensions=(50, 200), env={**os.environ, "LC_ALL": "C.UTF-8"})
    answer(child, "Adresse der Website", "kein Ort")
    child.expect(r"> $")
    child.sendline("base_url: 'https://ki.beispiel.example/'")
    answer(child, "Sprachen", "de")
    child.sendeof()
    child.close()


def test_it_asks_for_kind_and_title(project):
    child = terminal(project)
    answer(child, "Was möchten Sie anlegen?", "Begriff")
    answer(child, "Begriff", "")
    child.expect_exact("Ohne Titel geht es nicht.")
    child.sendline("Künstliche Intelligenz")
    answer(child, "Erklärung", "Programme, die aus Daten lernen.")
    child.expect_exact("Geschrieben: content/glossary/kuenstliche-intelligenz.md")
    assert ended(child) == 0
    assert check(project).returncode == 0


@pytest.mark.parametrize("key", ["\x04", "\x03"])
def test_stopping_leaves_nothing_behind(project, key):
    child = terminal(project, "system", "Bot")
    answer(child, "Passt eine Vorlage?", "")
    answer(child, "Kurzbeschreibung", "Angefangen.")
    child.expect_exact("Status")
    child.expect(r": $")
    child.send(key)
    assert ended(child) != 0
    assert files(project) == []


def test_it_speaks_english(project):
    child = terminal(project, "page", "Imprint", "--language", "en")
    child.expect_exact("Written: content/pages/imprint.md")
    assert ended(child) == 0


def test_without_a_terminal_it_asks_nothing(project):
    result = subprocess.run(
        [str(KLARTEXT), "new", "system", "Bot", "--today", TODAY], cwd=project, capture_output=True, text=True,
        stdin=subprocess.DEVNULL, timeout=60)
    assert result.returncode == 0 and "Geschrieben" in result.stdout and files(project) == ["bot.md"]
