"""4 and 9: workers join and leave every second or two; partitions are taken away with work in flight."""

import signal
import time

from .. import articles
from ..scene import Scene
from .kills import MEMORY


def storm(options, number, name, arguments=(), static=False, points=None, exactly_once=True):
    """Workers come and go."""
    seconds = 20 if options.short else 60
    names = ("one", "two", "three", "four")
    with Scene(options, session=3.0, partitions=6, arguments=arguments, exactly_once=exactly_once) as scene:
        scene.publish(seconds * 40, pace=40, wait=False)
        # It is the anchor that most often gives partitions up; now and then it has to get that far.
        scene.fleet.start("anchor", *identity("anchor", static), points=points and points + ":0.3")
        scene.require("a first commit", 60, lambda: scene.progress() > 0)
        changes, last = [0, 0], [0.0]

        def change():
            scene.fleet.wake(6)
            if time.monotonic() < last[0]:
                return
            last[0] = time.monotonic() + scene.random.uniform(1, 2)
            one = scene.random.choice(names)
            if one not in scene.fleet.settings:
                scene.fleet.start(one, *identity(one, static), points=points)
                changes[0] += 1
            elif not scene.fleet.is_standing(one):
                scene.end_one(one, codes=(0, -signal.SIGKILL) if points else (0,))
                changes[1] += 1

        scene.drive(seconds, each=change)
        for one in list(scene.fleet.settings):
            scene.fleet.go_on(one)
            if points:
                scene.fleet.relieve(one)
        scene.in_flight = 20 * sum(changes)
        scene.settle(180)
        scene.stop()
        row = scene.judge(number, name, MEMORY, f"{changes[0]} joins, {changes[1]} leaves, "
                          f"{scene.witness.counts['SyncGroup']} assignments", allowed_exits=(75,) if points else ())
        if points and not row.hits:
            row.violations.append("no revocation was answered where it should have failed")
        return [row]


def identity(name, static):
    return ["--group-instance-id", name] if static else []


def cooperative(options):
    """A storm of joins and leaves, cooperative-sticky."""
    return storm(options, "4a", "rebalance storm, cooperative", ["--assignment", "cooperative-sticky"])


def eager(options):
    """A storm of joins and leaves, eager (range)."""
    return storm(options, "4b", "rebalance storm, eager", ["--assignment", "range"])


def static(options):
    """A storm of joins and leaves, static members."""
    return storm(options, "4c", "rebalance storm, static members", static=True)


def at_least_once(options):
    """A storm of joins and leaves, at least once: workers that leave in order repeat nothing."""
    return storm(options, "4d", "rebalance storm, at least once", exactly_once=False)


def fall_at_the_answer(options):
    """A storm in which workers fall and stop before they answer a revocation."""
    rows = storm(options, "9b", "SIGKILL before a revocation is answered", points="before-revocation-answer=kill")
    return rows + storm(options, "9c", "SIGSTOP before a revocation is answered",
                        points="before-revocation-answer=stop", arguments=["--transaction-timeout", "5"])


def in_flight(options, exactly_once=True):
    """Partitions are taken away while long articles are in extraction."""
    with Scene(options, session=3.0, partitions=4, exactly_once=exactly_once,
               arguments=["--concurrency", "2", "--max-in-flight", "100"]) as scene:
        made = articles.make(400 if options.short else 1_500, options.seed, stretch=60)
        scene.publish(0, made=made)
        scene.fleet.start("one")
        scene.require("a first commit", 60, lambda: scene.progress() > 0)
        rounds = 1 if options.short else 4
        for number in range(rounds):
            name = f"other-{number}"
            scene.fleet.start(name)
            scene.require("the other has its share", 60, lambda: name in scene.working() or scene.is_drained())
            scene.end_one(name)
        scene.settle(240)
        scene.stop()
        return [scene.judge("9a" if exactly_once else "9d", "revocation with work in flight"
                            + ("" if exactly_once else ", at least once"), MEMORY,
                            f"{rounds} others came and went")]


def in_flight_at_least_once(options):
    """Partitions are taken away while long articles are in extraction, at least once."""
    return in_flight(options, exactly_once=False)


ALL = [cooperative, eager, static, at_least_once, fall_at_the_answer, in_flight, in_flight_at_least_once]
SHORT = [cooperative]
