"""5 and 8: every error that requests of transactions and groups can be answered with; requests and answers that are
lost; steps of a delivery that fail, an abort right after begin among them."""

import time

from ..front import DO_AND_REFUSE, HOLD, LOSE_ANSWER, LOSE_REQUEST, REFUSE, Rule
from ..kafka import messages
from ..scene import Scene
from .kills import MEMORY

# Source: org.apache.kafka.common.protocol.Errors (Apache Kafka 4.0).
TIMED_OUT, LOADING, NOT_AVAILABLE, NOT_COORDINATOR, CONCURRENT = 7, 14, 15, 16, 51
MOVING = (LOADING, NOT_AVAILABLE, NOT_COORDINATOR)
ILLEGAL_GENERATION, UNKNOWN_MEMBER, REBALANCING = 22, 25, 27
OUT_OF_ORDER, OLD_EPOCH, TXN_STATE, ID_MAPPING, UNKNOWN_PRODUCER = 45, 47, 48, 49, 59
NOT_LEADER, NOT_ENOUGH_REPLICAS, STORAGE, FENCED = 6, 19, 56, 90
TOPIC_DENIED, GROUP_DENIED, TXN_DENIED = 29, 30, 53

LOST = [(LOSE_REQUEST, 0), (LOSE_ANSWER, 0)]


def refused(*codes):
    return [(REFUSE, code) for code in codes]


def done_and_refused(*codes):
    """The broker does it, and the answer says that it did not."""
    return [(DO_AND_REFUSE, code) for code in codes]


TRANSACTION = [
    (messages.INIT_PRODUCER_ID, refused(*MOVING, CONCURRENT) + LOST),
    (messages.ADD_PARTITIONS, refused(*MOVING, CONCURRENT, TXN_STATE, ID_MAPPING) + done_and_refused(*MOVING) + LOST),
    (messages.PRODUCE, refused(NOT_LEADER, TIMED_OUT, NOT_ENOUGH_REPLICAS, STORAGE, OUT_OF_ORDER, TXN_STATE, ID_MAPPING,
                               UNKNOWN_PRODUCER) + done_and_refused(TIMED_OUT) + LOST),
    (messages.ADD_OFFSETS, refused(*MOVING, CONCURRENT, TXN_STATE, ID_MAPPING) + done_and_refused(*MOVING) + LOST),
    (messages.TXN_OFFSET_COMMIT, refused(*MOVING, TIMED_OUT, ILLEGAL_GENERATION, UNKNOWN_MEMBER, REBALANCING, ID_MAPPING)
     + done_and_refused(*MOVING, TIMED_OUT) + LOST),
    (messages.END_TXN, refused(*MOVING, CONCURRENT, TXN_STATE, ID_MAPPING) + done_and_refused(*MOVING) + LOST),
]
GROUP = [
    (messages.FIND_COORDINATOR, refused(NOT_AVAILABLE) + LOST),
    (messages.JOIN_GROUP, refused(*MOVING, UNKNOWN_MEMBER) + LOST),
    (messages.SYNC_GROUP, refused(NOT_COORDINATOR, ILLEGAL_GENERATION, UNKNOWN_MEMBER, REBALANCING) + LOST),
    (messages.HEARTBEAT, refused(NOT_AVAILABLE, NOT_COORDINATOR, ILLEGAL_GENERATION, UNKNOWN_MEMBER, REBALANCING) + LOST),
    (messages.FETCH, LOST),
]
OFFSETS = [
    (messages.OFFSET_COMMIT, refused(*MOVING, TIMED_OUT, ILLEGAL_GENERATION, UNKNOWN_MEMBER, REBALANCING)
     + done_and_refused(*MOVING, TIMED_OUT) + LOST),
    (messages.PRODUCE, refused(NOT_LEADER, TIMED_OUT, NOT_ENOUGH_REPLICAS, STORAGE) + done_and_refused(TIMED_OUT) + LOST),
]
ENDING = [
    (messages.INIT_PRODUCER_ID, TXN_DENIED, 77), (messages.PRODUCE, TOPIC_DENIED, 77),
    (messages.TXN_OFFSET_COMMIT, GROUP_DENIED, 77), (messages.JOIN_GROUP, GROUP_DENIED, 77),
    (messages.END_TXN, FENCED, 75), (messages.PRODUCE, OLD_EPOCH, 75), (messages.TXN_OFFSET_COMMIT, OLD_EPOCH, 75),
]
RESTARTED = (messages.INIT_PRODUCER_ID, messages.FIND_COORDINATOR)
"""Requests that a worker makes when it starts."""


def survive(options, number, name, table, exactly_once=True):
    """One fault after the other while articles flow; after each, the worker must go on by itself."""
    faults = [(api, *fault) for api, wanted in table for fault in (wanted[:2] if options.short else wanted)]
    with Scene(options, session=3.0, exactly_once=exactly_once, arguments=["--transaction-timeout", "10", "--max-attempts", "1000"]) as scene:
        scene.publish(len(faults) * 240, pace=30, wait=False)
        scene.fleet.start("one")
        scene.require("a first commit", 60, lambda: scene.progress() > 0)
        slowest = 0.0
        for api, action, code in faults:
            slowest = max(slowest, inject(scene, api, action, code))
        scene.enough.set()
        scene.publisher.join()
        scene.enough.clear()
        scene.in_flight = 400 * len(faults)
        scene.settle()
        scene.stop()
        return [scene.judge(number, name, MEMORY + ", faults in front",
                            f"{len(faults)} faults, each survived within {slowest:.0f} s")]


def inject(scene, api, action, code):
    """Gives how long it took from the fault to the next progress."""
    what = f"{action} {code or ''} of {messages.NAMES[api]}"
    rule = scene.traffic.add(Rule(api, action, code))
    if api in RESTARTED:
        scene.fleet.kill("one", "to start again")
    elif api in (messages.JOIN_GROUP, messages.SYNC_GROUP):
        scene.traffic.add(Rule(messages.HEARTBEAT, REFUSE, REBALANCING))
    scene.require(f"a request for: {what}", 30, lambda: rule.hits > 0)

    started, before = time.monotonic(), scene.committed()
    scene.require(f"progress after: {what}", 60,
                  lambda: any(offset > before.get(partition, 0) for partition, offset in scene.committed().items()))
    return time.monotonic() - started


def of_transactions(options):
    """Each error and loss of the requests of transactions."""
    return survive(options, "5d", "errors of the transaction requests", TRANSACTION)


def of_groups(options):
    """Each error and loss of the requests of the group."""
    return survive(options, "5e", "errors of the group requests", GROUP)


def of_offsets(options):
    """Each error and loss of commits and records, at least once."""
    return survive(options, "5f", "errors of commits and records, at least once", OFFSETS, exactly_once=False)


def that_end(options):
    """Errors where a person must act, or another instance has taken over: the right code, and nothing lost."""
    faults = ENDING[:2] if options.short else ENDING
    with Scene(options, session=3.0, arguments=["--patience", "2"]) as scene:
        scene.publish(len(faults) * 400, pace=25, wait=False)
        for api, code, ends in faults:
            name = f"{messages.NAMES[api]}-{code}"
            rule = Rule(api, REFUSE, code, times=1 << 30)
            if api in (messages.INIT_PRODUCER_ID, messages.JOIN_GROUP):
                scene.traffic.add(rule)
            scene.fleet.start(name, identity="same")
            if rule not in scene.traffic.rules:
                scene.require("it works", 60, lambda: name in scene.working())
                scene.traffic.add(rule)
            scene.await_exit(name, ends, 60)
            rule.times = 0
        scene.enough.set()
        scene.publisher.join()
        scene.enough.clear()
        scene.fleet.start("last", identity="same")
        scene.settle()
        scene.stop()
        return [scene.judge("5g", "errors that end a worker", MEMORY + ", faults in front", f"{len(faults)} errors")]


def late_answers(options):
    """Answers of the commit that come late: while it waits, nothing of its batch is sent again."""
    with Scene(options, session=3.0) as scene:
        scene.publish(600, pace=40, wait=False)
        rule = scene.traffic.add(Rule(messages.END_TXN, HOLD, times=5, seconds=4))
        scene.fleet.start("one")
        scene.settle()
        scene.stop()
        return [scene.judge("5h", "commits answered late", MEMORY + ", faults in front", f"{rule.hits} of 4 s")]


def failing_steps(options):
    """8: begin is followed by an abort; every other step fails now and then too."""
    with Scene(options, session=3.0, partitions=4) as scene:
        count = 400 if options.short else 2_400
        scene.publish(count, pace=40, wait=False)
        points = "before-begin=fail:0.05,after-begin=fail:0.1,after-produce=fail:0.05,after-flush=fail:0.05," \
                 "after-offsets=fail:0.05,during-commit=fail:0.03,after-commit=fail:0.03"
        for name in ("one", "two"):
            scene.fleet.start(name, points=points)
        scene.require("all published", 200, scene.is_published)
        for name in ("one", "two"):
            scene.fleet.relieve(name)
        scene.settle()
        scene.stop()
        return [scene.judge("8", "abort right after begin, and every other step fails", MEMORY,
                            f"{scene.witness.transactions['abort']} aborts")]


ALL = [of_transactions, of_groups, of_offsets, that_end, late_answers, failing_steps]
SHORT = [of_transactions, failing_steps]
NEEDS_OWN_BROKER = [of_transactions, of_groups, of_offsets, that_end, late_answers]
