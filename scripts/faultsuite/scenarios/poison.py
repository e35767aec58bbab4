"""10: articles that cannot be read, and articles on which the extractor fails, hangs or crashes."""

import json
import signal
from collections import Counter

from .. import articles
from ..inputs import REJECTED, Expected
from ..scene import Scene
from .kills import MEMORY

HUGE = 3 << 20
ATTEMPTS = 3
"""Deliveries of an article alone before it is given up."""
PATIENCE = 2
"""Deaths without progress after which a worker begins articles alone."""


def of_every_kind(options, exactly_once=True):
    """Malformed, huge, deep, empty, null and invalid values among good ones; the extractor fails on some."""
    with Scene(options, exactly_once=exactly_once, session=3.0, arguments=["--maximum-article-bytes", str(1 << 20)]) as scene:
        made = articles.make(400, options.seed, broken_every=4, null_every=9)
        huge = json.dumps({"id": "huge", "text": "A bomb exploded in Gao. " * (HUGE // 24)}).encode()
        expected = articles.expect(made)
        made.append(("huge", huge))
        expected.append(Expected(REJECTED, huge, b"huge", "huge"))
        failing = [number for number, (name, _) in enumerate(made)
                   if "-77" in name and expected[number].kind != REJECTED and expected[number].value is not None]
        for number in failing:
            expected[number] = Expected(REJECTED, made[number][1], made[number][0].encode(), made[number][0],
                                        code="extraction-failed")
        scene.send(made, expected)
        scene.fleet.start("one", articles="fail:-77")
        scene.settle()
        scene.stop()
        broken = sum(one.kind == REJECTED for one in expected)
        return [scene.judge("10a", "poison of every kind" + ("" if exactly_once else ", at least once"), MEMORY,
                            f"{broken} of {len(made)} articles broken, {len(failing)} made the extractor fail")]


def of_every_kind_at_least_once(options):
    """The same, at least once."""
    return of_every_kind(options, exactly_once=False)


def hanging(options):
    """Articles on which the extractor hangs become dead letters after --extraction-timeout, and others go on."""
    return chosen(options, "10b", "extractor hangs", "hang", ["--extraction-timeout", "2", "--max-attempts", "1"])


def crashing(options):
    """Articles on which the process crashes become dead letters after --max-attempts deliveries."""
    return chosen(options, "10c", "extractor crashes the process", "crash", ["--max-attempts", str(ATTEMPTS)])


def crashing_at_least_once(options):
    """The same, at least once."""
    return chosen(options, "10d", "extractor crashes the process, at least once", "crash", ["--max-attempts", str(ATTEMPTS)], False)


def chosen(options, number, name, action, arguments, exactly_once=True):
    count = 200 if options.short else 400
    with Scene(options, exactly_once=exactly_once, session=3.0, partitions=1 if options.short else 3,
               arguments=arguments) as scene:
        made = articles.make(count, options.seed, only_good=True)
        expected = articles.expect(made)
        poison = [at for at, (key, _) in enumerate(made) if key.endswith("-66") or key.endswith("-166")]
        for at in poison:
            expected[at] = Expected(REJECTED, made[at][1], made[at][0].encode(), made[at][0])
        scene.send(made, expected)
        for one in ("one", "two"):
            scene.fleet.start(one, articles=f"{action}:-66,{action}:-166")
        scene.in_flight = 4_000
        # How many lives get further before one stands at the killer is a matter of time; how many die there is not.
        deaths = Counter()
        scene.fleet.on_crash = lambda: deaths.update([tuple(sorted(scene.committed().items()))])
        scene.settle(180)
        scene.stop(codes=(0, 70) if action == "hang" else (0,))
        letters = [one for one in scene.outputs().letters if one.fate == "committed"]
        counts = sorted(one.record.header("__dlq.errors.delivery.count") or "?" for one in letters)
        codes = sorted({one.record.header("dateline.errors.code") for one in letters})
        most = max(deaths.values(), default=0)
        # Several partitions may stand at a killer each, and their workers die in turn.
        if most > (ATTEMPTS + PATIENCE) * min(len(poison), scene.partitions):
            scene.violations.append(f"{most} crashes without progress, with {ATTEMPTS} attempts")
        return [scene.judge(number, name, MEMORY + ", rules of Kafka in front",
                            f"{len(poison)} articles, {deaths.total()} crashes, at most {most} without progress; "
                            f"dead letters {codes} after deliveries {counts}",
                            allowed_exits=(-signal.SIGABRT,) if action == "crash" else ())]


ALL = [of_every_kind, of_every_kind_at_least_once, hanging, crashing, crashing_at_least_once]
SHORT = [of_every_kind, crashing]
