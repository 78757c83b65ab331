"""What the tests measure on an open page. Each function answers with what is wrong, one line each."""

import pathlib

from axe_playwright_python.sync_playwright import Axe

# The file without its first line, a comment, is one object.
SOURCE = pathlib.Path(__file__).with_name("checks.js").read_text(encoding="utf-8").split("\n", 1)[1].strip()

AXE = Axe().axe_script
# All levels and good practice; the highest level is the aim on all pages, not only where BITV 2.0 § 3(4) asks for it.
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
# What depends on styles. The rest depends on the markup, which is the same in every mode.
COLOURS = ["color-contrast", "color-contrast-enhanced"]
STYLED_RULES = {**RULES, "runOnly": {"type": "rule", "values": [
    *COLOURS, "link-in-text-block", "target-size", "scrollable-region-focusable", "aria-hidden-focus", "skip-link"]}}
# axe reads -webkit-text-fill-color, which Chromium does not force; `forced` measures the contrast there instead.
FORCED_RULES = {**STYLED_RULES, "rules": {name: {"enabled": False} for name in COLOURS}}


def ask(page, name, *arguments):
    """What a function of checks.js says."""
    return page.evaluate(f"values => ({SOURCE}).{name}(...values)", list(arguments))


def axe(page, rules=RULES):
    """The barriers that axe-core finds."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    violations = page.evaluate("rules => axe.run(document, rules).then(found => found.violations)", rules)
    return [f"{violation['id']}: {violation['help']}: {[node['html'][:200] for node in violation['nodes'][:3]]}"
            for violation in violations]


def style(page, rules):
    """Adds rules as a visitor's browser does, past the policy of the page."""
    page.evaluate("""rules => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(rules);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    }""", rules)


# WCAG 2.2 SC 1.4.12.
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }"""


def reflow(page):
    """What scrolls sideways, is cut off or stands on other text."""
    return [problem for name in ("sideways", "cut", "overlaps") for problem in ask(page, name)]


def set_font_size(page, pixels):
    """The size of type that visitors choose in their browser; 16 is usual."""
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": pixels, "fixed": pixels * 13 // 16}})
    session.detach()


def walk(page, key="Tab"):
    """The stops of the keyboard on the way through a page, until it leaves the page or begins anew."""
    stops = []
    for _ in range(page.evaluate(f"() => ({SOURCE}).stops().length") + 2):
        page.keyboard.press(key)
        stop = ask(page, "focused")
        # Without a window around it, Chromium goes on with the first stop.
        if stop is None or stops and stop["index"] == stops[0]["index"]:
            break
        stops.append(stop)
    return stops


def keyboard(page):
    """Everything is reached once, in the order of reading, visibly, and the way ends."""
    names = page.evaluate(f"() => {{ const all = ({SOURCE}); return all.stops().map(e => all.named(e)) }}")
    stops = walk(page)
    found = [f"{problem}: {stop['name']}" for stop in stops for problem in stop["wrong"]]
    reached = [stop["index"] for stop in stops]
    found += [f"never reached: {name}" for index, name in enumerate(names) if index not in reached]
    if len(reached) > len(set(reached)):
        found.append(f"does not end: {stops[-1]['name']}")
    for before, after in zip(stops, stops[1:]):
        if after["index"] < before["index"] and after["index"] >= 0:
            found.append(f"against the source: {after['name']}")
        elif before["last"] and after["first"] and is_backwards(before["last"], after["first"]) \
                and not before["name"].startswith('<a class="skip"'):
            found.append(f"against the reading: {before['name']} → {after['name']}")
    return found


def is_backwards(before, after):
    """Whether a place comes before another for those who read from the left: above and not beside, or left of it."""
    is_above = after["bottom"] <= before["top"] + 1 and after["left"] < before["right"]
    height = min(before["bottom"], after["bottom"]) - max(before["top"], after["top"])
    is_left = height > 0.5 * min(before["bottom"] - before["top"], after["bottom"] - after["top"]) \
        and after["right"] <= before["left"] + 1
    return is_above or is_left
