"""What Apache Kafka does and Tansu does not, done in Tansu's place where a worker's guarantee rests on it.

- A transaction that stays open longer than its time-out is aborted, and its producer fenced.
- A producer may ask for its next epoch (KIP-360), which is how librdkafka gets over a gap in its sequence.
- EndTxn of a fenced producer is answered (Tansu closes the connection).
- TxnOffsetCommit or OffsetCommit of a former generation is refused, and every request of a member that is gone (Tansu
  lets it in again under its old id, so that it does not hear that its partitions are another's, and gives one
  generation out twice when the leader of the first is gone).
- A leader's LeaveGroup is answered and not passed on, so that its session runs out (Tansu goes on waiting for a leader that
  leaves while members join, and the group stands still for ever).
- Offsets that an open transaction carries are not given out (require_stable).
- Offsets that a transaction has committed hold at once (Tansu keeps them back for as long as another transaction
  writes to the same partition, and forgets them when the next one of the same producer is aborted), and so does
  their metadata (Tansu forgets it).
- Fetch lists the aborted transactions of an input (where a scenario asks for it: `hide_aborted`).

Each is the rule that Apache Kafka 4.0 follows: GroupCoordinatorService, TransactionCoordinator, GroupMetadataManager.
"""

import time

from .kafka import messages
from .kafka.client import BrokerError, Client
from .kafka.wire import Reader, Writer

ILLEGAL_GENERATION, UNKNOWN_MEMBER, INVALID_PRODUCER_EPOCH, UNSTABLE_OFFSET = 22, 25, 47, 88


class Strict:
    def __init__(self, witness, brokers):
        self.witness, self.brokers = witness, brokers
        self.aborted = {}
        """By topic and partition: producer id, first and last offset of the aborted transactions of an input."""
        self.expired = 0
        """Transactions that were aborted for their age."""

    def refuses(self, request):
        """The error that Apache Kafka would answer with, or None where the broker is to answer; 0 is no error."""
        said = request.said
        if not said:
            return None
        match request.api:
            case messages.INIT_PRODUCER_ID if said["producer"][0] >= 0 and said["transactional_id"]:
                current = self.witness.producers.get(said["transactional_id"])
                if current is None or current[0] != said["producer"]:
                    return INVALID_PRODUCER_EPOCH
            case messages.END_TXN | messages.ADD_OFFSETS:
                current = self.witness.producers.get(said["transactional_id"])
                if current and current[0] != said["producer"]:
                    return INVALID_PRODUCER_EPOCH
            case messages.SYNC_GROUP | messages.HEARTBEAT if said["member"] not in self.witness.members[said["group"]]:
                return UNKNOWN_MEMBER
            case messages.JOIN_GROUP if said["member"] and said["member"] not in self.witness.members[said["group"]]:
                return UNKNOWN_MEMBER
            case messages.LEAVE_GROUP if self.witness.leaders.get(said["group"]) in said["members"]:
                return 0
            case messages.TXN_OFFSET_COMMIT | messages.OFFSET_COMMIT if said["generation"] >= 0 or said["member"]:
                return self._group_refuses(said)
        return None

    @staticmethod
    def as_sent(request):
        """The frame for the broker. A request for the next epoch of a producer that is current goes as one for a new
        producer: Tansu gives the same id its next epoch for it, and does not know the other form."""
        if request.api != messages.INIT_PRODUCER_ID or not request.said or request.said["producer"][0] < 0:
            return request.frame
        # Producer id, epoch, and no tagged fields behind them.
        return request.frame[:-11] + b"\xff" * 10 + b"\0"

    def _group_refuses(self, said):
        group = said["group"]
        if said["member"] not in self.witness.members[group]:
            return UNKNOWN_MEMBER
        if said["generation"] != self.witness.generations.get(group):
            return ILLEGAL_GENERATION
        return None

    def expire(self):
        """Aborts what is open for too long. To be called now and then."""
        for name, since in list(self.witness.opened.items()):
            timeout = self.witness.producers.get(name, (None, 60))[1]
            if time.monotonic() - since < timeout:
                continue
            try:
                with Client(self.brokers()) as client:
                    producer = client.init_producer(name, int(timeout * 1000))
            except (BrokerError, OSError):
                continue
            self.witness.producers[name] = (producer, timeout)
            self.witness.opened.pop(name, None)
            self.witness.staged.pop(name, None)
            self.witness.acknowledged.pop(name, None)
            self.expired += 1

    # Aborted transactions

    def hide_aborted(self, topic, partitions):
        """Takes note of what is aborted in a topic, so that Fetch tells of it from now on. Gives how many ranges."""
        with Client(self.brokers()) as client:
            for partition in partitions:
                first, ranges = {}, []
                for batch in client.read(topic, partition):
                    if batch.marker:
                        start = first.pop(batch.producer_id, None)
                        if batch.marker == "abort" and start is not None:
                            ranges.append((batch.producer_id, start, batch.base_offset))
                    elif batch.transactional:
                        first.setdefault(batch.producer_id, batch.base_offset)
                self.aborted[topic, partition] = ranges
        return sum(len(ranges) for ranges in self.aborted.values())

    def fetched(self, request, frame):
        """The answer to Fetch with the aborted transactions that Tansu leaves out."""
        version = request.version
        reader, out = Reader(frame), Writer()
        out.raw(reader.take(4 + 4 + (6 if version >= 7 else 0)))
        topics = reader.int32()
        out.int32(topics)
        for _ in range(topics):
            topic = reader.string()
            partitions = reader.int32()
            out.string(topic).int32(partitions)
            for _ in range(partitions):
                partition = reader.int32()
                out.int32(partition).raw(reader.take(2 + 8 + 8 + (8 if version >= 5 else 0)))
                listed = reader.array(lambda: (reader.int64(), reader.int64()))
                preferred = reader.take(4) if version >= 11 else b""
                records = reader.bytes()
                if records:
                    base = int.from_bytes(records[:8], "big")
                    listed = [(producer, start) for producer, start, end in self.aborted.get((topic, partition), ())
                              if end >= base]
                out.array(listed, lambda pair: out.int64(pair[0]).int64(pair[1])).raw(preferred).bytes(records)
        return bytes(out.data) + frame[reader.at:]

    # Offsets of a group

    def offsets(self, request, frame):
        """The answer to OffsetFetch as it would be: unstable where a transaction is open, with its metadata."""
        group, compact = request.said["group"], request.flexible
        unstable = {key[1:] for staged in list(self.witness.staged.values()) for key in list(staged) if key[0] == group}
        reader = Reader(frame)
        out = Writer().int32(reader.int32())
        if compact:
            reader.tags()
            out.tags()
        if request.version >= 3:
            out.int32(reader.int32())
        text = reader.compact_string if compact else reader.string
        write_text = out.compact_string if compact else out.string
        topics = reader.unsigned() - 1 if compact else reader.int32()
        (out.unsigned(topics + 1) if compact else out.int32(topics))
        for _ in range(topics):
            topic = text()
            write_text(topic)
            count = reader.unsigned() - 1 if compact else reader.int32()
            (out.unsigned(count + 1) if compact else out.int32(count))
            for _ in range(count):
                self._partition(request, group, topic, unstable, reader, out)
            if compact:
                reader.tags()
                out.tags()
        return bytes(out.data) + frame[reader.at:]

    def _partition(self, request, group, topic, unstable, reader, out):
        compact = request.flexible
        partition, offset = reader.int32(), reader.int64()
        epoch = reader.int32() if request.version >= 5 else None
        metadata = reader.compact_string() if compact else reader.string()
        code = reader.int16()
        kept = self.witness.stored.get((group, topic, partition))
        if kept is not None and kept[0] >= offset:
            offset, metadata = kept
        if request.version >= 7 and (topic, partition) in unstable:
            offset, metadata, code = -1, "", UNSTABLE_OFFSET
        out.int32(partition).int64(offset)
        if epoch is not None:
            out.int32(epoch)
        (out.compact_string if compact else out.string)(metadata if metadata is not None else "")
        out.int16(code)
        if compact:
            reader.tags()
            out.tags()
