"""1: workers fall by SIGKILL, at the named points of a delivery and at random."""

import time

from ..scene import Scene

POINTS = ("before-begin", "after-begin", "after-produce", "after-flush", "after-offsets", "during-commit", "after-commit")
WITHOUT_TRANSACTIONS = ("after-produce", "after-flush", "after-commit")
MEMORY = "Tansu, memory"


def plan(action, probability, points=POINTS):
    return ",".join(f"{point}={action}:{probability}" for point in points)


def describe(kills):
    return f"{sum(kills.values())} kills (" + ", ".join(f"{where} {count}" for where, count in sorted(kills.items())) + ")"


def fall(options, number, name, exactly_once, articles, seconds, kills, pause, points=None, static=False):
    """Workers share the partitions and fall again and again while `articles` flow for about `seconds`."""
    arguments = ["--max-in-flight", "200", "--max-attempts", "1000"]
    with Scene(options, exactly_once=exactly_once, session=3.0, partitions=6, arguments=arguments) as scene:
        scene.publish(articles, pace=articles / seconds, wait=False)
        names = ("one", "two", "three")
        for one in names:
            scene.fleet.start(one, *(["--group-instance-id", one] if static else []), points=points)
        scene.require("a first commit", 60, lambda: scene.progress() > 0)
        last = [time.monotonic()]

        def at_random():
            working = scene.working()
            if working and time.monotonic() - last[0] > pause:
                last[0] = time.monotonic()
                scene.fleet.kill(scene.random.choice(working))

        scene.drive(seconds * 3, lambda: scene.is_drained() or fallen(scene) >= kills and scene.is_published(), at_random)
        for one in names:
            scene.fleet.relieve(one)
        scene.in_flight = 200 * fallen(scene)
        scene.settle(180)
        scene.stop()
        row = scene.judge(number, name, MEMORY, describe(scene.fleet.kills))
        if fallen(scene) < kills:
            row.violations.append(f"only {fallen(scene)} of {kills} kills before the input was worked off")
        return [row]


def fallen(scene):
    return sum(scene.fleet.kills.values())


def at_points(options):
    """SIGKILL at each named point and at random, exactly once."""
    if options.short:
        return fall(options, "1a", "SIGKILL at points and at random", True, 600, 25, 6, 6, plan("kill", 0.02))
    return fall(options, "1a", "SIGKILL at points and at random", True, 20_000, 480, 100, 6, plan("kill", 0.02))


def static_members(options):
    """SIGKILL at each named point, static members.

    Not on Tansu, which goes on waiting for a leader whose instance has come back under a new member id.
    """
    return fall(options, "1b", "SIGKILL of static members", True, 6_000, 300, 35, 6, plan("kill", 0.02), static=True)


def at_least_once(options):
    """SIGKILL at each named point and at random, at least once."""
    points = plan("kill", 0.01, WITHOUT_TRANSACTIONS)
    if options.short:
        return fall(options, "1c", "SIGKILL at points and at random, at least once", False, 400, 15, 3, 2, points)
    return fall(options, "1c", "SIGKILL at points and at random, at least once", False, 4_000, 90, 10, 2, points)


ALL = [at_points, at_least_once]
SHORT = [at_points, at_least_once]
ON_A_GIVEN_BROKER = [static_members]
