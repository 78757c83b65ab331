"""The calendars, read by a library that others wrote, against the files they were made from."""

import datetime
import re

import icalendar
import pytest
from conftest import TODAY
from test_content import entries

DAY = datetime.date.fromisoformat(TODAY)
HOST = "ki.musterstadt.example"


def calendar(site, address):
    data = (site.folder / address).read_bytes()
    check_lines(data)
    return icalendar.Calendar.from_ical(data)


def check_lines(data):
    """RFC 5545 §3.1: lines of at most 75 octets that end with CR LF; every piece is whole UTF-8."""
    assert data.endswith(b"\r\n")
    for line in data[:-2].split(b"\r\n"):
        assert len(line) <= 75
        assert b"\n" not in line and b"\r" not in line
        line.decode("utf-8")


def events(site, address):
    found = {str(event["UID"]): event for event in calendar(site, address).walk("VEVENT")}
    assert len(found) == len(calendar(site, address).walk("VEVENT"))
    return found


def is_own(entry):
    origin = entry.get("origin", {})
    return (origin if isinstance(origin, str) else origin.get("kind", "own")) == "own"


def is_ours(entry):
    return is_own(entry) and not entry.get("draft") and "withdrawn" not in entry and entry.get("publish_on", DAY) <= DAY


def slug(text):
    for letter, plain in ("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"):
        text = text.lower().replace(letter, plain)
    return "-".join("".join(c if c.isalnum() else " " for c in text).split())


def expected_meetings(body=None):
    meetings = {}
    for decision in entries("decisions").values():
        for station in decision.get("consultations", []) if is_ours(decision) else []:
            if "date" in station and body in (None, station["body"]):
                meetings.setdefault((slug(station["body"]), station["date"]), []).append((decision, station))
    return meetings


def all_calendars(site):
    return sorted(str(path.relative_to(site.folder)) for path in site.folder.rglob("*.ics"))


def test_every_calendar_can_be_read(site):
    found = all_calendars(site)
    assert {"calendar.ics", "calendar-reviews.ics", "en/calendar.ics", "gremien/rat/calendar.ics"} <= set(found)
    for address in found:
        read = calendar(site, address)
        assert read["VERSION"] == "2.0" and read["PRODID"]
        assert str(read["SOURCE"]) == f"https://{HOST}/{address}"
        assert [zone["TZID"] for zone in read.walk("VTIMEZONE")] == ["Europe/Berlin"]
        for event in read.walk("VEVENT"):
            assert {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "STATUS"} <= set(event)
            assert type(event.decoded("DTSTART")) is datetime.date and event.decoded("DTEND") > event.decoded("DTSTART")
            assert event.decoded("DTSTAMP").date() <= DAY
            assert (event["STATUS"] == "CONFIRMED") == ("review-" in event["UID"] or event.decoded("DTSTART") <= DAY)


def test_sessions_and_events_are_those_of_the_register(site):
    found = events(site, "calendar.ics")
    meetings = expected_meetings()
    wanted = {f"meeting-{body}-{date}@{HOST}" for body, date in meetings}
    assert len(wanted) > 10
    assert {uid for uid in found if uid.startswith("meeting-")} == wanted
    bodies = entries("bodies")
    for (body, date), stations in meetings.items():
        event = found[f"meeting-{body}-{date}@{HOST}"]
        assert event.decoded("DTSTART") == date
        assert event.decoded("DTEND") == date + datetime.timedelta(days=1)
        name = bodies[body]["title"] if body in bodies else stations[0][1]["body"]
        assert str(event["SUMMARY"]) == f"Sitzung: {name}"
        public = [s for s in stations if s[1].get("public", True) and s[0].get("public", True)]
        assert ("DESCRIPTION" in event) == bool(public)
        for decision, _ in public:
            assert typographic(decision["title"]) in typographic(str(event["DESCRIPTION"]))
    wanted_events = {}
    for name, decision in entries("decisions").items():
        for row in decision.get("events", []) if is_ours(decision) else []:
            if isinstance(row.get("start"), datetime.date):
                wanted_events[f"event-{name}-{slug(row['title'])}@{HOST}"] = row
    assert wanted_events
    assert {uid for uid in found if uid.startswith("event-")} == set(wanted_events)
    for uid, row in wanted_events.items():
        event = found[uid]
        assert event.decoded("DTSTART") == row["start"]
        assert event.decoded("DTEND") == row.get("end", row["start"]) + datetime.timedelta(days=1)
        assert typographic(str(event["SUMMARY"])) == typographic(row["title"])
        assert str(event.get("LOCATION", "")) == row.get("place", "")
        if "url" in row:
            assert str(event["URL"]) == row["url"]


def typographic(text):
    return "".join(c for c in text if c not in "\"'„“”‚‘’")


def test_reviews_are_those_of_the_register(site):
    found = events(site, "calendar-reviews.ics")
    wanted = {}
    for collection in ("systems", "guidelines"):
        for name, entry in entries(collection).items():
            if is_ours(entry) and entry.get("status") not in ("retired", "cancelled", "repealed"):
                last = entry.get("reviewed_on")
                due = entry.get("review_due") or (last and last.replace(year=last.year + 1))
                if due:
                    wanted[f"review-{collection}-{name}@{HOST}"] = due
    of_these = {uid: event for uid, event in found.items() if uid.split("-")[1] in ("systems", "guidelines")}
    assert {uid: event.decoded("DTSTART") for uid, event in of_these.items()} == wanted
    assert any(due < DAY for due in wanted.values())


@pytest.mark.parametrize("body", ["rat", "digitalausschuss", "hauptausschuss"])
def test_a_body_has_its_own_sessions(site, body):
    found = events(site, f"gremien/{body}/calendar.ics")
    assert set(found) == {f"meeting-{body}-{date}@{HOST}" for _, date in expected_meetings(body)}
    whole = events(site, "calendar.ics")
    assert all(found[uid].to_ical() == whole[uid].to_ical() for uid in found)


def test_languages_have_the_same_events_in_their_own_words(site):
    german, english = events(site, "calendar.ics"), events(site, "en/calendar.ics")
    assert set(german) == set(english)
    assert str(next(iter(english.values()))["SUMMARY"]).startswith(("Session: ", "Public"))


def test_calendars_are_announced_where_people_look(site):
    assert 'href="/calendar.ics"' in site.pages["/aktuelles/"].text
    assert 'href="/calendar-reviews.ics"' in site.pages["/aktuelles/"].text
    assert 'href="/calendar-reviews.ics"' in site.pages["/transparenz/"].text
    assert 'href="/gremien/rat/calendar.ics"' in site.pages["/gremien/rat/"].text
    assert 'href="/en/bodies/rat/calendar.ics"' in site.pages["/en/bodies/rat/"].text
    assert "calendar.ics" not in site.pages["/gremien/fraktion-a/"].text
    for address, page in site.pages.items():
        # The page of data names the calendars among all other files.
        if page.language == "de" and re.search(r'href="[^"]*\.ics"', page.text) and not address.endswith("/daten/"):
            assert "Kopieren Sie die Adresse" in page.text, address


def test_the_checks_find_planted_defects(site):
    data = (site.folder / "calendar.ics").read_bytes()
    for spoil in (
        lambda d: d.replace(b"\r\n", b"\n"),
        lambda d: d.replace(b"\r\n ", b""),
        lambda d: d.replace("ü".encode(), "ü".encode()[:1], 1),
    ):
        with pytest.raises((AssertionError, UnicodeDecodeError)):
            check_lines(spoil(data))
    for spoil in (
        lambda d: d.replace(b"END:VEVENT\r\n", b"", 1),
        lambda d: d.replace(b"DTSTART;VALUE=DATE:2", b"DTSTART;VALUE=DATE:x", 1),
    ):
        with pytest.raises((ValueError, AssertionError, IndexError, KeyError)):
            read = icalendar.Calendar.from_ical(spoil(data))
            starts = [event.decoded("DTSTART") for event in read.walk("VEVENT")]
            assert all(type(start) is datetime.date for start in starts)
            assert len(starts) == data.count(b"BEGIN:VEVENT")
