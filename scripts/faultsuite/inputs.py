"""What was published, and what must come of it: the yardstick of all judgements."""

from bisect import bisect_left
from dataclasses import dataclass, field

EVENTS, REJECTED, FILTERED = "events", "rejected", "filtered"


@dataclass
class Expected:
    """What must come of one input record."""

    kind: str
    value: bytes | None
    key: bytes | None
    id: str = ""
    events: tuple = ()
    """The values of its events, in order."""
    code: str | None = None
    """Of its dead letter; None: any."""

    def records(self, receipts):
        """How many records it gives."""
        return len(self.events) + (self.kind == REJECTED) + receipts


@dataclass
class Inputs:
    topic: str
    partitions: int
    receipts: bool = False
    """Each input gives a receipt as well."""
    by_source: dict = field(default_factory=dict)
    """By topic, partition and offset."""
    offsets: dict = field(default_factory=dict)
    """By partition, in order: control records and aborted ones are not among them."""
    ends: dict = field(default_factory=dict)
    """One past the last offset of each partition, markers included."""

    def add(self, partition, offset, expected):
        self.by_source[self.topic, partition, offset] = expected
        self.offsets.setdefault(partition, []).append(offset)
        self.ends[partition] = max(self.ends.get(partition, 0), offset + 1)

    def __len__(self):
        return len(self.by_source)

    def before(self, partition, offset):
        """The known offsets of a partition below `offset`."""
        known = self.offsets.get(partition, [])
        return known[:bisect_left(known, offset)]
