"""What a language model knows of words: numbers that lie near each other where words mean alike."""

from __future__ import annotations

from array import array
from collections.abc import Callable

WordVectors = Callable[[str], "array[float] | None"]
"""Gives the numbers of a word as it is written, always as many; None for a word that the model does not know."""
