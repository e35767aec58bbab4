"""2: workers are asked to end under load, and while an extraction hangs."""

import time

from ..scene import Scene
from .kills import MEMORY


def under_load(options, exactly_once=True):
    """SIGTERM again and again under load, exactly once."""
    times, seconds = (2, 15) if options.short else (12, 90)
    with Scene(options, exactly_once=exactly_once, session=3.0) as scene:
        scene.publish(seconds * 60, pace=60, wait=False)
        for name in ("one", "two"):
            scene.fleet.start(name)
        took, last = [], [time.monotonic()]

        def end_one():
            working = scene.working()
            if len(took) < times and working and time.monotonic() - last[0] > 2:
                name = scene.random.choice(working)
                took.append(scene.end_one(name))
                scene.fleet.start_again(name)
                last[0] = time.monotonic()

        scene.drive(seconds * 3, lambda: scene.is_drained() and len(took) >= times, end_one)
        scene.settle()
        scene.stop()
        row = scene.judge("2a" if exactly_once else "2b", "SIGTERM under load" + ("" if exactly_once else ", at least once"),
                          MEMORY, f"{len(took)} ends, {max(took, default=0):.1f} s at most")
        if len(took) < times:
            row.violations.append(f"only {len(took)} of {times} ends")
        return [row]


def under_load_at_least_once(options):
    """SIGTERM under load, at least once: nothing comes twice either."""
    return under_load(options, exactly_once=False)


def hanging(options):
    """SIGTERM while extractions hang."""
    with Scene(options, arguments=["--drain-timeout", "3", "--extraction-timeout", "600"], session=3.0) as scene:
        scene.fleet.start("one", articles="hang:-13")
        scene.publish(300)
        scene.require("an article that hangs holds its partition", 60, lambda: 0 < scene.progress() < 1)
        time.sleep(2)
        before = scene.progress()
        took = scene.end_one("one", seconds=15)
        if scene.progress() >= 1:
            scene.violations.append("an article that hung was committed")
        scene.fleet.start("two")
        scene.settle()
        scene.stop()
        return [scene.judge("2c", "SIGTERM while extractions hang", MEMORY,
                            f"ended after {took:.1f} s at {100 * before:.0f} % of the input")]


ALL = [under_load, under_load_at_least_once, hanging]
SHORT = [hanging]
