"""The German handbook: its links lead somewhere, and its commands are those of the program."""

import json
import re
import shlex
import subprocess

import pytest
from conftest import KLARTEXT, ROOT

FOLDER = ROOT / "docs/handbuch"
CHAPTERS = sorted(FOLDER.glob("*.md"))


def without_code(text):
    return re.sub(r"^ *```.*?^ *```$", "", text, flags=re.MULTILINE | re.DOTALL)


def anchors(path):
    """The places of a page: headings as GitHub and GitLab name them, and those that are named in HTML."""
    text = without_code(path.read_text(encoding="utf-8"))
    found = set(re.findall(r'<a id="([^"]+)">', text))
    for heading in re.findall(r"^#+ (.+)$", text, flags=re.MULTILINE):
        words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()
        found.add(re.sub(r"[^\w\- ]", "", words).replace(" ", "-"))
    return found


def links(path):
    text = re.sub(r"`[^`\n]*`", "", without_code(path.read_text(encoding="utf-8")))
    return [link for link in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in link and not link.startswith("mailto:")]


def commands(path):
    """Lines of shell blocks that call the program."""
    text = path.read_text(encoding="utf-8")
    for block in re.findall(r"^ *```sh\n(.*?)^ *```$", text, flags=re.MULTILINE | re.DOTALL):
        yield from (line.strip() for line in block.splitlines() if line.strip().startswith("klartext "))


@pytest.fixture(scope="module")
def program():
    """The commands with their options, as the program itself describes them."""
    result = subprocess.run(
        [str(KLARTEXT), "--experimental-dump-help", "--language", "de"], capture_output=True, text=True, check=True,
        cwd=ROOT, timeout=60)
    subcommands = json.loads(result.stdout)["command"]["subcommands"]
    return {command["commandName"]: command["arguments"] for command in subcommands if command["commandName"] != "help"}


def options(arguments):
    """Long names → whether a value follows; `--help` and `--version` stand in no table."""
    return {
        "--" + name["name"]: argument["kind"] == "option"
        for argument in arguments for name in argument.get("names", [])
        if name["kind"] == "long" and name["name"] not in ("help", "version")}


def test_there_are_twelve_chapters_and_the_contents_name_each():
    contents = (FOLDER / "README.md").read_text(encoding="utf-8")
    names = [path.name for path in CHAPTERS if path.name != "README.md"]
    assert [name[:2] for name in names] == [f"{number:02}" for number in range(1, 13)]
    assert [name for name in names if f"({name})" not in contents] == []


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_links_lead_somewhere(path):
    dead = []
    for link in links(path):
        name, _, place = link.partition("#")
        target = (path.parent / name).resolve() if name else path
        if not target.exists() or (place and target.suffix == ".md" and place not in anchors(target)):
            dead.append(link)
    assert dead == []


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_commands_can_be_typed_as_they_are(path, program):
    for line in commands(path):
        # Where the shell puts what is said is none of the program's business.
        words = shlex.split(re.sub(r" 2?> ?\S+$", "", line), comments=True)[1:]
        if words == ["--version"]:
            continue
        assert words[0] in program, line
        known = options(program[words[0]])
        places = sum(argument["kind"] == "positional" for argument in program[words[0]])
        rest = iter(words[1:])
        for word in rest:
            if word.startswith("--"):
                assert word in known, line
                if known[word]:
                    assert not next(rest, "--").startswith("--"), f"a value is missing: {line}"
            else:
                places -= 1
        assert places >= 0, line


def test_the_chapter_of_commands_has_every_command_and_option(program):
    text = (FOLDER / "11-befehle.md").read_text(encoding="utf-8")
    sections = {part.split("\n", 1)[0]: part for part in text.split("\n## klartext ")[1:]}
    assert set(sections) == set(program)
    for name, arguments in program.items():
        told = set(re.findall(r"^\| `(--[a-z-]+)", sections[name].split("\n## ")[0], flags=re.MULTILINE))
        assert told == set(options(arguments)), name


def test_reports_for_reviews_are_caught_where_they_are_written():
    """Messages go to the standard error output; without `2>` the report is on the screen and the file is empty."""
    for path in CHAPTERS:
        for line in commands(path):
            assert not re.search(r"--format (gitlab|sarif)", line) or " 2> " in line, f"{path.name}: {line}"


def test_it_speaks_quietly():
    for path in CHAPTERS:
        prose = re.sub(r"`[^`\n]*`", "", without_code(path.read_text(encoding="utf-8")))
        assert not re.search(r"!(?!\[)", prose), path.name
