"""What the front reads and writes, what the witness notices, and what stands in for Apache Kafka's rules."""

import unittest

from ..front import REFUSE, Rule, Traffic
from ..inputs import EVENTS, Expected, Inputs
from ..kafka import messages
from ..kafka.batches import Record, crc32c, decode, encode, murmur2_partition
from ..kafka.messages import Request, read_answer, refusal
from ..kafka.wire import Writer
from ..strict import ILLEGAL_GENERATION, INVALID_PRODUCER_EPOCH, UNKNOWN_MEMBER, Strict
from ..witness import Witness


def request(api, version, body, flexible=False):
    head = Writer().int16(api).int16(version).int32(7).string("one")
    return Request(bytes((head.tags() if flexible else head).data + body.data))


def end_txn(epoch=0, commit=1):
    return request(messages.END_TXN, 1, Writer().string("t").int64(5).int16(epoch).int8(commit))


def init(producer=5, epoch=0):
    """InitProducerId and its answer."""
    one = request(messages.INIT_PRODUCER_ID, 2, Writer().compact_string("t").int32(30_000).tags(), flexible=True)
    return one, bytes(Writer().int32(7).tags().int32(0).int16(0).int64(producer).int16(epoch).tags().data)


def heartbeat():
    return request(messages.HEARTBEAT, 3, Writer().string("g").int32(1).string("m").string(None))


def join(owned=None):
    data = Writer().int16(1).int32(1).string("articles").int32(-1).int32(0)
    if owned is not None:
        data = Writer().int16(1).int32(1).string("articles").int32(-1).int32(1).string("articles").int32(1).int32(owned)
    body = Writer().string("g").int32(1).int32(1).string("m").string(None).string("consumer").int32(1)
    return request(messages.JOIN_GROUP, 5, body.string("sticky").bytes(bytes(data.data)))


def sync():
    body = Writer().string("g").int32(1).string("m").string(None).int32(0)
    return request(messages.SYNC_GROUP, 3, body)


def commit(offset, generation=1, member="m"):
    body = Writer().string("g").int32(generation).string(member).string(None)
    body.int32(1).string("articles").int32(1).int32(0).int64(offset).int32(-1).string("note")
    return request(messages.OFFSET_COMMIT, 7, body)


def txn_commit(offset, generation=1, member="m"):
    body = Writer().compact_string("t").compact_string("g").int64(5).int16(0).int32(generation).compact_string(member)
    body.compact_string(None).unsigned(2).compact_string("articles").unsigned(2)
    body.int32(0).int64(offset).int32(-1).compact_string("note").tags().tags().tags()
    return request(messages.TXN_OFFSET_COMMIT, 3, body, flexible=True)


def produce(source, name="t"):
    record = Record(b"v", b"k", [("dateline.source.topic", b"articles"), ("dateline.source.partition", b"0"),
                                 ("dateline.source.offset", str(source).encode())])
    body = Writer().string(name).int16(-1).int32(1000).int32(1).string("events").int32(1).int32(0)
    return request(messages.PRODUCE, 7, body.bytes(encode([record], 5, 0, 0, True)))


def given(partition=0):
    """The answer to SyncGroup that gives one partition."""
    data = Writer().int16(0).int32(1).string("articles").int32(1).int32(partition).int32(-1)
    return bytes(Writer().int32(7).int32(0).int16(0).bytes(bytes(data.data)).data)


def joined(generation=1, member="m", members=()):
    """The answer to JoinGroup; with `members` as the leader gets it."""
    out = Writer().int32(7).int32(0).int16(0).int32(generation).string("p").string(member if members else "l")
    return bytes(out.string(member).array(members, lambda name: out.string(name).string(None).bytes(b"")).data)


class WireTests(unittest.TestCase):
    def test_published_values_of_the_checksum_and_the_partitioner(self):
        self.assertEqual(crc32c(b"123456789"), 0xE3069283)
        self.assertEqual([murmur2_partition(key, 1000) for key in (b"21", b"foobar")], [340, 166])

    def test_a_batch_comes_back_as_it_was_written(self):
        records = [Record(b"x", None, [("h", None), ("h", b"1")], timestamp=9), Record(None, b"", timestamp=4)]
        found = decode(encode(records, 3, 1, 0, True))[0]
        self.assertEqual([(one.value, one.key, one.timestamp) for one in found.records], [(b"x", None, 9), (None, b"", 4)])
        self.assertEqual(found.records[0].headers, [("h", None), ("h", b"1")])
        self.assertEqual((found.producer_id, found.transactional, found.marker), (3, True, None))

    def test_refusals_are_read_as_the_error_that_they_give(self):
        for one in (end_txn(), heartbeat(), join(), sync()):
            self.assertEqual(read_answer(one, bytes(refusal(one, 16)))["error"], 16, one.name)
        for one in (commit(1), txn_commit(1), produce(0)):
            self.assertEqual(set(read_answer(one, bytes(refusal(one, 16)))["errors"].values()), {16}, one.name)

    def test_a_rule_acts_as_often_as_it_says_and_on_nothing_else(self):
        traffic = Traffic()
        rule = traffic.add(Rule(messages.END_TXN, REFUSE, 15, times=2))
        self.assertIsNone(traffic.rule_for(heartbeat()))
        self.assertEqual([traffic.rule_for(end_txn()) is rule for _ in range(3)], [True, True, False])


class WitnessTests(unittest.TestCase):
    def setUp(self):
        self.inputs = Inputs("articles", 1)
        for offset in range(3):
            self.inputs.add(0, offset, Expected(EVENTS, b"", b"", events=(b"v",)))

    def watch(self, exactly_once, *exchanges):
        witness = Witness(self.inputs, exactly_once)
        for one, answer in exchanges:
            witness.asked(one)
            if answer is not None:
                witness.answered(one, bytes(answer) if answer != b"" else bytes(refusal(one, 0)))
        return witness

    def test_a_commit_of_what_is_acknowledged_is_right(self):
        witness = self.watch(True, (produce(0), b""), (txn_commit(1), b""), (end_txn(), b""), (produce(1), b""),
                             (txn_commit(2), b""), (end_txn(), b""))
        self.assertEqual(witness.violations, [])
        self.assertEqual(witness.transactions["commit"], 2)

    def test_a_commit_of_what_is_not_acknowledged_is_noticed(self):
        witness = self.watch(True, (produce(0), None), (txn_commit(1), b""))
        self.assertIn("0 is not finished", witness.violations[0])

    def test_a_commit_that_is_refused_does_no_harm(self):
        one = txn_commit(1)
        self.assertEqual(self.watch(True, (produce(0), None), (one, refusal(one, ILLEGAL_GENERATION))).violations, [])

    def test_a_commit_past_a_gap_is_noticed(self):
        witness = self.watch(True, (produce(0), b""), (produce(2), b""), (txn_commit(3), b""))
        self.assertIn("1 is not finished", witness.violations[0])

    def test_a_commit_that_crosses_the_name_being_taken_over_holds_if_it_is_granted(self):
        batch = [init(), (produce(0), b""), (txn_commit(1), b"")]
        for end, found in ((end_txn(), []), (None, ["one moves articles-0 from 0 to 1 outside a transaction",
                                                    "one commits partition 0 to 1, but 0 is not finished"])):
            witness = self.watch(True, *batch, *([(end, None)] if end else []), init(epoch=1))
            if end:
                witness.answered(end, bytes(refusal(end, 0)))
            one = commit(1)
            witness.asked(one)
            witness.answered(one, bytes(refusal(one, 0)))
            self.assertEqual(witness.violations, found)

    def test_what_an_aborted_transaction_wrote_does_not_count(self):
        witness = self.watch(True, (produce(0), b""), (end_txn(commit=0), b""), (txn_commit(1), b""))
        self.assertIn("0 is not finished", witness.violations[0])

    def test_offsets_outside_the_transaction_are_noticed(self):
        witness = self.watch(True, (produce(0, None), b""), (commit(1), b""))
        self.assertIn("from 0 to 1 outside a transaction", witness.violations[0])
        self.assertEqual(self.watch(True, (commit(0), b"")).violations, [])
        batch = [(produce(0), b""), (txn_commit(1), b""), (end_txn(), b"")]
        self.assertEqual(self.watch(True, *batch, (commit(1), b"")).violations, [])
        self.assertIn("from 1 to 0", self.watch(True, *batch, (commit(0), b"")).violations[0])
        self.assertIn("beside a transaction", self.watch(True, *batch[:2], (commit(0), b"")).violations[0])
        self.assertEqual(self.watch(False, (produce(0, None), b""), (commit(1), b"")).violations, [])

    def test_a_commit_after_the_partition_was_given_up_is_noticed(self):
        right = [(join(), joined()), (sync(), given()), (produce(0), b""), (txn_commit(1), b"")]
        self.assertEqual(self.watch(True, *right).violations, [])
        witness = self.watch(True, *right[:3], (join(), joined(2)), (txn_commit(1), b""))
        self.assertIn("given up", witness.violations[0])

    def test_a_cooperative_member_keeps_what_it_says_it_owns(self):
        witness = self.watch(True, (join(), joined()), (sync(), given()), (produce(0), b""), (join(owned=0), joined(2)),
                             (txn_commit(1), b""))
        self.assertEqual(witness.violations, [])


class StrictTests(unittest.TestCase):
    def setUp(self):
        self.witness = Witness()
        self.strict = Strict(self.witness, lambda: "")
        self.witness.answered(join(), joined(3))

    def test_the_current_generation_may_commit(self):
        self.assertIsNone(self.strict.refuses(txn_commit(1, 3)))

    def test_a_former_generation_and_a_stranger_may_not(self):
        self.assertEqual(self.strict.refuses(txn_commit(1, 2)), ILLEGAL_GENERATION)
        self.assertEqual(self.strict.refuses(txn_commit(1, 3, "other")), UNKNOWN_MEMBER)

    def test_a_member_that_the_leader_does_not_name_is_gone_also_within_one_generation(self):
        self.assertIsNone(self.strict.refuses(sync()))
        self.witness.answered(join(), joined(3, "other", ["other"]))
        self.assertEqual(self.strict.refuses(txn_commit(1, 3)), UNKNOWN_MEMBER)
        self.assertEqual(self.strict.refuses(sync()), UNKNOWN_MEMBER)
        self.assertIsNone(self.strict.refuses(txn_commit(1, 3, "other")))
        self.assertEqual(self.strict.refuses(join()), UNKNOWN_MEMBER)

    def test_a_member_that_was_just_given_its_id_may_join_with_it(self):
        self.witness.answered(join(), joined(3, "other", ["other"]))
        required = Writer().int32(7).int32(0).int16(79).int32(-1).string("").string("").string("m").int32(0)
        self.witness.answered(join(), bytes(required.data))
        self.assertIsNone(self.strict.refuses(join()))

    def test_a_leader_that_leaves_is_kept_from_the_broker_and_another_member_is_not(self):
        leave = lambda name: request(messages.LEAVE_GROUP, 1, Writer().string("g").string(name))
        self.witness.answered(join(), joined(4, "m", ["m", "other"]))
        self.assertEqual(self.strict.refuses(leave("m")), 0)
        self.assertIsNone(self.strict.refuses(leave("other")))

    def test_a_fenced_producer_may_not_end_its_transaction(self):
        self.witness.producers["t"] = ((5, 0), 60)
        self.assertIsNone(self.strict.refuses(end_txn()))
        self.witness.producers["t"] = ((5, 1), 60)
        self.assertEqual(self.strict.refuses(end_txn()), INVALID_PRODUCER_EPOCH)


if __name__ == "__main__":
    unittest.main()
