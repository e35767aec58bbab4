"""Replays in a scene: their processes, their topics, and what a committed reader sees of them."""

import json
import os
import subprocess
import time

import harness

from . import topiclog
from .scene import Failure
from .witness import source_of


class Replays:
    def __init__(self, scene):
        self.scene = scene
        self.kills = 0

    def create(self, *topics):
        with self.scene.cluster.client() as client:
            client.create_topics(list(topics), self.scene.partitions)

    def command(self, name, label, *arguments):
        return [harness.DATELINE, "replay", "--brokers", self.scene.cluster.addresses, "--input", self.scene.topics[0],
                "--dead-letters", self.scene.topics[2], "--name", name, "--instance-id", f"{name}.{label}",
                "--progress-interval", "0.5", "--kafka", f"client.id={name}.{label}", "--kafka", "compression.codec=none",
                "--kafka", "session.timeout.ms=6000", "--kafka", "heartbeat.interval.ms=600", *map(str, arguments)]

    def start(self, name, label, *arguments):
        return self.scene.start(self.command(name, label, *arguments), f"{name}.{label}",
                                {**os.environ, "SWIFT_BACKTRACE": "enable=no"})

    def run(self, name, *arguments, processes=1, kill=False, seconds=300, each=lambda: None):
        """One replay to its end by some processes; with `kill`, one of them falls in the middle and is started again.

        Gives the summaries of those that came to their end."""
        labels = [str(number) for number in range(processes)]
        running = {label: self.start(name, label, *arguments) for label in labels}
        deadline = time.monotonic() + seconds
        fallen = not kill
        while any(process.poll() is None for process in running.values()):
            if time.monotonic() > deadline:
                raise Failure(f"replay {name} did not end within {seconds} s: {self.scene.last_words(f'{name}.0')}")
            if not fallen and self.done(name) > 0:
                fallen = True
                victim = max(running, key=lambda label: self.scene.witness.produced.get(f"{name}.{label}", 0))
                if running[victim].poll() is None:
                    harness.kill(running[victim])
                    self.kills += 1
                    running[victim] = self.start(name, victim, *arguments)
            each()
            self.scene.step(seconds=0.02)
        for label, process in running.items():
            if process.returncode != 0:
                raise Failure(f"replay {name}.{label} ended with {process.returncode}: "
                              + self.scene.last_words(f"{name}.{label}"))
        if not fallen:
            self.scene.violations.append(f"replay {name} was over before it could be killed")
        return [self.summary(name, label) for label in labels]

    def is_planned(self, name):
        """Its ends are fixed."""
        return any(group == f"dateline-replay-{name}.plan" for group, *_ in list(self.scene.witness.stored))

    def done(self, name):
        """Offsets that its group has gone through."""
        with self.scene.cluster.client() as client:
            found = client.committed(f"dateline-replay-{name}", self.scene.topics[0], range(self.scene.partitions))
        for (group, topic, partition), (offset, _) in list(self.scene.witness.stored.items()):
            if group == f"dateline-replay-{name}" and topic == self.scene.topics[0]:
                found[partition] = max(offset, found.get(partition, 0))
        return sum(found.values())

    def summary(self, name, label):
        lines = [line for line in self.scene.metrics(f"{name}.{label}") if line.get("replay") == "summary"]
        if not lines:
            raise Failure(f"replay {name}.{label} gave no summary")
        return lines[-1]

    def refused(self, code, *arguments):
        """A replay that must not begin: its code, one line, soon. Gives what is wrong with it, or None."""
        command = [str(part) for part in [harness.DATELINE, "replay", "--brokers", self.scene.cluster.addresses, *arguments]]
        run = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=60)
        lines = run.stderr.decode(errors="replace").strip().splitlines()
        if run.returncode != code or len(lines) != 1 or run.stdout:
            return f"replay {' '.join(map(str, arguments))} ended with {run.returncode}, not {code}: {' | '.join(lines)[-300:]}"
        return None

    # What a committed reader sees

    def committed(self, topic):
        """Records that count, in the order of each partition."""
        with self.scene.cluster.client() as client:
            found = topiclog.read(client, topic, self.scene.partitions, source_of)
        return [one.record for one in found if one.fate == topiclog.COMMITTED]

    def compacted(self, topic):
        return apply({}, self.committed(topic))


def apply(state, records):
    """As compaction leaves a topic: the last record of each key, and none where that has no value."""
    state = dict(state)
    for record in records:
        if record.value is None:
            state.pop(record.key, None)
        else:
            state[record.key] = record.value
    return state


def told(value):
    """What an event says, without the versions that made it."""
    event = json.loads(value)
    event.pop("extractor")
    return json.dumps(event, sort_keys=True)
