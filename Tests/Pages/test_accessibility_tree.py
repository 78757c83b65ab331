"""What screen readers get of the main pages, read by people and kept as texts in `trees/`.

`KLARTEXT_UPDATE=1` writes them anew; read the difference aloud before you commit it.
"""

import os
import pathlib

import pytest
from addresses import MAIN
from conftest import look

TREES = pathlib.Path(__file__).with_name("trees")


def tree(page, name):
    """The tree without addresses, which are no part of it; header and footer only once, on the first page."""
    text = page.locator("body" if name == "home" else "main").aria_snapshot()
    return "".join(line + "\n" for line in text.splitlines() if not line.lstrip().startswith("- /url:"))


@pytest.mark.parametrize("name", MAIN)
def test_screen_readers_get_what_was_reviewed(tab, server, name):
    look(tab, server + MAIN[name])
    tab.wait_for_load_state("networkidle")
    path = TREES / f"{name}.txt"
    if os.environ.get("KLARTEXT_UPDATE"):
        TREES.mkdir(exist_ok=True)
        path.write_text(tree(tab, name), encoding="utf-8")
    assert tree(tab, name) == path.read_text(encoding="utf-8")
