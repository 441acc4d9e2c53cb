"""What several tests share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import dateline
from dateline.nlp.pipeline import load_model
from dateline.settings import DEFAULT_MODEL

if TYPE_CHECKING:
    from spacy.language import Language

    from dateline.run.coder import Coder


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The default language model, loaded once."""
    return load_model(DEFAULT_MODEL)


@pytest.fixture(scope="session")
def coder() -> Coder:
    """A coder with the built-in knowledge alone."""
    return dateline.load()
