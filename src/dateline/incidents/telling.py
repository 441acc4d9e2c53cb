"""A claim with what is around it: all that tells whether two claims are about one happening."""

from __future__ import annotations

from dataclasses import dataclass

# Kinds of handles: a country, one that is only that of the report, an entry of the lexicon, a name, the last word of a
# person's name, a sector.
COUNTRY, LENT, ENTRY, NAME, SURNAME, SECTOR = "c:", "d:", "l:", "n:", "w:", "s:"
STATE = f"{ENTRY}country:"  # the entry of a country is its state


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A claim in context. Days are ordinals (1 is the first of January of the year 1).

    claim, article: keys; origin: the independent source that it comes from: copies, and reports that pass on the word
    of one agency, share it. day: of publication, None if that is not known; it is never taken for the event's.
    first, last: the days that the event may have happened on, None where the text does not say; sure: whether they
    stand with the event's own words, and are not carried over from others, or those of another part of the sentence.
    actors, recipients: handles.
    modes, auxiliary: as in Event. denied: the speaker says that it did not happen.
    place, country, region: names and codes; exact: the place is a town or a point; spot: degrees.
    tolls: (kind, number) known; least: kinds that are lower bounds. words: telling words of the sentence;
    setting: towns, countries and parties of the whole report; trigger: the beginning of the event's word.
    sentence: where the sentence starts; order: what claims are sorted by wherever they came from.
    parts: the claims of one report that it is made of, () for one alone; it goes by the key of the first.
    """

    claim: int
    article: int
    origin: str
    day: int | None
    type: str
    order: tuple[object, ...] = ()
    sentence: int = 0
    quad: str | None = None
    modes: frozenset[str] = frozenset()
    auxiliary: frozenset[str] = frozenset()
    denied: bool = False
    first: int | None = None
    last: int | None = None
    sure: bool = True
    actors: frozenset[str] = frozenset()
    recipients: frozenset[str] = frozenset()
    place: str | None = None
    country: str | None = None
    region: str | None = None
    exact: bool = True
    spot: tuple[float, float] | None = None
    tolls: tuple[tuple[str, int], ...] = ()
    least: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    setting: frozenset[str] = frozenset()
    trigger: str = ""
    parts: tuple[Telling, ...] = ()

    @property
    def claims(self) -> tuple[Telling, ...]:
        """The claims that it is made of."""
        return self.parts or (self,)

    @property
    def occurs(self) -> bool:
        """Whether it is told as having happened: not denied, negated, to come, or supposed."""
        return not self.denied and not self.auxiliary - {"historical"}

    @property
    def is_dated(self) -> bool:
        """Whether the day is known to the day."""
        return self.first is not None and self.first == self.last
