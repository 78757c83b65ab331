"""The feeds: what the entries say, read by a library that others wrote and checked by the grammars of the standards."""

import copy
import datetime
import json
import pathlib
import re
import urllib.parse
import zoneinfo

import feedparser
import pytest
from conftest import TODAY
from jsonschema import Draft202012Validator
from lxml import etree
from referencing import Registry, Resource
from shared import load, validators
from test_content import entries

HOST = "https://ki.musterstadt.example/"
BERLIN = zoneinfo.ZoneInfo("Europe/Berlin")
ATOM = "{http://www.w3.org/2005/Atom}"
GRAMMAR = etree.RelaxNG(etree.parse(pathlib.Path(__file__).with_name("atom.rng")))


def addresses(site, name):
    return sorted(path for path in site.files if path.rsplit("/", 1)[-1] == name)


@pytest.fixture(scope="session")
def feeds(site):
    """Each feed with the address of its folder."""
    found = {
        path.removesuffix("feed.xml"): feedparser.parse((site.folder / path).read_bytes(), sanitize_html=False)
        for path in addresses(site, "feed.xml")}
    assert found
    return found


# Atom


def test_every_feed_is_valid(site):
    found = []
    for path in addresses(site, "feed.xml"):
        if not GRAMMAR.validate(etree.parse(site.folder / path)):
            found += [f"{path}: {error.line}: {error.message}" for error in GRAMMAR.error_log]
    assert found == []


def remove(name):
    def change(feed):
        inner = feed.find(f".//{ATOM}{name}")
        inner.getparent().remove(inner)
    return change


def write(name, text):
    def change(feed):
        feed.find(f".//{ATOM}{name}").text = text
    return change


@pytest.mark.parametrize("defect", [
    remove("id"), remove("updated"), remove("title"), remove("content"), remove("author"),
    write("updated", "2026-09-01"), write("updated", "2026-09-01T00:00:00"), write("id", "no address"),
    lambda feed: feed.append(copy.deepcopy(feed.find(ATOM + "title"))),
    lambda feed: feed.find(ATOM + "link").set("href", "/aktuelles/"),
    lambda feed: etree.SubElement(feed, ATOM + "colour")])
def test_a_defect_is_found(site, defect):
    feed = etree.parse(site.folder / "feed.xml").getroot()
    assert GRAMMAR.validate(feed)
    defect(feed)
    assert not GRAMMAR.validate(feed)


def test_a_library_reads_every_feed(feeds):
    for folder, feed in feeds.items():
        assert not feed.bozo, f"{folder}: {feed.get('bozo_exception')}"
        assert feed.version == "atom10"
        links = {link.rel: link.href for link in feed.feed.links if link.get("type") != "application/feed+json"}
        assert links["self"] == HOST + folder + "feed.xml"
        assert links["alternate"].startswith(HOST)
        assert feed.feed.title and feed.feed.author and feed.feed.language in ("de", "en", "de-simple")


# JSON Feed


@pytest.fixture(scope="session")
def json_feed():
    folder = validators("json-feed")
    schemas = [load(path) for path in folder.glob("*.json")]
    registry = Registry().with_resources((schema["$id"], Resource.from_contents(schema)) for schema in schemas)
    schema = next(schema for schema in schemas if schema["$id"] == "json-feed-schema.json")
    return Draft202012Validator(schema, registry=registry, format_checker=Draft202012Validator.FORMAT_CHECKER)


def test_every_json_feed_is_valid(site, json_feed):
    found = []
    for path in addresses(site, "feed.json"):
        feed = load(site.folder / path)
        found += [f"{path}: {error.json_path}: {error.message}" for error in json_feed.iter_errors(feed)]
        assert feed["feed_url"] == HOST + path
    assert found == []


@pytest.mark.parametrize("defect", [
    lambda feed: feed.pop("version"), lambda feed: feed["items"][0].pop("id"), lambda feed: feed.update(items="none"),
    lambda feed: feed["items"][0].update(tags="one"), lambda feed: feed.update(version="https://jsonfeed.org/version/3")])
def test_a_defect_in_json_is_found(site, json_feed, defect):
    feed = load(site.folder / "feed.json")
    assert list(json_feed.iter_errors(feed)) == []
    defect(feed)
    assert list(json_feed.iter_errors(feed)) != []


def test_both_formats_say_the_same(site, feeds):
    for folder, feed in feeds.items():
        other = load(site.folder / (folder + "feed.json"))
        said = [(item.id, item.title, item.content[0].value, item.updated, item.link) for item in feed.entries]
        assert said == [
            (item["id"], item["title"], item["content_html"], item["date_published"], item["url"])
            for item in other["items"]], folder
        for item, json_item in zip(feed.entries, other["items"]):
            assert [tag.label for tag in item.tags] == json_item["tags"]
            assert item.author == json_item["authors"][0]["name"]


# What they say


def stated_changes():
    """The changes that published entries state, by the tag that an item should have."""
    day = datetime.date.fromisoformat(TODAY)
    for collection in ("systems", "guidelines", "decisions"):
        for name, entry in entries(collection).items():
            if entry.get("draft") or entry.get("publish_on", day) > day or "withdrawn" in entry:
                continue
            for change in entry.get("changes", []):
                if change["date"] <= day:
                    yield collection, name, change


def test_every_stated_change_is_an_item_of_its_entry(site):
    expected = {}
    for collection, name, change in stated_changes():
        expected.setdefault((collection, name), []).append(str(change["date"]))
    items = {}
    for path in addresses(site, "feed.xml"):
        feed = feedparser.parse((site.folder / path).read_bytes())
        match = re.fullmatch(r"tag:ki\.musterstadt\.example,2026-01-01:de/(systems|guidelines|decisions)/([a-z0-9-]+)",
                             feed.feed.id)
        if match and feed.entries:
            items[match.groups()] = [item.updated[:10] for item in feed.entries]
    assert expected
    assert {key: sorted(days) for key, days in expected.items()} == {key: sorted(days) for key, days in items.items()}


def test_dates_are_midnights_in_germany_and_not_of_the_future(feeds):
    today = datetime.date.fromisoformat(TODAY)
    for folder, feed in feeds.items():
        moments = [datetime.datetime.fromisoformat(item.updated) for item in feed.entries]
        for moment in moments + [datetime.datetime.fromisoformat(feed.feed.updated)]:
            here = moment.astimezone(BERLIN)
            assert (here.hour, here.minute, here.second) == (0, 0, 0), folder
            assert moment.utcoffset() == here.utcoffset() and here.date() <= today
        assert moments == sorted(moments, reverse=True)
        if moments:
            assert datetime.datetime.fromisoformat(feed.feed.updated) == moments[0], folder


def test_ids_are_unique_and_say_the_same_everywhere(feeds):
    seen = {}
    assert len({feed.feed.id for feed in feeds.values()}) == len(feeds)
    for folder, feed in feeds.items():
        ids = [item.id for item in feed.entries]
        assert len(set(ids)) == len(ids), folder
        for item in feed.entries:
            said = (item.title, item.content[0].value, item.updated)
            assert seen.setdefault(item.id, said) == said


def test_there_is_one_for_each_collection_language_and_office(site):
    expected = {"", "en/", "de-simple/"}
    expected |= {page.removeprefix(site.base) for page in site.pages if re.fullmatch(
        r"/(en/|de-simple/)?(systeme|leitlinien|beschluesse|systems|guidelines|decisions)/", page)}
    found = {path.removesuffix("feed.xml") for path in addresses(site, "feed.xml")}
    assert len(expected) == 3 + 9 and expected <= found
    assert {f"verantwortung/{name}/" for name in ("digitalamt", "sozialamt", "mobilitaetsamt")} <= found


# Addresses


def links(content):
    return re.findall(r'(?:href|src)="([^"]*)"', content)


def dead_ends(site, host):
    for path in addresses(site, "feed.xml"):
        feed = feedparser.parse((site.folder / path).read_bytes(), sanitize_html=False)
        places = [link.href for link in feed.feed.links] + [item.link for item in feed.entries]
        places += [place for item in feed.entries for place in links(item.content[0].value)]
        for place in places:
            url = urllib.parse.urlsplit(place.replace("&amp;", "&"))
            if url.scheme not in ("https", "http", "mailto", "tel"):
                yield f"{path}: {place} is not absolute"
            if not place.startswith(host):
                continue
            file = urllib.parse.unquote(url.path).removeprefix(urllib.parse.urlsplit(host).path)
            file = file + "index.html" if file == "" or file.endswith("/") else file
            if file not in site.files:
                yield f"{path}: {place}"
            elif url.fragment and url.fragment not in site.pages[site.base + file.removesuffix("index.html")].ids:
                yield f"{path}: {place} has no such place"


def test_every_address_is_absolute_and_leads_somewhere(site):
    assert sorted(set(dead_ends(site, HOST))) == []


def test_every_address_leads_somewhere_below_a_path(site_below_path):
    assert sorted(set(dead_ends(site_below_path, "https://stadt.example/ki/"))) == []


def test_every_feed_is_announced_by_a_page_or_linked_from_one(site):
    known = set()
    for address, page in site.pages.items():
        for link in page.links + page.sources:
            target = site.target(page, link)
            if target:
                known.add(target[0])
    unknown = set(addresses(site, "feed.xml") + addresses(site, "feed.json")) - known
    # Offices have no page of their own: a link leads to their feed, and the feed to its other format.
    assert {path for path in unknown if not re.match(r"(\w+(-\w+)?/)?(verantwortung|responsibility)/.*\.json", path)} == set()
