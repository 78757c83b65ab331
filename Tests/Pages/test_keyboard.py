"""A walk through the main pages by keyboard alone."""

import pytest
from addresses import MAIN
from checks import ask, keyboard, walk
from conftest import MODES, look


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("name", MAIN)
def test_the_keyboard_reaches_everything_in_order_and_visibly(tab, server, name, width):
    look(tab, server + MAIN[name], width)
    assert keyboard(tab) == []


@pytest.mark.parametrize("mode", MODES)
def test_the_ring_is_seen_in_every_mode(tab, server, mode):
    look(tab, server + MAIN["home"], mode=mode)
    assert [problem for stop in walk(tab) for problem in stop["wrong"]] == []


def test_the_way_back_is_the_same(tab, server):
    look(tab, server + MAIN["list"])
    there = [stop["index"] for stop in walk(tab)]
    look(tab, server + MAIN["list"])
    assert [stop["index"] for stop in walk(tab, "Shift+Tab")] == there[::-1]


@pytest.mark.parametrize("name", MAIN)
def test_the_first_stop_leads_to_the_content(tab, server, name):
    """WCAG 2.2 SC 2.4.1: the link is seen, it leads past the header, and the keyboard goes on from there."""
    look(tab, server + MAIN[name])
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.getAttribute('href')") == "#main"
    assert ask(tab, "focused")["wrong"] == []
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "main"
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.closest('main, footer') !== null")


def test_what_is_folded_opens_by_keyboard(tab, server):
    look(tab, server + MAIN["list"])
    summary = tab.locator(".filter > summary")
    summary.focus()
    tab.keyboard.press("Enter")
    assert tab.locator(".filter").evaluate("details => details.open")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.closest('.filter') !== null")
    assert ask(tab, "focused")["wrong"] == []
