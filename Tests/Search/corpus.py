"""A register of so many entries with German compounds, and queries whose answers are known by construction.

Every entry has a compound in its title that no other has, and a rare word in its text that few have. So the answer to a
query made of them is this entry, whatever a search thinks of it.
"""

import pathlib
import random

MODIFIERS = """Abfall Abwasser Acker Alarm Ampel Anlagen Archiv Asyl Ausbildung Ausweis Bahn Baum Beitrag Beschwerde Betrieb
Bezirk Bibliothek Boden Brand Brücke Brunnen Bußgeld Dach Daten Deich Denkmal Digital Dorf Düngung Energie Ernte Fahrrad
Familie Fassade Ferien Feuerwehr Fischerei Fluss Forschung Forst Friedhof Garten Gebäude Gebühr Gefahr Gehweg Gelände Gericht
Gewässer Gewerbe Grundstück Hafen Handwerk Haushalt Hecke Heizung Hochwasser Hunde Impfung Jagd Jugend Kanal Kind Kirche Klima
Krankenhaus Kredit Kultur Kunden Labor Lager Landschaft Lärm Laternen Lebensmittel Lehrer Leitung Luft Markt Material Melde
Miete Mobilität Müll Museum Nachbar Natur Ordnung Park Patienten Personal Pflege Pflanzen Platz Post Quartier Rathaus Raum
Recycling Regen Rente Revision Sanierung Schadstoff Schul Schwimmbad Senioren Sicherheit Siedlung Solar Spielplatz Sport
Sprache Stadion Standesamt Statistik Stau Steuer Stiftung Strom Straße Studium Tarif Taxi Theater Tier Tourismus Turnhalle
Übung Ufer Umwelt Unfall Urlaub Verein Vergabe Verkehr Vermessung Versicherung Vertrag Vogel Wahl Wald Wärme Wasser Weg
Werkstatt Wetter Wiese Wind Winter Wohnung Zähler Zaun Zeugen Zoll Zuschuss""".split()

# Nouns and their plurals; the last parts of compounds.
HEADS = dict(
    line.split()
    for line in """Zählung Zählungen|Prüfung Prüfungen|Planung Planungen|Erkennung Erkennungen|Messung Messungen
Bewertung Bewertungen|Übersicht Übersichten|Karte Karten|Kataster Katastern|Steuerung Steuerungen|Prognose Prognosen
Verteilung Verteilungen|Förderung Förderungen|Aufsicht Aufsichten|Beratung Beratungen|Meldung Meldungen|Analyse Analysen
Kontrolle Kontrollen|Überwachung Überwachungen|Verwaltung Verwaltungen|Vorhersage Vorhersagen|Auskunft Auskünfte
Abrechnung Abrechnungen|Bericht Berichte|Antrag Anträge|Bescheid Bescheide|Verzeichnis Verzeichnisse|Register Registern
Modell Modelle|Assistent Assistenten|Auswertung Auswertungen|Schätzung Schätzungen|Zuordnung Zuordnungen
Erfassung Erfassungen|Wartung Wartungen|Warnung Warnungen|Suche Suchen|Plan Pläne|Dienst Dienste|Portal Portale
Ausgleich Ausgleichs|Konzept Konzepte|Gutachten Gutachtens|Statistik Statistiken|Protokoll Protokolle
Verfahren Verfahrens|Programm Programme|Werkzeug Werkzeuge|Roboter Roboters|Sensor Sensoren|Kamera Kameras
Zentrale Zentralen|Archiv Archive|Vergleich Vergleiche|Liste Listen|Rechner Rechners|Netz Netze|Zentrum Zentren""".replace("\n", "|").split("|"))

# What stands between two parts, by the end of the first.
LINKED = ("ung", "heit", "keit", "ität", "ion", "schaft", "ing", "um", "mobilität", "werk", "betrieb", "hochschul")

RARE = """Amboss Bagger Balkon Banane Bernstein Besen Blitz Bohrer Bronze Dachs Distel Dolch Drossel Eichel Eimer Elster Falter
Fasan Feder Felsen Fenchel Flieder Flöte Forelle Frosch Gabel Geige Gletscher Gurke Habicht Hafer Hamster Harfe Hummel Igel
Ingwer Jasmin Kabine Kaktus Kamille Karotte Kastanie Kegel Kiesel Klarinette Knoten Koffer Kompass Koralle Kreide Kübel Kürbis
Lavendel Leiter Lerche Libelle Lineal Linse Löwe Lupine Magnet Mandel Marder Melone Minze Mohn Mörtel Motte Mühle Muschel Nadel
Nelke Nessel Orgel Otter Paprika Pendel Pfau Pfeffer Pinsel Planke Pumpe Qualle Quarz Rakete Rettich Ritter Robbe Rüssel Säbel
Salbei Sattel Schaukel Schiefer Schnecke Schwalbe Segel Seife Senf Silber Sirene Spargel Spindel Sporn Stachel Stativ Tanne Teich
Teppich Thymian Tonne Topas Trompete Truhe Tulpe Veilchen Vulkan Walnuss Wespe Wiesel Wolke Würfel Zange Zeder Ziegel Zimt Zirkel
Zitrone Zwiebel""".split()

PEOPLE = "Bürger Nutzer Mitarbeiter Anwohner Lehrer Schüler Mieter Helfer Prüfer Besucher Händler Gärtner Fahrer Trainer".split()

SENTENCES = [
    "Die {a} hilft dem Amt bei der {b}.", "Eine {a} braucht Zeit, deshalb wertet das System die {b} aus.",
    "Fachleute prüfen jede {a} und jede {b} vor Ort.", "Früher führte die Stadt dazu eine {a} auf Papier.",
    "Das System zeigt Auffälligkeiten der {a} auf einer Karte.", "Wer von der {a} betroffen ist, bekommt einen Hinweis.",
    "Die Daten der {a} werden nach sechs Monaten gelöscht.", "Der Vergleich mit der {b} zeigt, ob das Ergebnis stimmt.",
    "Ein Mensch entscheidet, wenn {a} und {b} nicht zusammenpassen.", "Der Rat verlangt einen Bericht zur {a}.",
    "Menschen mit Behinderungen nutzen die {a} über das Telefon.", "Die {b} bleibt auch ohne das System möglich.",
]
STATUS = ["operational", "pilot", "planned", "development", "suspended"]


def compound(first, second):
    link = "s" if first.lower().endswith(LINKED) else ""
    if first.endswith("e") and first not in ("Melde",):
        link = "n"
    return first + link + second.lower()


def fold(word):
    for one, two in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"), ("Ä", "Ae"), ("Ö", "Oe"), ("Ü", "Ue")):
        word = word.replace(one, two)
    return word


def misspelt(word, chance):
    """The word with one mistake anywhere but in its last two letters."""
    at = chance.randrange(0, len(word) - 2)
    kind = chance.randrange(4)
    letter = chance.choice("abcdefghiklmnoprstuw")
    if kind == 0:
        return word[:at] + word[at + 1:]
    if kind == 1:
        return word[:at] + letter + word[at:]
    if kind == 2:
        return word[:at] + letter + word[at + 1:]
    return word[:at] + word[at + 1] + word[at] + word[at + 2:]


def make(folder, count, seed=5):
    """Writes the project and returns the queries: class → [(query, answer)]."""
    chance = random.Random(seed)
    folder = pathlib.Path(folder)
    (folder / "content/systems").mkdir(parents=True)
    (folder / "klartext.yaml").write_text(
        "name: Stadt Musterstadt\nsite_title: KI-Register\nbase_url: https://ki.musterstadt.example/\nlanguages: [de]\n"
        + "departments:\n" + "".join(f"  - {{id: amt-{n}, name: Amt {n}}}\n" for n in range(1, 31)))
    pairs = [(first, second) for first in MODIFIERS for second in HEADS if first != second]
    chance.shuffle(pairs)
    while len(pairs) < count:
        pairs += [(one + two.lower(), head) for (one, _), (two, head) in zip(pairs[:count], reversed(pairs[:count])) if one != two]
    queries = {}
    def ask(kind, query, answer):
        queries.setdefault(kind, []).append((query, answer))
    wanted = set(chance.sample(range(count), min(count, 500)))
    for number in range(count):
        first, second = pairs[number]
        title = compound(first, second)
        name = f"system-{number + 1}"
        rare = chance.choice(RARE) + chance.choice(MODIFIERS).lower()
        person = chance.choice(PEOPLE)
        code = f"{2020 + number % 7}/{1000 + number}"
        others = [compound(*chance.choice(pairs)) for _ in range(24)]
        def text(sentences):
            return " ".join(
                chance.choice(SENTENCES).format(a=chance.choice(others), b=chance.choice(others)) for _ in range(sentences))
        alias = chance.choice(RARE) + chance.choice(RARE).lower() + chance.choice(list(HEADS)).lower()
        phrase = f"{chance.choice(RARE).lower()}farbene {chance.choice(RARE)}{chance.choice(MODIFIERS).lower()}"
        fields = f"""---
title: {title} {chance.choice(["Nord", "Süd", "Ost", "West", "Mitte"])}
summary: {text(2)}
status: {STATUS[number % 5]}
department: amt-{number % 30 + 1}
contact: amt@musterstadt.example
users: staff
affects: {chance.choice(["public", "nobody", "both"])}
keywords: [{chance.choice(others)}, {chance.choice(others)}]
synonyms: [{alias}]
purpose: |
  {text(5)} Dazu gehört die {rare}. Die {person}innen und {person} der {rare} sind beteiligt.
impact: |
  {text(4)} Die Vorlage {code} nennt {phrase} als Grund.
human_oversight: |
  {text(4)}
reviewed_on: 2026-11-01
---
## Weitere Angaben

{text(6)}
"""
        (folder / f"content/systems/{name}.md").write_text(fields)
        if number not in wanted:
            continue
        answer = f"systems/{name}"
        plural = HEADS[second]
        ask("exact", title, answer)
        ask("inflected", compound(first, plural), answer)
        if fold(title) != title:
            ask("umlaut", fold(title), answer)
        ask("compound part", f"{rare} {second}", answer)
        ask("split or joined", f"{first} {second}", answer)
        ask("typo", misspelt(title, chance), answer)
        ask("several words", f"{title} {rare}", answer)
        ask("phrase", f'"{phrase}"', answer)
        ask("prefix", rare[:-2], answer)
        ask("question", f"Wer ist bei der {rare} von der {title} betroffen?", answer)
        ask("synonym", alias, answer)
        ask("gender form", f"{person}:innen {rare}", answer)
        ask("number", code, answer)
    return {kind: rows[:40] for kind, rows in queries.items()}
