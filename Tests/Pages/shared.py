"""Schemas that others published. They are no part of the project; without them the tests that need them are skipped."""

import json
import os
import pathlib

import pytest
from conftest import ROOT

SHARED = pathlib.Path(os.environ.get("KLARTEXT_SHARED", ROOT.parent / "shared"))


def validators(name):
    """The folder of schemas of one standard."""
    folder = SHARED / "validators" / name
    if not folder.is_dir():
        pytest.skip(f"The published schemas of {name} are not there: {folder}. KLARTEXT_SHARED names the folder.")
    return folder


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))
