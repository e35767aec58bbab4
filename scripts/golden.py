"""The golden articles: read, checked, and aligned with what an extractor found in them.

Tests/Fixtures/golden/README.md describes the form of the expected events.
"""

import hashlib
import json
import re
from dataclasses import dataclass, field
from functools import cached_property

from evaluation import FIXTURES, ROOT

FOLDER = FIXTURES / "golden"
TYPES = ROOT / "Sources" / "DatelineCore" / "Resources" / "ontology" / "event-types.tsv"
HARMS = {"killed", "injured", "detained", "abducted", "displaced", "missing"}
KEYS = {"event_type", "mode", "factuality", "main", "background", "optional", "told", "actors", "place", "date",
        "casualties", "source", "reports"}
TOLL = re.compile(r"(\d+)(\+|-(\d+))?$")
DAYS = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?(/\d{4}(-\d{2}(-\d{2})?)?)?$")


def alternatives(value):
    """What may stand for a field: one value, or a list of them."""
    return value if isinstance(value, list) else [value]


@dataclass
class Expected:
    """One event that a reader finds in an article, with the places where its triggers stand."""

    number: int
    fields: dict
    #: (field, start, end) of each trigger, in UTF-8 bytes
    triggers: list = field(default_factory=list)

    @cached_property
    def types(self):
        return set(alternatives(self.fields["event_type"]))

    @property
    def optional(self):
        return self.fields.get("optional", False)

    def label(self):
        mode = alternatives(self.fields.get("mode", ""))[0]
        return f"{alternatives(self.fields['event_type'])[0]}{'/' + mode if mode else ''}"


@dataclass
class Golden:
    """An article with its expected events."""

    article: dict
    split: str
    events: list

    @property
    def name(self):
        return self.article["id"]


class Fault(Exception):
    pass


def split_of(name):
    """Half of the names, by hash, so that nobody chooses which articles may be studied."""
    return "dev" if hashlib.md5(name.encode(), usedforsecurity=False).digest()[0] % 2 == 0 else "held-out"


def load(split="all", folder=FOLDER):
    """The golden articles of a split in the order of their names. Raises a Fault for what the form forbids."""
    goldens = [read(path, folder) for path in sorted((folder / "articles").glob("*.json"))]
    if not goldens:
        raise Fault(f"{folder / 'articles'} holds no NAME.json")
    strays = {path.stem for path in (folder / "expected").glob("*.json")} - {golden.name for golden in goldens}
    if strays:
        raise Fault(f"expected events without an article: {', '.join(sorted(strays))}")
    return [golden for golden in goldens if split in ("all", golden.split)]


def read(path, folder=FOLDER):
    article = json.loads(path.read_text(encoding="utf-8"))
    counterpart = folder / "expected" / path.name
    if not counterpart.is_file():
        raise Fault(f"{path.name}: an article without expected events: {counterpart} is missing")
    expected = json.loads(counterpart.read_text(encoding="utf-8"))
    if article["id"] != path.stem or expected["article"] != path.stem:
        raise Fault(f"{path.name}: the name, the article's id and the expected events' article differ")
    if expected.setdefault("split", split_of(path.stem)) != split_of(path.stem):
        raise Fault(f"{path.name}: the split is not the one of the name's hash")
    events = [Expected(number, fields) for number, fields in enumerate(expected["events"], 1)]
    for event in events:
        try:
            check(event, article)
            event.triggers = [locate(told, article) for told in event.fields["told"]]
        except (Fault, KeyError) as fault:
            raise Fault(f"{path.name}, event {event.number}: {fault}") from None
    if sum(event.fields.get("main", False) for event in events) > 1:
        raise Fault(f"{path.name}: more than one main event")
    return Golden(article, expected["split"], events)


def locate(told, article):
    """Field and bytes of the trigger that a quotation has in square brackets."""
    field_name, quotation = ("title", told.removeprefix("title: ")) if told.startswith("title: ") else ("text", told)
    text = article.get(field_name, "")
    match = re.fullmatch(r"([^\[\]]*)\[([^\[\]]+)\]([^\[\]]*)", quotation)
    if not match:
        raise Fault(f"no trigger in brackets: {told!r}")
    before, trigger, after = match.groups()
    if text.count(before + trigger + after) != 1:
        raise Fault(f"not exactly once in the {field_name}: {told!r}")
    start = len(text[: text.index(before + trigger + after) + len(before)].encode())
    return field_name, start, start + len(trigger.encode())


def check(event, article):
    """Every text must be the article's, every value of a known form."""
    fields = event.fields
    if unknown := fields.keys() - KEYS:
        raise Fault(f"unknown keys: {', '.join(sorted(unknown))}")
    known = known_modes()
    for event_type in event.types:
        if event_type not in known:
            raise Fault(f"not an event type: {event_type}")
    for mode in alternatives(fields.get("mode", "")):
        if mode and not any(mode in known[event_type] for event_type in event.types):
            raise Fault(f"not a mode of the type: {mode}")
    if unknown := set(alternatives(fields["factuality"])) - {"asserted", "denied", "possible", "future"}:
        raise Fault(f"not a factuality: {unknown}")
    whole = article.get("title", "") + "\n" + article["text"]
    texts = [text for actor in fields.get("actors", []) for text in alternatives(actor["text"])]
    texts += alternatives(fields["place"]["text"]) if fields.get("place") else []
    texts += [source for source in alternatives(fields.get("source")) if source is not None]
    for text in texts:
        if not re.search(rf"(?<!\w){re.escape(text)}(?!\w)", whole):
            raise Fault(f"not in the article: {text!r}")
    for actor in fields.get("actors", []):
        if unknown := set(alternatives(actor["role"])) - {"actor", "target", "victim"}:
            raise Fault(f"not a role: {unknown}")
    for harm, toll in fields.get("casualties", {}).items():
        if harm not in HARMS or not all(TOLL.match(value) for value in alternatives(toll)):
            raise Fault(f"not a toll: {harm} {toll}")
    for days in alternatives(fields.get("date") or []):
        if not DAYS.match(days):
            raise Fault(f"not days: {days}")


def known_modes():
    """Modes by event type, from the ontology."""
    modes = {}
    for line in TYPES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith(("#", "event\t")):
            event_type, mode = line.split("\t")[:2]
            modes.setdefault(event_type, set()).add(mode)
    return modes


# Alignment


def spans(event):
    """(field, start, end) of the predicted event's trigger, and then of its further mentions."""
    return [(evidence["field"], evidence["start"], evidence["end"]) for evidence in [event["evidence"], *event["mentions"]]]


def overlap(span, others):
    return any(span[0] == other[0] and span[1] < other[2] and other[1] < span[2] for other in others)


def affinity(expected, event):
    """How well a predicted event fits an expected one; 0 when type or trigger differ."""
    if event["event_type"] not in expected.types:
        return 0
    own, *further = spans(event)
    if overlap(own, expected.triggers):
        fit = 8
    elif any(overlap(span, expected.triggers) for span in further):
        fit = 4
    else:
        return 0
    fit += 2 * (event.get("mode", "") in alternatives(expected.fields.get("mode", "")))
    return fit + (event["factuality"] in alternatives(expected.fields["factuality"]))


def align(expected, events):
    """Pairs each expected event with at most one predicted event: index into `expected` to index into `events`.

    As many pairs as can be, the required events first, the best fits first (Kuhn's augmenting paths).
    """
    order = sorted(range(len(expected)), key=lambda index: (expected[index].optional, index))
    fits = {}
    for index in order:
        scores = [(affinity(expected[index], event), -number) for number, event in enumerate(events)]
        fits[index] = [-number for score, number in sorted(scores, reverse=True) if score > 0]
    owner = {}

    def place(index, seen):
        for number in fits[index]:
            if number in seen:
                continue
            seen.add(number)
            if number not in owner or place(owner[number], seen):
                owner[number] = index
                return True
        return False

    for index in sorted(order, key=lambda index: (expected[index].optional, -best(expected[index], events))):
        place(index, set())
    return {index: number for number, index in owner.items()}


def best(expected, events):
    return max((affinity(expected, event) for event in events), default=0)
