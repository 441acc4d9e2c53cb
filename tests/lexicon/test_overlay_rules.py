"""Mistakes in a user's acts, operators and lists of words: each is told with its file, its entry and a remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import LexiconError
from support.overlays import load_layer, write

EVENTS = "lang/en/events/mine.toml"
OPERATORS = "lang/en/operators/mine.toml"
TYPES = "ontology/farm/types.toml"
ACT = '[[act]]\nid = "mine"\ntype = "AID"\nverb = ["zap"]\n'
OPERATOR = '[[operator]]\nid = "mine"\nverb = ["zap"]\n'
TABLE = OPERATOR + 'table = { "*" = "=" }\n'


def given(table: str) -> str:
    return f"{OPERATOR}table = {{ {table} }}\n"


ACTS = [
    ("[[act]\n", ["mine.toml", "not valid TOML", "line 1"]),
    (ACT.encode() + b'note = "caf\xe9"\n', ["mine.toml:5", "not in UTF-8", "save it as UTF-8"]),
    ("[act]\nid = 'x'\n", ["'act'", "put [[act]] before each"]),
    ("act = 5\n", ["put [[act]] before each"]),
    ("[[acts]]\nid = 'x'\n", ["unknown section 'acts', did you mean 'act'?"]),
    (ACT.replace("act]]", "operator]]"), ["unknown section 'operator'"]),
    ('ontology = "plovr"\n' + ACT, ["unknown ontology 'plovr', did you mean 'plover'?"]),
    (ACT.replace("verb", "verbs"), ["act 'mine'", "unknown field 'verbs', did you mean 'verb'?"]),
    (ACT.replace('"AID"', '"AIDE"'), ["act 'mine'", "unknown type 'AIDE', did you mean 'AID'?"]),
    (ACT + 'mode = ["x"]\n', ["act 'mine'", "unknown mode of AID 'x'"]),
    (ACT.replace("AID", "ASSAULT") + 'mode = "bet"\n', ["unknown mode of ASSAULT 'bet', did you mean 'beat'?"]),
    (ACT + 'contexts = ["militery"]\n', ["unknown context 'militery', did you mean 'military'?"]),
    (ACT + 'object = ["@foo"]\n', ["act 'mine'", "unknown word class '@foo'"]),
    (ACT + 'object = ["@pepole"]\n', ["unknown word class '@pepole', did you mean '@people'?"]),
    (ACT + 'subject = ["#FOO"]\n', ["act 'mine'", "unknown condition '#FOO'"]),
    (ACT + 'not_object = ["#persons"]\n', ["unknown condition '#persons', did you mean '#person'?"]),
    (ACT + 'recipient = ["object"]\n', ["unknown slot 'object', did you mean 'obj'?"]),
    (ACT + 'actor = ["subject"]\n', ["unknown slot 'subject', did you mean 'subj'?"]),
    (ACT + 'actor = ["agianst"]\n', ["unknown slot 'agianst', did you mean 'against'?"]),
    (ACT + 'actor = ["of#MILL"]\n', ["unknown condition '#MILL', did you mean '#MIL'?"]),
    (ACT + 'with = { "onn" = ["law"] }\n', ["unknown slot 'onn'"]),
    (ACT + 'with = { "on" = ["@nothing"] }\n', ["unknown word class '@nothing'"]),
    (ACT + 'with = ["on"]\n', ["'with' is ['on']", "a table"]),
    (ACT + 'that = ["duty"]\n', ["unknown value of that 'duty'", "obligation"]),
    (ACT + 'joint = "CONSLT"\n', ["unknown type 'CONSLT', did you mean 'CONSULT'?"]),
    (ACT + "object = 5\n", ["act 'mine'", "'object' is 5", "a list of words"]),
    (ACT + "object = [5]\n", ["'object' is [5]", "a list of words"]),
    (ACT + 'object = ["law", ""]\n', ["'object' holds an empty word"]),
    (ACT + 'solo = "yes"\n', ["'solo' is 'yes'", "true or false"]),
    (ACT + 'enabled = "no"\n', ["'enabled' is 'no'", "true or false"]),
    (ACT.replace('"AID"', "5"), ["'type' is 5"]),
    (ACT + ACT, ["act 'mine'", "stands twice in this file"]),
    (ACT.replace('id = "mine"\n', ""), ["act 'number 1'", "has no id"]),
    (ACT.replace('"mine"', "7"), ["has no id"]),
    (ACT.replace('type = "AID"\n', ""), ["act 'mine'", "has no 'type'"]),
    (ACT.replace('verb = ["zap"]\n', ""), ["names no words"]),
    (ACT.replace('["zap"]', "[]"), ["names no words"]),
    (ACT.replace("zap", "Zap"), ["'Zap' has capitals", "'zap'"]),
    ('[[act]]\nid = "assault.atack"\nenabled = false\n',
     ["unknown act 'assault.atack', did you mean 'assault.attack'?"]),
    (ACT + 'examples = ["A zaps B."]\n', ["example 'A zaps B.'", "write it as"]),
    (ACT + 'examples = ["A zaps B. => ADI"]\n', ["unknown type 'ADI', did you mean 'AID'?"]),
    (ACT + "examples = 5\n", ["'examples' is 5"]),
]  # fmt: skip
OPERATOR_FAULTS = [
    (given('"AIDE" = "="'), ["operator 'mine'", "unknown key 'AIDE', did you mean 'AID'?"]),
    (given('"ASSAULT/bet" = "="'), ["unknown mode of ASSAULT 'bet', did you mean 'beat'?"]),
    (given('"AID+nagation" = "="'), ["unknown status 'nagation', did you mean 'negation'?"]),
    (given('"ASSAULT/beat+future" = "="'), ["names a mode and a status"]),
    (given('"material_conflct" = "="'), ["unknown key 'material_conflct', did you mean 'material_conflict'?"]),
    (given('"*" = "THREATE"'), ["table, '*'", "unknown type 'THREATE', did you mean 'THREATEN'?"]),
    (given('"*" = "THREATEN/violense"'), ["unknown mode of THREATEN 'violense', did you mean 'violence'?"]),
    (given('"*" = "=+negated"'), ["unknown status 'negated', did you mean 'negation'?"]),
    (given('"*" = ""'), ["'' is no outcome"]),
    (given('"*" = "+future"'), ["'+future' is no outcome"]),
    (given('"*" = 5'), ["'table.*' is 5"]),
    (OPERATOR + "table = 5\n", ["'table' is 5", "a table"]),
    (OPERATOR, ["gives nothing"]),
    (OPERATOR + 'like = "promse"\n', ["operator 'mine'", "like: unknown operator 'promse', did you mean 'promise'?"]),
    (OPERATOR + 'bare = "THREATE"\n', ["bare: unknown type 'THREATE'"]),
    (OPERATOR + 'bare = "="\n', ["bare is '='", "without an inner act"]),
    (TABLE + 'bare_if = "sometimes"\n', ["unknown value of bare_if 'sometimes'", "always"]),
    (TABLE + 'aims = "actor"\n', ["unknown value of aims 'actor', did you mean 'actors'?"]),
    (TABLE + 'inner = ["xcom"]\n', ["unknown slot 'xcom', did you mean 'xcomp'?"]),
    (TABLE + 'bare_object = ["@agremeent"]\n', ["unknown word class '@agremeent', did you mean '@agreement'?"]),
    (TABLE + 'emits = 1\n', ["'emits' is 1", "true or false"]),
    (TABLE + 'type = "AID"\n', ["unknown field 'type'"]),
    ('[[operator]]\nid = "refus"\nenabled = false\n', ["unknown operator 'refus', did you mean 'refuse'?"]),
]  # fmt: skip
LISTS = [
    ("lang/en/classes.toml", "mine = 5\n", ["classes.toml", "'mine' is 5"]),
    ("lang/en/classes.toml", 'mine = ["@nothing"]\n', ["mine", "unknown word class '@nothing'"]),
    ("lang/en/classes_mine.toml", 'mine = ["#FOO"]\n', ["mine", "unknown condition '#FOO'"]),
    ("lang/en/frames.toml", 'verb_acter = ["subj"]\n', ["unknown frame 'verb_acter', did you mean 'verb_actor'?"]),
    ("lang/en/frames.toml", 'verb_actor = ["subject"]\n', ["verb_actor", "did you mean 'subj'?"]),
    ("lang/en/light.toml", 'verb = ["do"]\n', ["unknown list 'verb', did you mean 'verbs'?"]),
    ("lang/en/status.toml", 'negator = ["nay"]\n', ["unknown list 'negator', did you mean 'negators'?"]),
    ("lang/en/instruments.toml", "[ASSALT]\nx = ['y']\n", ["unknown type 'ASSALT', did you mean 'ASSAULT'?"]),
    ("lang/en/phrases.toml", 'part_off = ["of"]\n', ["unknown list 'part_off', did you mean 'part_of'?"]),
    ("lang/en/reference.toml", "[word]\nx = ['y']\n", ["unknown section 'word', did you mean 'words'?"]),
    ("lang/en/reference.toml", "[words]\npair_mark = ['y']\n",
     ["unknown list 'pair_mark', did you mean 'pair_marks'?"]),
    ("lang/en/reference.toml", "[pronouns]\nxe = 'one'\n", ["'xe' is 'one'", "a table"]),
    ("lang/en/reference.toml", "[pronouns]\nxe = { number = 'one' }\n", ["pronouns.xe", "has no 'gender'"]),
    ("lang/en/casing.toml", 'alway = ["x"]\n', ["unknown list 'alway', did you mean 'always'?"]),
    ("lang/en/places.toml", "[words]\ngoal = ['x']\n", ["unknown list 'goal', did you mean 'goals'?"]),
    ("lang/en/places.toml", "goals = ['x']\n", ["'goals' is ['x']", "a table"]),
    ("lang/en/tolls.toml", "[kiled]\nverbs = ['x']\n", ["unknown section 'kiled', did you mean 'killed'?"]),
    ("lang/en/tolls.toml", "[killed]\nverb = ['x']\n", ["unknown list 'verb', did you mean 'verbs'?"]),
    ("lang/en/contexts.toml", "[contexts.militry]\nstrong = ['x']\n", ["unknown context 'militry'", "'military'"]),
    ("lang/en/contexts.toml", "[contexts.military]\nstrog = ['x']\n",
     ["unknown field 'strog', did you mean 'strong'?"]),
    ("lang/en/contexts.toml", "[contexts.military]\nstrong = 5\n", ["context military", "list of words"]),
    ("lang/en/speech/mine.toml", "[[cue]]\nverbs = ['burr']\n", ["cue number 1", "has no id"]),
    ("lang/en/speech/mine.toml", "[[cue]]\nid = 'burr'\nverb = ['burr']\n",
     ["unknown key 'verb', did you mean 'verbs'?"]),
    ("lang/en/speech/mine.toml", "[[cue]]\nid = 'burr'\nverbs = 5\n", ["cue 'burr'", "'verbs' is 5"]),
    ("lang/en/speech/mine.toml", "[[cue]]\nid = 'burr'\nstance = 'denys'\n",
     ["unknown stance 'denys', did you mean 'denies'?"]),
    ("lang/en/speech/mine.toml", "[[cue]]\nid = 'burr'\nanswers = 'no'\n", ["'answers' is 'no'", "true or false"]),
    ("lang/en/speech/mine.toml", "[[cue]]\nid = 'x'\nact='y'\n[[cue]]\nid = 'x'\nact='y'\n", ["stands twice"]),
    ("lang/en/speech/mine.toml", "[lists]\nnobdy = ['x']\n", ["unknown list 'nobdy', did you mean 'nobody'?"]),
    ("lang/en/time/mine.toml", "[[rules]]\nid = 'x'\n", ["unknown section 'rules', did you mean 'rule'?"]),
    ("lang/en/time/mine.toml", "[[rule]]\nid = 'x'\n", ["'x'", "lacks 'pattern'"]),
    ("lang/en/time/mine.toml", "[[rule]]\nid = 'x'\npattern = 'unitz'\n", ["'x'", "unknown class unitz"]),
    ("lang/en/time/mine.toml", "[[rule]]\nid = 'x'\npattern = 'unit'\nreads = 'feests'\n", ["did you mean 'feast'?"]),
    ("lang/en/time/words_mine.toml", "[month]\nfrostfall = 'x'\n", ["month", "'frostfall' is 'x'"]),
    ("lang/en/time/words_mine.toml", "month = 5\n", ["'month' is no table"]),
    ("ontology/plover/composition.toml", "[modes]\n", ["unknown section 'modes', did you mean 'mode'?"]),
    ("ontology/plover/composition.toml", "[mode.REJEKT]\nAID = 'assist'\n",
     ["unknown type 'REJEKT', did you mean 'REJECT'?"]),
    ("ontology/plover/composition.toml", "[mode.REJECT]\nAIDE = 'assist'\n",
     ["unknown key 'AIDE', did you mean 'AID'?"]),
    ("ontology/plover/composition.toml", "[mode.REJECT]\nAID = 'asist'\n", ["unknown mode of REJECT 'asist'"]),
    ("ontology/plover/composition.toml", "[settle.futur]\nAID = 'AGREE'\n",
     ["unknown status 'futur', did you mean 'future'?"]),
    ("ontology/plover/composition.toml", "[toll]\ntypes = ['ASALT']\n",
     ["unknown type 'ASALT', did you mean 'ASSAULT'?"]),
    ("ontology/plover/composition.toml", "[meeting]\ntype = 'CONSULT'\n", ["meeting: has no 'many'"]),
]  # fmt: skip
FARM = '[quads.good]\nnumber = 1\nname = "good"\n[types.SOW]\nquad = "good"\nscore = 3\ndefinition = "Sowing."\n'
ONTOLOGY = [
    (FARM.replace("score = 3", "score = 'high'"), ["types.SOW", "'score' is 'high'", "a number"]),
    (FARM.replace("score = 3", "score = 30"), ["types.SOW", "score is 30", "from -10"]),
    (FARM.replace("score = 3\n", ""), ["types.SOW", "has no 'score'"]),
    (FARM.replace('quad = "good"', 'quad = "god"'), ["types.SOW", "unknown quad 'god', did you mean 'good'?"]),
    (FARM.replace("[types.SOW]", "[type.SOW]"), ["unknown section 'type', did you mean 'types'?"]),
    (FARM.replace("SOW", '"SOW/IT"'), ["'SOW/IT' is unfit"]),
    (FARM + "modes = 5\n", ["types.SOW", "'modes' is 5"]),
    (FARM + "requires_recipient = 'no'\n", ["'requires_recipient' is 'no'"]),
    ("titel = 'Farm'\n" + FARM, ["unknown field 'titel'"]),
    (FARM + "[types.SOW.modes.broadcast]\nscore = 4\n", ["types.SOW.modes.broadcast", "has no 'definition'"]),
]


def check(folder: Path, name: str, text: str | bytes, parts: list[str]) -> None:
    write(folder, name, text)
    with pytest.raises(LexiconError) as caught:
        load_layer(folder, name)
    told = str(caught.value)
    assert [part for part in (name.rpartition("/")[2], *parts) if part not in told] == [], told


@pytest.mark.parametrize(("text", "parts"), ACTS)
def test_acts(tmp_path: Path, text: str | bytes, parts: list[str]) -> None:
    check(tmp_path, EVENTS, text, parts)


@pytest.mark.parametrize(("text", "parts"), OPERATOR_FAULTS)
def test_operators(tmp_path: Path, text: str, parts: list[str]) -> None:
    check(tmp_path, OPERATORS, text, parts)


@pytest.mark.parametrize(("name", "text", "parts"), LISTS)
def test_lists(tmp_path: Path, name: str, text: str, parts: list[str]) -> None:
    check(tmp_path, name, text, parts)


@pytest.mark.parametrize(("text", "parts"), ONTOLOGY)
def test_ontology(tmp_path: Path, text: str, parts: list[str]) -> None:
    check(tmp_path, TYPES, text, parts)


def test_an_id_stands_in_one_file_of_a_layer(tmp_path: Path) -> None:
    write(tmp_path, EVENTS, ACT)
    check(tmp_path, "lang/en/events/other.toml", ACT, ["act 'mine'", "mine.toml, too", "give one of them another id"])
