"""Which pages the tests in the browser look at."""

# At least one of each template and of each kind of entry, in every language.
PAGES = [
    "/", "/systeme/", "/systeme/chatbot-stadtportal/", "/systeme/leistungs-vorpruefung/", "/systeme/baumzustand-luftbild/",
    "/leitlinien/", "/leitlinien/ki-leitlinie/", "/leitlinien/dortmund-ki-leitlinie/", "/beschluesse/",
    "/beschluesse/lvr-15-148/", "/beschluesse/ki-leitlinie-beschluss/", "/gremien/", "/gremien/ethik-beirat/",
    "/verantwortung/", "/aktuelles/", "/transparenz/", "/daten/", "/daten/glossar/", "/beschluesse/umsetzung/",
    "/leitlinien/ki-leitlinie/umsetzung/", "/systeme/status/pilot/", "/suche/", "/suche/a-z/", "/suche/a-z/k/",
    "/en/search/a-z/", "/statistik/", "/systeme/vergleich/", "/systeme/vergleich/transport/",
    "/systeme/vergleich/?a=chatbot-stadtportal&b=kita-platzvergabe", "/en/statistics/", "/en/systems/comparison/",
    "/glossar/", "/glossar/sprachmodell/", "/glossar/angaben/", "/glossar/angaben/systems/law/", "/impressum/",
    "/datenschutz/", "/barrierefreiheit/", "/leichte-sprache/", "/gebaerdensprache/", "/informationen-anfordern/",
    "/404.html", "/en/", "/en/systems/", "/en/systems/chatbot-stadtportal/", "/en/search/",
    "/systeme/chatbot-stadtportal/verlauf/", "/en/systems/chatbot-stadtportal/history/", "/de-simple/",
    "/de-simple/systeme/", "/de-simple/systeme/chatbot-stadtportal/", "/de-simple/leitlinien/ki-leitlinie/",
    "/de-simple/suche/", "/tr/", "/uk/", "/ar/", "/ar/404.html",
]

# What most visitors see; the tests that take long look at these.
MAIN = {
    "home": "/",
    "list": "/systeme/",
    "system": "/systeme/chatbot-stadtportal/",
    "guideline": "/leitlinien/ki-leitlinie/",
    "decision": "/beschluesse/ki-leitlinie-beschluss/",
    "search": "/suche/",
    "statement": "/barrierefreiheit/",
    "easy": "/de-simple/systeme/chatbot-stadtportal/",
    "not-found": "/404.html",
}

# The longest entries of each kind.
ENTRIES = ["/systeme/chatbot-stadtportal/", "/systeme/leistungs-vorpruefung/", "/leitlinien/ki-leitlinie/",
           "/beschluesse/ratsauftrag-ki-register/", "/gremien/ethik-beirat/"]


def typical(site):
    """All pages, but of those that show a list by one of a field's values only the longest of each field."""
    found, by_field = [], {}
    for address, page in site.pages.items():
        *folder, value, _ = address.split("/")
        if page.is_redirect:
            continue
        if 'class="page-list"' in page.text and len([part for part in folder if part not in ("", "en", "de-simple")]) == 2:
            field = "/".join(folder)
            by_field[field] = max(by_field.get(field, address), address, key=lambda one: len(site.pages[one].text))
        else:
            found.append(address)
    return found + list(by_field.values())
