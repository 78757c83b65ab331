"""Systems in the words of other standards: valid by these but for what they demand and the register does not know."""

import copy
import re

import pytest
import yaml
from conftest import ROOT
from jsonschema import Draft202012Validator, FormatChecker
from shared import load, validators

STANDARDS = ["eurocities", "algoritmeregister"]
OWN = "klartext:missing"


def described(standard):
    return yaml.safe_load((ROOT / f"Sources/KlartextRegister/Schema/{standard}.yaml").read_text())["targets"]


def eurocities():
    return load(validators("eurocities") / "NORMALIZED-registration-v0.3.1.schema.json")


def dutch_field(field):
    if "permitted_values" in field:
        words = {"enum": field["permitted_values"]}
        return {"type": "array", "items": words, "uniqueItems": True} if field["type"] == "array" else words
    if "items" in field:
        members = field["items"]
        return {
            "type": "array", "items": {
                "type": "object", "properties": {name: dutch_field(inner) for name, inner in members.items()},
                "required": [name for name, inner in members.items() if inner["required"]],
                "additionalProperties": False}}
    text = {"type": "string"}
    if "max_length" in field:
        text["maxLength"] = field["max_length"]
    if field.get("max_length") == 7:
        text["pattern"] = "^[0-9]{4}-[0-9]{2}$"
    return text


def algoritmeregister():
    """The Dutch field definitions as JSON Schema."""
    fields = load(validators("nl-register") / "schema/config-v1_0.json")["properties"]
    return {
        "type": "object", "properties": {name: dutch_field(field) for name, field in fields.items()},
        "required": [name for name, field in fields.items() if field["required"] is True]}


@pytest.fixture(scope="session", params=STANDARDS)
def standard(request):
    schema = {"eurocities": eurocities, "algoritmeregister": algoritmeregister}[request.param]()
    schema["properties"][OWN] = {"type": "array", "items": {"enum": schema["required"]}}
    schema["additionalProperties"] = False
    return request.param, Draft202012Validator(schema, format_checker=FormatChecker())


def systems(site, name):
    return {path.stem: load(path) for path in sorted((site.folder / "api/v1" / name).glob("*.json"))}


def faults(checker, thing):
    """What is wrong beyond fields that are demanded and honestly missing."""
    missing = set(thing.get(OWN, []))
    found = []
    for error in checker.iter_errors(thing):
        if error.validator == "required":
            (name,) = re.findall(r"^'(.+?)' is a required", error.message)
            if name in missing:
                continue
        found.append(f"{error.json_path}: {error.message}")
    return found


def test_every_field_of_the_standard_is_described(standard):
    name, checker = standard
    fields = [field for field in checker.schema["properties"] if field != OWN]
    assert [target["name"] for target in described(name)] == fields
    assert {target["name"] for target in described(name) if target.get("required")} == set(checker.schema["required"])
    for target in described(name):
        schema = checker.schema["properties"][target["name"]]
        words = schema.get("enum") or schema.get("items", {}).get("enum")
        given = list(target.get("words", {}).values()) + [case["word"] for case in target.get("cases", [])]
        assert words is None or set(given) <= set(words), target["name"]


def test_every_system_is_valid(site, standard):
    name, checker = standard
    own = {path.stem for path in (ROOT / "content/systems").glob("*.md") if "." not in path.stem}
    found = systems(site, name)
    assert set(found) == own
    for system, thing in found.items():
        assert faults(checker, thing) == [], system
        # What is not missing is there.
        assert all(field in thing for field in checker.schema["required"] if field not in thing.get(OWN, []))
    everything = load(site.folder / f"api/v1/{name}.json")
    assert sorted(map(repr, everything)) == sorted(map(repr, found.values()))


DEFECTS = {
    "eurocities": [
        ("status", "pilot phase"), ("website", "systeme/"), ("contact_email", ["a@b.example"]), ("name", None),
        ("publication_date", "10.03.2025"), ("risk_category", "high"), ("colour", "green"),
    ],
    "algoritmeregister": [
        ("status", "gebruik"), ("category", "Verkeer"), ("category", ["Auto"]), ("begin_date", "2025-03-10"),
        ("name", "x" * 101), ("goal", "x" * 2501), ("lawful_basis_grouping", [{"title": "x"}]), ("name", None),
    ],
}


def test_a_defect_is_found(site, standard):
    name, checker = standard
    system = systems(site, name)["chatbot-stadtportal"]
    assert faults(checker, system) == []
    for field, value in DEFECTS[name]:
        defect = copy.deepcopy(system)
        if value is None:
            del defect[field]
        else:
            defect[field] = value
        assert faults(checker, defect) != [], f"{field}: {value}"


def test_known_systems_are_told_rightly(site):
    chatbot = systems(site, "eurocities")["chatbot-stadtportal"]
    assert chatbot["name"] == "Chatbot „Frag Musterstadt“" and chatbot["status"] == "operational"
    assert chatbot["domain"] == "government" and chatbot["risk_category"] == "limited risk"
    assert chatbot["algorithm_type"] == "self-learning" and chatbot["publication_date"] <= chatbot["last_change_date"]
    assert chatbot[OWN] == ["proportionality", "type"]
    dutch = systems(site, "algoritmeregister")["chatbot-stadtportal"]
    assert dutch["status"] == "In gebruik" and dutch["begin_date"] == "2025-03"
    assert dutch["publication_category"] == "Overige algoritmes" and dutch[OWN] == ["lang"]
    statuses = {name: thing.get("status") for name, thing in systems(site, "eurocities").items()}
    assert None in statuses.values(), "The demonstration has a system without a word in the standard."


def test_nothing_internal_or_withheld_is_told(site):
    for name in STANDARDS:
        text = "".join((site.folder / "api/v1" / name / path.name).read_text() for path in (
            site.folder / "api/v1" / name).glob("*.json"))
        for path in (ROOT / "content/systems").glob("*.md"):
            front = yaml.load(path.read_text(encoding="utf-8").split("---\n", 2)[1], yaml.BaseLoader) or {}
            internal = front.get("internal", {})
            for value in internal.values() if isinstance(internal, dict) else []:
                if isinstance(value, str) and len(value) > 12:
                    assert value not in text, f"{path.stem}: {value}"
