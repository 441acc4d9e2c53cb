"""What goes on behind a cue that is put into what it tells: "The mill was safe, he said, until it burnt down"."""

from __future__ import annotations

from dateline.grammar.tree import SUBJECTS, Tree
from dateline.lexicon.speech import SpeechWords
from dateline.model import Token

BREAKS = frozenset({";", ":", "―", "—", "–", "--", "(", ")", "”", "''"})
OPENING = frozenset({"“", "``", '"'})
TIMES = ("DATE", "TIME")
FEW = 3


def is_medial(tree: Tree, verb: Token) -> bool:
    """Whether a cue with its speaker stands between commas."""
    subject = tree.child(verb, *SUBJECTS)
    behind = [t for t in tree.children(verb, *SUBJECTS) if t.i > verb.i]
    if behind and subject is not behind[0]:
        after = tree.subtree(behind[0])[-1].i + 1
        return all(tree.tokens[i].text == "," for i in (verb.i - 1, min(after, len(tree.tokens) - 1)))
    if subject is None or subject.i > verb.i or subject.tag in ("WP", "WDT"):
        return False
    left = tree.subtree(subject)[0].i
    at = _behind(tree, verb)
    near = tree.tokens[at : at + 1]
    return left > 0 and tree.tokens[left - 1].text == "," and bool(near) and near[0].text == ","


def _behind(tree: Tree, verb: Token) -> int:
    """The first token behind a cue and what tells of its time or channel: "the agency said in a June report, ..."."""
    at = verb.i + 1
    for phrase in tree.children(verb, "prep", "npadvmod"):
        if phrase.i > verb.i and tree.opening(phrase).i == at:
            at = tree.subtree(phrase)[-1].i + 1
    return at


def is_continued(tree: Tree, words: SpeechWords, verb: Token) -> bool:
    """`The mill was safe, he said, until it burnt down`: whether what was hung on the cue goes on with its content."""
    at = _behind(tree, verb) + 1
    behind = next((t for t in tree.children(verb, "prep", "advcl", "conj") if t.i >= at), None)
    if behind is None or tree.opening(behind).i != at + (behind.dep == "conj"):
        return False
    if behind.dep == "conj":
        subject = tree.child(behind, *SUBJECTS)
        return subject is not None and subject.tag != "PRP" and not _says(words, behind)
    if behind.dep == "prep":
        return not is_setting(words, tree.subtree(behind))
    return any(words.listed("conditional_marks", t.lower) for t in tree.children(behind, "mark"))


def sentence_end(tree: Tree, words: SpeechWords, verb: Token) -> int:
    """The last token of what goes on behind a cue between commas; the comma itself if the reporter goes on."""
    rest = [t for t in tree.sentence(verb) if t.i > _behind(tree, verb)]
    for token in rest:
        if token.text in BREAKS or token.text in OPENING or _says(words, token):
            return _before_cue(tree, verb) if token.i < verb.i + 2 * FEW else _before_comma(tree, verb, token.i)
    kept = [t.i for t in rest if t.pos != "PUNCT"]
    return kept[-1] if kept else _before_cue(tree, verb)


def _says(words: SpeechWords, token: Token) -> bool:
    return token.pos == "VERB" and any(entry.particle is None for entry in words.verbs.get(token.lemma, ()))


def _before_cue(tree: Tree, verb: Token) -> int:
    """The last token in front of a cue with its speaker and the comma that sets them off."""
    speaker = [t.i for subject in tree.children(verb, *SUBJECTS) for t in tree.subtree(subject)]
    left = min([verb.i, *speaker])
    return left - 2 if tree.tokens[left - 1].text == "," else left - 1


def _before_comma(tree: Tree, verb: Token, i: int) -> int:
    """The end of the last part before a token that a comma closes."""
    commas = [t.i for t in tree.tokens[verb.i + 2 : i] if t.text == ","]
    return commas[-1] - 1 if commas else _before_cue(tree, verb)


def is_setting(words: SpeechWords, below: list[Token]) -> bool:
    """Whether a phrase tells when or where something was said, rather than of what."""
    if words.listed("setting_prepositions", below[0].lower):
        return True
    return any(t.ent in TIMES or words.listed("channel_nouns", t.lemma) for t in below[1 : 1 + 2 * FEW])
