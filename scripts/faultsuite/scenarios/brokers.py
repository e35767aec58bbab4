"""5: brokers are killed, started again, and one of two is taken away. Over an S3 store, so that they can die."""

from ..scene import Scene

S3 = "Tansu over S3"


def killed_and_restarted(options, exactly_once=True, quiet=True):
    """The broker is killed between requests and started again, under load."""
    times = 1 if options.short else 4
    with Scene(options, s3=True, session=6.0, partitions=2, exactly_once=exactly_once) as scene:
        scene.publish(times * 240, pace=8, wait=False)
        scene.fleet.start("one")
        scene.require("a first commit", 90, lambda: scene.progress() > 0)
        broker, clean = scene.cluster.brokers[0], 0
        for _ in range(times):
            scene.drive(4)
            clean += scene.cluster.kill(broker, quiet)
            scene.drive(scene.random.uniform(1, 4))
            scene.cluster.start(broker)
            scene.await_progress("the restart")
        scene.in_flight = times * 1_000
        scene.settle(240)
        scene.stop()
        number = "5a" if exactly_once else "5b"
        how = "between requests" if quiet else "in the middle of requests"
        return [scene.judge(number, "broker killed and restarted" + ("" if exactly_once else ", at least once"), S3,
                            f"{times} times, {how} ({clean} clean)")]


def killed_in_the_middle(options):
    """The broker is killed in the middle of its requests and started again, at least once."""
    return killed_and_restarted(options, exactly_once=False, quiet=False)


def one_of_two_taken_away(options):
    """Two brokers serve one bucket; the one in use goes away for good.

    Not back again: Tansu's brokers all have one node id, and librdkafka then may not notice that a coordinator moved."""
    with Scene(options, s3=True, brokers=2, session=6.0, partitions=2) as scene:
        scene.publish(480, pace=8, wait=False)
        for name in ("one", "two"):
            scene.fleet.start(name)
        scene.require("a first commit", 90, lambda: scene.progress() > 0)
        first = scene.cluster.brokers[0]
        scene.drive(4)
        scene.cluster.kill(first, quiet=True)
        scene.await_progress("the change to the second broker")
        scene.settle(240)
        scene.stop()
        return [scene.judge("5c", "one of two brokers taken away", S3 + ", two brokers", "once")]


ALL = [killed_and_restarted, killed_in_the_middle, one_of_two_taken_away]
SHORT = [killed_and_restarted]
NEEDS_OWN_BROKER = ALL
