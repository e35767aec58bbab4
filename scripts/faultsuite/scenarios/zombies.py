"""3: a worker stands still past its session, poll and transaction limits, and goes on afterwards."""

from ..scene import Scene
from .kills import MEMORY, plan

POINTS = ("after-produce", "after-flush", "after-offsets", "during-commit", "before-begin")
LIMITS = ["--transaction-timeout", "5", "--kafka", "max.poll.interval.ms=6000"]
STANDSTILL = 10
"""Seconds: past a session of 3, a transaction of 5, a poll of 6."""


def standing_still(options, number="3a", points=POINTS, limits=LIMITS, standstill=STANDSTILL, probability=0.01,
                   name="SIGSTOP past every limit"):
    """SIGSTOP at points of a delivery, past every limit."""
    wanted = 2 if options.short else 10
    seconds = 40 if options.short else 150
    with Scene(options, session=3.0, arguments=limits) as scene:
        scene.fleet.supervised = {75}
        scene.publish(seconds * 30, pace=30, wait=False)
        for one in ("one", "two", "three"):
            scene.fleet.start(one, points=plan("stop", probability, points))
        woken = [0]

        def wake():
            woken[0] += scene.fleet.wake(standstill)

        scene.drive(seconds * 2, lambda: woken[0] >= wanted and scene.is_published(), wake)
        for one in list(scene.fleet.settings):
            scene.fleet.go_on(one)
            scene.fleet.relieve(one)
        scene.settle()
        scene.stop()
        row = scene.judge(number, name, MEMORY + ", rules of Kafka in front",
                          f"{woken[0]} standstills of {standstill} s; {scene.expired}",
                          allowed_exits=(75,))
        if woken[0] < wanted:
            row.violations.append(f"only {woken[0]} of {wanted} standstills")
        return [row]


def within_the_transaction(options):
    """SIGSTOP past the session, while the transaction lives: its offsets are pending when another takes over."""
    return standing_still(options, "3b", ("after-offsets", "during-commit"),
                          ["--transaction-timeout", "60", "--kafka", "max.poll.interval.ms=6000"], 8, 0.03,
                          "SIGSTOP past the session, the transaction open")


ALL = [standing_still, within_the_transaction]
SHORT = [standing_still]
