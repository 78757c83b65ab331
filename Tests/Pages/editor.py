"""What the tests of the editor share: a small project, its preview and the form of one entry."""

import json
import re
import urllib.error
import urllib.request

import pytest
from conftest import open_page
from playwright.sync_api import expect
from preview import preview

# The program works beside many others while tests run.
expect.set_options(timeout=20_000)

CONFIGURATION = """# Die Stadt
name: Stadt Beispiel
base_url: https://ki.beispiel.example/
languages: [de, en]
departments:
  - {id: digitalamt, name: Digitalamt, email: ki@beispiel.example}
"""

CHATBOT = """---
# Was hinter # steht, erscheint nicht.
title: "Chatbot"   # der Name
status: operational
summary: >
  Der Chatbot beantwortet
  Fragen.
topics: [environment]
reviewed_on: 2026-11-01
purpose: |
  Weniger Anrufe.

  Schnellere Antworten.

# Wer hilft
contact:
  email: ki@beispiel.example   # Postfach
department: digitalamt
risks:
  - name: Falsche Auskunft
    # wichtig
    measure: Kennzeichnung
---

Der Chatbot **antwortet**.
"""

GUIDELINE = """---
title: Leitlinie
draft: true
---
"""


@pytest.fixture
def project(tmp_path):
    folder = tmp_path / "stadt"
    for path, text in {
        "klartext.yaml": CONFIGURATION, "content/systems/chatbot.md": CHATBOT,
        "content/guidelines/ki-leitlinie.md": GUIDELINE,
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def running(project):
    with preview(project) as running:
        yield running


@pytest.fixture
def form(running, browser):
    """The form of the chatbot, ready to be used."""
    page = open_page(browser, viewport={"width": 1400, "height": 900})
    page.goto(running.origin + "/_edit/systems/chatbot")
    expect(page.get_by_role("heading", level=1)).to_have_text("Chatbot")
    checked(page)
    yield page
    page.context.close()


def checked(page):
    """Waits until the program has judged what was typed."""
    page.wait_for_selector("main[data-state=checked]")


def field(page, label):
    return page.get_by_label(re.compile("^" + re.escape(label)), exact=False).first


def mail(page):
    """The address of the contact."""
    return page.locator("input[type=email]:visible").first


def saved(page, word="Gespeichert."):
    expect(page.get_by_role("status")).to_contain_text(word)


def text(project, path="content/systems/chatbot.md"):
    return (project / path).read_text(encoding="utf-8")


def ask(address, path, body=None, **headers):
    request = urllib.request.Request(
        address + path, data=None if body is None else json.dumps(body).encode(),
        headers={"Content-Type": "application/json", **headers})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def write(running, path, body):
    token = re.search(r'klartext-token" content="(\w+)"', ask(running.origin, "/_edit/")[1]).group(1)
    status, answer = ask(
        running.origin, path, body, **{"Origin": running.origin, "X-Klartext-Token": token})
    assert status == 200
    return json.loads(answer)
