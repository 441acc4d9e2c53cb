"""From the kinds of lexicon entries to the kinds of actors."""

from __future__ import annotations

STATES = frozenset({"state", "territory", "former", "partial"})
PLACES = STATES | {"capital", "seat", "region", "city"}
PEOPLES = frozenset({"demonym", "people"})
BODIES = frozenset({"organization", "group", "party", "agency"})
# Kinds of names that stay what they are inside a person's name.
OWN_NAMES = BODIES | {"person"}

_ROLES = {
    "title": "person",
    "post": "person",
    "organ": "organization",
    "body": "group",
    "modifier": "unnamed",
    "hardware": "group",
}


def name_kind(kind: str) -> str:
    """The kind of actor that a name of an entry's kind stands for."""
    if kind in PLACES:
        return "state"
    if kind in PEOPLES:
        return "people"
    return kind if kind in ("person", "group") else "organization"


def role_kind(kind: str, plural: bool) -> str:
    """The kind of actor that a role word stands for: several persons are a group."""
    return "group" if plural and kind in ("title", "post") else _ROLES[kind]
