"""The manual pages and the shell completions say what the commands take."""

import os
import shutil
import subprocess

import pytest
from conftest import KLARTEXT
from manual import PATHS, page


@pytest.mark.parametrize("language", PATHS)
def test_the_manual_page_is_that_of_the_program(language):
    path = PATHS[language]
    if os.environ.get("KLARTEXT_UPDATE"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(language), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == page(language), "KLARTEXT_UPDATE=1 writes it anew"


@pytest.mark.parametrize("language", PATHS)
def test_the_manual_page_renders_without_warnings(language):
    if shutil.which("groff") is None:
        pytest.skip("groff is not installed")
    result = subprocess.run(
        ["groff", "-man", "-ww", "-K", "utf8", "-T", "utf8", PATHS[language]], capture_output=True, text=True,
        timeout=60)
    assert result.returncode == 0 and result.stderr == ""
    assert "klartext" in result.stdout and "SOURCE_DATE_EPOCH" in result.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completions_know_commands_and_values(shell, tmp_path):
    script = subprocess.run(
        [str(KLARTEXT), "--generate-completion-script", shell], capture_output=True, text=True, timeout=60)
    assert script.returncode == 0
    for word in ["init", "changes", "chatbot", "overdue", "sarif", "gitlab", "guideline"]:
        assert word in script.stdout, word
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    path = tmp_path / "completion"
    path.write_text(script.stdout, encoding="utf-8")
    assert subprocess.run([shell, "-n", path], capture_output=True, timeout=60).returncode == 0
