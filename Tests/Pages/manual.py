"""Writes the manual pages man/klartext.1 and man/de/klartext.1 from the help of the commands themselves.

Run it after a change of a command: KLARTEXT_UPDATE=1 pytest Tests/Pages/test_manual.py
"""

import json
import subprocess

from conftest import KLARTEXT, ROOT

PATHS = {"en": ROOT / "man/man1/klartext.1", "de": ROOT / "man/de/man1/klartext.1"}

WORDS = {
    "de": {
        "name": "BEZEICHNUNG", "synopsis": "ÜBERSICHT", "command": "BEFEHL", "options": "OPTIONEN",
        "description": "BESCHREIBUNG", "commands": "BEFEHLE", "manual": "Handbuch zu Klartext",
        "intro": "klartext macht aus Markdown-Dateien ein öffentliches Register für KI-Systeme, Leitlinien und "
                 "Beschlüsse. Es liest den Ordner mit der Datei klartext.yaml, prüft alle Einträge und schreibt eine "
                 "Website. Mit einem Fehler wird nichts veröffentlicht, und die alte Website bleibt, wie sie ist.",
        "sections": [
            ("RÜCKGABEWERT", [("0", "Alles in Ordnung. Hinweise und Warnungen sind möglich."),
                              ("1", "Es gibt Fehler in Inhalten oder an der Website, oder es wurde abgebrochen."),
                              ("64", "Der Aufruf wurde nicht verstanden.")]),
            ("UMGEBUNG", [("SOURCE_DATE_EPOCH", "Der Tag, für den gebaut wird, als Sekunden seit 1970. "
                                                "--today geht vor.")]),
            ("DATEIEN", [("klartext.yaml", "Die Konfiguration des Projekts."),
                         ("content/", "Die Einträge, eine Datei für jeden."),
                         ("themes/", "Eigene Gestaltungen."), ("site/", "Die fertige Website.")]),
            ("BEISPIELE", [("klartext init ki-register", "Legt ein neues Register an."),
                           ("klartext new system \"Chatbot\"", "Legt einen Eintrag an."),
                           ("klartext check --format gitlab", "Prüft und schreibt einen Bericht für GitLab."),
                           ("klartext list scheduled --format json", "Nennt, was an einem späteren Tag erscheint.")]),
        ],
    },
    "en": {
        "name": "NAME", "synopsis": "SYNOPSIS", "command": "COMMAND", "options": "OPTIONS",
        "description": "DESCRIPTION", "commands": "COMMANDS", "manual": "Klartext manual",
        "intro": "klartext makes a public register of AI systems, guidelines and decisions from Markdown files. It "
                 "reads the folder with the file klartext.yaml, checks all entries and writes a website. With an error "
                 "nothing is published, and the old website stays as it is.",
        "sections": [
            ("EXIT STATUS", [("0", "All is well. There may be hints and warnings."),
                             ("1", "There are errors in the content or the site, or the run was stopped."),
                             ("64", "The call was not understood.")]),
            ("ENVIRONMENT", [("SOURCE_DATE_EPOCH", "The day to build for, as seconds since 1970. --today goes first.")]),
            ("FILES", [("klartext.yaml", "The configuration of the project."),
                       ("content/", "The entries, one file each."),
                       ("themes/", "Themes of your own."), ("site/", "The finished website.")]),
            ("EXAMPLES", [("klartext init ai-register", "Creates a new register."),
                          ("klartext new system \"Chatbot\"", "Creates an entry."),
                          ("klartext check --format gitlab", "Checks and writes a report for GitLab."),
                          ("klartext list scheduled --format json", "Names what appears on a later day.")]),
        ],
    },
}


def escaped(text):
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + text if text[:1] in (".", "'") else text


def call(argument):
    """An option or a word of a command, as it is typed."""
    value = f"\\fI{escaped(argument['valueName'])}\\fR" if argument["kind"] != "flag" else ""
    names = [("--" if name["kind"] == "long" else "-") + name["name"] for name in argument.get("names", [])]
    return " ".join(filter(None, [", ".join(f"\\fB{escaped(name)}\\fR" for name in names), value]))


def page(language):
    help_text = subprocess.run(
        [str(KLARTEXT), "--experimental-dump-help", "--language", language], capture_output=True, text=True,
        check=True, cwd=ROOT, timeout=60).stdout
    root = json.loads(help_text)["command"]
    words = WORDS[language]
    version = subprocess.run(
        [str(KLARTEXT), "--version"], capture_output=True, text=True, check=True, timeout=60).stdout.strip()
    lines = [
        f'.TH KLARTEXT 1 "" "klartext {version}" "{words["manual"]}"', f".SH {words['name']}",
        f"klartext \\- {escaped(root['abstract'])}", f".SH {words['synopsis']}",
        f"\\fBklartext\\fR \\fI{words['command']}\\fR [\\fI{words['options']}\\fR]", f".SH {words['description']}",
        escaped(words["intro"]), f".SH {words['commands']}"]
    for command in root["subcommands"]:
        if command["commandName"] == "help":
            continue
        lines += [f".SS klartext {command['commandName']}", escaped(command["abstract"])]
        for argument in command["arguments"]:
            if argument["shouldDisplay"] and argument["valueName"] not in ("help", "version"):
                lines += [".TP", call(argument), escaped(argument.get("abstract", ""))]
    for title, rows in words["sections"]:
        lines.append(f".SH {title}")
        for term, text in rows:
            lines += [".TP", f"\\fB{escaped(term)}\\fR", escaped(text)]
    return "\n".join(lines) + "\n"
