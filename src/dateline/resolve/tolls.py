"""The toll of an event: how many people its clause says were killed, injured, detained."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.grammar.holding import tells_within
from dateline.grammar.tree import SUBJECTS, Tree
from dateline.lexicon.tollwords import KINDS, TollWords
from dateline.model import Token, Toll
from dateline.resolve.toll_counts import Counted, are_people, count_people, follow, is_cause, is_only_meant, put_at
from dateline.resolve.toll_counts import says as _says
from dateline.resolve.toll_shares import share_of

PASSIVE = ("nsubjpass",)
OBJECTS = ("dobj", "obj")
STATES_OF_OBJECT = ("oprd", "advcl", "ccomp", "xcomp", "acomp", "conj")
COMPLETING = ("oprd", "xcomp", "acomp")
REPORTED = ("ccomp", "parataxis")
SHARED_REACH = 3
NOMINAL = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class Casualties:
    """A phrase of casualties. at: the token that tells of them; victims: head of the phrase that names them."""

    kind: str
    at: Token
    count: Counted
    victims: Token | None = None


def read_toll(tree: Tree, trigger: int, words: TollWords) -> Toll:
    """What the sentence of a trigger says of the killed, injured and detained of its event; unknown is None."""
    token = tree.tokens[trigger]
    told = find_casualties(tree, token, words)
    if (share := share_of(tree, token, [(c.kind, c.at) for c in told], words)) is not None:
        return share
    found = [c for c in told if _belong(tree, token, c, words)]
    counts = {kind: _nearest(tree, token, [c for c in found if c.kind == kind]) for kind in KINDS}
    numbers = {kind: count.number for kind, count in counts.items()}
    return Toll(**numbers, least=tuple(kind for kind, count in counts.items() if count.least))


def find_casualties(tree: Tree, token: Token, words: TollWords) -> list[Casualties]:
    """Every phrase of casualties in a token's sentence, in its order."""
    found: list[Casualties] = []
    for each in tree.sentence(token):
        found.extend(_of_verb(tree, each, words))
        found.extend(_of_state(tree, each, words))
        found.extend(_of_noun(tree, each, words))
        found.extend(_of_toll(tree, each, words))
    return found


def _of_verb(tree: Tree, token: Token, words: TollWords) -> Iterator[Casualties]:
    verbal = token.pos in ("VERB", "AUX", "ADJ") or token.tag.startswith("VB")
    if not verbal or is_only_meant(tree, token, words):
        return
    for kind in KINDS:
        if _says(tree, token, words.happens.get((kind, token.lemma))):
            yield from _tell(tree, token, kind, _subject(tree, token), words)
        elif _says(tree, token, words.verbs.get((kind, token.lemma))):
            yield from _of_act(tree, token, kind, words)


def _of_act(tree: Tree, verb: Token, kind: str, words: TollWords) -> Iterator[Casualties]:
    """The victims of a verb; two verbs of one set of victims ('killed and wounded 30') tell neither number."""
    victims = _shared_object(tree, verb) or _victims(tree, verb, words)
    for found in _tell(tree, verb, kind, victims, words):
        mixed = found.count.number and any(
            _kind(tree, other, words) not in (None, kind) for other in _partners(tree, verb)
        )
        yield replace(found, count=Counted(None)) if mixed else found


def _kind(tree: Tree, verb: Token, words: TollWords) -> str | None:
    return next((kind for kind in KINDS if _says(tree, verb, words.verbs.get((kind, verb.lemma)))), None)


def _partners(tree: Tree, verb: Token) -> list[Token]:
    """The verbs joined to one that share its victims: only one of them has a phrase for them."""
    others = [*tree.children(verb, "conj"), *([tree.head(verb)] if verb.dep == "conj" else [])]
    return [t for t in others if not (_names_victims(tree, verb) and _names_victims(tree, t))]


def _names_victims(tree: Tree, verb: Token) -> bool:
    own = OBJECTS + PASSIVE + (("nsubj",) if verb.tag == "VBN" else ())
    return tree.child(verb, *own) is not None


def _tell(tree: Tree, at: Token, kind: str, victims: Token | None, words: TollWords) -> Iterator[Casualties]:
    if victims is None or not are_people(victims, words):
        return
    if victims.lower in words.groups["relative"] and at.dep == "relcl":
        victims = tree.head(at)
    count = put_at(tree, at, victims, words) or count_people(tree, victims, words)
    for more in follow(tree, at, words) if at.i < victims.i or at.tag == "VBN" else ():
        count = count.plus(count_people(tree, more, words))
    if _denied(tree, at):
        if victims.lower not in words.groups["anybody"] and not _asks_any(tree, victims, words):
            return
        count = Counted(0)
    yield Casualties(kind, at, count, victims)


def _denied(tree: Tree, verb: Token) -> bool:
    return tree.child(verb, "neg") is not None


def _asks_any(tree: Tree, victims: Token, words: TollWords) -> bool:
    return any(t.lower in words.groups["anybody"] for t in tree.children(victims, "det"))


def _subject(tree: Tree, verb: Token) -> Token | None:
    """The subject of a verb, or of the verb that it is joined to."""
    found = tree.child(verb, *SUBJECTS)
    if found is None and verb.dep == "conj":
        return tree.child(tree.head(verb), *SUBJECTS)
    return tree.head(verb) if found is None and verb.dep in ("acl", "relcl") else found


def _victims(tree: Tree, verb: Token, words: TollWords) -> Token | None:
    """The object; of a passive its subject; of a participle the noun or object that it describes."""
    if found := tree.child(verb, *OBJECTS) or tree.child(verb, *PASSIVE):
        return found
    if verb.tag == "VBN" and verb.dep in ("acl", "relcl"):
        return tree.head(verb)
    if verb.tag == "VBN" and verb.dep == "conj" and (found := tree.child(tree.head(verb), *PASSIVE)):
        return found
    if verb.tag in ("VBN", "JJ") and verb.dep in STATES_OF_OBJECT:
        holder = tree.head(verb)
        if found := tree.child(holder, *OBJECTS) or (tree.child(holder, *PASSIVE) if verb.dep in COMPLETING else None):
            return found
    return _bare_subject(tree, verb, words)


def _bare_subject(tree: Tree, verb: Token, words: TollWords) -> Token | None:
    """The subject of a headline's participle: 'Two killed in blast'."""
    subject = tree.child(verb, "nsubj")
    if subject is None or verb.tag not in ("VBN", "VBD", "VB", "VBP"):
        return None
    counted = subject.pos == "NUM" or tree.child(subject, "nummod") is not None
    bare = not tree.children(verb, "aux", "auxpass")
    return subject if counted and bare else None


def _shared_object(tree: Tree, verb: Token) -> Token | None:
    """The object of a verb joined to this one, which has none: 'killed and wounded several' splits no number."""
    if tree.child(verb, *OBJECTS, *PASSIVE):
        return None
    for other in tree.children(verb, "conj"):
        if (found := tree.child(other, *OBJECTS)) and other.i - verb.i <= SHARED_REACH:
            return found
    return None


def _of_state(tree: Tree, token: Token, words: TollWords) -> Iterator[Casualties]:
    """'at least 20 dead', 'left two injured', 'five men were dead'."""
    kind = words.states.get(token.lower)
    if kind is None or token.tag.startswith("VB") or token.pos == "VERB":
        return
    if (own := [t for t in tree.children(token, "nummod", "npadvmod", "nsubj") if t.i < token.i]) or token.pos == "NUM":
        numbered = token if own and own[0].dep == "nummod" else own[0]
        yield Casualties(kind, token, count_people(tree, numbered, words), numbered)
        return
    head = tree.head(token)
    if token.dep in ("amod", "acl") and head.pos in (*NOMINAL, "NUM"):
        yield from _tell(tree, token, kind, head, words)
    elif token.dep in ("acomp", "attr"):
        yield from _tell(tree, token, kind, _subject(tree, head), words)
    elif token.dep in STATES_OF_OBJECT:
        victims = tree.child(head, *OBJECTS) or tree.child(head, *PASSIVE)
        yield from _tell(tree, token, kind, victims, words)


def _of_noun(tree: Tree, token: Token, words: TollWords) -> Iterator[Casualties]:
    """'the deaths of two men', 'ten insurgent deaths', 'no casualties', '12 arrests'."""
    if token.pos != "NOUN":
        return
    none = any(t.lower in words.groups["nobody"] for t in tree.children(token, "det"))
    if token.lemma in words.groups["casualty"] and none and not tree.children(token, "amod", "compound", "nmod"):
        yield Casualties("killed", token, Counted(0))
        yield Casualties("injured", token, Counted(0))
    kind = words.nouns.get(token.lemma)
    if kind is None or (token.lemma == "life" and tree.head(token).lemma not in words.groups["takes_life"]):
        return
    counted = tree.child(token, "nummod") is not None
    of = next(
        (p for prep in tree.children(token, "prep") for p in tree.children(prep, "pobj") if p.dep == "pobj"), None
    )
    owner = tree.child(token, "poss")
    if none or counted:
        yield Casualties(kind, token, Counted(0) if none else count_people(tree, token, words), token)
    elif of is not None and are_people(of, words) and of.i - token.i <= len(words.nouns):
        yield Casualties(kind, token, count_people(tree, of, words), of)
    elif owner is not None and token.tag == "NN":
        yield from _tell(tree, token, kind, owner, words)


def _of_toll(tree: Tree, token: Token, words: TollWords) -> Iterator[Casualties]:
    """'the death toll rose to 45', 'a toll of 12'."""
    if token.lemma not in words.groups["toll"]:
        return
    kinds = [words.nouns.get(t.lemma) for t in tree.children(token, "compound", "amod")]
    kind = "injured" if "injured" in kinds else "killed"
    places = [token, tree.head(token)] if token.dep in (*SUBJECTS, *OBJECTS) else [token]
    for place in places:
        for prep in tree.children(place, "prep"):
            if (number := tree.child(prep, "pobj")) and (number.pos == "NUM" or tree.child(number, "nummod")):
                yield Casualties(kind, token, count_people(tree, number, words), number)
                return


def _belong(tree: Tree, trigger: Token, casualties: Casualties, words: TollWords) -> bool:
    """Whether casualties told of in the sentence are those of the trigger's event."""
    if casualties.at.i == trigger.i:
        return True
    up, down = _paths(tree, casualties.at, trigger)
    return not (
        any(_is_other_clause(tree, step, trigger, casualties) and not _tells_outcome(tree, step, words) for step in up)
        or any(_is_told_of_victims(tree, step, casualties) or _is_next(tree, step, casualties, words) for step in down)
        or any(step.dep in REPORTED and tree.head(step).i == trigger.i for step in up)
        or _is_beside(tree, up[-1] if up else casualties.at, down, words)
    )


def _paths(tree: Tree, one: Token, other: Token) -> tuple[list[Token], list[Token]]:
    """The tokens from each of two up to where their ways meet, the meeting point left out."""
    ones, others = [one, *tree.ancestors(one)], [other, *tree.ancestors(other)]
    shared = {t.i for t in ones} & {t.i for t in others}
    return [t for t in ones if t.i not in shared], [t for t in others if t.i not in shared]


def _is_other_clause(tree: Tree, step: Token, trigger: Token, casualties: Casualties) -> bool:
    """Whether a way leads out of a clause that tells of something else: of a party's past, of another's act."""
    if step.dep == "relcl":
        described = tree.head(step)
        if tells_within(tree, step) and trigger.i in [a.i for a in tree.ancestors(described)][:SHARED_REACH]:
            return False
        within = any(a.i == trigger.i and a.pos in NOMINAL for a in tree.ancestors(described))
        return described.i != trigger.i and (not within or described.ent == "DATE")
    if is_cause(tree, step, trigger) or step.dep == "pcomp" and tree.head(step).lower == "of":
        return True  # `denied the raid and accused others of shelling a town, killing ten`
    if step.dep == "advcl" and step.i != casualties.at.i and _is_fight(tree, step):
        return tree.child(step, *SUBJECTS) is not None  # `withdrew after troops shelled the camp, killing four`
    if step.dep != "conj" or step.pos not in ("VERB", "AUX"):
        return False
    subject = tree.child(step, "nsubj")
    return subject is not None and (casualties.victims is None or subject.i != casualties.victims.i)


def _tells_outcome(tree: Tree, step: Token, words: TollWords) -> bool:
    """`ambushed the convoy, which resulted in two deaths`: the clause takes up the whole of what was told."""
    after_comma = any(t.text == "," and tree.head(step).i < t.i < step.i for t in tree.sentence(step))
    return step.dep == "relcl" and after_comma and step.lemma in words.groups["outcome"]


def _is_beside(tree: Tree, step: Token, down: list[Token], words: TollWords) -> bool:
    """`blew himself up, killing ten, while gunmen held a sheikh`: what the one did, and not what others did then."""
    bare = step.dep == "advcl" and step.tag == "VBG" and tree.child(step, *SUBJECTS) is None
    others = down[-1] if down else step
    apart = others.head != step.i or any(t.lower in words.groups["apart"] for t in tree.children(others, "mark"))
    own = others.dep == "advcl" and tree.child(others, *SUBJECTS) is not None
    # `clashed when police evicted them, wounding four`: the clash wounded, not the eviction
    before = others.i < step.i and _is_fight(tree, tree.head(step)) and not _is_fight(tree, others)
    return bare and own and apart and (others.i > step.i or before)


def _is_fight(tree: Tree, verb: Token) -> bool:
    return any(verb.lemma in tree.words.get(name, ()) for name in ("brawling", "striking"))


def _is_told_of_victims(tree: Tree, step: Token, casualties: Casualties) -> bool:
    """Whether the trigger stands in a clause that describes the victims: 'killed two men who had attacked a post'."""
    return step.dep in ("relcl", "acl") and casualties.victims is not None and tree.head(step).i == casualties.victims.i


def _is_next(tree: Tree, step: Token, casualties: Casualties, words: TollWords) -> bool:
    """`killed six soldiers and burned two trucks`, `two were shot and huts were burned`: a next deed of its own."""
    after = step.dep == "conj" and step.pos == "VERB" and casualties.at.i < step.i
    own = tree.child(step, *(OBJECTS if step.tag != "VBN" else PASSIVE)) is not None
    return after and own and _kind(tree, step, words) is None


def _nearest(tree: Tree, trigger: Token, found: list[Casualties]) -> Counted:
    def distance(casualties: Casualties) -> tuple[int, int]:
        up, down = _paths(tree, casualties.at, trigger)
        return len(up) + len(down), casualties.at.i

    return min(found, key=distance).count if found else Counted(None)
