"""From rows of CSV and Parquet to articles: which column is what is told, or guessed and said."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from dateline.errors import InputError
from dateline.ingest.days import read_day
from dateline.ingest.decode import decode
from dateline.ingest.ids import hash_id
from dateline.ingest.intake import COLUMNS, Given, Intake, apply_given, unreadable
from dateline.ingest.limits import LONGEST_REPORT, bounded_lines
from dateline.model import Article, Note

# Field of an article -> names that its column goes by, best first.
KNOWN: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "story", "fulltext", "full_text", "maintext"),
    "id": ("id", "article_id", "guid", "doc_id", "docid", "uuid"),
    "title": ("title", "headline", "head"),
    "published": ("published", "date", "pubdate", "publication_date", "date_published", "published_at", "day"),
    "source": ("source", "publisher", "publication", "outlet", "source_name"),
    "author": ("author", "authors", "byline"),
    "url": ("url", "link", "address", "source_url"),
}
Row = Mapping[str, Any]


def read_csv(stream: BinaryIO, name: str, given: Given) -> Iterator[Intake]:
    """One intake a row of comma-, semicolon- or tab-separated text whose first row names the columns."""
    csv.field_size_limit(LONGEST_REPORT)
    lines = (decode(line)[0] if line.strip() else "\n" for line in bounded_lines(stream))
    head = next(lines, "")
    mark = max(",;\t", key=head.count)
    try:
        names = next(csv.reader(io.StringIO(head), delimiter=mark), [])
    except csv.Error as error:
        raise InputError(f"its first row names no columns: {error}") from error
    yield from _read_rows(csv.DictReader(lines, fieldnames=names, delimiter=mark), names, name, given)


def read_parquet(stream: BinaryIO, name: str, given: Given) -> Iterator[Intake]:
    """One intake a row of a Parquet file."""
    # Imported late: only Parquet files need it.
    import pyarrow
    from pyarrow.parquet import ParquetFile

    try:
        file = ParquetFile(stream)
        rows = (row for batch in file.iter_batches(batch_size=256) for row in batch.to_pylist())
        yield from _read_rows(rows, file.schema_arrow.names, name, given)
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        yield unreadable(Article(id=name, text=""), f"not a whole Parquet file ({str(error).splitlines()[0]})")


def _read_rows(rows: Iterable[Row], names: Iterable[str], name: str, given: Given) -> Iterator[Intake]:
    taken = choose_columns(tuple(names), dict(given.columns))
    note = Note(code=COLUMNS, text=", ".join(f"{field} from {column!r}" for field, column in taken.items()))
    reading = iter(rows)
    for number in range(1, 1 << 62):
        try:
            row = next(reading)
        except StopIteration:
            return
        except (csv.Error, InputError) as error:
            yield unreadable(Article(id=f"{name}:{number}", text=""), str(error))
            continue
        yield _to_intake({field: row.get(column) for field, column in taken.items()}, f"{name}:{number}", given, note)


def choose_columns(names: tuple[str, ...], told: Mapping[str, str]) -> dict[str, str]:
    """Field of an article -> name of its column: as told, else by the names that we know.

    Raises InputError if there is no column of a name that was told, or none that could be the text.
    """
    missing = [column for column in told.values() if column not in names]
    if missing:
        raise InputError(f"no column {missing[0]!r}: there are {', '.join(names)}")
    lower = {column.strip().lower(): column for column in reversed(names)}
    guessed = {field: next((lower[k] for k in known if k in lower), None) for field, known in KNOWN.items()}
    taken = {field: column for field, column in {**guessed, **told}.items() if column is not None}
    if "text" not in taken:
        raise InputError(f"no column for the text among {', '.join(names) or 'none'}: name it with --column text=NAME")
    return taken


def _to_intake(row: Row, place: str, given: Given, note: Note) -> Intake:
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        return unreadable(Article(id=place, text=""), "no text in this row")
    words = [str(row[field]) if row.get(field) else None for field in ("title", "source", "author", "url")]
    title, source, author, url = words
    key = row.get("id")
    article = Article(
        id=str(key) if key not in (None, "") else hash_id(text),
        text=text,
        title=title,
        source=source,
        author=author,
        url=url,
        published=read_day(row.get("published")),
    )
    return Intake(article=apply_given(article, given), notes=(note,))
