"""Who phrases name: our own phrases of actor_phrases.txt, each with the country and the sectors wanted."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.lexicon.actors import ActorLexicon, load_actors
from dateline.model import ActorCode
from dateline.resolve.phrases import code_phrase

SHEET = Path(__file__).parent / "actor_phrases.txt"
LINE = re.compile(r"(?:\{(?:(\d{4}-\d\d-\d\d)|in ([A-Z]{3}))\} )?(.+) \| (\S+) (\S+)")
ANY, NONE = "*", "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A phrase, the day and the country that its text speaks of (None: not known), and the codes that are right."""

    text: str
    on: dt.date | None
    country: str | None
    countries: tuple[str, ...]
    sectors: tuple[str, ...]

    def has_country(self, code: ActorCode | None) -> bool:
        """Whether the country is right, also if none is."""
        return ANY in self.countries or ((code.country if code else None) or NONE) in self.countries

    def has_sector(self, code: ActorCode | None) -> bool:
        """Whether one of the sectors is right, also if there are none."""
        return ANY in self.sectors or bool(set((code.sectors if code else ()) or (NONE,)) & set(self.sectors))


def load_phrases() -> Iterator[Phrase]:
    """The phrases of the sheet."""
    for row in SHEET.read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            found = LINE.fullmatch(row)
            assert found, f"{SHEET.name}: {row!r} is no line"
            on, country, text, countries, sectors = found.groups()
            yield Phrase(
                text=text,
                on=dt.date.fromisoformat(on) if on else None,
                country=country,
                countries=tuple(countries.split("/")),
                sectors=tuple(sectors.split("/")),
            )


def code_phrases(lexicon: ActorLexicon, phrases: Sequence[Phrase]) -> Iterator[tuple[Phrase, ActorCode | None]]:
    """Each phrase with what it is taken for."""
    return ((p, code_phrase(lexicon, p.text, on=p.on, country=p.country)) for p in phrases)


def figures(answers: Sequence[tuple[Phrase, ActorCode | None]]) -> dict[str, float]:
    """The shares of right countries and of right sectors, of those asked."""
    countries = [p.has_country(code) for p, code in answers if ANY not in p.countries]
    sectors = [p.has_sector(code) for p, code in answers if ANY not in p.sectors]
    return {"country": sum(countries) / len(countries), "sector": sum(sectors) / len(sectors)}


def main() -> None:
    """Prints the misses, then the figures."""
    answers = list(code_phrases(load_actors(()), list(load_phrases())))
    for p, code in answers:
        if not (p.has_country(code) and p.has_sector(code)):
            got = f"{code.country} {'+'.join(code.sectors)} ({code.basis})" if code else "nobody"
            print(f"{p.text} | want {'/'.join(p.countries)} {'/'.join(p.sectors)}, got {got}")
    print(len(answers), figures(answers))


if __name__ == "__main__":
    main()
