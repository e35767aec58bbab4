"""What a reader with read_committed sees of a topic, decided from the log itself.

A record of a transaction counts when the next marker of its producer in the partition says commit: the rule by which
Apache Kafka's readers go. Tansu writes the markers and does not act on them, so its readers see too much; this does not.
"""

from dataclasses import dataclass

COMMITTED, ABORTED, OPEN = "committed", "aborted", "open"


@dataclass
class Seen:
    """One record of an output topic."""

    topic: str
    partition: int
    record: object
    source: tuple | None
    transaction: str | None
    """As its header names it."""
    producer: tuple | None
    """Producer id and epoch, and which of its transactions in this partition; None outside transactions."""
    fate: str = COMMITTED


def judge(topic, partition, found, source_of):
    """The records of one partition, in order, each with its fate."""
    seen, waiting, ordinals = [], {}, {}
    for batch in found:
        if batch.marker in ("commit", "abort"):
            fate = COMMITTED if batch.marker == "commit" else ABORTED
            for record in waiting.pop(batch.producer_id, ()):
                record.fate = fate
            ordinals[batch.producer_id] = ordinals.get(batch.producer_id, 0) + 1
        for record in batch.records:
            one = Seen(topic, partition, record, source_of(record), record.header("dateline.transaction"), None)
            if batch.transactional:
                one.producer = (batch.producer_id, batch.producer_epoch, ordinals.get(batch.producer_id, 0))
                one.fate = OPEN
                waiting.setdefault(batch.producer_id, []).append(one)
            seen.append(one)
    return seen


def read(client, topic, partitions, source_of):
    """A whole topic, partition by partition."""
    return [one for partition in range(partitions)
            for one in judge(topic, partition, client.read(topic, partition), source_of)]
