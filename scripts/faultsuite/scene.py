"""One scenario's lab: brokers behind fronts, workers, what is published, and the judgement at the end."""

import random
import shutil
import subprocess
import threading
import time
import uuid
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import harness

from . import articles, topiclog
from .brokers import Cluster, Given
from .checker import Outputs, check
from .fleet import Fleet
from .front import Traffic
from .inputs import Inputs
from .kafka.client import BrokerError
from .strict import Strict
from .witness import Witness, source_of

RESIDENT_LIMIT = 256 << 20
"""Bytes that no worker may come to, whatever happens to it."""


class Failure(Exception):
    """A scenario that could not be carried through: in itself a finding."""


@dataclass
class Row:
    """What the report says of one scenario."""

    number: str
    name: str
    broker: str
    inputs: int = 0
    done: str = ""
    """What was done to the workers and how often, in words."""
    hits: Counter = field(default_factory=Counter)
    found: str = ""
    violations: list = field(default_factory=list)
    seconds: float = 0


class Scene(harness.Processes):
    def __init__(self, options, *, partitions=4, brokers=1, s3=False, exactly_once=True, strict=True, receipts=True,
                 session=6.0, arguments=(), topics=("articles", "events", "articles.dead-letters", "articles.receipts"),
                 group="dateline"):
        self.options, self.partitions, self.count, self.s3 = options, partitions, brokers, s3
        self.exactly_once, self.is_strict, self.receipts = exactly_once, strict, receipts
        suffix = f".{uuid.uuid4().hex[:8]}" if options.brokers else ""
        self.topics, self.group = [name + suffix for name in topics], group + suffix
        self.session, self.arguments = session, list(arguments)
        self.violations, self.publisher, self.ends = [], None, {}
        self.enough = threading.Event()
        """Set to end publishing in the background."""
        self.random = random.Random(options.seed)
        self.started = time.monotonic()
        self.in_flight = 0
        """Inputs that may come again with at-least-once."""

    def __enter__(self):
        super().__enter__()
        try:
            self.traffic = Traffic()
            self.inputs = Inputs(self.topics[0], self.partitions, self.receipts)
            self.witness = self.traffic.witness = Witness(self.inputs, self.exactly_once)
            if self.options.brokers:
                self.cluster = Given(self.options.brokers)
            else:
                self.cluster = Cluster(self, self.traffic, self.count, self.s3)
            if self.is_strict and not self.options.brokers:
                self.traffic.strict = Strict(self.witness, lambda: self.cluster.direct)
            with self.cluster.client() as client:
                client.create_topics(self.topics if self.receipts else self.topics[:3], self.partitions)
            arguments = ["--input", self.topics[0], "--output", self.topics[1], "--dead-letters", self.topics[2],
                         "--group", self.group]
            if self.receipts:
                arguments += ["--receipts", self.topics[3]]
            self.fleet = Fleet(self, self.cluster.addresses, arguments + self.arguments, self.exactly_once, self.session,
                               self.options.seed, self.options.mutant)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, kind=None, *_):
        if kind is not None:
            self.keep()
        self.enough.set()
        if hasattr(self, "cluster"):
            self.cluster.close()
        super().__exit__()

    def keep(self):
        """With --keep: logs of the workers and what passed, for whoever looks into a failure."""
        if not self.options.keep:
            return None
        target = Path(self.options.keep) / self.folder.name
        shutil.copytree(self.folder, target, dirs_exist_ok=True)
        (target / "history.txt").write_text("\n".join(self.witness.history), encoding="utf-8")
        return target

    # Filling

    def publish(self, count, pace=None, wait=True, made=None, **options):
        """Makes and sends `count` articles; without `wait` in the background."""
        made = made or articles.make(count, self.options.seed, **options)
        expected = articles.expect(made)
        if wait:
            self.send(made, expected)
        else:
            self.publisher = threading.Thread(target=self.send, args=(made, expected, pace), daemon=True)
            self.publisher.start()

    def send(self, made, expected, pace=None):
        articles.publish(self.produce, self.inputs, made, expected, 20 if pace else 200, pace, self.enough.is_set)

    def produce(self, partition, records):
        """Never while a broker is being killed: what became of a record must be known."""
        while True:
            with self.cluster.alive:
                try:
                    client = self.cluster.client()
                except (OSError, ValueError):
                    client = None
                if client is not None:
                    with client:
                        return client.produce(self.topics[0], partition, records)
            if self.enough.is_set():
                raise Failure("no broker to publish to")
            time.sleep(0.1)

    # Driving

    def step(self, restart=True, seconds=0.1):
        self.fleet.tend(restart)
        if self.traffic.strict is not None:
            self.traffic.strict.expire()
        time.sleep(seconds)

    def drive(self, seconds, until=lambda: False, each=lambda: None, restart=True):
        """Steps until it is so; false when it is not within the bound."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if until():
                return True
            each()
            self.step(restart)
        return until()

    def require(self, what, seconds, until, each=lambda: None, restart=True):
        if not self.drive(seconds, until, each, restart):
            raise Failure(f"not within {seconds:.0f} s: {what}")

    def committed(self):
        """What the group has committed, by partition: as the broker says, or further where an answer has said so."""
        try:
            with self.cluster.client() as client:
                found = client.committed(self.group, self.topics[0], range(self.partitions))
        except (OSError, BrokerError):
            found = {}
        for (group, topic, partition), (offset, _) in list(self.witness.stored.items()):
            if group == self.group and topic == self.topics[0]:
                found[partition] = max(offset, found.get(partition, 0))
        return found

    def progress(self):
        """The share of what is published so far that is committed: 0 to 1."""
        there = sum(min(offset, self.inputs.ends.get(partition, 0)) for partition, offset in self.committed().items())
        return there / max(1, sum(self.inputs.ends.values()))

    def working(self):
        """Workers that have published something since they were started."""
        if self.options.brokers:
            return [name for name in self.fleet.alive() if self.fleet.has_finished_some(name)]
        return [name for name in self.fleet.alive()
                if self.witness.produced.get(name, 0) > self.fleet.since[name]]

    def await_progress(self, after, seconds=90):
        """More is committed than just now."""
        before = sum(self.committed().values())
        self.require(f"progress after {after}", seconds, lambda: sum(self.committed().values()) > before or self.is_drained())

    def is_published(self):
        return self.publisher is None or not self.publisher.is_alive()

    def is_drained(self):
        if not self.is_published():
            return False
        committed = self.committed()
        return all(committed.get(partition, 0) > known[-1] for partition, known in list(self.inputs.offsets.items()))

    def settle(self, seconds=120):
        """The faults are over: lag returns to 0, and a fresh article of each partition comes through."""
        self.require("lag back to 0", seconds, self.is_drained)
        fresh = articles.make(self.partitions * 3, self.options.seed, prefix="fresh", only_good=True)
        articles.publish(self.produce, self.inputs, fresh, articles.expect(fresh))
        self.require("fresh articles come through", 60, self.is_drained)

    def stop(self, seconds=40, codes=(0,)):
        """Ends all workers in order; each must end in time and with the right code."""
        for name, (code, took) in self.fleet.shut_down(seconds).items():
            self.ends[name] = code
            if code not in codes:
                how = f"did not end within {seconds} s" if code is None else f"ended with {code}"
                self.violations.append(f"worker {name} {how} after SIGTERM: {self.last_words(name)}")

    def end_one(self, name, seconds=30, codes=(0,)):
        """SIGTERM to one worker: in time, with one of these codes."""
        code, took = self.fleet.terminate(name, seconds)
        if code not in codes:
            how = f"did not end within {seconds} s" if code is None else f"ended with {code}"
            self.violations.append(f"worker {name} {how} after SIGTERM: {self.last_words(name)}")
        return took

    def await_exit(self, name, code, seconds):
        """A worker must end by itself, with this code, within this time."""
        try:
            got = self.fleet.workers[name].wait(seconds)
        except subprocess.TimeoutExpired:
            self.violations.append(f"worker {name} did not end within {seconds} s: {self.last_words(name)}")
            return
        self.fleet.settings.pop(name, None)
        if got != code:
            self.violations.append(f"worker {name} ended with {got}, not {code}: {self.last_words(name)}")

    @property
    def expired(self):
        """Transactions that were aborted for their age, in words."""
        return f"{self.traffic.strict.expired} transactions expired" if self.traffic.strict else "transactions expire"

    def last_words(self, name):
        return " | ".join(self.log(name).strip().splitlines()[-3:])[-600:]

    # Judging

    def outputs(self):
        with self.cluster.client() as client:
            _, events, letters, receipts = self.topics
            return Outputs(topiclog.read(client, events, self.partitions, source_of),
                           topiclog.read(client, letters, self.partitions, source_of),
                           topiclog.read(client, receipts, self.partitions, source_of) if self.receipts else None,
                           self.committed())

    def judge(self, number, name, broker, done="", allowed_exits=(), drained=True):
        verdict = check(self.inputs, self.outputs(), self.exactly_once, self.in_flight, drained)
        broker = "given broker" if self.options.brokers else broker
        violations = [*self.violations, *verdict.violations, *self.witness.violations]
        for worker, code in self.fleet.exits:
            if (worker, code) not in allowed_exits and code not in allowed_exits:
                violations.append(f"worker {worker} ended with {code}: {self.last_words(worker)}")
        highest = max(self.fleet.highest.values(), default=0)
        if highest > RESIDENT_LIMIT:
            violations.append(f"a worker came to {highest >> 20} MiB")
        found = (f"{verdict.counted} records counted, {verdict.aborted} aborted, {verdict.duplicates} inputs twice, "
                 f"{highest >> 20} MiB at most")
        refused = sum(count for name, count in self.witness.counts.items() if " !" in name)
        if refused:
            done += f"; {refused} requests refused"
        if self.exactly_once and not self.options.brokers:
            found = f"{self.witness.transactions['commit']} commits, " + found
        if violations and (kept := self.keep()):
            violations.append(f"kept in {kept}")
        return Row(number, name, broker, len(self.inputs), done, self.fleet.hits(), found, violations,
                   time.monotonic() - self.started)
