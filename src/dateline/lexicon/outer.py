"""The cells of an operator's table: what comes out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

STATUSES = ("negation", "future", "hypothetical", "conditional")
"""What an act can be found to be, besides a plain fact, when an operator meets it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outer:
    """A cell of an operator's table, taken apart. keeps: the inner act stays, with changes."""

    type: str = ""
    mode: tuple[str, ...] = ()
    derived: bool = False
    keeps: bool = False
    reciprocal: bool = False
    aux: frozenset[str] = field(default_factory=frozenset)

    def told(self, own: frozenset[str]) -> Outer:
        """With the statuses of the operator's own word: what is not, or cannot be, prevented has happened."""
        gone = frozenset({"negation", "hypothetical"}) if "negation" in self.aux & own else frozenset()
        return replace(self, aux=(self.aux | own) - gone)


def parse_outer(spec: str) -> Outer:
    """Reads `REJECT/meet`, `REQUEST/@` (mode from the inner act), `=`, `=+negation`, `~AGREE` (keep, retype)."""
    words, *aux = spec.split("+")
    keeps = words.startswith(("=", "~"))
    name, _, mode = words.lstrip("=~").partition("/")
    derived = mode == "@"
    return Outer(
        type=name, mode=() if derived or not mode else (mode,), derived=derived, keeps=keeps, aux=frozenset(aux)
    )
