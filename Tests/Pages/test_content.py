"""What the demonstration has to show, and what the real documents in it state."""

import re

import pytest
import yaml
from conftest import ROOT


def entries(collection):
    found = {}
    for path in sorted((ROOT / "content" / collection).glob("*.md")):
        if path.stem.count(".") == 0:
            found[path.stem] = yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])
    return found


def text_of(site, address):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", site.pages[address].text)).replace("\u00a0", " ")


def test_the_demonstration_is_large_and_varied_enough():
    systems = entries("systems")
    assert len(systems) >= 14
    assert sum(s.get("ai_act", {}).get("class") == "high-risk" for s in systems.values()) >= 3
    assert sum(s.get("form") == "short" for s in systems.values()) >= 4
    assert {s["status"] for s in systems.values()} == {
        "planned", "development", "pilot", "operational", "suspended", "retired", "cancelled"}
    least = {"guidelines": 4, "decisions": 8, "bodies": 6, "glossary": 12, "pages": 6}
    assert {name: len(entries(name)) >= count for name, count in least.items()} == dict.fromkeys(least, True)


def test_systems_that_affect_people_are_told_in_easy_german():
    for name, system in entries("systems").items():
        if system.get("affects") in ("public", "both") and system.get("form") != "short":
            assert (ROOT / "content/systems" / f"{name}.de-simple.md").exists(), name


def test_the_english_site_is_complete():
    for collection in ("systems", "guidelines", "decisions", "bodies", "glossary", "pages"):
        for name in entries(collection):
            assert (ROOT / "content" / collection / f"{name}.en.md").exists(), (collection, name)


def test_the_motion_of_the_rhineland_went_through_five_stations(site):
    text = text_of(site, "/beschluesse/lvr-15-148/")
    stations = [
        ("27. November 2023", "Ausschuss für Personal und allgemeine Verwaltung"),
        ("29. November 2023", "Ausschuss für Digitale Entwicklung und Mobilität"),
        ("1. Dezember 2023", "Finanz- und Wirtschaftsausschuss"),
        ("7. Dezember 2023", "Landschaftsausschuss"),
        ("13. Dezember 2023", "Landschaftsversammlung Rheinland"),
    ]
    start = text.index("Beratungsfolge", text.index("Wie wurde beraten und entschieden?"))
    for date, body in stations:
        start = text.index(date, start)
        start = text.index(body, start)
    assert "15/148" in text


@pytest.mark.parametrize(
    "address, words",
    [
        ("/beschluesse/duesseldorf-anfrage-ki-ethik/", ["Düsseldorf", "Anfrage"]),
        ("/beschluesse/goettingen-antrag-leitlinien/", ["Göttingen", "Antrag"]),
        ("/beschluesse/nrw-antrag-ki-verwaltung/", ["Nordrhein-Westfalen", "Antrag"]),
        ("/leitlinien/dortmund-ki-leitlinie/", ["Dortmund", "Leitlinie"]),
    ],
)
def test_documents_of_others_say_whose_they_are(site, address, words):
    text = text_of(site, address)
    assert all(word in text for word in words)
    assert "Dokument einer anderen Stelle" in text or "anderen Kommune" in text


def test_what_a_source_does_not_state_is_said_to_be_missing(site):
    assert "nicht angegeben" in text_of(site, "/beschluesse/goettingen-antrag-leitlinien/")


def test_decisions_and_systems_know_each_other(site):
    assert "/beschluesse/ki-leitlinie-beschluss/" in site.pages["/leitlinien/ki-leitlinie/"].text
    assert "/leitlinien/ki-leitlinie/#" in site.pages["/systeme/leistungs-vorpruefung/"].text
    assert "/systeme/leistungs-vorpruefung/" in site.pages["/leitlinien/ki-leitlinie/"].text
