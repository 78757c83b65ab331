"""A project of everything that makes pages burst: endless words, many tags, wide tables, huge pictures, pale colours."""

import struct
import zlib

from conftest import ROOT

CONFIGURATION = """\
name: {de: Stadt Musterstadt, en: City of Musterstadt}
site_title: KI-Register Musterstadt
base_url: https://ki.musterstadt.example/
languages: [de, en]
accent: "#fff3b0"
logo: logo.png
coat_of_arms: wappen.svg
license: CC0-1.0
demonstration: true
contact: {email: ki@musterstadt.example}
departments:
"""
NEEDED = """\
department: digitalamt
contact: ki@musterstadt.example
reviewed_on: 2026-11-01
status: planned
purpose: Anfragen ordnen.
"""
# The longest titles that the fields allow; longer ones are refused.
LONG_NAME = ("Verwaltungsdigitalisierungs" * 10)[:100]
LONG_SUBJECT = ("Verwaltungsdigitalisierungs" * 10)[:250]
ARABIC = "مساعد المدينة الذكي"
COLUMNS = 20
TAGS = 200


def picture(width, height):
    """A PNG of two colours."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    row = b"\0" + b"\x0f" * ((width + 7) // 8)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(row * height, 9)) + chunk(b"IEND", b""))


def row(cells):
    return "| " + " | ".join(cells) + " |\n"


def make(folder):
    """Writes the project; the offices and the entry with every field are those of the demonstration."""
    offices = (ROOT / "klartext.yaml").read_text(encoding="utf-8").split("\ndepartments:\n")[1].split("\n\n")[0]
    table = (row(f"Spalte {number} Bezeichnung" for number in range(COLUMNS)) + "|" + "---|" * COLUMNS + "\n"
             + row(f"Wert {number}" for number in range(COLUMNS)))
    tags = "keywords:\n" + "".join(f"  - Schlagwort {number}\n" for number in range(TAGS))

    def system(title, fields="", body=""):
        return f"---\ntitle: {title}\nsummary: Kurz gesagt.\n{NEEDED}{fields}---\n\n{body}"

    files = {
        "klartext.yaml": CONFIGURATION + offices + "\n",
        "content/systems/langer-name.md": system(LONG_NAME),
        "content/systems/arabisch.md": system(ARABIC, body=f"Der Dienst heißt „{ARABIC}“.\n"),
        "content/systems/tabelle.md": system("Tabelle", tags, f"## Zahlen\n\n{table}"),
        "content/systems/nur-noetiges.md": system("Nur Nötiges"),
        "content/systems/halb.md": system("Halb übersetzt", "benefits: Nutzen auf Deutsch.\n"),
        "content/systems/halb.en.md": "---\ntitle: Half translated\nsummary: Short.\n---\n",
        "content/decisions/langer-betreff.md":
            f"---\ntitle: {LONG_SUBJECT}\nsummary: Kurz.\nkind: motion\ndate: 2026-05-01\n"
            "originators: [Fraktion]\nproposal: Wir beantragen es.\nresult: open\n"
            "consultations: [{body: Rat, date: 2026-12-01, role: decision}]\n---\n",
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    media = folder / "content/media"
    media.mkdir()
    (media / "logo.png").write_bytes(picture(8000, 2000))
    (media / "wappen.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 50" width="40" height="50">'
        '<path d="M0 0h40v30q0 20-20 20T0 30z"/></svg>', encoding="utf-8")
    return folder
