"""The pages that the law asks for: on every page linked, complete, and the same for people and for programs."""

import json
import pathlib
import subprocess
import sys

import pytest

PAGES = {
    "barrierefreiheit": "accessibility", "impressum": "legal-notice", "datenschutz": "privacy", "kontakt": "contact",
    "ueber-dieses-register": "about", "informationen-anfordern": "request-information", "lizenz": "licence",
    "leichte-sprache": "easy-language", "gebaerdensprache": "sign-language",
}
FEEDBACK = "https://www.musterstadt.example/rueckmeldung"


def statement(site):
    return json.loads((site.folder / "api/v1/accessibility.json").read_text(encoding="utf-8"))


def text(site, address):
    return (site.folder / address.strip("/") / "index.html").read_text(encoding="utf-8")


def test_statement_and_feedback_stand_on_every_page(site):
    pages = [path for path in site.folder.rglob("*.html") if "http-equiv=\"refresh\"" not in path.read_text("utf-8")]
    assert len(pages) > 300
    for path in pages:
        page = path.read_text(encoding="utf-8")
        footer = page[page.index("<footer"):]
        assert "/barrierefreiheit/\"" in footer or "/accessibility/\"" in footer, path
        assert f'href="{FEEDBACK}"' in footer, path
        assert "/impressum/\"" in footer or "/legal-notice/\"" in footer, path
        assert "/datenschutz/\"" in footer or "/privacy/\"" in footer, path


@pytest.mark.parametrize(("german", "english"), PAGES.items())
def test_every_page_exists_in_both_languages(site, german, english):
    for address in (german, f"en/{english}"):
        page = text(site, address)
        assert page.count("<h1") == 1
        assert f'hreflang="en" href="https://ki.musterstadt.example/en/{english}/"' in page
        assert f'hreflang="de" href="https://ki.musterstadt.example/{german}/"' in page


def test_statement_is_valid_by_its_schema(site):
    folder = site.folder / "api/v1"
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", folder / "schemas/accessibility.json"]
    result = subprocess.run([*command, folder / "accessibility.json"], capture_output=True, text=True, timeout=300)
    assert result.returncode == 0, result.stdout


def test_schema_refuses_a_statement_without_a_provider(site, tmp_path):
    data = statement(site)
    del data["provider"]
    file = pathlib.Path(tmp_path / "accessibility.json")
    file.write_text(json.dumps(data), encoding="utf-8")
    schema = site.folder / "api/v1/schemas/accessibility.json"
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", schema, file]
    assert subprocess.run(command, capture_output=True, timeout=300).returncode != 0


def test_people_and_programs_read_the_same(site):
    data = statement(site)
    page = text(site, "barrierefreiheit")
    english = text(site, "en/accessibility")
    assert data["status"]["label"]["de"] in page and data["status"]["label"]["en"].split()[0] in english
    for barrier in data["barriers"]:
        assert barrier["text"]["de"] in page and barrier["text"]["en"] in english
        assert barrier["reason"]["label"]["de"] in page
    assert data["enforcement"]["name"]["de"] in page and data["enforcement"]["website"] in page
    assert data["feedback"]["form"] == FEEDBACK
    assert '<link rel="alternate" type="application/json" href="/api/v1/accessibility.json">' in page


def test_former_addresses_lead_on(site):
    for german, english in PAGES.items():
        former = site.folder / "en" / german / "index.html"
        if former.exists():
            assert f"url=/en/{english}/" in former.read_text(encoding="utf-8")
    assert (site.folder / "en/barrierefreiheit/index.html").exists()


@pytest.mark.parametrize("address", ["/barrierefreiheit/", "/impressum/", "/datenschutz/", "/kontakt/"])
@pytest.mark.parametrize("width", [320, 1280])
def test_pages_fit_the_window(server, browser, address, width):
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(server + address)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()
