"""The checker on logs made by hand: each rule must fail on the log that breaks it, and only there."""

import unittest

from ..checker import Outputs, check
from ..inputs import EVENTS, FILTERED, REJECTED, Expected, Inputs
from ..kafka.batches import Batch, Record
from ..topiclog import judge
from ..witness import source_of

TOPIC = "articles"


def inputs(receipts=False):
    """Partition 0: two articles with events, one broken, one filtered."""
    made = Inputs(TOPIC, 1, receipts)
    made.add(0, 0, Expected(EVENTS, b"A", b"a", "a", (b"a1", b"a2")))
    made.add(0, 1, Expected(EVENTS, b"B", b"b", "b", (b"b1",)))
    made.add(0, 2, Expected(REJECTED, b"C", b"c", "c", code="malformed-json"))
    made.add(0, 3, Expected(FILTERED, None, b"d", "d"))
    return made


def out(offset, value, transaction="t/1", key=b"k", **headers):
    names = {"dateline.transaction": transaction, "dateline.source.topic": TOPIC, "dateline.source.partition": "0",
             "dateline.source.offset": str(offset), **headers}
    return Record(value, key, [(name, text.encode()) for name, text in names.items() if text is not None])


def letter(transaction="t/1", value=b"C", code="malformed-json"):
    return out(2, value, transaction, b"c", **{"dateline.errors.code": code})


class Log:
    """Writes the log of one output partition."""

    def __init__(self):
        self.batches, self.end = [], 0

    def batch(self, *records, producer=1, transactional=True, marker=None, epoch=0):
        for number, record in enumerate(records):
            record.offset = self.end + number
        count = max(1, len(records))
        self.batches.append(Batch(self.end, self.end + count - 1, producer, epoch, 0, transactional, marker, list(records)))
        self.end += count
        return self

    def commit(self, producer=1):
        return self.batch(producer=producer, marker="commit")

    def abort(self, producer=1):
        return self.batch(producer=producer, marker="abort")

    def seen(self, topic="events"):
        return judge(topic, 0, self.batches, source_of)


def good_events():
    return Log().batch(out(0, b"a1"), out(0, b"a2"), out(1, b"b1")).commit()


def good_letters():
    return Log().batch(letter()).commit()


def verdict(events=None, letters=None, committed=4, exactly_once=True, **options):
    events, letters = events or good_events(), letters or good_letters()
    outputs = Outputs(events.seen(), letters.seen("letters"), None, {0: committed} if committed else {})
    return check(inputs(), outputs, exactly_once, **options)


class CheckerTests(unittest.TestCase):
    def assert_broken(self, found, sentence):
        self.assertTrue(any(sentence in one for one in found.violations), f"{sentence!r} not in {found.violations}")

    def test_a_right_log_breaks_nothing(self):
        self.assertEqual(verdict().violations, [])
        self.assertEqual(verdict().transactions, 1)

    def test_an_aborted_try_before_it_does_not_count(self):
        events = Log().batch(out(0, b"a1", "t/0")).abort()
        events.batch(out(0, b"a1"), out(0, b"a2"), out(1, b"b1")).commit()
        found = verdict(events)
        self.assertEqual(found.violations, [])
        self.assertEqual(found.aborted, 1)

    def test_a_missing_event_is_found(self):
        self.assert_broken(verdict(Log().batch(out(0, b"a1"), out(1, b"b1")).commit()), "results are missing")

    def test_events_of_an_aborted_transaction_are_missing(self):
        events = Log().batch(out(0, b"a1"), out(0, b"a2"), out(1, b"b1")).abort()
        self.assert_broken(verdict(events), "results are missing")

    def test_a_missing_dead_letter_is_found(self):
        self.assert_broken(verdict(letters=Log()), "results are missing")

    def test_an_event_twice_is_found(self):
        events = good_events().batch(out(1, b"b1", "t/2")).commit()
        self.assert_broken(verdict(events), "came more than once")

    def test_an_event_twice_within_one_transaction_is_found(self):
        events = Log().batch(out(0, b"a1"), out(0, b"a2"), out(1, b"b1"), out(1, b"b1")).commit()
        self.assert_broken(verdict(events), "came more than once")

    def test_a_dead_letter_twice_is_found(self):
        letters = good_letters().batch(letter("t/2")).commit()
        self.assert_broken(verdict(letters=letters), "came more than once")

    def test_an_event_of_another_value_is_invented(self):
        events = Log().batch(out(0, b"a1"), out(0, b"a2"), out(1, b"b1"), out(1, b"b2")).commit()
        self.assert_broken(verdict(events), "results are invented")

    def test_a_dead_letter_of_a_good_article_is_invented(self):
        letters = good_letters().batch(out(1, b"B", "t/2")).commit()
        self.assert_broken(verdict(letters=letters), "results are invented")

    def test_events_of_a_filtered_article_are_invented(self):
        events = good_events().batch(out(3, b"d1", "t/2")).commit()
        self.assert_broken(verdict(events), "results are invented")

    def test_a_record_of_no_input_is_found(self):
        events = good_events().batch(out(9, b"x", "t/2")).commit()
        self.assert_broken(verdict(events), "come from no input")

    def test_a_dead_letter_with_other_bytes_is_found(self):
        self.assert_broken(verdict(letters=Log().batch(letter(value=b"c")).commit()), "not as they must be")

    def test_a_dead_letter_with_another_reason_is_found(self):
        self.assert_broken(verdict(letters=Log().batch(letter(code="other")).commit()), "not as they must be")

    def test_events_of_an_article_in_another_order_are_found(self):
        events = Log().batch(out(0, b"a2"), out(0, b"a1"), out(1, b"b1")).commit()
        self.assert_broken(verdict(events), "not as they must be")

    def test_articles_out_of_order_are_found(self):
        events = Log().batch(out(1, b"b1"), out(0, b"a1"), out(0, b"a2")).commit()
        self.assert_broken(verdict(events), "out of order")

    def test_offsets_short_of_the_end_are_found(self):
        self.assert_broken(verdict(committed=3), "not committed to their ends")
        self.assert_broken(verdict(committed=None), "not committed to their ends")

    def test_offsets_past_the_end_are_found(self):
        self.assert_broken(verdict(committed=5), "past their ends")

    def test_what_is_committed_must_be_there_also_before_the_end(self):
        events = Log().batch(out(0, b"a1"), out(0, b"a2")).commit()
        self.assertEqual(verdict(events, Log(), committed=1, drained=False).violations, [])
        self.assert_broken(verdict(events, Log(), committed=2, drained=False), "results are missing")

    def test_an_open_transaction_is_found(self):
        events = good_events().batch(out(1, b"b1", "t/2"))
        self.assert_broken(verdict(events), "open transaction")

    def test_half_a_transaction_is_found(self):
        self.assert_broken(verdict(letters=Log().batch(letter()).abort().batch(letter("t/2")).commit()), "in part")

    def test_two_names_in_one_transaction_are_found(self):
        events = Log().batch(out(0, b"a1"), out(0, b"a2")).batch(out(1, b"b1", "t/2")).commit()
        self.assert_broken(verdict(events), "several names")

    def test_records_outside_a_transaction_are_found(self):
        events = Log().batch(out(0, b"a1"), out(0, b"a2"), out(1, b"b1"), transactional=False)
        self.assert_broken(verdict(events), "outside a transaction")

    def test_another_producers_marker_decides_nothing(self):
        events = Log().batch(out(0, b"a1"), out(0, b"a2"), out(1, b"b1")).commit(producer=2)
        self.assert_broken(verdict(events), "results are missing")

    def test_at_least_once_allows_the_window_again_and_no_more(self):
        events = Log().batch(out(0, b"a1"), out(0, b"a2"), out(1, b"b1"), transactional=False)
        letters = Log().batch(letter(), transactional=False)
        events.batch(out(0, b"a1"), out(0, b"a2"), out(1, b"b1"), transactional=False)
        self.assertEqual(verdict(events, letters, exactly_once=False, in_flight=2).violations, [])
        self.assert_broken(verdict(events, letters, exactly_once=False, in_flight=1), "more than the 1 in flight")

    def test_at_least_once_keeps_the_order_of_first_appearances(self):
        events = Log().batch(out(1, b"b1"), out(0, b"a1"), out(0, b"a2"), transactional=False)
        self.assert_broken(verdict(events, exactly_once=False, in_flight=9), "out of order")

    def test_receipts_are_one_for_each_input(self):
        receipts = Log().batch(*(out(number, b"{}") for number in range(4))).commit()
        outputs = Outputs(good_events().seen(), good_letters().seen("letters"), receipts.seen("receipts"), {0: 4})
        self.assertEqual(check(inputs(True), outputs, True).violations, [])
        outputs.receipts = outputs.receipts[:-1]
        self.assert_broken(check(inputs(True), outputs, True), "have no receipt")
        outputs.receipts += outputs.receipts[-1:]
        self.assert_broken(check(inputs(True), outputs, True), "came more than once")


if __name__ == "__main__":
    unittest.main()
