"""The catalogue for data portals: one graph in three notations, valid by the shapes of GovData and SEMIC."""

import functools
import json
import re
import urllib.parse

import pyshacl
import pytest
from conftest import TODAY
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, SKOS
from shared import SHARED, validators

HOST = "https://ki.musterstadt.example/"
HOME = HOST + "api/v1/catalog.ttl"
COLLECTIONS = ["systems", "guidelines", "decisions", "bodies", "glossary", "pages"]
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
DCATDE = Namespace("http://dcat-ap.de/def/dcatde/")
# GovData's shapes relax SEMIC's, so that they are loaded together. The shapes of code lists would load these lists
# from the network; `test_codes_are_of_the_lists` looks at the codes.
SHAPES = [
    "semic-3.0.0/dcat-ap-SHACL.ttl", "shacl-v3.0/dcat-ap-SHACL-DE.ttl",
    "shacl-v3.0/dcat-ap-spec-german-additions.ttl", "shacl-v3.0/dcat-ap-de-deprecated.ttl"]


def graph(site, ending="ttl"):
    return Graph().parse(site.folder / f"api/v1/catalog.{ending}")


@pytest.fixture()
def catalog(site):
    return graph(site)


@functools.cache
def shapes():
    folder = validators("dcat-ap-de")
    together = Graph()
    for name in SHAPES:
        together.parse(folder / name)
    return together


def validate(data):
    # Without the lists of classes that the shapes import, rdflib needs no network. Warnings count as well.
    conforms, _, report = pyshacl.validate(data, shacl_graph=shapes(), do_owl_imports=False, advanced=True)
    return conforms, report


def test_all_notations_say_the_same(site):
    turtle = graph(site)
    assert len(turtle) > 300
    for ending in ("rdf", "jsonld"):
        assert isomorphic(turtle, graph(site, ending)), ending


def test_the_context_is_inside_and_nothing_is_without_a_name(site, catalog):
    text = (site.folder / "api/v1/catalog.jsonld").read_text()
    assert '"@context": {' in text
    assert all(isinstance(term, (URIRef, Literal)) for triple in catalog for term in triple)


def test_the_catalogue_is_valid(catalog):
    conforms, report = validate(catalog)
    assert conforms, report


def test_the_catalogue_is_valid_below_a_path(site_below_path):
    conforms, report = validate(graph(site_below_path))
    assert conforms, report


SYSTEMS = URIRef(HOME + "#systems")
TABLE = URIRef(HOME + "#systems.csv")


@pytest.mark.parametrize("remove, add", [
    ((URIRef(HOME + "#catalog"), DCTERMS.title, None), None),
    ((URIRef(HOME + "#catalog"), DCTERMS.publisher, None), None),
    ((SYSTEMS, DCTERMS.title, None), None),
    ((SYSTEMS, DCTERMS.description, None), None),
    ((SYSTEMS, DCAT.theme, None), (SYSTEMS, DCAT.theme, Literal("government"))),
    ((TABLE, DCAT.accessURL, None), None),
    ((TABLE, DCTERMS.license, None), None),
    ((URIRef(HOME + "#contact"), RDF.type, None), (URIRef(HOME + "#contact"), RDF.type, FOAF.Agent)),
])
def test_a_defect_is_found(catalog, remove, add):
    found = list(catalog.triples(remove))
    assert found
    for triple in found:
        catalog.remove(triple)
    if add:
        catalog.add(add)
    assert not validate(catalog)[0]


# What it says


def test_each_collection_is_a_dataset_with_its_files(site, catalog):
    catalogue = URIRef(HOME + "#catalog")
    assert {str(name) for name in catalog.objects(catalogue, DCAT.dataset)} == {f"{HOME}#{name}" for name in COLLECTIONS}
    for name in COLLECTIONS:
        dataset = URIRef(f"{HOME}#{name}")
        files = list(catalog.objects(dataset, DCAT.distribution))
        assert {str(catalog.value(file, DCAT.downloadURL)) for file in files} == {
            f"{HOST}api/v1/{name}.{ending}" for ending in ("json", "csv", "excel.csv")}
        for file in files:
            assert str(catalog.value(file, DCTERMS.license)) == "http://dcat-ap.de/def/licenses/cc-zero"
        assert {title.language for title in catalog.objects(dataset, DCTERMS.title)} == {"de", "en", "de-simple"}


def test_the_page_of_data_says_the_same_to_search_engines(site, catalog):
    (data,) = map(json.loads, site.pages["/daten/"].data)
    datasets = [node for node in data["@graph"] if node["@type"] == "Dataset"]
    assert len(datasets) == len(COLLECTIONS)
    said = {file["contentUrl"] for dataset in datasets for file in dataset["distribution"]}
    assert said == {str(url) for url in catalog.objects(None, DCAT.downloadURL)}
    modified = {str(day) for day in catalog.objects(None, DCTERMS.modified)}
    assert all(dataset["license"] and dataset.get("dateModified", TODAY) in modified | {TODAY} for dataset in datasets)


def test_contact_points_are_of_the_kind_that_portals_look_for(catalog):
    for contact in catalog.objects(None, DCAT.contactPoint):
        assert VCARD.Kind in set(catalog.objects(contact, RDF.type))
        assert str(catalog.value(contact, VCARD.hasEmail)).startswith("mailto:")


def test_every_address_of_the_site_is_a_file(site, catalog):
    for triple in catalog:
        for term in triple:
            if isinstance(term, URIRef) and str(term).startswith(HOST):
                path = urllib.parse.unquote(urllib.parse.urlsplit(str(term)).path)[1:]
                assert (path + "index.html" if path == "" or path.endswith("/") else path) in site.files, term


AUTHORITY = "http://publications.europa.eu/resource/authority/"


@pytest.mark.parametrize("name, pattern", [
    (DCAT.theme, AUTHORITY + "data-theme/[A-Z]{4}"), (DCTERMS.language, AUTHORITY + "language/[A-Z]{3}"),
    (DCTERMS["format"], AUTHORITY + "file-type/(JSON|CSV)"),
    (DCTERMS.accrualPeriodicity, AUTHORITY + "frequency/IRREG"),
    (DCTERMS.accessRights, AUTHORITY + "access-right/PUBLIC"),
    (DCATDE.politicalGeocodingLevelURI, "http://dcat-ap.de/def/politicalGeocoding/Level/municipality"),
])
def test_codes_are_of_the_lists(catalog, name, pattern):
    codes = {str(code) for code in catalog.objects(None, name)}
    assert codes
    assert [code for code in codes if not re.fullmatch(pattern, code)] == []


def test_the_licence_is_of_the_list(catalog):
    listed = Graph().parse(validators("dcat-ap-de") / "dcat-ap-de-licenses-open.rdf")
    known = set(listed.subjects(RDF.type, SKOS.Concept))
    assert known, SHARED
    assert set(catalog.objects(None, DCTERMS.license)) <= known
