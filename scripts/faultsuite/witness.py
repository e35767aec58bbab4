"""Watches what passes between workers and broker, and notes what a correct worker never does.

The log alone tells what a reader sees in the end. It does not tell that offsets were committed before the records they
stand for were acknowledged, where nobody happened to die in between.
"""

import struct
import time
from collections import Counter, defaultdict

from .kafka import batches, messages

MEMBER_ID_REQUIRED = 79
ACKNOWLEDGED = (0, 46)
"""No error; and a record that the broker has already."""

TOLD = ("JoinGroup", "SyncGroup", "LeaveGroup", "OffsetCommit", "OffsetFetch", "InitProducerId", "TxnOffsetCommit", "EndTxn",
        "AddPartitionsToTxn")


class Witness:
    def __init__(self, inputs=None, exactly_once=False):
        self.inputs, self.exactly_once = inputs, exactly_once
        self.groups = None
        """Groups whose commits are judged; None: all. A replay reads the same input for other outputs, and has ends of its own."""
        self.violations = []
        self.history = []
        """What passed, one line each, without records and heartbeats: for whoever looks into a failure."""
        self.since = time.monotonic()
        self.suspicions = None
        """Where notes go while a request is looked at that the broker may yet refuse."""
        self.counts = Counter()
        """Requests that were answered, by name; with `!CODE` those that were answered with an error."""
        self.transactions = Counter()
        """Ends of transactions: commit, abort, and those without an answer."""
        self.producers = {}
        """The current producer id and epoch of each transactional id, and its time-out in seconds."""
        self.opened = {}
        """Since when each transactional id has a transaction."""
        self.staged = defaultdict(dict)
        """By transactional id: the offsets and metadata that its open transaction carries, by group, topic, partition."""
        self.ending = set()
        """Producer ids and epochs whose EndTxn waits for its answer."""
        self.crossed = {}
        """What the transactions of those held whose name was taken over meanwhile: the answer tells if they hold."""
        self.stored = {}
        """Offsets and metadata that hold, by group, topic, partition."""
        self.generations = {}
        self.members = defaultdict(dict)
        """By group: its members, as its leader was last told, and the generation that each was admitted to."""
        self.leaders = {}
        """By group, as members were last told."""
        self.owned = defaultdict(set)
        """What each member has, by group and member."""
        self.acknowledged = defaultdict(lambda: defaultdict(set))
        """By transactional id: records of its open transaction, by source."""
        self.finished = defaultdict(set)
        """Records that hold, by source."""
        self.prefix = Counter()
        """How many inputs of each partition, from its beginning, are finished."""
        self.skipped = set()
        """Partitions and offsets that were committed over: each is noted once."""
        self.produced = {}
        """When each client last had records acknowledged."""

    def note(self, text):
        (self.violations if self.suspicions is None else self.suspicions).append(text)

    def _remember(self, verb, request, what):
        if request.name in TOLD:
            plain = {key: value for key, value in what.items() if key != "protocols"}
            self.history.append(f"{time.monotonic() - self.since:9.3f} {request.client} {verb} {request.name} {plain}")

    # What passes

    def asked(self, request):
        self._remember("asks", request, request.said)
        handle = getattr(self, f"_asked_{request.name}", None)
        if handle and request.said:
            # What is asked is judged by what was known when it was asked, and counts when it is granted.
            request.suspicions = self.suspicions = []
            handle(request, request.said)
            self.suspicions = None

    def answered(self, request, frame):
        if not request.said:
            return
        try:
            answer = messages.read_answer(request, frame)
        except (IndexError, struct.error):
            self.counts[f"{request.name} unreadable"] += 1
            return
        self._remember("gets", request, answer)
        if request.api in (messages.OFFSET_COMMIT, messages.TXN_OFFSET_COMMIT) and 0 in answer["errors"].values():
            self.violations += getattr(request, "suspicions", [])
        codes = set(answer.get("errors", {}).values()) or {answer.get("error", 0)}
        for code in codes:
            self.counts[request.name + (f" !{code}" if code else "")] += 1
        handle = getattr(self, f"_answered_{request.name}", None)
        if handle:
            handle(request.said, answer)
        if request.api == messages.PRODUCE:
            self.produced[request.client] = time.monotonic()

    def unanswered(self, request):
        if request.api == messages.END_TXN and request.said:
            self.counts["EndTxn without answer"] += 1
            self._end(request.said, "unknown" if request.said["commit"] else "abort")

    # Records

    def _answered_Produce(self, said, answer):
        if self.inputs is None:
            return  # Nothing to judge records by, and those of others may be compressed.
        name = said["transactional_id"]
        for topic, partition, data in said["batches"]:
            if answer["errors"].get((topic, partition)) in ACKNOWLEDGED:
                for batch in batches.decode(data or b""):
                    for record in batch.records:
                        self._acknowledge(name, topic, record)

    def _acknowledge(self, name, topic, record):
        source = source_of(record)
        if source is None:
            return
        (self.acknowledged[name] if name else self.finished)[source].add((topic, record.key))

    # Transactions

    def _answered_InitProducerId(self, said, answer):
        name = said["transactional_id"]
        if name and answer["error"] == 0:
            former, _ = self.producers.get(name, (None, 0))
            if former in self.ending:
                self.crossed[former] = self.acknowledged[name], self.staged[name]
            self.producers[name] = (answer["producer"], said["timeout"] / 1000)
            self._forget(name)

    def _asked_AddPartitionsToTxn(self, request, said):
        self.opened.setdefault(said["transactional_id"], time.monotonic())

    def _asked_TxnOffsetCommit(self, request, said):
        self._judge_commit(request.client, said, self.acknowledged[said["transactional_id"]])

    def _answered_TxnOffsetCommit(self, said, answer):
        for key, code in answer["errors"].items():
            if code == 0:
                self.staged[said["transactional_id"]][said["group"], *key] = said["offsets"][key]

    def _asked_EndTxn(self, request, said):
        self.ending.add(said["producer"])

    def _answered_EndTxn(self, said, answer):
        if answer["error"] == 0:
            self._end(said, "commit" if said["commit"] else "abort")

    def _end(self, said, how):
        name, producer = said["transactional_id"], said["producer"]
        self.ending.discard(producer)
        if self.producers.get(name, (producer,))[0] == producer:
            acknowledged, staged = self.acknowledged[name], self.staged[name]
            self._forget(name)
        elif producer in self.crossed:
            acknowledged, staged = self.crossed.pop(producer)
        else:
            return
        self.transactions[how] += 1
        if how != "abort":
            # Without an answer it may hold or not: what is not known is not held against the worker.
            for source, records in acknowledged.items():
                self.finished[source] |= records
        if how == "commit":
            self.stored.update(staged)

    def _forget(self, name):
        self.acknowledged.pop(name, None)
        self.staged.pop(name, None)
        self.opened.pop(name, None)

    # Offsets

    def _asked_OffsetCommit(self, request, said):
        if self.exactly_once and self._is_judged(said):
            self._judge_outside(request.client, said)
        self._judge_commit(request.client, said, {})

    def _is_judged(self, said):
        return self.groups is None or said["group"] in self.groups

    def _judge_outside(self, client, said):
        """With exactly once, a commit outside a transaction may change the metadata and nothing else."""
        pending = {key for staged in self.staged.values() for key in staged}
        for (topic, partition), (offset, _) in said["offsets"].items():
            key = said["group"], topic, partition
            kept = self.stored.get(key, (0, ""))[0]
            if offset != kept:
                self.note(f"{client} moves {topic}-{partition} from {kept} to {offset} outside a transaction")
            elif key in pending:
                self.note(f"{client} commits {topic}-{partition} to {offset} beside a transaction that carries it")

    def _answered_OffsetCommit(self, said, answer):
        for key, code in answer["errors"].items():
            if code == 0:
                self.stored[said["group"], *key] = said["offsets"][key]

    def _judge_commit(self, client, said, beside):
        for (topic, partition), (offset, _) in said["offsets"].items():
            owned = self.owned.get((said["group"], said["member"]))
            if owned is not None and (topic, partition) not in owned:
                self.note(f"{client} commits {topic}-{partition} to {offset}, which it has given up")
            if self.inputs is not None and topic == self.inputs.topic and self._is_judged(said):
                self._judge_prefix(client, partition, offset, beside)

    def _judge_prefix(self, client, partition, offset, beside):
        known = self.inputs.offsets.get(partition, [])
        at = self.prefix[partition]
        while at < len(known) and self._is_finished((self.inputs.topic, partition, known[at]), {}):
            at += 1
        self.prefix[partition] = at
        while at < len(known) and known[at] < offset:
            if not self._is_finished((self.inputs.topic, partition, known[at]), beside):
                if (partition, known[at]) not in self.skipped:
                    self.skipped.add((partition, known[at]))
                    self.note(f"{client} commits partition {partition} to {offset}, but {known[at]} is not finished")
                return
            at += 1

    def _is_finished(self, source, beside):
        expected = self.inputs.by_source.get(source)
        if expected is None:
            return True
        wanted = expected.records(self.inputs.receipts)
        there = self.finished.get(source, set())
        return len(there) >= wanted or len(there | beside.get(source, set())) >= wanted

    # The group

    def _asked_JoinGroup(self, request, said):
        claimed = set()
        for _, data in said["protocols"]:
            claimed |= messages.claimed(data or b"\0\0\0\0\0\0\0\0\0\0")
        # An eager member gives everything up before it joins again; a cooperative one says what it keeps.
        self.owned[said["group"], said["member"]] &= claimed

    def _answered_JoinGroup(self, said, answer):
        if answer["error"] == MEMBER_ID_REQUIRED:
            self.members[said["group"]].setdefault(answer["member"], -1)
        if answer["error"] == 0:
            group = said["group"]
            self.generations[group] = max(answer["generation"], self.generations.get(group, 0))
            if answer["members"] is not None:
                # Those that were given an id and are about to join with it stay welcome.
                welcome = [member for member, generation in self.members[group].items() if generation < 0]
                self.members[group] = {**dict.fromkeys(welcome, -1), **dict.fromkeys(answer["members"], answer["generation"])}
            self.members[group][answer["member"]] = answer["generation"]
            self.leaders[group] = answer["leader"]

    def _answered_SyncGroup(self, said, answer):
        if answer["error"] == 0:
            # What is taken from it here is committed before it joins again, and its own until then.
            self.owned[said["group"], said["member"]] |= answer["owned"]

    def _answered_LeaveGroup(self, said, answer):
        for member in said["members"]:
            self.members[said["group"]].pop(member, None)
            self.owned[said["group"], member] = set()


def source_of(record):
    """Topic, partition and offset of the article that a record came from, or None."""
    topic = record.header("dateline.source.topic") or record.header("__dlq.errors.topic")
    partition = record.header("dateline.source.partition") or record.header("__dlq.errors.partition")
    offset = record.header("dateline.source.offset") or record.header("__dlq.errors.offset")
    if topic is None or partition is None or offset is None:
        return None
    return topic, int(partition), int(offset)
