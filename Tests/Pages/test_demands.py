"""What city councils asked for, as far as the demonstration shows it."""

import json
import re
import subprocess

from conftest import KLARTEXT, ROOT
from test_content import entries, text_of


def is_own(entry):
    return (entry.get("origin") or {}).get("kind", "own") == "own"


def diagnostics():
    result = subprocess.run(
        [KLARTEXT, "check", "--format", "json", "--today", "2026-11-21"], cwd=ROOT, capture_output=True, text=True)
    return json.loads(result.stderr)["diagnostics"]


def test_the_rule_against_automatic_actions_finds_the_system_that_breaks_it(site):
    found = [d for d in diagnostics() if d["id"] == "KT-principle-deviates" and "„Keine Automatik" in d["message"]]
    assert [d["path"] for d in found] == ["content/systems/bewohnerparken-automatik.md"]
    line = (ROOT / found[0]["path"]).read_text(encoding="utf-8").splitlines()[found[0]["line"] - 1]
    assert line.startswith("automatic_actions:")
    text = text_of(site, "/systeme/bewohnerparken-automatik/")
    assert re.search(r"Keine Automatik, wenn es um Rechte von Menschen geht : weicht ab, Begründung offen", text)
    matrix = site.pages["/leitlinien/ki-leitlinie/umsetzung/"].text
    row = matrix[matrix.index("/systeme/bewohnerparken-automatik/"):].split("</tr>")[0]
    assert "weicht ab" in row


def test_the_motion_of_the_rhineland_has_four_recommendations_and_one_decision(site):
    text = text_of(site, "/beschluesse/lvr-15-148/")
    start = text.index("27. November 2023")
    course = text[start:text.index("Transparenz", start)]
    roles = re.findall(r"empfehlender Beschluss|Entscheidung", course)
    assert roles == ["empfehlender Beschluss"] * 4 + ["Entscheidung"]
    # The source states one result, for the motion as a whole, and none of the stations.
    assert text.count("Entsprechend Beschlussvorschlag beschlossen.") == 1
    assert "einstimmig" not in course and "mehrheitlich" not in course


def test_documents_of_others_count_nowhere_as_own(site):
    decisions = entries("decisions")
    own = [d for d in decisions.values() if is_own(d)]
    assert len(own) < len(decisions)
    assert f"{len(own)} Vorgänge" in text_of(site, "/beschluesse/")
    for name in ("goettingen-antrag-leitlinien", "duesseldorf-anfrage-ki-ethik"):
        text = text_of(site, f"/beschluesse/{name}/")
        assert "Ergebnis nicht angegeben" in text
        assert f"/beschluesse/{name}/" not in site.pages["/beschluesse/umsetzung/"].text
        assert f"/beschluesse/{name}/" not in site.pages["/transparenz/"].text
    guidelines = [g for g in entries("guidelines").values() if is_own(g)]
    assert f"{len(guidelines)} Dokumente" in text_of(site, "/leitlinien/")


def test_own_mandates_are_counted_by_what_became_of_them(site):
    tasks = [t for d in entries("decisions").values() if is_own(d) for t in d.get("tasks", [])]
    ended = {"done", "not-feasible", "dropped"}
    overdue = [t for t in tasks if t["state"] not in ended and str(t.get("due", "9999")) < "2026-11-21"]
    done = [t for t in tasks if t["state"] == "done"]
    assert overdue and done
    text = text_of(site, "/beschluesse/umsetzung/")
    assert f"{len(tasks)} Aufträge. Frist abgelaufen: {len(overdue)}." in text
    assert f"Erledigt: {len(done)}." in text
