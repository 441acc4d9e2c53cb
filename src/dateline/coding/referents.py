"""What a judging statement is about: "the allegations", "his account", "it", "that its planes had bombed the town"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from dateline.coding.course import Course, holds, is_own
from dateline.coding.pointing import CHARGE, DENIAL, FIGURE, TELLING, WHO, Pointer
from dateline.coding.relations import (
    ACCUSING,
    ADMITS,
    AGAINST,
    ALIKE,
    CONFIRMS,
    DENIES,
    DOUBTS,
    RETRACTS,
    implicates,
    is_charge,
    is_open,
    likeness,
    one_side,
)
from dateline.coding.sayings import Saying

REACH = 14  # sentences within which what is pointed at is looked for
NEAR = 3
UPHOLDS = "upholds"

Links = Mapping[int, Mapping[int, str]]


class Referents:
    """Finds what statements judge; links: what was linked before."""

    def __init__(self, course: Course, links: Links) -> None:
        self.course = course
        self.sayings = course.sayings
        self.links = links

    def find(self, n: int, how: str) -> list[int]:
        """The statements that one denies, doubts, confirms, admits or takes back."""
        mine = self.sayings[n]
        if mine.statement.act == UPHOLDS and mine.points and mine.points.owners and mine.points.owners <= mine.sides:
            return []  # "he stood by his statement" bears out no other's
        if how == RETRACTS or how == DENIES and mine.retells:
            own = self.course.own(n)[-1:]
            if own or mine.retells:
                return own
        earlier = self.course.before(n, REACH)
        if inner := self._within(n):
            return [i for i in earlier if likeness(mine, self.sayings[i]) >= 2 * ALIKE][-1:] + inner
        if mine.points is None:
            return self._matching(mine, earlier, how) or self._again(n, how)
        found = self._pointed(n, mine.points, earlier, how)
        owners = mine.points.owners
        return found or (self._later(n, owners) if how == DENIES and owners else [])

    def _again(self, n: int, how: str) -> list[int]:
        """What the same speaker has just turned down in other words."""
        mine = self.sayings[n]
        near = [i for i in self.course.near_before(n, NEAR) if mine.sent - self.sayings[i].sent <= 1]
        own = [i for i in near if is_own(mine, self.sayings[i])]
        answered = [[t for t, h in self.links.get(i, {}).items() if h in AGAINST] for i in own]
        return next((found for found in reversed(answered) if found), []) if how == DENIES else []

    def _within(self, n: int) -> list[int]:
        """The claim of another told within this statement: "denied a claim by X that ..."."""
        mine, pointer = self.sayings[n], self.sayings[n].points
        if pointer is None:
            return []
        for i in self.course.near_after(n, NEAR):
            other = self.sayings[i]
            inside = pointer.token <= other.place <= mine.statement.last and other.statement.first > pointer.token
            if inside and is_open(other) and not is_own(mine, other):
                return [i]
        return []

    def _later(self, n: int, owners: frozenset[str]) -> list[int]:
        """What the owner of a denied claim is quoted with right after the denial."""
        mine = self.sayings[n]
        near = [i for i in self.course.near_after(n, 2 * NEAR) if self.sayings[i].sent - mine.sent < NEAR]
        near = [i for i in near if owners & self.sayings[i].sides and is_open(self.sayings[i])]
        return [i for i in near if not holds(mine, self.sayings[i])][:1]

    def _pointed(self, n: int, pointer: Pointer, earlier: Sequence[int], how: str) -> list[int]:
        mine = self.sayings[n]
        if pointer.kind == WHO:
            return self._last_of(n, pointer.owners, pointer.owner_words)
        fitting = [i for i in self._owned(mine, pointer, earlier) if self._may_mean(pointer, i)]
        if pointer.told:
            fitting = [i for i in fitting if likeness(mine, self.sayings[i])]
        if pointer.apposed and (beside := self._beside(mine, fitting)):
            return beside
        if pointer.order == "first":
            return fitting[:1]
        if pointer.sides or pointer.many and how == DOUBTS and mine.speaker is None:
            return self._of_parties(fitting)
        if same := self._same(n, pointer):
            return same
        if pointer.many:
            charges = self._against(mine, [i for i in fitting if is_charge(mine, self.sayings[i])])
            # "neither report": what only turns another down is no report of its own
            reports = [i for i in fitting if i not in self.links or i in charges]
            return self._run(charges if pointer.kind == CHARGE and charges else reports or fitting, mine)
        if pointer.kind == TELLING and pointer.owners - mine.sides and fitting:
            # whose version it is that is told in several statements begins with what it is about
            return self._breath(self._turn_at(fitting)[:1], fitting)
        best = _best(fitting, lambda i: self._fit(n, i, pointer))
        return self._breath(self._charge(mine, best, fitting) if pointer.kind == CHARGE else best, fitting)

    def _beside(self, mine: Saying, fitting: Sequence[int]) -> list[int]:
        """What others are told to have said last in the same sentence: "said that Y had paid, a charge Y denies"."""
        same = [i for i in fitting if self.sayings[i].sent == mine.sent and not is_own(mine, self.sayings[i])]
        return self._breath(same[-1:], same)

    def _charge(self, mine: Saying, best: Sequence[int], fitting: Sequence[int]) -> list[int]:
        """A charge with the words of the same speaker, right before, that bring it: "alleged that ... She said ..."."""
        first = [self.sayings[i] for i in best]
        return [i for i in fitting if i in best or any(self._brings(mine, self.sayings[i], other) for other in first)]

    def _brings(self, mine: Saying, other: Saying, last: Saying) -> bool:
        near = 0 <= last.sent - other.sent <= 1 and is_own(other, last)
        return near and is_charge(mine, other) and (other.statement.act in ACCUSING or other.harmful)

    def _breath(self, best: Sequence[int], fitting: Sequence[int]) -> list[int]:
        """What was said in one breath with what is meant: "that he was ill and, she added, that nobody knew him"."""
        said = [self.sayings[i] for i in best]
        return [i for i in fitting if i in best or any(self._joins(self.sayings[i], other) for other in said)]

    def _joins(self, mine: Saying, other: Saying) -> bool:
        return mine.sent == other.sent and is_own(mine, other)

    def _against(self, mine: Saying, charges: Sequence[int]) -> list[int]:
        """The charges against who answers, if there are any; those of the own side never."""
        others = [i for i in charges if not one_side(mine, self.sayings[i])]
        own = [i for i in others if implicates(self.sayings[i], mine)]
        return own or others

    def _same(self, n: int, pointer: Pointer) -> list[int]:
        """What the same side has just answered, if the charge is meant again: "..., calling the accusation absurd"."""
        mine = self.sayings[n]
        if pointer.kind != CHARGE or pointer.many or pointer.order or pointer.owners - mine.sides:
            return []
        near = [i for i in self.course.near_before(n, NEAR) if mine.sent - self.sayings[i].sent <= 1]
        near = [i for i in near if is_own(mine, self.sayings[i]) or one_side(mine, self.sayings[i])]
        answered = [[t for t, how in self.links.get(i, {}).items() if how in AGAINST] for i in near]
        return next((found for found in reversed(answered) if found), [])

    def _of_parties(self, fitting: Sequence[int]) -> list[int]:
        """All that was said by those who charge each other, or answer."""
        fighting = [i for i in fitting if self.sayings[i].statement.act in ACCUSING or i in self.links]
        fighting += [t for i in fighting for t in self.links.get(i, {})]
        sides = {side for i in fighting for side in self.sayings[i].sides}
        return [i for i in fitting if sides & self.sayings[i].sides] or list(fitting)

    def _turn_at(self, fitting: Sequence[int]) -> list[int]:
        """Those of the turn to which the last of some statements belongs."""
        last = self.sayings[fitting[-1]]
        turn = [i for i in fitting if is_own(self.sayings[i], last) or one_side(self.sayings[i], last)]
        return [i for i in turn if last.sent - self.sayings[i].sent <= NEAR]

    def _last_of(self, n: int, owners: frozenset[str], named: frozenset[str]) -> list[int]:
        """What somebody said last, in one sentence or two that follow each other."""
        before = self.course.before(n, NEAR)
        if not owners and before:
            owners = self.sayings[before[-1]].sides
        own = [i for i in before if self.sayings[i].speaker in owners]
        # "the sergeant" may be taken for somebody else than "a sergeant, Ali Amar"
        own = own or self._turn_of(before, named)
        return [i for i in own if self.sayings[own[-1]].sent - self.sayings[i].sent <= 1]

    def _turn_of(self, before: Sequence[int], named: frozenset[str]) -> list[int]:
        """What was last said by somebody who is called by one of some words."""
        last = next((i for i in reversed(before) if named & self.sayings[i].source_words), None)
        return [i for i in before if last is not None and (i == last or is_own(self.sayings[i], self.sayings[last]))]

    def _owned(self, mine: Saying, pointer: Pointer, earlier: Sequence[int]) -> Sequence[int]:
        """Those by the owner of the word; all if it names none, or only the one who answers."""
        owners = pointer.owners - mine.sides
        found = [i for i in earlier if owners & self.sayings[i].sides]
        found = found or [i for i in earlier if pointer.owner_words & self.sayings[i].source_words]
        if owners and not found:
            found = [i for i in earlier if owners & self.sayings[i].named]
        if pointer.owner_words and not found and mine.statement.act == UPHOLDS:
            # "the clergyman's account" may be that of a name, not that of "a diplomat"
            found = [i for i in earlier if not self.sayings[i].described]
        return found or earlier

    def _may_mean(self, pointer: Pointer, i: int) -> bool:
        """Whether a word of its kind can stand for a statement."""
        other = self.sayings[i]
        if pointer.kind == DENIAL:
            return other.statement.stance == "denies" or bool(AGAINST & set(self.links.get(i, {}).values()))
        if pointer.kind == FIGURE:
            return bool(other.numbers)
        return is_open(other)

    def _fit(self, n: int, i: int, pointer: Pointer) -> float:
        """How well an earlier statement fits a word that points back."""
        mine, other = self.sayings[n], self.sayings[i]
        charge = pointer.kind == CHARGE
        score = min(4, likeness(mine, other)) - 0.75 * (mine.sent - other.sent)
        score += 1.0 * implicates(other, mine) + (1.75 if charge else 0.5) * (other.statement.act in ACCUSING)
        score += 1.0 * (charge and other.harmful) - 1.5 * other.to_come
        # a story told against another is less often what a third speaker judges than that other is
        return score - 1.5 * (i in self.links) - 1.0 * self._is_answered(n, i)

    def _is_answered(self, n: int, i: int) -> bool:
        """Whether the same speaker has answered it before."""
        return any(i in self.links.get(own, {}) for own in self.course.own(n))

    def _run(self, found: Sequence[int], mine: Saying) -> list[int]:
        """Those that follow each other without a long gap up to the one that answers."""
        run: list[int] = []
        at = self.sayings[found[-1]].sent if found else mine.sent
        for i in reversed(found):
            if at - self.sayings[i].sent > NEAR:
                break
            run.append(i)
            at = self.sayings[i].sent
        return run[::-1]

    def _matching(self, mine: Saying, earlier: Sequence[int], how: str) -> list[int]:
        """The claim of another that tells most of what is denied or confirmed; the last one if none does."""
        stories = [i for i in earlier if is_open(self.sayings[i])]
        foreign = [i for i in stories if not one_side(mine, self.sayings[i])]
        if how in (CONFIRMS, ADMITS):
            stories = [i for i in foreign if i not in self.links or likeness(mine, self.sayings[i])]
        else:
            charges = self._run(self._against(mine, [i for i in stories if self._charges(mine, i)]), mine)
            if mine.statement.answers and charges:
                return charges
            if mine.statement.answers:  # "any role in the disaster": in what somebody is said to have done
                foreign = [i for i in foreign if self._is_grave(i)] or foreign
            alike = [i for i in stories if likeness(mine, self.sayings[i])]
            # "denied any role in the ambush" may be said against an official of one's own, who alone spoke of it
            stories = stories if alike and not set(alike) & set(foreign) else foreign or stories
        return _best([i for i in stories if self._is_about(mine, i)], lambda i: self._closeness(mine, i))

    def _is_grave(self, i: int) -> bool:
        """Whether a statement tells a wrong."""
        return self.sayings[i].harmful or self.sayings[i].statement.act in ACCUSING

    def _is_about(self, mine: Saying, i: int) -> bool:
        """Whether a denial speaks of the same as a claim, of who denies it, or stands right behind it."""
        other = self.sayings[i]
        # "any involvement", but not "he disagreed"
        full = mine.statement.answers and mine.statement.last > mine.statement.first
        alike = bool(likeness(mine, other)) or full and bool(implicates(other, mine))
        return alike or mine.sent - other.sent <= 1

    def _charges(self, mine: Saying, i: int) -> bool:
        """Whether a statement tells a wrong of who answers."""
        other = self.sayings[i]
        return bool(implicates(other, mine)) and (other.harmful or other.statement.act in ACCUSING)

    def _closeness(self, mine: Saying, i: int) -> float:
        other = self.sayings[i]
        wrong = self._charges(mine, i)
        rate = likeness(mine, other) + 0.5 * implicates(other, mine) + 1.0 * wrong
        return rate - 0.5 * (mine.sent - other.sent)


def _best(found: Sequence[int], rate: Callable[[int], float]) -> list[int]:
    """The best one, the later of two that are as good."""
    return [max(reversed(found), key=rate)] if found else []
