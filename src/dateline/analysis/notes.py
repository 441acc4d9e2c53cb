"""Footnotes: reports get their numbers in the order in which sentences stand on them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline.store.queries import FoundClaim


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A report that sentences stand on. number: of the footnote, from 1. article: its key in the store."""

    number: int
    article: int
    report: str
    title: str | None
    publisher: str | None
    published: dt.date | None
    url: str | None


@dataclass(slots=True)
class Notes:
    """The reports so far: grows while a brief is written."""

    by_article: dict[int, Source] = field(default_factory=dict)

    def cite(self, claims: Iterable[FoundClaim]) -> tuple[int, ...]:
        """The numbers of the reports of these claims, new ones for new reports; in their order."""
        return tuple(sorted({self._add(claim).number for claim in claims}))

    @property
    def sources(self) -> tuple[Source, ...]:
        """The reports in the order of their numbers."""
        return tuple(self.by_article.values())

    def _add(self, claim: FoundClaim) -> Source:
        found = self.by_article.get(claim.article)
        if found is None:
            found = Source(
                number=len(self.by_article) + 1,
                article=claim.article,
                report=claim.report,
                title=claim.title,
                publisher=claim.publisher,
                published=claim.published,
                url=claim.url if (claim.url or "").startswith(("https://", "http://")) else None,
            )
            self.by_article[claim.article] = found
        return found
