"""The OParl interface: valid by the schemas of OParl 1.1, without dead ends, and with own decisions only."""

import copy
import datetime
import re
import urllib.parse

import pytest
import yaml
from conftest import ROOT
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012
from shared import load, validators

HOST = "https://ki.musterstadt.example/"
FOLDER = "oparl/v1.1/"

# OParl writes its schemas in a dialect of its own: `schema` refers to a file, `format: url` is a full address.
formats = FormatChecker(formats=())


@formats.checks("url")
def is_url(text):
    return not isinstance(text, str) or bool(re.fullmatch(r"https?://[^\s/]+/\S*", text))


@formats.checks("date", raises=ValueError)
def is_date(text):
    return not isinstance(text, str) or bool(datetime.date.fromisoformat(text))


@formats.checks("date-time", raises=ValueError)
def is_date_time(text):
    return not isinstance(text, str) or datetime.datetime.fromisoformat(text).tzinfo is not None


def translated(schema):
    """An OParl schema as JSON Schema, strict: what it does not know is a mistake, but for our own members."""
    if isinstance(schema, list):
        return [translated(inner) for inner in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("type") == "object" and "schema" in schema:
        return {"$ref": schema["schema"]}
    result = {
        key: translated(value) for key, value in schema.items()
        if key not in ("references", "backreference", "cardinality", "description", "schema")}
    if "properties" in schema:
        result["patternProperties"] = {"^klartext:": {}}
        result["additionalProperties"] = False
        if "deleted" in result["properties"]:
            # What is deleted keeps nothing but this (OParl 1.1, chapter 2.7).
            alive = {key: value for key, value in result.items() if key == "required"}
            del result["required"]
            result["if"] = {"required": ["deleted"]}
            result["then"] = {
                "required": ["id", "type", "modified"],
                "propertyNames": {"enum": ["id", "type", "created", "modified", "deleted"]}}
            result["else"] = alive
    return result


@pytest.fixture(scope="session")
def checkers():
    folder = validators("oparl-1.1") / "schema"
    schemas = {path.name: translated(load(path)) for path in folder.glob("*.json")}
    registry = Registry().with_resources(
        (name, Resource.from_contents(schema, default_specification=DRAFT202012))
        for name, schema in schemas.items())
    return {
        name.removesuffix(".json"): Draft202012Validator(schema, registry=registry, format_checker=formats)
        for name, schema in schemas.items()}


def problems(checkers, thing):
    return [
        f"{thing['id']}: {error.json_path}: {error.message}"
        for error in checkers[thing["type"].rsplit("/", 1)[-1]].iter_errors(thing)]


def files(site):
    return {path.relative_to(site.folder).as_posix(): load(path) for path in (site.folder / "oparl").rglob("*.json")}


@pytest.fixture(scope="session")
def oparl(site):
    return files(site)


def objects(oparl):
    return {name: thing for name, thing in oparl.items() if "data" not in thing}


def lists(oparl):
    return {name: thing for name, thing in oparl.items() if "data" in thing}


# Schemas


def test_every_object_is_valid(oparl, checkers):
    found = [problem for thing in objects(oparl).values() for problem in problems(checkers, thing)]
    for name, page in lists(oparl).items():
        assert set(page) == {"data", "pagination", "links"}, name
        found += [problem for thing in page["data"] for problem in problems(checkers, thing)]
    assert found == []
    kinds = {thing["type"].rsplit("/", 1)[-1] for thing in objects(oparl).values()}
    assert kinds == {"System", "Body", "Organization", "Paper", "Consultation", "AgendaItem", "Meeting", "File"}


DEFECTS = [
    ("system.json", ["oparlVersion"], "https://schema.oparl.org/2.0/"),
    ("body/1.json", ["organization"], None),
    ("body/1.json", ["legislativeTerm"], "none"),
    ("paper/ki-leitlinie-beschluss.json", ["date"], "2026-02-30"),
    ("paper/ki-leitlinie-beschluss.json", ["created"], "2026-01-12T00:00:00"),
    ("paper/ki-leitlinie-beschluss.json", ["consultation", 0, "organization"], "the council"),
    ("paper/ki-leitlinie-beschluss.json", ["auxiliaryFile", 0, "accessUrl"], None),
    ("paper/ki-leitlinie-beschluss.json", ["colour"], "green"),
    ("paper/ki-leitlinie-beschluss.json", ["deleted"], True),
    ("organization/rat.json", ["type"], "https://schema.oparl.org/1.0/Organization"),
]


@pytest.mark.parametrize("name, path, value", DEFECTS)
def test_a_defect_is_found(oparl, checkers, name, path, value):
    thing = copy.deepcopy(oparl[FOLDER + name])
    kind = thing["type"].rsplit("/", 1)[-1]
    assert list(checkers[kind].iter_errors(thing)) == []
    *parents, last = path
    target = thing
    for key in parents:
        target = target[key]
    if value is None:
        del target[last]
    else:
        target[last] = value
    assert list(checkers[kind].iter_errors(thing)) != []


# References


def addresses(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in ("type", "oparlVersion"):
                yield from addresses(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from addresses(inner)
    elif isinstance(value, str) and value.startswith("https://"):
        yield value


def dead_ends(site, host):
    dead = []
    for name, thing in files(site).items():
        for address in addresses(thing):
            if not address.startswith(host):
                assert not address.startswith("https://ki.musterstadt.example/") or host == HOST
                continue
            path = urllib.parse.unquote(urllib.parse.urlsplit(address).path).removeprefix(
                urllib.parse.urlsplit(host).path)
            if (path + "index.html" if path == "" or path.endswith("/") else path) not in site.files:
                dead.append(f"{name}: {address}")
    return dead


def test_every_reference_resolves(site):
    assert dead_ends(site, HOST) == []


def test_every_reference_resolves_below_a_path(site_below_path):
    assert dead_ends(site_below_path, "https://stadt.example/ki/") == []


def test_objects_stand_at_their_ids_and_are_the_same_everywhere(oparl):
    def embedded(value):
        if isinstance(value, dict):
            if "type" in value and "id" in value:
                yield value
            for inner in value.values():
                yield from embedded(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from embedded(inner)

    for name, thing in objects(oparl).items():
        assert thing["id"] == HOST + name and name.endswith(".json")
    for name, thing in oparl.items():
        for inner in embedded(thing):
            assert inner == oparl[inner["id"].removeprefix(HOST)], f"{inner['id']} in {name}"


def test_lists_lead_from_the_system_to_every_object(oparl):
    def pages(address):
        while address:
            page = oparl[address.removeprefix(HOST)]
            assert page["links"]["self"] == address
            yield page
            address = page["links"].get("next")

    def listed(address):
        things = [thing for page in pages(address) for thing in page["data"]]
        first = oparl[address.removeprefix(HOST)]
        assert first["pagination"]["totalElements"] == len(things)
        ids = [thing["id"] for thing in things]
        assert len(ids) == len(set(ids))
        return set(ids)

    (body,) = listed(oparl[FOLDER + "system.json"]["body"])
    body = oparl[body.removeprefix(HOST)]
    found = {
        name: listed(body[name])
        for name in ("organization", "meeting", "paper", "agendaItem", "consultation", "file", "person", "membership")}
    assert found.pop("person") == set() and found.pop("membership") == set()
    everything = {thing["id"] for thing in objects(oparl).values()}
    assert set().union(*found.values()) | {body["id"], HOST + FOLDER + "system.json"} == everything
    assert listed(body["locationList"]) == listed(body["legislativeTermList"]) == set()


def test_both_ends_know_each_other(oparl):
    for thing in objects(oparl).values():
        kind = thing["type"].rsplit("/", 1)[-1]
        if kind == "Consultation":
            paper = oparl[thing["paper"].removeprefix(HOST)]
            assert thing["id"] in [inner["id"] for inner in paper["consultation"]]
            if "agendaItem" in thing:
                assert oparl[thing["agendaItem"].removeprefix(HOST)]["consultation"] == thing["id"]
        if kind == "Meeting":
            assert [item["order"] for item in thing["agendaItem"]] == list(range(len(thing["agendaItem"])))
            assert all(item["meeting"] == thing["id"] for item in thing["agendaItem"])


# Contents


def decisions():
    for path in sorted((ROOT / "content/decisions").glob("*.md")):
        if "." not in path.stem:
            _, front, _ = path.read_text(encoding="utf-8").split("---\n", 2)
            yield path.stem, yaml.load(front, yaml.BaseLoader)


def test_own_decisions_and_no_others(oparl, site):
    papers = {name.removeprefix(FOLDER + "paper/").removesuffix(".json") for name in oparl if "/paper/" in name}
    own = {name for name, entry in decisions() if "origin" not in entry}
    foreign = {name for name, entry in decisions() if "origin" in entry}
    assert papers == own and len(foreign) >= 4
    words = ["lvr", "landschaftsversammlung", "göttingen", "goettingen", "düsseldorf", "duesseldorf", "nrw-antrag"]
    for path in (site.folder / "oparl").rglob("*"):
        text = (path.relative_to(site.folder).as_posix() + (path.read_text() if path.is_file() else "")).lower()
        for word in words + sorted(foreign):
            assert word not in text, f"{word} in {path}"


def test_the_course_of_every_decision_is_told(oparl):
    stations = items = 0
    for name, entry in decisions():
        if "origin" in entry:
            continue
        paper = oparl[f"{FOLDER}paper/{name}.json"]
        assert paper.get("reference") == entry.get("reference") and paper["date"] == entry["date"]
        assert len(paper["consultation"]) == len(entry["consultations"])
        for row, consultation in zip(entry["consultations"], paper["consultation"]):
            stations += 1
            is_public = row.get("public") != "false" and entry.get("public") != "false"
            (organization,) = consultation["organization"]
            assert organization.endswith(f"/organization/{row['body']}.json")
            assert ("role" in consultation) == (is_public and row.get("role", "unknown") != "unknown")
            assert consultation.get("authoritative", False) == (row.get("authoritative") == "true")
            if "date" in row:
                items += 1
                meeting = oparl[consultation["meeting"].removeprefix(HOST)]
                assert meeting["start"].startswith(row["date"] + "T00:00:00+0")
                item = oparl[consultation["agendaItem"].removeprefix(HOST)]
                assert item["public"] == is_public and ("name" in item) == is_public
                assert ("result" in item) == ("result" in row)
        dates = [change["date"] for change in entry["changes"]]
        assert paper["modified"][:10] >= max(dates) and paper["created"][:10] <= min(dates)
    assert stations > 15 and items > 15


def test_the_interface_says_that_filters_have_no_effect(oparl):
    assert "Filter" in oparl[FOLDER + "system.json"]["klartext:note"]
