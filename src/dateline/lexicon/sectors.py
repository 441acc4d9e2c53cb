"""The codes of the sectors that actors may have."""

from __future__ import annotations

from pathlib import Path

from dateline.lexicon.files import read_rows

# They take the place of a country, and stand as sectors of our organisations too.
WITHOUT_COUNTRY = frozenset({"IGO", "NGO"})
COLUMNS = ("code", "name")


def sector_codes(layers: tuple[Path, ...]) -> frozenset[str]:
    """The sectors of our ontology, which our words for roles speak in, and those of the layers' ontologies."""
    rows = read_rows(layers, "ontology/*/sectors.csv", needed=COLUMNS, others=("use", "definition"))
    return frozenset(row["code"] for _, row in rows) | WITHOUT_COUNTRY
