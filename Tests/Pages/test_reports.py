"""Reports for code review, as the programs read them for which they are made."""

import json
import subprocess

import pytest
from conftest import KLARTEXT, TODAY
from jsonschema import Draft7Validator
from shared import load, validators


@pytest.fixture(scope="module")
def sarif(tmp_path_factory):
    project = tmp_path_factory.mktemp("bericht")
    (project / "content/pages").mkdir(parents=True)
    (project / "klartext.yaml").write_text("name: Stadt Beispiel\nlanguages: [de]\n", encoding="utf-8")
    (project / "content/pages/straße.md").write_text("---\ntitle: X\n---\n", encoding="utf-8")
    (project / "content/pages/seite.md").write_text(
        "---\ntitle: Größe\nreviewed_on: \U0001f600 gestern\n---\nText.\n", encoding="utf-8")
    result = subprocess.run(
        [str(KLARTEXT), "check", "--format", "sarif", "--quiet", "--today", TODAY, "--project", str(project)],
        capture_output=True, text=True, timeout=60)
    assert result.returncode == 1
    return project, json.loads(result.stderr)


def test_sarif_points_at_the_words(sarif):
    project, report = sarif
    run = report["runs"][0]
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert run["results"] and {result["ruleId"] for result in run["results"]} == rules
    found = {result["ruleId"]: result["locations"][0]["physicalLocation"] for result in run["results"]}
    # Columns count code points (columnKind), so that a letter beyond the first plane is one.
    place = found["KT-value-type"]
    line = (project / place["artifactLocation"]["uri"]).read_text(encoding="utf-8").split("\n")[
        place["region"]["startLine"] - 1]
    assert run["columnKind"] == "unicodeCodePoints"
    assert line[place["region"]["startColumn"] - 1:place["region"]["endColumn"] - 1] == "\U0001f600 gestern"
    assert found["KT-id-invalid"]["artifactLocation"]["uri"] == "content/pages/stra%C3%9Fe.md"


def test_sarif_fits_the_published_schema(sarif):
    """The schema of the OASIS standard, where it lies ready."""
    schema = load(validators("sarif-2.1.0") / "sarif-schema-2.1.0.json")
    assert [error.message for error in Draft7Validator(schema).iter_errors(sarif[1])] == []
