"""Keeps the actors of one article while it is read, and decides which mentions are of one actor."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from dateline.grammar import Tree
from dateline.lexicon.actors import ActorLexicon
from dateline.lexicon.words import name_key
from dateline.model import ActorCode, Token
from dateline.resolve import sameness
from dateline.resolve.apposed import apposed_to, is_polite, shared_title
from dateline.resolve.belonging import belonging
from dateline.resolve.candidates import Candidate
from dateline.resolve.kinds import BODIES
from dateline.resolve.sameness import alike, join_codes, one_person, quoted_tokens, short_for, with_title
from dateline.resolve.sightings import Figure, Sightings, by_coming, by_mention


class Roster:
    """The figures of one article in the order of their coming."""

    def __init__(self, tree: Tree, lexicon: ActorLexicon) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.sightings = Sightings(tree)
        self.quoted = quoted_tokens(tree)

    @property
    def figures(self) -> Iterable[Figure]:
        """The figures in the order of their coming."""
        return self.sightings.figures

    @property
    def seen(self) -> Sequence[tuple[Candidate, Figure]]:
        """Every mention with its figure, in text order."""
        return self.sightings.seen

    @property
    def by_head(self) -> Mapping[int, Figure]:
        """The figure of the phrase that a token heads."""
        return self.sightings.by_head

    def add(self, candidate: Candidate) -> Figure:
        """Gives a candidate that has a code to the figure that it mentions, a new one if need be."""
        candidate = self._titled(belonging(candidate, self.owner(candidate), self.tree.words))
        town = self._bare_surname(candidate) if self._is_acting_town(candidate) else None
        if town is not None:
            self.note(candidate._replace(code=None), town)
            return town
        beside, same = self._beside(candidate), self._same(candidate) or self._bare_surname(candidate)
        same = same or self._bare_body(candidate)
        if beside and same and beside is not same:
            same.code = join_codes(same.code, beside.code, named=bool(beside.names), was_named=bool(same.names))
            same.gender = beside.gender if same.gender == "any" else same.gender
            self.sightings.absorb(same, beside)
        figure = same or beside
        if figure is None:
            assert candidate.code is not None
            figure = self.sightings.start(candidate.code)
        elif candidate.code is not None:
            code = join_codes(figure.code, candidate.code, named=candidate.named, was_named=bool(figure.names))
            figure.code = replace(code, name=candidate.code.name) if self._is_given(candidate) else code
        self.note(candidate, figure)
        return figure

    def _is_given(self, candidate: Candidate) -> bool:
        """Whether a name is one that the text gives to a body: "a group calling itself X"."""
        return candidate.named and candidate.phrase.title is not None and not _is_person(candidate.code)

    def _titled(self, candidate: Candidate) -> Candidate:
        """One of a row of names with the sectors and the state of their title: `German ministers Doe and Roe`."""
        title = shared_title(self.tree, self.tree.tokens[candidate.phrase.head]) if candidate.named else None
        figure = self.by_head.get(title.i) if title is not None else None
        if figure is None or candidate.code is None or candidate.code.lexicon_id:
            return candidate
        return candidate._replace(code=with_title(candidate.code, figure.code))

    def note(self, candidate: Candidate, figure: Figure) -> None:
        """Records a mention of a figure."""
        code = candidate.code
        if code is not None:
            names = [name_key(code.name)] if candidate.named or self._is_title_cased(candidate) else []
            words = [candidate.word] if candidate.word else []
            if code.kind == "person" and code.role:
                words += [code.role, sameness.head_of(code.role), *self._office(code)]
            words += [other for word in words for other in self.lexicon.reference.called.get(word.lower(), ())]
            self.sightings.learn(figure, names, words)
            figure.gender = figure.gender if figure.gender != "any" else self._gender(candidate) or "any"
        self.sightings.note(candidate, figure)

    def _office(self, code: ActorCode) -> list[str]:
        """The words for the office that somebody in office holds: "Queen of Denmark" is "queen"."""
        office = (code.role or "").lower().partition(" of ")[0]
        holds = bool(office) and "GOV" in code.sectors[:1] and " of " in (code.role or "")
        return [office, office.split()[-1]] if holds else []

    def _is_title_cased(self, candidate: Candidate) -> bool:
        """Whether a body of no lexicon is written as a name: `the National Union of Herders`."""
        code, phrase = candidate.code, candidate.phrase
        if code is None or code.kind not in ("organization", "group") or candidate.number == "many":
            return False
        words = [t for t in self.tree.tokens[phrase.first : phrase.last + 1] if t.pos in ("NOUN", "PROPN", "ADJ")]
        return len(words) > 1 and all(t.text[:1].isupper() for t in words)

    def latest(self, fits: Callable[[Figure], bool]) -> Figure | None:
        """The figure mentioned last that passes a test."""
        return self.sightings.latest(fits)

    def echo(self, candidate: Candidate) -> Figure | None:
        """The figure of that name or surname, for a capitalised word that nothing else explains."""
        key = name_key(candidate.code.name) if candidate.code else ""
        namesakes = by_mention(self.sightings.ending(key, *key.split()[-1:]))
        known = (f for f in namesakes if key in f.names or (f.code.kind == "person" and _ends(f, key)))
        return next(known, None) or self._bare_body(candidate)

    def _bare_body(self, candidate: Candidate) -> Figure | None:
        """The body named before whose name ends with a word that is written as a name: `the League`."""
        phrase, head = candidate.phrase, self.tree.tokens[candidate.phrase.head]
        article = self.tree.tokens[phrase.first]
        if phrase.last - phrase.first != 1 or article.lower != "the" or not head.text[:1].isupper():
            return None
        namesakes = by_mention(self.sightings.ending(head.lower))
        return next((f for f in namesakes if f.code.kind in BODIES and _ends(f, head.lower)), None)

    def _bare_surname(self, candidate: Candidate) -> Figure | None:
        """The person named before whose surname is also a role word ("Baker")."""
        phrase, head = candidate.phrase, self.tree.tokens[candidate.phrase.head]
        is_name = candidate.named and not self._is_acting_town(candidate)
        if is_name or phrase.first != phrase.last or not head.text[:1].isupper():
            return None
        namesakes = by_mention(self.sightings.ending(head.lower))
        return next((f for f in namesakes if f.code.kind == "person" and _ends(f, head.lower)), None)

    def _is_acting_town(self, candidate: Candidate) -> bool:
        """Whether a town's name stands where somebody acts: `Lagos told reporters`, of a David Lagos named before."""
        code, head = candidate.code, self.tree.tokens[candidate.phrase.head]
        town = code is not None and code.kind == "state" and not {"GOV", "MIL"} & set(code.sectors)
        acts = head.dep == "nsubj" or sameness.is_who(self.tree, head)
        return town and code is not None and not (code.lexicon_id or "").startswith("country:") and acts

    def _gender(self, candidate: Candidate) -> str:
        """m or f by the titles and words of the phrase, '' if they do not tell."""
        tokens = self.tree.tokens[candidate.phrase.first : candidate.phrase.last + 1]
        words = {t.lower.rstrip(".") for t in tokens}
        reference = self.lexicon.reference
        if words & reference.women:
            return "f"
        code = candidate.code
        names = code.name.lower().split() if code and code.kind == "person" and candidate.named else []
        given = names[1:] if names and names[0] in reference.men else names  # `Sheikh Hasina` is a woman
        told = reference.first_names.get(given[0], "") if given else ""
        return "m" if words & reference.men and (given == names or not told) else told

    def _beside(self, candidate: Candidate) -> Figure | None:
        """The figure of a phrase in apposition, or of the title before a name."""
        head = self.tree.tokens[candidate.phrase.head]
        if abbreviated := self._abbreviated(candidate):
            return abbreviated
        if candidate.phrase.title is not None and candidate.phrase.title in self.by_head:
            return self._if_one(self.by_head[candidate.phrase.title], candidate)
        for noun in apposed_to(self.tree, head, self.lexicon, named=candidate.named):
            if noun in self.by_head and (figure := self._if_one(self.by_head[noun], candidate)):
                return figure
        if head.dep == "attr" and (said_of := self._subject(head)):
            return self._if_one(said_of, candidate) if _is_person(candidate.code) else None
        title = self.sightings.by_reach.get(candidate.phrase.first - 1)
        if title and _is_title(title) and candidate.named and _is_person(candidate.code):
            return self._if_one(self.by_head[title.phrase.head], candidate)
        return None

    def _subject(self, complement: Token) -> Figure | None:
        """The named person of whom the text says what he or she is ("Doe is the minister")."""
        verb = self.tree.head(complement)
        subject = self.tree.child(verb, "nsubj")
        figure = self.by_head.get(subject.i) if subject else None
        plain = verb.tag == "VBZ" and verb.pos == "AUX" and self.tree.child(verb, "neg", "advcl") is None
        return figure if figure and figure.names and plain else None

    def _abbreviated(self, candidate: Candidate) -> Figure | None:
        """The body right before an acronym in brackets: "Hungarian Civil Liberties Union (TASZ)"."""
        first, tokens = candidate.phrase.first, self.tree.tokens
        if candidate.phrase.last != first or first < 2 or tokens[first - 1].text not in ("(", "["):
            return None
        letters = [c for c in tokens[first].text if c.isalpha()]
        figure = self.sightings.by_last.get(first - 2) or self._initialled(first - 1, letters)
        capitals = len(letters) > 1 and all(c.isupper() for c in letters)
        return figure if figure and capitals and figure.code.kind != "person" else None

    def _initialled(self, end: int, letters: list[str]) -> Figure | None:
        """The body whose name, before a token, has these initials: "Revolutionary Front for Justice (RFJ)"."""
        at, left = end - 1, list(letters)
        while at >= 0 and left and end - at <= 2 * len(letters) + 1:
            if self.tree.tokens[at].text[:1] == left[-1]:
                left.pop()
            at -= 1
        spans = ((c.phrase.first, f) for c, f in self.sightings.since(self.tree.tokens[end].sent))
        return next((f for first, f in spans if first in (at, at + 1)), None) if not left else None

    def _if_one(self, figure: Figure, candidate: Candidate) -> Figure | None:
        """The figure if the candidate can be another word for it: a person and a role, a body and a kind of body."""
        code = candidate.code
        if code is None or candidate.number != figure.mentions[0].number:
            return None
        both_named = candidate.named and bool(figure.names)
        if both_named and name_key(code.name) not in figure.names:
            return None
        # "a Bulgarian dealer" is somebody of that people
        kinds = {code.kind, figure.code.kind} - {"unnamed", *(("people",) if code.kind == "person" else ())}
        if "person" in kinds and len(kinds) > 1:
            return None
        states = {code.country, figure.code.country} - {None}
        return figure if len(states) < 2 and "state" not in (code.kind, figure.code.kind) else None

    def _same(self, candidate: Candidate) -> Figure | None:
        code = candidate.code
        assert code is not None
        if candidate.named and (code.kind == "person" or (not code.lexicon_id and " " not in name_key(code.name))):
            person = self._person(code, polite=is_polite(self.tree, self.lexicon, candidate.phrase))
            if person or (code.kind == "person" and " " in name_key(code.name)):
                return person
        if candidate.named:
            return self._name(candidate, code)
        return self._role(candidate, code)

    def _person(self, code: ActorCode, *, polite: bool) -> Figure | None:
        """The person of that name: the same full name, or the same surname where one of the two has no other part."""
        words = name_key(code.name).split()
        for figure in by_coming(self.sightings.ending(*words[-1:])):
            if figure.code.kind == "person" and any(one_person(words, name.split()) for name in figure.names):
                return figure
        # "Mr Huang" is Huang Xilian: where the surname stands first
        first = by_coming(self.sightings.related(words[0])) if polite and len(words) == 1 else []
        return next((f for f in first if f.code.kind == "person" and f.begins(words[0])), None)

    def _name(self, candidate: Candidate, code: ActorCode) -> Figure | None:
        key = name_key(code.name)
        for figure in by_coming(self.sightings.related(key)):
            if figure.code.kind == "person" or not figure.names:
                continue
            if code.lexicon_id and figure.code.lexicon_id:
                if code.lexicon_id == figure.code.lexicon_id and alike(code, figure.code) and key in figure.names:
                    return figure
            elif key in figure.names or ("state" not in (code.kind, figure.code.kind) and short_for(key, figure.names)):
                return figure
        return None

    def _role(self, candidate: Candidate, code: ActorCode) -> Figure | None:
        """The figure of a phrase such as `the minister`: the last one that the role word fits.

        A phrase that says more than that must say the same of both.
        """
        first = self.tree.tokens[candidate.phrase.first].lower
        definite = first in self.lexicon.reference.definite
        if first in self.lexicon.reference.indefinite or not (definite or code.country or candidate.number == "many"):
            return None
        head = candidate.word.split()[-1]
        bare = candidate.phrase.first == candidate.phrase.last and candidate.number == "many"
        plain = definite and code.country is None and candidate.marks <= {candidate.word}

        def fits(figure: Figure) -> bool:
            agrees = code.country is None or code.country == figure.code.country
            shared = not code.sectors or not figure.code.sectors or bool(set(code.sectors) & set(figure.code.sectors))
            if not agrees or not shared or figure.mentions[0].number != candidate.number:
                return False
            if bare and figure.code.country and sameness.counted_aside(self.tree, figure.mentions[-1].phrase.head):
                return False
            if not plain:
                return (candidate.word, candidate.marks) in figure.said
            if " " in candidate.word and candidate.word not in figure.words and figure.is_other(head):
                return False  # "the trade minister" is not the foreign minister named before
            by_name = code.kind != "person" and _ends(figure, head)
            return by_name or head in figure.words or candidate.word in figure.words

        namesakes = by_mention(self.sightings.ending(head) | self.sightings.going_by(head, candidate.word))
        return next((figure for figure in namesakes if fits(figure)), None)

    def owner(self, candidate: Candidate) -> Figure | None:
        """The figure that the possessor of a phrase mentions ("its army", "Doe's lawyer")."""
        owner = self.tree.child(self.tree.tokens[candidate.phrase.head], "poss")
        return self.by_head.get(owner.i) if owner else None


def _ends(figure: Figure, word: str) -> bool:
    return any(name.split()[-1:] == [word] for name in figure.names)


def _is_title(candidate: Candidate) -> bool:
    """Whether a phrase may be the title of a name that follows it."""
    return bool(candidate.word) and candidate.number == "one" and _is_person(candidate.code)


def _is_person(code: ActorCode | None) -> bool:
    return code is not None and code.kind == "person"
