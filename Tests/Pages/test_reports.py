"""Reports for code review, as the programs read them for which they are made."""

import copy
import json
import subprocess

import pytest
from conftest import KLARTEXT, TODAY
from pydantic import ValidationError
from sarif_pydantic import Sarif


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


def misread(report):
    """What somebody else's reader of SARIF 2.1.0 does not accept, or does not understand as it was written."""
    try:
        read = Sarif.model_validate(report).model_dump(mode="json", by_alias=True, exclude_none=True)
    except ValidationError as error:
        return [str(problem["loc"]) for problem in error.errors()]
    return [] if read == report else ["other than written"]


def test_sarif_is_read_by_others(sarif):
    assert misread(sarif[1]) == []


@pytest.mark.parametrize("path, value", [
    (["version"], None), (["runs", 0, "tool"], None), (["runs", 0, "results", 0, "level"], "sehr schlimm"),
    (["runs", 0, "results", 0, "locations", 0, "physicalLocation", "region", "startLine"], "oben"),
])
def test_a_wrong_sarif_is_noticed(sarif, path, value):
    report = copy.deepcopy(sarif[1])
    place = report
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert misread(report)
