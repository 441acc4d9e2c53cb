"""How two statements stand to each other by what they tell."""

from __future__ import annotations

from dateline.coding.sayings import BANDS, Saying

# How an answer stands to what it answers.
DENIES, DOUBTS, CONFIRMS, ADMITS, RETRACTS = "denies", "doubts", "confirms", "admits", "retracts"
CONTRADICTS, CORRECTS = "contradicts", "corrects"
AGAINST = frozenset({DENIES, CONTRADICTS})
FOR = frozenset({CONFIRMS, ADMITS})

ACCUSING = frozenset({"accuses", "alleges"})
STORIES = frozenset(
    {"asserts", "claims", "alleges", "reports", "announces", "answers", "accuses", "claims-responsibility", "warns"}
)
# What is demanded, hoped or promised is no story that could be denied.
NO_STORIES = frozenset({"demands", "asks", "plans", "praises", "wants", "hopes", "threatens", "promises"})
VERDICTS = {"confirms": CONFIRMS, "upholds": CONFIRMS, "admits": ADMITS, "retracts": RETRACTS}

ISO = 3  # letters of a country's code
ALIKE = 3  # likeness from which two statements tell of the same
NEGATED = 2  # how contrary a denied main clause is
BACKWARD = 3  # how contrary "no such thing" is, which needs no word in common
BACK = 2  # sentences within which it is set against what was said
REPLY = 3  # sentences within which the accused are taken to answer
ENOUGH = 4  # weight from which a story is taken to answer another


def verdict(mine: Saying) -> str | None:
    """What a statement does to another by its wording; None if that does not tell."""
    statement = mine.statement
    if statement.act in VERDICTS and statement.stance == "affirms" or statement.act == "retracts":
        return VERDICTS[statement.act]
    if statement.stance == "denies":
        return DENIES
    # who does not deny a thing leaves it where it was
    if statement.stance == "doubts" and statement.act in ("doubts", "confirms"):
        return DOUBTS
    if mine.points is not None and mine.points.upheld is not None:
        return CONFIRMS if mine.points.upheld else DENIES
    return None


def is_open(other: Saying) -> bool:
    """Whether a statement tells a story that others can deny or bear out."""
    return other.statement.stance == "affirms" and other.statement.act not in NO_STORIES


def is_charge(mine: Saying, other: Saying) -> bool:
    """Whether one statement tells a wrong, or one of the other's side."""
    return other.statement.act in ACCUSING or other.harmful or bool(mine.sides & other.accused)


def implicates(other: Saying, mine: Saying) -> int:
    """How far a statement tells of another's speaker: 2 as the doer, 1 if it names that side, 0 if not at all."""
    if mine.sides & other.accused:
        return 2
    # "government forces", whose country is left out
    arms = {f"/{side.partition('/')[2]}" for side in mine.sides if "/" in side}
    return int(bool(mine.sides & other.named or arms & other.accused))


def likeness(mine: Saying, other: Saying) -> int:
    """How much two statements tell of the same: words count twice, matters once."""
    return 2 * len(mine.words & other.words) + min(2, len(mine.matters & other.matters))


def differ(mine: Saying, other: Saying) -> bool:
    """Whether two statements count the same thing and come to different numbers."""
    for unit, value in mine.numbers:
        theirs = {v for u, v in other.numbers if u == unit or not u or not unit}
        if theirs and value not in theirs:
            return True
    return False


def of_other_countries(mine: Saying, other: Saying) -> bool:
    """Whether each counts people of a country that the other does not name: "Tajik losses", "our soldiers"."""
    own, theirs = ({side for side in s.named if len(side) == ISO and side.isupper()} for s in (mine, other))
    return bool(own and theirs and not own & theirs)


def one_side(mine: Saying, other: Saying) -> bool:
    """Whether both speak for one state, or one for the other; never if one makes charges against the other."""
    if other.statement.act in ACCUSING and implicates(other, mine):
        return False
    if any("/" not in side and side not in (mine.country, other.country) for side in mine.sides & other.sides):
        return True
    if mine.kin and mine.sides & other.sides:
        return True
    return mine.official and other.official and bool(mine.sides & other.sides)


def of_unnamed_state(mine: Saying, other: Saying) -> bool:
    """Whether an official whose country is left out speaks right after one whose country is known."""
    return mine.official and other.official and len(mine.sides) == 1 and mine.block == other.block


def owns_up(mine: Saying) -> bool:
    """Whether a statement tells a wrong of nobody else: "the rebels said that 84 had been killed in the ambush"."""
    return mine.harmful and not mine.contrary and mine.accused <= mine.sides


def stand(mine: Saying, other: Saying, gap: int) -> str | None:
    """How a story stands to another that was told some sentences before it; None if it leaves it alone."""
    like = likeness(mine, other)
    figures = any(not unit for unit, _ in mine.numbers) and gap <= 1
    if (like or figures) and differ(mine, other) and not of_other_countries(mine, other):
        return CORRECTS
    # bands of one country need not be one
    charged = any("/" not in side or side.partition("/")[2] not in BANDS for side in mine.sides & other.accused)
    accused = charged and gap <= REPLY and not owns_up(mine)
    weight = 2 * mine.contrary + min(4, like) + 3 * accused - max(0, gap - 1)
    weight += (other.harmful or other.statement.act in ACCUSING) + (mine.block == other.block)
    # "The firm says the land was paid for. Nobody has seen a receipt, he says."
    comes_back = mine.contrary >= NEGATED and gap <= 1 and mine.block == other.block
    if (
        mine.contrary == BACKWARD
        and gap <= BACK
        or comes_back
        or weight >= ENOUGH
        and (accused or mine.contrary and like)
    ):
        return CONTRADICTS
    return CONFIRMS if mine.likewise and like >= ALIKE else None
