"""Barriers that axe-core finds, in light, in dark and in contrast themes, on a phone and on a large screen."""

import pytest
from addresses import PAGES
from checks import FORCED_RULES, RULES, STYLED_RULES, ask, axe
from conftest import MODES, look, set_view

RULES_OF_MODES = {"light": RULES, "dark": STYLED_RULES, "light contrast theme": FORCED_RULES}


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing(tab, server, address):
    look(tab, server + address)
    found = []
    for width in (1280, 320):
        for mode, rules in RULES_OF_MODES.items():
            set_view(tab, width, mode=mode)
            found += [f"{width} px, {mode}: {problem}" for problem in axe(tab, rules)]
    assert found == []


@pytest.mark.parametrize("mode", [mode for mode in MODES if "contrast" in mode])
def test_contrast_themes_keep_icons_borders_and_contrast(tab, server, mode):
    found = []
    for address in PAGES:
        look(tab, server + address, mode=mode)
        found += [f"{address}: {problem}" for problem in ask(tab, "forced")]
    assert found == []
