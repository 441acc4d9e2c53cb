"""Whether all files of a user's folder are such as are read: a misnamed file would be passed over in silence."""

from __future__ import annotations

from difflib import get_close_matches
from fnmatch import fnmatch
from pathlib import Path

from dateline.errors import LexiconError
from dateline.lexicon.files import BUILT_IN
from dateline.lexicon.name_table import FILE

# Files that users name as they like; others bear the names of ours.
OPEN = (
    "actors/cities/*.csv", "actors/organizations/*.csv", "actors/persons/*.csv", "lang/en/classes*.toml",
    "lang/en/events/*.toml", "lang/en/operators/*.toml", "lang/en/roles/*.csv", "lang/en/speech/*.toml",
    "lang/en/time/*.toml", "places/*.csv",
)  # fmt: skip
ONTOLOGY = (
    "types.toml", "contexts.toml", "auxiliary.toml", "composition.toml", "sectors.csv", "entities.csv", "cameo.csv",
    "to_cameo.csv",
)  # fmt: skip
# What the parser is mended with, what stores and analysis go by, and what is no knowledge of words, is ours alone.
OURS = (
    "lang/en/lemmas.csv", "lang/en/spelling.toml", "lang/en/clauses.toml", "schemas/*", "templates/*", "imports/*",
    "analysis/*", "incidents/*",
)  # fmt: skip
KNOWLEDGE = (".toml", ".csv")


def check_layers(layers: tuple[Path, ...]) -> None:
    """Raises LexiconError for a file that nothing reads, and for a folder in which there is nothing to read."""
    for layer in layers:
        files = sorted(path for path in layer.rglob("*") if path.suffix.lower() in KNOWLEDGE and path.is_file())
        names = [path.relative_to(layer).as_posix() for path in files]
        for name in names:
            _check_name(layer, name)
        if not names and not (layer / FILE).is_file():
            raise LexiconError(
                f"{layer}: holds no knowledge file: put one there, such as {OPEN[4].replace('*', 'mine')}"
            )


def _check_name(layer: Path, name: str) -> None:
    ours = [path.relative_to(BUILT_IN).as_posix() for path in BUILT_IN.rglob("*") if path.suffix in KNOWLEDGE]
    if any(fnmatch(name, pattern) for pattern in OURS):
        raise LexiconError(f"{layer / name}: cannot be laid over ours: remove it")
    folder, _, file = name.rpartition("/")
    if name in ours or any(_fits(name, pattern) for pattern in OPEN):
        return
    if not (fnmatch(folder, "ontology/*") and folder.count("/") == 1):
        raise LexiconError(f"{layer / name}: is not read: {_remedy(name, [*ours, *OPEN])}")
    if file not in ONTOLOGY:
        raise LexiconError(f"{layer / name}: is not read: {_remedy(file, list(ONTOLOGY))}")
    if not (layer / folder / ONTOLOGY[0]).is_file() and not (BUILT_IN / folder).is_dir():
        raise LexiconError(f"{layer / folder}: has no {ONTOLOGY[0]}: an ontology of your own begins with its types")


def _fits(name: str, pattern: str) -> bool:
    return fnmatch(name, pattern) and name.count("/") == pattern.count("/")


def _remedy(name: str, known: list[str]) -> str:
    """The nearest name, by its folder if the file may be named freely."""
    file = name.rpartition("/")[2]
    named = [place.replace("*", Path(file).stem if "/*" in place else "") for place in known]
    near = get_close_matches(name, named, 1)
    return f"did you mean {near[0]!r}?" if near else f"name it like one of ours, such as {', '.join(OPEN[:5])}"
