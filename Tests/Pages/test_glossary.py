"""Terms and values that explain themselves: links, definitions that open without scripts, data for programs."""

import json
import re

from conftest import ROOT, open_page


def main_of(site, address):
    text = site.pages[address].text
    return text[text.index("<main"):text.index("</main>")]


def entry_pages(site):
    return [a for a in site.pages if re.match(r"^(/en|/de-simple)?/(systeme|systems|leitlinien|guidelines)/[a-z0-9-]+/$", a)]


def test_a_page_leads_to_each_term_once_and_says_what_it_means(site):
    seen = 0
    for address in entry_pages(site):
        main = main_of(site, address)
        texts = re.sub(r"<details class=\"definitions\">.*?</details>", "", main, flags=re.S)
        linked = re.findall(r'<a href="([^"#]*)" class="glossary-term"', texts)
        explained = re.findall(
            r'<dt><a href="([^"]*)"', "".join(re.findall(r"<details class=\"definitions\">.*?</details>", main, flags=re.S)))
        assert len(explained) == len(set(explained)), address
        assert set(explained) == set(linked), address
        seen += len(explained)
    assert seen > 20


def test_no_heading_and_no_link_holds_a_term(site):
    for address in site.pages:
        main = main_of(site, address)
        for heading in re.findall(r"<h[1-6].*?</h[1-6]>|<th.*?</th>|<summary.*?</summary>", main, flags=re.S):
            assert "glossary-term" not in heading, address
        assert not re.search(r"<a [^>]*>(?:(?!</a>).)*<a ", main, flags=re.S), address


def test_a_term_does_not_lead_to_itself_and_automatic_links_are_no_backlinks(site):
    automatic = 0
    for source in sorted((ROOT / "content/glossary").glob("*.md")):
        if "." in source.stem:
            continue
        main = main_of(site, f"/glossar/{source.stem}/")
        assert f'href="/glossar/{source.stem}/"' not in main
        named = re.findall(r'href="/[a-z]+/([a-z0-9-]+)/"', main[main.find('id="relations"'):]) if "relations" in main else []
        linking = {
            path.name.split(".")[0] for path in (ROOT / "content").rglob("*.md")
            if re.search(rf"[(/]{source.stem}\.md", path.read_text(encoding="utf-8"))
        }
        assert set(named) <= linking, source.stem
        leading = {a.split("/")[-2] for a in entry_pages(site) if f'"/glossar/{source.stem}/" class' in main_of(site, a)}
        automatic += len(leading - linking)
    assert automatic > 5


def test_definitions_open_by_keyboard_without_scripts(browser, server):
    page = open_page(browser, java_script_enabled=False)
    page.goto(server + "/systeme/leistungs-vorpruefung/")
    details = page.locator("details.definitions").first
    definition = details.locator("dd").first
    assert not definition.is_visible()
    details.locator("summary").focus()
    page.keyboard.press("Enter")
    assert definition.is_visible() and len(definition.inner_text()) > 30


def stated(page, kind):
    """The data for programs of a kind that a page holds."""
    (data,) = map(json.loads, page.data)
    assert data["@context"] == "https://schema.org"
    return [node for node in data["@graph"] if node["@type"] == kind]


def test_every_term_is_a_defined_term(site):
    addresses = [a for a in site.pages if re.match(r"^(/en/glossary|/glossar)/[a-z0-9-]+/$", a)]
    addresses = [a for a in addresses if not a.endswith(("/angaben/", "/values/"))]
    assert len(addresses) > 15
    for address in addresses:
        (data,) = stated(site.pages[address], "DefinedTerm")
        assert data["url"] == site.pages[address].canonical
        assert data["inLanguage"] == site.pages[address].language
        assert data["name"] and data["description"] and data["inDefinedTermSet"]["@type"] == "DefinedTermSet"
    (glossary,) = stated(site.pages["/glossar/"], "DefinedTermSet")
    assert len(glossary["hasDefinedTerm"]) == len([a for a in addresses if a.startswith("/glossar/")])


def test_every_value_has_its_sentence_and_its_place(site):
    count = 0
    for address, page in site.pages.items():
        if not re.search(r"/(angaben|values)/[a-z]+/", address):
            continue
        for values in stated(page, "DefinedTermSet"):
            for term in values["hasDefinedTerm"]:
                count += 1
                assert term["name"] and term["description"].endswith((".", "?")), (address, term)
                place, anchor = term["url"].split("#")
                assert place == page.canonical and anchor in page.ids, (address, term)
    assert count >= 3 * 300


def test_a_word_without_its_explanation_leads_to_it(site):
    links = [
        (address, link)
        for address in entry_pages(site)
        for link in re.findall(r'<a class="value" href="([^"]*)"', main_of(site, address))
    ]
    assert len(links) > 50
    for address, link in links:
        path, anchor = link.split("#")
        assert anchor in site.pages[path].ids, (address, link)
