"""7: two workers with one transactional id."""

from ..scene import Scene
from .kills import MEMORY


def twins(options):
    """The older of two workers with one id is fenced, says so, ends with 75 and does not come back by itself."""
    with Scene(options, session=3.0) as scene:
        scene.publish(900 if options.short else 2_400, pace=30, wait=False)
        scene.fleet.start("older", identity="same")
        scene.require("a first commit", 60, lambda: scene.progress() > 0)
        rounds = 1 if options.short else 3
        older = "older"
        for number in range(rounds):
            newer = f"newer-{number}"
            scene.fleet.start(newer, identity="same")
            scene.await_exit(older, 75, 60)
            if "fenced" not in scene.log(older).lower() and "taken over" not in scene.log(older).lower():
                scene.violations.append(f"{older} does not say that it was fenced: {scene.last_words(older)}")
            scene.require("the newer one works", 60, lambda: newer in scene.working() or scene.is_drained())
            older = newer
        scene.settle()
        scene.stop()
        return [scene.judge("7", "two workers with one transactional id", MEMORY + ", rules of Kafka in front",
                            f"{rounds} times fenced")]


ALL = [twins]
SHORT = [twins]
