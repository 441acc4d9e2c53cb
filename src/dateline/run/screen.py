"""What is not to be coded: text that is empty, or not English."""

from __future__ import annotations

from dataclasses import replace

from dateline.ingest.language import ENGLISH, detect_language
from dateline.model import Article, Note

EMPTY = "empty"
LANGUAGE = "language"


def screen(article: Article) -> tuple[Article, Note | None]:
    """The article with its language, and a note that says why nothing can be coded, None if something can."""
    if not article.text.strip():
        return article, Note(code=EMPTY, text="there is no text")
    language = article.language or detect_language(article.text)
    note = Note(code=LANGUAGE, text=f"the text is not English ({language}): nothing was coded")
    return replace(article, language=language), None if language == ENGLISH else note
