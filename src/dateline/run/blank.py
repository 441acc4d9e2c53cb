"""A coder that reads nothing: stands in until there is one that does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline import __version__
from dateline.model import Article, CoderInfo, Reading


class BlankCoder:
    """Gives every article an empty reading."""

    info = CoderInfo(dateline=__version__, model="none", codebook="none")

    def read_article(self, article: Article) -> Reading:
        """An empty reading."""
        return Reading(article=article, coder=self.info)

    def pipe(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """Empty readings, in order."""
        return map(self.read_article, articles)
