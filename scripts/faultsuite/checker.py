"""Compares what a committed reader sees with what had to come of each input. Every rule gives a sentence when broken."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from .inputs import EVENTS, FILTERED, REJECTED
from .topiclog import ABORTED, COMMITTED, OPEN

SHOWN = 3
"""Examples in a sentence."""


@dataclass
class Outputs:
    """All records of the output topics, with their fates, and what the group has committed."""

    events: list
    letters: list
    receipts: list | None = None
    committed: dict = field(default_factory=dict)
    """By partition."""

    def all(self):
        return [*self.events, *self.letters, *(self.receipts or [])]


@dataclass
class Verdict:
    violations: list = field(default_factory=list)
    duplicates: int = 0
    """Inputs of which something came more than once."""
    aborted: int = 0
    counted: int = 0
    transactions: int = 0

    def require(self, broken, sentence):
        """Notes a rule that some things break."""
        broken = list(broken)
        if broken:
            examples = ", ".join(str(one) for one in broken[:SHOWN])
            self.violations.append(f"{len(broken)} {sentence}: {examples}")


def check(inputs, outputs, exactly_once, in_flight=0, drained=True):
    """Judges one run.

    `in_flight`: how many inputs may come again with at-least-once. `drained`: everything must have been worked off;
    otherwise what is behind the committed offsets must be there, and what is before them may be missing.
    """
    verdict = Verdict()
    counted = Outputs(*([one for one in records or [] if one.fate == COMMITTED]
                        for records in (outputs.events, outputs.letters, outputs.receipts)), outputs.committed)
    verdict.aborted = sum(one.fate == ABORTED for one in outputs.all())
    verdict.counted = len(counted.all())
    _check_offsets(verdict, inputs, outputs.committed, drained)
    _check_sources(verdict, inputs, counted)
    _check_results(verdict, inputs, counted, outputs.committed, exactly_once, drained)
    _check_order(verdict, counted, exactly_once)
    if exactly_once:
        _check_transactions(verdict, outputs)
    elif verdict.duplicates > in_flight:
        verdict.violations.append(f"{verdict.duplicates} inputs came more than once, more than the {in_flight} in flight")
    return verdict


def _check_offsets(verdict, inputs, committed, drained):
    verdict.require((f"{partition} at {offset} of {inputs.ends.get(partition, 0)}" for partition, offset in committed.items()
                     if offset > inputs.ends.get(partition, 0)), "partitions are committed past their ends")
    if drained:
        verdict.require((f"{partition} at {committed.get(partition, 0)} of {known[-1] + 1}"
                         for partition, known in inputs.offsets.items() if committed.get(partition, 0) <= known[-1]),
                        "partitions are not committed to their ends")


def _check_sources(verdict, inputs, counted):
    verdict.require((f"{one.topic}-{one.partition} at {one.record.offset}" for one in counted.all()
                     if one.source not in inputs.by_source), "records come from no input")


def _by_source(records):
    found = defaultdict(list)
    for one in records:
        found[one.source].append(one)
    return found


def _check_results(verdict, inputs, counted, committed, exactly_once, drained):
    events, letters = _by_source(counted.events), _by_source(counted.letters)
    receipts = _by_source(counted.receipts or [])
    missing, invented, doubled, changed, unreceipted = [], [], [], [], []
    for source, expected in inputs.by_source.items():
        came = events.get(source, [])
        due = drained or source[2] < committed.get(source[1], 0)
        values = [one.record.value for one in came]
        wanted = list(expected.events) if expected.kind == EVENTS else []
        name = f"{expected.id or expected.kind} at {source[1]}/{source[2]}"
        if due and set(wanted) - set(values):
            missing.append(name)
        if set(values) - set(wanted):
            invented.append(name)
        got = letters.get(source, [])
        if due and expected.kind == REJECTED and not got:
            missing.append(f"dead letter of {name}")
        if got and expected.kind != REJECTED:
            invented.append(f"dead letter of {name}")
        changed += [name for one in got if expected.kind == REJECTED and not _is_whole(one.record, expected)]
        if counted.receipts is not None and inputs.receipts:
            if due and not receipts.get(source):
                unreceipted.append(name)
        copies = max([len(got), len(receipts.get(source, [])), *Counter(values).values(), *[0]])
        if copies > max(1, max(Counter(wanted).values(), default=1)):
            doubled.append(f"{name} in {sorted({str(one.transaction) for one in came + got + receipts.get(source, [])})}")
        elif exactly_once and due and wanted and values != wanted and not set(wanted) - set(values):
            changed.append(f"order within {name}")
    verdict.duplicates = len(doubled)
    verdict.require(missing, "results are missing")
    verdict.require(invented, "results are invented")
    verdict.require(changed, "results are not as they must be")
    verdict.require(unreceipted, "inputs have no receipt")
    if exactly_once:
        verdict.require(doubled, "inputs came more than once")


def _is_whole(record, expected):
    omitted = record.header("dateline.errors.omitted-value-bytes") is not None
    return ((omitted or record.value == expected.value) and record.key == expected.key
            and expected.code in (None, record.header("dateline.errors.code")))


def _check_order(verdict, counted, exactly_once):
    """First appearances of the inputs of a partition are in its order, in each partition of each output topic."""
    late = []
    latest, known = {}, defaultdict(set)
    for one in counted.all():
        if one.source is None or not exactly_once and one.record.key is None:
            # Without a key a record that is sent again may land in another partition.
            continue
        lane = (one.topic, one.partition, one.source[:2])
        offset = one.source[2]
        if offset < latest.get(lane, -1) and (exactly_once or offset not in known[lane]):
            late.append(f"{one.source[1]}/{offset} after {latest[lane]} in {one.topic}-{one.partition}")
        latest[lane] = max(offset, latest.get(lane, -1))
        known[lane].add(offset)
    verdict.require(late, "inputs are out of order")


def _check_transactions(verdict, outputs):
    fates, parts = defaultdict(set), defaultdict(set)
    for one in outputs.all():
        fates[one.transaction].add(one.fate)
        parts[one.producer, one.topic, one.partition].add(one.transaction)
    verdict.transactions = sum(COMMITTED in fate for name, fate in fates.items() if name)
    verdict.require((f"{one.topic}-{one.partition} at {one.record.offset}" for one in outputs.all()
                     if one.fate == COMMITTED and one.producer is None), "records stand outside a transaction")
    verdict.require((name for name, fate in fates.items() if name and len(fate) > 1),
                    "transactions are committed in part")
    verdict.require((sorted(map(str, names)) for (producer, *_), names in parts.items()
                     if producer is not None and len(names) > 1), "transactions carry several names")
    verdict.require((f"{one.topic}-{one.partition} at {one.record.offset} of {one.transaction}" for one in outputs.all()
                     if one.fate == OPEN), "records are left in an open transaction, which holds readers back")
