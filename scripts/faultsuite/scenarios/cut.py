"""6: a worker is cut off from the broker for longer than every time-out, and then reached again."""

import time

from ..scene import Scene
from .kills import MEMORY

LIMITS = ["--transaction-timeout", "5", "--kafka", "max.poll.interval.ms=6000", "--kafka", "socket.timeout.ms=4000"]


def cut_off(options, how="cut", whom="one", exactly_once=True):
    """Connections are cut and refused: of one worker, and of all."""
    rounds, seconds = (1, 10) if options.short else (3, 12)
    with Scene(options, session=3.0, arguments=LIMITS if exactly_once else LIMITS[2:], exactly_once=exactly_once) as scene:
        scene.fleet.supervised = {75}
        scene.publish(rounds * 1_200, pace=40, wait=False)
        for name in ("one", "two"):
            scene.fleet.start(name)
        scene.require("a first commit", 60, lambda: scene.progress() > 0)
        for _ in range(rounds):
            scene.require("both work", 60, lambda: len(scene.working()) == 2 or scene.is_drained())
            time.sleep(1.5)
            getattr(scene.traffic, how).add(whom)
            if how == "cut":
                for broker in scene.cluster.brokers:
                    broker.front.drop_connections(None if whom == "*" else whom)
            scene.drive(seconds)
            getattr(scene.traffic, how).discard(whom)
            scene.await_progress("the cut")
        scene.in_flight = 2_000 * rounds
        scene.settle()
        scene.stop()
        number = {("cut", "one"): "6a", ("frozen", "one"): "6b", ("cut", "*"): "6c"}[how, whom]
        name = {"6a": "one worker cut off", "6b": "one worker's requests unanswered", "6c": "all cut off"}[number]
        return [scene.judge(number if exactly_once else number + "'", name + ("" if exactly_once else ", at least once"),
                            MEMORY + ", rules of Kafka in front", f"{rounds} times for {seconds} s; "
                            f"{scene.expired}", allowed_exits=(75,))]


def unanswered(options):
    """Connections stay, and nothing is answered."""
    return cut_off(options, how="frozen")


def all_cut_off(options):
    """Connections of all workers are cut and refused."""
    return cut_off(options, whom="*")


def cut_off_at_least_once(options):
    """Connections of one worker are cut and refused, at least once."""
    return cut_off(options, exactly_once=False)


ALL = [cut_off, unanswered, all_cut_off, cut_off_at_least_once]
SHORT = [cut_off]
NEEDS_OWN_BROKER = ALL
