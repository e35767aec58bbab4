"""11: what the output topics do not take."""

from .. import articles
from ..front import REFUSE, Rule
from ..inputs import REJECTED, Expected
from ..kafka import messages
from ..scene import Scene
from .kills import MEMORY

TOO_LARGE, NOT_AUTHORISED = 10, 29
FOREVER = 1 << 30


def too_large(options, exactly_once=True):
    """Batches over a size are refused: the oversized event becomes a dead letter, the others come through."""
    limit = 15_000
    arguments = ["--kafka", "batch.num.messages=1"]
    if not exactly_once:
        # librdkafka gives an idempotent producer its next epoch without a word to the broker; Tansu does not take it.
        arguments += ["--kafka", "enable.idempotence=false", "--kafka", "max.in.flight.requests.per.connection=1"]
    with Scene(options, exactly_once=exactly_once, session=3.0, arguments=arguments) as scene:
        made = articles.make(300, options.seed, only_good=True)
        expected = articles.expect(made)
        fits = lambda one: all(len(value) < limit - 1_000 for value in one.events)
        large = [(f"large-{number}", articles.with_long_title(f"large-{number}", number)) for number in range(3)]
        for (name, value), one in zip(large, articles.expect(large)):
            assert not fits(one), "an article of this test gives no large event"
            made.append((name, value))
            expected.append(Expected(REJECTED, value, name.encode(), name, code="record-too-large"))
        rule = scene.traffic.add(Rule(
            messages.PRODUCE, REFUSE, TOO_LARGE, FOREVER,
            when=lambda request: any(topic == scene.topics[1] and len(data) > limit
                                     for topic, _, data in request.said["batches"])))
        # The receipt of what was refused may have gone out before the refusal came.
        scene.in_flight = len(large)
        scene.send(made, expected)
        scene.fleet.start("one")
        scene.settle()
        scene.stop()
        row = scene.judge("11a" if exactly_once else "11b", "output record too large" + (
            "" if exactly_once else ", at least once"), MEMORY + ", refusals in front", f"{rule.hits} refusals")
        if not rule.hits:
            row.violations.append("nothing was refused")
        return [row]


def too_large_at_least_once(options):
    """The same, at least once."""
    return too_large(options, exactly_once=False)


def letters_missing(options):
    """Without its dead-letter topic a worker does not begin: 78, and the topic is named."""
    with Scene(options, arguments=["--patience", "3", "--start-timeout", "10"]) as scene:
        scene.publish(20)
        missing = scene.topics[2]
        with scene.cluster.client() as client:
            client.delete_topic(missing)
        scene.fleet.start("one")
        scene.await_exit("one", 78, 30)
        if missing not in scene.log("one"):
            scene.violations.append(f"the topic is not named: {scene.last_words('one')}")
        with scene.cluster.client() as client:
            client.create_topics([missing], scene.partitions)
        scene.fleet.start("two")
        scene.settle()
        scene.stop()
        return [scene.judge("11c", "dead-letter topic missing", MEMORY, "one start without it, one with it")]


def letters_refused(options):
    """A dead-letter topic that may not be written to ends the worker with 77, and nothing passes the broken article."""
    with Scene(options, session=3.0, arguments=["--patience", "3"]) as scene:
        scene.publish(200, broken_every=20)
        rule = scene.traffic.add(
            Rule(messages.PRODUCE, REFUSE, NOT_AUTHORISED, FOREVER,
                 when=lambda request: any(topic == scene.topics[2] for topic, *_ in request.said["batches"])),
            Rule(messages.ADD_PARTITIONS, REFUSE, NOT_AUTHORISED, FOREVER,
                 when=lambda request: any(topic == scene.topics[2] for topic, _ in request.said["partitions"])))
        scene.fleet.start("one")
        scene.await_exit("one", 77, 60)
        hits = sum(one.hits for one in rule)
        for one in rule:
            one.times = 0
        scene.fleet.start("two")
        scene.settle()
        scene.stop()
        return [scene.judge("11d", "dead-letter topic refuses", MEMORY + ", refusals in front", f"{hits} refusals, then none")]


ALL = [too_large, too_large_at_least_once, letters_missing, letters_refused]
SHORT = [too_large]
NEEDS_OWN_BROKER = [too_large, too_large_at_least_once, letters_refused]
