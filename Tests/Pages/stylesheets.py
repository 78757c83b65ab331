"""Styles as Chromium judges them: whatever it would drop without a word is reported."""

import tinycss2

# A feature that a browser does not know is neither true nor false (Media Queries 4, 3.2).
ASK = """({selectors, declarations, features, conditions, descriptors}) => {
  const parsed = text => { const sheet = new CSSStyleSheet(); sheet.replaceSync(text); return sheet.cssRules };
  return {
    selector: selectors.filter(selector => parsed(selector + " { color: red }").length !== 1),
    declaration: declarations.filter(([name, value]) => !CSS.supports(name, value)),
    feature: features.filter(feature => matchMedia(feature).matches === matchMedia("not " + feature).matches),
    condition: conditions.filter(condition => !CSS.supports(condition)),
    descriptor: descriptors.filter(([name, value]) => !parsed(`@page { ${name}: ${value} }`)[0]?.style.length),
  };
}"""
KINDS = ["selectors", "declarations", "features", "conditions", "descriptors"]
CLEAN = {"skip_comments": True, "skip_whitespace": True}


def dropped(page, text):
    """Selectors, declarations and queries of a stylesheet that Chromium does not understand, and what is no CSS at all."""
    found, seen = [], {kind: [] for kind in KINDS}
    collect(tinycss2.parse_stylesheet(text, **CLEAN), seen, found)
    answer = page.evaluate(ASK, seen)
    return found + [f"{kind}: {value}" for kind, values in answer.items() for value in values]


def collect(rules, seen, found):
    for rule in rules:
        if rule.type == "error":
            found.append(f"line {rule.source_line}: {rule.message}")
        elif rule.type == "qualified-rule":
            seen["selectors"].append(tinycss2.serialize(rule.prelude).strip())
            seen["declarations"] += declarations(rule, found)
        elif rule.at_keyword == "page":
            seen["descriptors"] += declarations(rule, found)
        elif rule.at_keyword in ("media", "supports"):
            if rule.at_keyword == "media":
                seen["features"] += [part.serialize() for part in rule.prelude if part.type == "() block"]
            else:
                seen["conditions"].append(tinycss2.serialize(rule.prelude).strip())
            collect(tinycss2.parse_rule_list(rule.content, **CLEAN), seen, found)
        else:
            found.append(f"line {rule.source_line}: @{rule.at_keyword} is not looked at")


def declarations(rule, found):
    parts = tinycss2.parse_declaration_list(rule.content, **CLEAN)
    found += [f"line {part.source_line}: {getattr(part, 'message', part.type)}" for part in parts if part.type != "declaration"]
    return [[part.name, tinycss2.serialize(part.value).strip()] for part in parts if part.type == "declaration"]
