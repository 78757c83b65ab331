"""The interface for programs: valid by its own schemas, true to the files it was made from, and without dead ends."""

import copy
import html
import json
import pathlib
import re
import subprocess
import sys
import urllib.parse

import pytest
import yaml
from conftest import ROOT
from openapi_spec_validator import validate
from openapi_spec_validator.validation.exceptions import OpenAPIValidationError

HOST = "https://ki.musterstadt.example/"
COLLECTIONS = ["systems", "guidelines", "decisions", "bodies", "glossary", "pages"]
# What is about publishing has members of its own; `internal` has none.
NOT_FIELDS = {"internal", "draft", "publish_on", "expires_on", "withdrawn", "former_ids", "language"}
ABOUT_A_TRANSLATION = {"reviewed_by", "reviewed_on", "translated_on", "ai_assistance"}


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def api(site):
    return site.folder / "api/v1"


# Files in the form of other standards, which have no schemas here; test_mappings.py and test_tables.py look at them.
OTHER_STANDARDS = {"eurocities", "algoritmeregister"}


def instances(api):
    return sorted(
        path for path in api.rglob("*.json")
        if path.parent.name != "schemas" and path.name != "openapi.json"
        and not path.name.endswith(".csv-metadata.json") and not {path.stem, path.parent.name} & OTHER_STANDARDS)


def check(*arguments):
    command = [sys.executable, "-m", "check_jsonschema", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=300)


# Schemas


def test_schemas_are_valid(api):
    result = check("--check-metaschema", *sorted((api / "schemas").glob("*.json")))
    assert result.returncode == 0, result.stdout


def test_every_file_is_valid_by_the_schema_that_it_names(api):
    by_schema = {}
    for path in instances(api):
        by_schema.setdefault(load(path)["$schema"], []).append(path)
    for schema, paths in by_schema.items():
        assert schema.startswith(HOST + "api/v1/schemas/")
        result = check("--schemafile", api / schema.removeprefix(HOST + "api/v1/"), *paths)
        assert result.returncode == 0, result.stdout
    assert len(by_schema) == len(COLLECTIONS) + 4


def plant(entry, path, value):
    entry = copy.deepcopy(entry)
    *parents, last = path
    target = root = entry
    for key in parents:
        target = target[key]
    if value is None:
        del target[last]
    else:
        target[last] = value
    return root


@pytest.mark.parametrize(
    "path, value",
    [
        (["fields", "title"], None),
        (["fields", "purpose"], None),
        (["fields", "status", "id"], "aktv"),
        (["fields", "start"], "10.03.2025"),
        (["fields", "reviewed_on"], "2026-13-01"),
        (["fields", "summary", "de"], "x" * 351),
        (["fields", "contact", "email"], "nobody"),
        (["fields", "legal_basis", 0, "title"], None),
        (["fields", "quartiere"], {"de": "kein Verzeichnis"}),
        (["state"], "withdrawn"),
        (["completeness", "due"], "34"),
    ],
)
def test_a_defect_in_an_entry_is_found(api, tmp_path, path, value):
    entry = load(api / "systems/chatbot-stadtportal.json")
    defect = tmp_path / "defect.json"
    schema = api / "schemas/systems.json"
    defect.write_text(json.dumps(entry))
    assert check("--schemafile", schema, defect).returncode == 0
    defect.write_text(json.dumps(plant(entry, path, value)))
    assert check("--schemafile", schema, defect).returncode == 1


def test_the_description_is_valid_openapi(api):
    path = api / "openapi.json"
    document = load(path)
    assert document["openapi"].startswith("3.1")
    validate(document, base_uri=path.as_uri())
    described = set(document["paths"])
    assert described == {"/register.json", "/manifest.json", "/accessibility.json"} | {
        form for name in COLLECTIONS for form in (f"/{name}.json", f"/{name}/{{id}}.json")}
    with pytest.raises(OpenAPIValidationError):
        validate(plant(document, ["paths", "/systems/{id}.json", "get", "parameters"], None), base_uri=path.as_uri())


# Nothing is lost, and nothing is changed


def entry_files(collection):
    for path in sorted((ROOT / "content" / collection).glob("*.md")):
        name, _, language = path.stem.partition(".")
        _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
        # Scalars stay as they were written: what a value means is for the program to say.
        values = yaml.load(front, yaml.BaseLoader) or {}
        if body.strip():
            values["body"] = body
        yield name, language or "de", values


def plain(text):
    """A text without what typography may change."""
    text = re.sub(r"[„“”‚‘’\"'«»]", '"', text.replace("\u00a0", " ").replace("\u202f", " "))
    return re.sub(r"\s+", " ", re.sub(r"[–—]|--", "-", text)).strip()


PICTURE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")


def words(markdown):
    text = re.sub(r"\]\([^)]*\)", "]", PICTURE.sub("", markdown))
    text = re.sub(r"^\s*\|?[\s:|-]+\|?\s*$", "", text, flags=re.MULTILINE)
    return set(re.findall(r"\w+", re.sub(r"\[\^[^\]]*\]:?|\[[ x]\]|^\s*\d+\.", "", text, flags=re.MULTILINE)))


def leaves(value):
    if isinstance(value, dict):
        return {leaf for key, inner in value.items() for leaf in {key} | leaves(inner)}
    if isinstance(value, list):
        return {leaf for inner in value for leaf in leaves(inner)}
    return {value}


def same(raw, value, language):
    """Whether a published value says what stands in the front matter."""
    if isinstance(raw, dict):
        if set(raw) <= {"when", "forbid", "require"}:
            return {leaf for leaf in leaves(raw) if leaf != ""} <= leaves(value) | {"present", "true"}
        return isinstance(value, dict) and all(
            key in value and same(inner, value[key], language) for key, inner in raw.items() if inner != "")
    if isinstance(raw, list):
        if isinstance(value, dict):
            value = value.get(language)
        if not isinstance(value, list) or len(raw) > len(value):
            return False
        by_id = {row["id"]: row for row in value if isinstance(row, dict) and isinstance(row.get("id"), str)}
        return all(
            same(inner, by_id[inner["id"]] if isinstance(inner, dict) and inner.get("id") in by_id else value[number],
                 language)
            for number, inner in enumerate(raw))
    if isinstance(value, list):
        return len(value) == 1 and same(raw, value[0], language)
    if isinstance(value, dict):
        if "id" in value and ("label" in value or value["id"] == raw):
            return value["id"] == raw
        text = value.get(language)
        if isinstance(text, dict):
            shown = plain(html.unescape(text["html"]))
            pictures = all(plain(alternative) in shown for alternative in PICTURE.findall(raw))
            return pictures and words(raw) == words(text["text"])
        if isinstance(text, str):
            return plain(raw) == plain(text)
        return any(same(raw, inner, language) for inner in value.values())
    if isinstance(value, bool):
        return raw.lower() == str(value).lower()
    if isinstance(value, (int, float)):
        return float(raw) == value
    stem = pathlib.PurePosixPath(raw).stem
    return plain(raw) == plain(value) or ("/media/" in value and bool(stem) and stem in value)


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_every_public_field_of_every_entry_is_published(api, collection):
    compared = 0
    for name, language, values in entry_files(collection):
        entry = load(api / collection / f"{name}.json")
        assert entry["id"] == name
        published = entry["fields"]
        for key, raw in values.items():
            if key in NOT_FIELDS or raw == "":
                continue
            place = published
            if language != "de" and key in ABOUT_A_TRANSLATION:
                place = entry["translations"][language]
            assert key in place, f"{collection}/{name} ({language}): {key} is missing"
            assert same(raw, place[key], language), f"{collection}/{name} ({language}): {key}: {raw!r} {place[key]!r}"
            compared += 1
    assert compared > 20


def test_the_comparison_sees_differences():
    assert same("2025-03", "2025-03", "de") and not same("2025-03", "2025-03-01", "de")
    assert not same("pilot", {"id": "operational", "label": {"de": "pilot"}}, "de")
    assert not same("Ein Text", {"de": "Ein anderer Text"}, "de")
    assert not same("Ein *Text* mehr", {"de": {"text": "Ein Text", "html": ""}}, "de")
    assert not same(["a", "b"], {"de": ["a"]}, "de")
    assert not same({"email": "a@b.example"}, {"url": "https://b.example"}, "de")
    assert not same("12", 13, "de") and not same("true", False, "de")


def test_nothing_internal_is_published(api):
    everything = "".join(path.read_text(encoding="utf-8") for path in api.rglob("*.json"))
    for collection in COLLECTIONS:
        for name, _, values in entry_files(collection):
            for word in leaves(values.get("internal", {})):
                # Words that stand there alone; a key may be the name of a field too.
                if len(word) > 12:
                    assert word not in everything, f"{collection}/{name}: {word}"


def test_lists_say_the_same_as_the_entries(api):
    for collection in COLLECTIONS:
        listed = load(api / f"{collection}.json")
        names = {path.stem for path in (api / collection).glob("*.json")}
        assert {entry["id"] for entry in listed["entries"]} == names
        assert sum(listed["counts"].values()) == len(names)
        for core in listed["entries"]:
            full = load(api / collection / f"{core['id']}.json")
            for key, value in core.items():
                if key == "fields":
                    assert value.items() <= full["fields"].items()
                elif key == "completeness":
                    assert {k: full[key][k] for k in ("due", "met")} == value
                else:
                    assert full[key] == value
    systems = load(api / "systems.json")["entries"]
    assert all({"title", "summary", "status", "department", "reviewed_on"} <= set(entry["fields"]) for entry in systems)
    assert any("start" in entry["fields"] for entry in systems)
    assert all("purpose" not in entry["fields"] for entry in systems)


def test_the_register_counts_what_is_there(api):
    register = load(api / "register.json")
    for collection in register["collections"]:
        assert collection["ids"] == sorted(path.stem for path in (api / collection["id"]).glob("*.json"))
        entries = [load(path) for path in (api / collection["id"]).glob("*.json")]
        counted = [entry["completeness"] for entry in entries if "completeness" in entry]
        if "completeness" in collection:
            for key in ("due", "met"):
                assert collection["completeness"][key] == sum(one[key] for one in counted)
    for key in ("entries", "due", "met"):
        assert register["completeness"][key] == sum(
            collection["completeness"][key] for collection in register["collections"] if "completeness" in collection)
    assert [row["reported"] for row in register["coverage"]].count("outstanding") == 1


# Addresses


def addresses(value):
    if isinstance(value, dict):
        for inner in value.values():
            yield from addresses(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from addresses(inner)
    elif isinstance(value, str):
        if value.startswith(("https://", "/")):
            yield value
        yield from re.findall(r'(?:href|src)="([^"#][^"]*)"', value)


def dead_ends(site, host, base):
    dead = []
    for path in sorted((site.folder / "api/v1").rglob("*.json")):
        for address in addresses(load(path)):
            if address.startswith(("mailto:", "tel:")) or not address.startswith((host, "/")):
                continue
            if path.name == "openapi.json" and not address.startswith(host):
                continue
            url = urllib.parse.urlsplit(address)
            name = urllib.parse.unquote(url.path).removeprefix(base)
            if name == "api/v1":
                continue
            if name == "" or name.endswith("/"):
                name += "index.html"
            if name not in site.files:
                dead.append(f"{path.name}: {address}")
            elif url.fragment and name.endswith(".html"):
                page = site.pages[base + name.removesuffix("index.html")]
                if urllib.parse.unquote(url.fragment) not in page.ids:
                    dead.append(f"{path.name}: {address}")
    return dead


def test_every_address_leads_somewhere(site):
    assert dead_ends(site, HOST, "/") == []


def test_every_address_leads_somewhere_below_a_path(site_below_path):
    assert dead_ends(site_below_path, "https://stadt.example/ki/", "/ki/") == []


def test_every_page_of_an_entry_announces_its_file(site, api):
    for collection in COLLECTIONS:
        for path in (api / collection).glob("*.json"):
            for address in load(path)["url"].values():
                page = site.pages["/" + address.removeprefix(HOST)]
                assert f'type="application/json" href="/api/v1/{collection}/{path.name}"' in page.text


# The documentation


def holds(example, value):
    """Whether an example is part of what is published; `…` at the end of a text leaves the rest out."""
    if isinstance(example, dict):
        return isinstance(value, dict) and all(key in value and holds(inner, value[key]) for key, inner in example.items())
    if isinstance(example, list):
        return isinstance(value, list) and all(any(holds(inner, other) for other in value) for inner in example)
    if isinstance(example, str) and example.endswith("…"):
        return isinstance(value, str) and value.startswith(example[:-1])
    return example == value


def test_examples_in_the_documentation_are_true(api):
    text = (ROOT / "docs/api.md").read_text(encoding="utf-8")
    examples = re.findall(r"`/api/v1/([^`\s]+\.json)`[^`]*?\n\n```json\n(.*?)```", text, flags=re.DOTALL)
    assert len(examples) >= 2
    for name, example in examples:
        example = json.loads(example)
        assert holds(example, load(api / name)), name
    assert not holds({"id": "x"}, {"id": "y"})
