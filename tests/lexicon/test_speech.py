"""The speech lexicon: what it reads, and how it refuses what it cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import LexiconError
from dateline.lexicon.speech import FramePart, load_speech


def lay(folder: Path, text: str) -> tuple[Path, ...]:
    place = folder / "lang" / "en" / "speech"
    place.mkdir(parents=True)
    (place / "mine.toml").write_text(text, encoding="utf-8")
    return (folder,)


def test_built_in_lexicon_is_large() -> None:
    words = load_speech()
    assert len(words.verbs) >= 300
    assert len({cue.id for cue in words.entries()}) == len(list(words.entries()))


def test_frames_are_read() -> None:
    accuse = next(cue for cue in load_speech().verbs["accuse"] if cue.id == "accuse")
    assert accuse.frames[0] == (FramePart(kind="object", held=False), FramePart(kind="of"))


def test_users_entries_lie_over_ours(tmp_path: Path) -> None:
    layers = lay(tmp_path, '[[cue]]\nid = "say"\nverbs = ["burble"]\nact = "asserts"\nframes = ["quote"]\n')
    words = load_speech(layers)
    assert "burble" in words.verbs
    assert "say" not in {cue.id for cue in words.verbs.get("say", ())}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[cue]]\nverbs = ["burble"]\n', "has no id"),
        ('[[cue]]\nid = "burble"\n', "no act"),
        ('[[cue]]\nid = "burble"\nact = "asserts"\nverb = ["burble"]\n', "unknown key 'verb'"),
        ('[[cue]]\nid = "burble"\nact = "asserts"\nstance = "shouts"\n', "unknown stance"),
        ('[[cue]]\nid = "burble"\nact = "asserts"\nframes = ["that!"]\n', "cannot read 'that!'"),
        ('[[cue]]\nid = "burble"\nact = "asserts"\nstrength = "mighty"\n', "unknown strength"),
        ('[lists]\nodds = ["ends"]\n', "unknown list 'odds'"),
        (
            '[[cue]]\nid = "burble"\nact = "asserts"\nexamples = [{ text = "a", content = "b" }]\n',
            "is not in its example",
        ),
    ],
)
def test_errors_name_the_place(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(LexiconError, match=message) as caught:
        load_speech(lay(tmp_path, text))
    assert "mine.toml" in str(caught.value)
