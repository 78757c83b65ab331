"""Requests to the editor of `klartext serve` that do not come from its own pages."""

import re

import pytest
from editor import CHATBOT, ask, project, running, text, write


def test_other_websites_cannot_read_or_write(running, project):
    address = running.origin
    page = ask(address, "/_edit/systems/chatbot")[1]
    token = re.search(r'klartext-token" content="(\w+)"', page).group(1)
    body = {"collection": "systems", "id": "chatbot", "language": "", "base": CHATBOT, "changes": {"title": "X"}}
    origin = {"Origin": address, "X-Klartext-Token": token}
    for headers in [
        {}, {"Origin": address}, {"X-Klartext-Token": token}, {**origin, "Origin": "https://evil.example"},
        {**origin, "X-Klartext-Token": "0" * len(token)}, {**origin, "Host": "evil.example"},
        {**origin, "Sec-Fetch-Site": "cross-site"},
    ]:
        assert ask(address, "/_edit/api/save", body, **headers)[0] in (403, 421), headers
    for path in ["/_edit/systems/chatbot", "/_edit/api/entry?collection=systems&id=chatbot"]:
        assert ask(address, path, **{"Host": "evil.example"})[0] == 421
        assert ask(address, path, **{"Sec-Fetch-Site": "cross-site"})[0] == 403
    assert text(project) == CHATBOT
    assert ask(address, "/_edit/api/save", body, **origin)[0] == 200
    assert '"X"' in text(project)


def test_what_cannot_be_done_is_told(running, project):
    for title in ["", "  ", "???"]:
        answer = write(running, "/_edit/api/new", {"collection": "systems", "title": title})
        assert answer["problem"] and answer["mend"]
    assert "Titel" in write(running, "/_edit/api/new", {"collection": "systems", "title": ""})["problem"]
    odd = "---\n{title: Chatbot, status: pilot}\n---\n"
    (project / "content/systems/chatbot.md").write_text(odd, encoding="utf-8")
    answer = write(running, "/_edit/api/save", {
        "collection": "systems", "id": "chatbot", "language": "", "base": odd, "changes": {"title": "Neu"}})
    assert "passt nicht in die Form" in answer["problem"]
    assert text(project) == odd


@pytest.mark.parametrize("names", [
    {"collection": "systems", "id": "../../klartext"}, {"collection": "..", "id": "klartext"},
    {"collection": "systems", "id": "chatbot", "language": "../x"}, {"collection": "systems", "id": ""}, {},
    {"collection": "systems", "id": "chatbot", "language": "fr"},
])
def test_no_other_file_can_be_written(running, project, names):
    page = ask(running.origin, "/_edit/")[1]
    token = re.search(r'klartext-token" content="(\w+)"', page).group(1)
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    status, _ = ask(
        running.origin, "/_edit/api/save", {**names, "base": None, "source": "x", "changes": {}},
        **{"Origin": running.origin, "X-Klartext-Token": token})
    assert status == 400
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before
