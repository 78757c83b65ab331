"""The tables: read back by the csv module, they equal the register; spreadsheets change nothing in them."""

import csv
import io
import json
import urllib.parse

import csvw
import pytest
from conftest import build

COLLECTIONS = ["systems", "guidelines", "decisions", "bodies", "glossary", "pages"]
GUARDED = "=+-@\t\r'"


def rows(site, name):
    """The rows of a table, each by the names of its columns, as they are written."""
    data = (site.folder / f"api/v1/{name}").read_bytes()
    is_excel = name.endswith(".excel.csv")
    assert data.startswith(b"\xef\xbb\xbf") == is_excel
    text = data.decode("utf-8-sig")
    assert text.endswith("\r\n")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if is_excel else ",", strict=True))


def unguarded(text):
    """What import takes off again."""
    return text[1:] if text.startswith("'") else text


def api(site, collection, name):
    return json.loads((site.folder / f"api/v1/{collection}/{name}.json").read_text(encoding="utf-8"))


def parts(cell):
    """The values of a list: `\\` stands before a `|` or `\\` of their own."""
    values, now, is_escaped = [], "", False
    for letter in cell:
        if is_escaped or letter not in "\\|":
            now += letter
            is_escaped = False
        elif letter == "\\":
            is_escaped = True
        else:
            values.append(now)
            now = ""
    return values + [now]


def written(value, language="de"):
    """A value of the interface for programs as one text."""
    if isinstance(value, dict):
        if "id" in value or "title" in value:
            # What is named but has no entry has words only; they stand in a column of their own.
            return value.get("id", "")
        value = value.get(language, next(iter(value.values()), ""))
        return value["text"] if isinstance(value, dict) else value
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)


def equal(value, cell):
    if isinstance(value, list):
        values = [written(item) for item in value]
        return values == parts(cell) if any(values) else cell == ""
    if isinstance(value, dict) and value and all(isinstance(inner, list) for inner in value.values()):
        return [written(item) for item in value["de"]] == parts(cell)
    return written(value) == cell


def groups(row):
    """The keys whose parts have columns of their own; words for a value are no part of it."""
    parts_by_key = {}
    for name in row:
        key, _, part = name.partition(".")
        parts_by_key.setdefault(key, set()).add(part.split("@")[0])
    return {key for key, names in parts_by_key.items() if names - {"", "label", "title"} or names == {"id", "title"}}


def is_single(value):
    """Whether a value is one text: no list, and no group with parts of its own."""
    if not isinstance(value, dict):
        return not isinstance(value, list)
    return "id" in value or "title" in value or all(isinstance(text, str) or "text" in text for text in value.values())


def compare_group(row, key, value):
    """Compares the single values that stand in a group, or in a list of groups; says how many."""
    compared = 0
    rows_of_group = [group for group in (value if isinstance(value, list) else [value]) if isinstance(group, dict)]
    for part in {part for group in rows_of_group for part in group}:
        values = [group.get(part, "") for group in rows_of_group]
        if f"{key}.{part}" not in row or not all(map(is_single, values)):
            continue
        cell = unguarded(row[f"{key}.{part}"])
        values = [written(inner) for inner in values]
        said = (parts(cell) if any(values) else [""] * len(values)) if isinstance(value, list) else [cell]
        assert said == values, (row["id"], key, part, values, cell)
        compared += 1
    return compared


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_the_table_equals_the_register(site, collection):
    table = rows(site, collection + ".csv")
    listed = json.loads((site.folder / f"api/v1/{collection}.json").read_text())["entries"]
    assert [row["id"] for row in table] == [entry["id"] for entry in listed]
    compared = 0
    for row in table:
        in_groups = groups(row)
        fields = api(site, collection, row["id"]).get("fields", {})
        for key, value in fields.items():
            if key in in_groups:
                compared += compare_group(row, key, value) if value != "unknown" else 0
            else:
                assert equal(value, unguarded(row[key])), (row["id"], key, value, row[key])
                compared += 1
        stated = {name for name in row if row[name] and name != "id" and not name.startswith("entry.")}
        assert {name.split(".")[0].split("@")[0] for name in stated} <= set(fields)
    assert compared > 3 * len(table)


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_both_tables_say_the_same(site, collection):
    plain, excel = rows(site, collection + ".csv"), rows(site, collection + ".excel.csv")
    assert len(plain) == len(excel)
    for one, other in zip(plain, excel):
        assert list(one) == list(other)
        for key in one:
            said = unguarded(other[key])
            assert unguarded(one[key]) == said or one[key] == said.replace(",", "."), key


def test_no_cell_begins_a_formula(site):
    for collection in COLLECTIONS:
        for name in (collection + ".csv", collection + ".excel.csv"):
            for row in rows(site, name):
                for key, cell in row.items():
                    is_number = cell.lstrip("-").replace(".", "").replace(",", "").isdigit()
                    assert not cell.startswith(tuple("=+-@\t\r")) or is_number, (name, row["id"], key, cell)


def test_a_hostile_table_survives(tmp_path):
    """References, leading zeros and formulas, through both variants."""
    content = tmp_path / "content/decisions"
    content.mkdir(parents=True)
    (tmp_path / "klartext.yaml").write_text(
        "name: Stadt\nbase_url: https://stadt.example/\nlanguages: [de]\nlicense: CC0-1.0\n"
        "departments: [{id: amt, name: Amt}]\n")
    titles = ["=1+1", "+49", "-x", "@alle", "12/25", "00123", "1e5", "a;b", 'a,b', "März 2026"]
    for number, title in enumerate(titles):
        (content / f"e{number:02}.md").write_text(
            f"---\ntitle: Antrag {number:02}\nreference: {json.dumps(title)}\nkind: motion\ndate: 2026-01-02\n"
            "summary: Kurz.\nresult: open\noriginators: [members]\nconsultations: [{body: Rat}]\n---\nText.\n")
    site = build(tmp_path / "site", "--project", tmp_path)
    for name in ("decisions.csv", "decisions.excel.csv"):
        table = sorted(rows(site, name), key=lambda row: row["id"])
        assert [unguarded(row["reference"]) for row in table] == titles
        for row, title in zip(table, titles):
            is_guarded = title[0] in GUARDED or (
                name.endswith("excel.csv") and title in ("12/25", "00123", "1e5", "März 2026"))
            assert row["reference"] == ("'" if is_guarded else "") + title


# What the columns mean


@pytest.mark.parametrize("collection", COLLECTIONS)
@pytest.mark.parametrize("ending", ["csv", "excel.csv"])
def test_the_description_fits_the_table(site, collection, ending):
    path = site.folder / f"api/v1/{collection}.{ending}"
    metadata = json.loads(path.with_name(path.name + "-metadata.json").read_text())
    assert metadata["url"] == path.name
    columns = metadata["tableSchema"]["columns"]
    header = next(csv.reader(
        io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""), delimiter=metadata["dialect"]["delimiter"]))
    assert [column["titles"] for column in columns] == header
    assert [urllib.parse.unquote(column["name"]) for column in columns] == header
    assert len(set(header)) == len(header)


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_a_library_reads_the_table_by_its_description(site, collection):
    reader = csvw.CSVW(str(site.folder / f"api/v1/{collection}.csv-metadata.json"))
    assert reader.is_valid, reader.warnings
    assert [row["id"] for row in reader.tables[0]] == [row["id"] for row in rows(site, collection + ".csv")]


@pytest.mark.parametrize("change", [
    lambda data: data.replace(b"entry.due", b"entry.duty", 1), lambda data: data.replace(b"2026-", b"soon-"),
    lambda data: data.replace(b",true,", b",perhaps,")])
def test_a_defect_is_found(site, tmp_path, change):
    for name in ("systems.csv", "systems.csv-metadata.json"):
        (tmp_path / name).write_bytes((site.folder / "api/v1" / name).read_bytes())
    table = tmp_path / "systems.csv"
    assert change(table.read_bytes()) != table.read_bytes()
    table.write_bytes(change(table.read_bytes()))
    assert not csvw.CSVW(str(tmp_path / "systems.csv-metadata.json")).is_valid


def test_what_is_not_public_has_no_column(site):
    for collection in COLLECTIONS:
        names = set(rows(site, collection + ".csv")[0])
        assert not {name for name in names if name.split(".")[0].split("@")[0] in ("internal", "draft", "redact")}
