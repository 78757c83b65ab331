"""`klartext init`: a project for another municipality, as a person makes it at a terminal and as a script does."""

import os
import re
import signal
import subprocess

import pexpect
import pytest
import yaml
from conftest import KLARTEXT, ROOT, TODAY


def run(folder, *arguments):
    return subprocess.run(
        [str(KLARTEXT), *arguments, "--today", TODAY], cwd=folder, capture_output=True, text=True,
        stdin=subprocess.DEVNULL, timeout=120)


def terminal(folder, *arguments):
    return pexpect.spawn(
        str(KLARTEXT), ["init", *arguments, "--today", TODAY], cwd=folder, encoding="utf-8", timeout=30,
        dimensions=(50, 200), env={**os.environ, "LC_ALL": "C.UTF-8"})


def answer(child, question, reply):
    child.expect_exact(question)
    child.expect([r"> $", r": $"])
    child.sendline(reply)


def ended(child):
    child.expect(pexpect.EOF)
    child.close()
    return child.exitstatus


def configuration(folder):
    return yaml.safe_load((folder / "klartext.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("reply", ["hessen", "HE", "he", "hess", "„Hessen“"])
def test_a_person_makes_a_register(tmp_path, reply):
    child = terminal(tmp_path, "register")
    answer(child, "Name der Kommune", "")
    child.expect_exact("Ohne Namen geht es nicht.")
    answer(child, "Name der Kommune", "Gemeinde Beispiel: am Bach")
    answer(child, "Bundesland", "Hesen")
    child.expect_exact("Meinten Sie „Hessen“?")
    child.sendline(reply)
    answer(child, "Adresse der Website", "kein Ort")
    child.expect_exact("base_url")
    child.sendline("ki.beispiel.example")
    answer(child, "Sprachen", "de, qq")
    child.expect(r"> $")
    child.sendline("de, en")
    answer(child, "Farbe", "gelb")
    child.expect_exact("ist keine Farbe")
    child.sendline('"#ffcc00"')
    child.expect_exact("Der Kontrast dieser Farbe")
    answer(child, "Kontakt zu dieser Website", "niemand")
    child.expect(r"> $")
    child.sendline("ki@beispiel.example")
    answer(child, "Wo soll das Register liegen?", "1")
    child.expect_exact("Angelegt: register")
    assert ended(child) == 0
    stated = configuration(tmp_path / "register")
    assert stated["name"] == "Gemeinde Beispiel: am Bach" and stated["land"] == "HE"
    assert stated["base_url"] == "https://ki.beispiel.example" and stated["languages"] == ["de", "en"]
    assert stated["accent"] == "#ffcc00" and stated["contact"]["email"] == "ki@beispiel.example"
    assert (tmp_path / "register/.gitlab-ci.yml").exists() and not (tmp_path / "register/.github").exists()
    assert run(tmp_path / "register", "build").returncode == 0


@pytest.mark.parametrize("key", ["\x04", "\x03"])
def test_stopping_leaves_nothing_behind(tmp_path, key):
    child = terminal(tmp_path, "register")
    answer(child, "Name der Kommune", "Stadt Beispiel")
    child.expect_exact("Bundesland")
    child.expect(r": $")
    child.send(key)
    child.expect_exact("Abgebrochen. Es wurde nichts geschrieben.")
    assert ended(child) == 1
    assert list(tmp_path.iterdir()) == []


def test_it_speaks_english(tmp_path):
    child = terminal(tmp_path, "register", "--languages", "en", "--forge", "none")
    answer(child, "Name of the municipality", "City of Beispiel")
    answer(child, "Federal state", "")
    answer(child, "Address of the website", "")
    answer(child, "Colour", "")
    answer(child, "Contact for this website", "")
    child.expect_exact("Created: register")
    assert ended(child) == 0
    text = (tmp_path / "register/klartext.yaml").read_text(encoding="utf-8")
    assert "# Name of the municipality: " in text and "site_title: AI register City of Beispiel" in text
    assert "What it is" not in (tmp_path / "register/README.md").read_text(encoding="utf-8")
    assert "## Where to begin" in (tmp_path / "register/README.md").read_text(encoding="utf-8")
    assert {path.name for path in (tmp_path / "register").iterdir()} == {
        ".gitignore", "README.md", "content", "klartext.yaml", "server"}


@pytest.fixture(scope="module", params=["de", "en", "tr"])
def project(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("init")
    result = run(folder, "init", "register", "--languages", request.param)
    assert result.returncode == 0, result.stderr
    return folder / "register"


def test_without_a_terminal_it_builds_and_lists_what_is_missing(project):
    result = run(project, "build", "--language", "de")
    assert result.returncode == 0, result.stderr
    assert result.stderr.count("[KT-legal-missing]") == 3
    assert "   legal:\n     imprint:\n       represented_by: " in result.stderr
    # All else than the configuration is in order; a newcomer reads one list of what is missing.
    assert all(line.startswith("klartext.yaml:") for line in result.stderr.splitlines() if line.endswith("]")
               and "[KT-" in line)
    drafts = run(project, "build", "--drafts", "--output", "drafts", "--language", "de")
    assert drafts.returncode == 0 and "6 Einträge" in drafts.stdout


def test_without_a_name_it_says_that_one_is_missing(tmp_path):
    result = run(tmp_path, "init", "register")
    assert result.returncode == 0 and result.stderr.startswith("Ohne --name steht in klartext.yaml vorerst ein Beispiel.")
    named = run(tmp_path, "init", "anderes", "--name", "Stadt Musterstadt", "--land", "nw")
    assert named.returncode == 0 and named.stderr == ""
    assert configuration(tmp_path / "anderes")["land"] == "NW"
    assert "klartext serve" in named.stdout.split("klartext build")[0]


def test_what_is_advised_can_be_written_where_it_is_advised(project):
    """The file has „legal“ already, so nobody is told to write it a second time."""
    text = (project / "klartext.yaml").read_text(encoding="utf-8")
    line = text[:text.index("\nlegal:\n")].count("\n") + 2
    result = run(project, "check", "--language", "de")
    assert result.stderr.count(f"   Ergänzen Sie die Angaben unter „legal“ (Zeile {line}), zum Beispiel so:\n") >= 3
    assert "Ergänzen Sie die Angaben, zum Beispiel so:\n   legal:" not in result.stderr


def test_the_readme_says_where_to_begin(project):
    text = (project / "README.md").read_text(encoding="utf-8")
    assert text.index("klartext serve") < text.index("klartext check") and "/_edit/" in text
    assert "docs/handbuch" in text and "Code quality" in text
    assert text.count("KLARTEXT_SOURCE") == 2 and (text.count("Platzhalter") == 2 or text.count("placeholder") == 2)


def test_every_entry_is_marked_as_an_example(project):
    entries = sorted((project / "content").rglob("*.md"))
    assert len(entries) == 6
    for entry in entries:
        head = yaml.safe_load(entry.read_text(encoding="utf-8").split("---\n")[1])
        assert head["draft"] is True and re.match("Beispiel: |Example: ", head["title"])


def test_every_line_that_is_off_can_be_switched_on(project, tmp_path):
    lines = (project / "klartext.yaml").read_text(encoding="utf-8").splitlines()
    on = [re.sub(r"^( *)#([a-z_]+:)", r"\1\2", line) for line in lines]
    assert sum(old != new for old, new in zip(lines, on, strict=True)) > 40
    # Pictures and a theme of their own would have to be there.
    (tmp_path / "content").mkdir()
    gone = ("logo:", "coat_of_arms:", "social_image:", "content:", "output:")
    (tmp_path / "klartext.yaml").write_text(
        "\n".join(line for line in on if not line.startswith(gone)) + "\n", encoding="utf-8")
    result = run(tmp_path, "check", "--language", "de")
    assert result.returncode == 0, result.stderr
    assert "KT-legal-missing" not in result.stderr


def test_nothing_is_left_to_fill_in_by_the_program(project):
    for path in project.rglob("*"):
        # The files of the search hold pieces of words that look like anything.
        if path.is_file() and not {"site", "search"} & set(path.relative_to(project).parts):
            text = path.read_text(encoding="utf-8", errors="replace")
            assert not re.search(r"\[\[[a-z#/]|^#(de|en) ", text, re.MULTILINE), path


def test_a_folder_with_something_in_it_is_refused(tmp_path):
    (tmp_path / "voll").mkdir()
    (tmp_path / "voll/brief.txt").write_text("Wichtig", encoding="utf-8")
    result = run(tmp_path, "init", "voll")
    assert result.returncode == 1 and "brief.txt" in result.stderr and "KT-fresh-folder-not-empty" in result.stderr
    assert [path.name for path in (tmp_path / "voll").iterdir()] == ["brief.txt"]


def test_a_repository_without_files_counts_as_empty(tmp_path):
    subprocess.run(["git", "init", "--quiet", tmp_path / "neu"], check=True)
    assert run(tmp_path, "init", "neu").returncode == 0
    assert (tmp_path / "neu/klartext.yaml").exists() and (tmp_path / "neu/.git/HEAD").exists()
    assert not list(tmp_path.rglob("*.klartext-new"))
    again = run(tmp_path, "init", "neu")
    assert again.returncode == 1 and "KT-fresh-folder-not-empty" in again.stderr


def test_a_full_disk_leaves_nothing_behind(tmp_path):
    """The limit on the size of a file (RLIMIT_FSIZE) fails a write as a full disk does."""
    command = f"ulimit -f 4; trap '' XFSZ; exec {KLARTEXT} init register --today {TODAY}"
    result = subprocess.run(
        ["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=60)
    assert result.returncode == 1 and "KT-fresh-folder-failed" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_killed_run_leaves_no_half_project(tmp_path):
    for delay in [0.02, 0.1, 0.2, 0.3, 0.5]:
        process = subprocess.Popen(
            [str(KLARTEXT), "init", "register"], cwd=tmp_path, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        try:
            process.wait(delay)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
        made = tmp_path / "register"
        assert not made.exists() or (made / "klartext.yaml").exists() and (made / "server/nginx.conf").exists()
        if made.exists():
            return
    assert run(tmp_path, "init", "register").returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == ["register"]


@pytest.mark.parametrize(("option", "value", "words"), [
    ("--base-url", "ftp://x", "--base-url"), ("--languages", "klingonisch", "--languages"), ("--land", "XX", "--land"),
    ("--accent", "rosa", "ist keine Farbe"), ("--contact-email", "niemand", "--contact-email"),
    ("--forge", "gitlap", "Meinten Sie „gitlab“?"),
])
def test_a_bad_option_is_explained(tmp_path, option, value, words):
    result = run(tmp_path, "init", "register", option, value, "--language", "de")
    assert result.returncode == 64 and words in result.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("file", "schema"), [
    (".gitlab-ci.yml", "vendor.gitlab-ci"), (".github/workflows/klartext.yml", "vendor.github-workflows")])
def test_workflows_are_valid(project, file, schema):
    transform = ["--data-transform", "gitlab-ci"] if "gitlab" in file else []
    result = subprocess.run(
        [str(ROOT / ".build/python/bin/check-jsonschema"), "--builtin-schema", schema, *transform, project / file],
        capture_output=True, text=True, timeout=60)
    assert result.returncode == 0, result.stdout + result.stderr


def step(project, forge):
    """The shell lines that decide on the daily run."""
    if forge == "gitlab":
        jobs = yaml.safe_load((project / ".gitlab-ci.yml").read_text(encoding="utf-8"))
        return jobs["pages"]["before_script"][0]
    jobs = yaml.safe_load((project / ".github/workflows/klartext.yml").read_text(encoding="utf-8"))
    return jobs["jobs"]["due"]["steps"][1]["run"]


@pytest.mark.parametrize(("next_change", "is_due"), [
    ('"2026-11-22"', False), ('"2026-11-21"', True), ('"2026-11-01"', True), ("null", False), (None, True)])
@pytest.mark.parametrize("forge", ["gitlab", "github"])
def test_the_daily_run_ends_when_nothing_is_due(project, tmp_path, forge, next_change, is_due):
    programs = tmp_path / "bin"
    programs.mkdir()
    curl = "exit 22" if next_change is None else f"echo '{{\"next_change\": {next_change}}}' > manifest.json"
    for name, text in {"curl": curl, "apt-get": "true", "date": f"echo {TODAY}"}.items():
        (programs / name).write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
        (programs / name).chmod(0o755)
    (tmp_path / "klartext.yaml").write_bytes((project / "klartext.yaml").read_bytes())
    result = subprocess.run(
        ["bash", "-e", "-c", step(project, forge)], cwd=tmp_path, capture_output=True, text=True, timeout=30, env={
            "PATH": f"{programs}:/usr/bin:/bin", "CI_PIPELINE_SOURCE": "schedule", "EVENT": "schedule",
            "CI_PAGES_URL": "https://x.example", "PAGES_URL": "https://x.example", "GITHUB_OUTPUT": "output"})
    if forge == "gitlab":
        assert result.returncode == (0 if is_due else 75), result.stderr
    else:
        assert result.returncode == 0, result.stderr
        assert (tmp_path / "output").read_text() == f"build={str(is_due).lower()}\n"
