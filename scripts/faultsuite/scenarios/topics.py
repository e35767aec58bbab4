"""12 and 13: a topic deleted while running; input with transactions of its own."""

from .. import articles
from ..kafka.batches import Record, murmur2_partition
from ..scene import Scene
from .kills import MEMORY


def deleted(options):
    """The input is deleted while a worker reads it: it ends with 78 and names the topic."""
    with Scene(options, session=3.0, arguments=["--patience", "5", "--kafka", "topic.metadata.refresh.interval.ms=2000"]) as scene:
        scene.publish(200)
        scene.fleet.start("one")
        scene.require("the input is worked off", 60, scene.is_drained)
        outputs = scene.outputs()
        with scene.cluster.client() as client:
            client.delete_topic(scene.topics[0])
        scene.await_exit("one", 78, 60)
        if scene.topics[0] not in scene.last_words("one"):
            scene.violations.append(f"the topic is not named: {scene.last_words('one')}")
        scene.outputs = lambda: outputs
        return [scene.judge("12a", "input topic deleted while running", MEMORY, "deleted once")]


def transactional_input(options, exactly_once=True):
    """Input with committed and aborted transactions and markers at its end: only the committed ones are articles."""
    with Scene(options, session=3.0, exactly_once=exactly_once) as scene:
        made = articles.make(320, options.seed, broken_every=23)
        expected = articles.expect(made)
        with scene.cluster.client() as client:
            for number in range(0, len(made), 20):
                send_in_transaction(client, scene, made[number:number + 20], expected[number:number + 20],
                                    f"source-{number % 3}", commit=number % 60 != 20)
        if scene.traffic.strict:
            scene.traffic.strict.hide_aborted(scene.topics[0], range(scene.partitions))
        scene.fleet.start("one")
        scene.settle()
        scene.stop()
        until_end = scene.fleet.start("last", "--until-end")
        if until_end.wait(60) != 0:
            scene.violations.append(f"--until-end ended with {until_end.returncode} before trailing markers")
        scene.fleet.settings.pop("last", None)
        return [scene.judge("13a" if exactly_once else "13b", "input with aborted transactions and trailing markers" + (
            "" if exactly_once else ", at least once"), MEMORY + ", list of aborted transactions in front",
            f"{len(made) // 20} transactions in the input, every third aborted")]


def send_in_transaction(client, scene, made, expected, name, commit):
    producer = client.init_producer(name)
    lanes = {}
    for (key, value), one in zip(made, expected):
        lanes.setdefault(murmur2_partition(key.encode(), scene.partitions), []).append((Record(value, key.encode()), one))
    client.add_partitions(name, producer, scene.topics[0], lanes)
    for partition, lane in lanes.items():
        first = client.produce(scene.topics[0], partition, [record for record, _ in lane], name, producer, 0)
        for number, (_, one) in enumerate(lane):
            if commit:
                scene.inputs.add(partition, first + number, one)
        scene.inputs.ends[partition] = first + len(lane) + 1
    client.end_transaction(name, producer, commit)


def transactional_input_at_least_once(options):
    """The same, at least once."""
    return transactional_input(options, exactly_once=False)


ALL = [deleted, transactional_input, transactional_input_at_least_once]
SHORT = [transactional_input]
