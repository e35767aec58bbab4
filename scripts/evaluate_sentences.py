"""Scores extracted events against single sentences with one coded event each: a wide net over how events are worded.

Tests/Fixtures/sentences/README.md describes the form. An event is found when its type is an expected one and its trigger
overlaps the one in square brackets; mode, factuality and participants are scored on what was found. As with the golden
articles, half of the sentences, by hash, are not studied: --errors shows those of the other half. The last column is the
middle 95 % over resamples of the sentences.
"""

import re
from collections import defaultdict
from dataclasses import dataclass

import golden
import halves
from evaluate_golden import fits_mode, name, same
from evaluation import FIXTURES, bootstrap, by_article, extract, percent, table

FOLDER = FIXTURES / "sentences"
DAY = "2026-05-20"
MEASURES = {
    "found": "events found",
    "mode": "mode of those found",
    "factuality": "factuality",
    "actor": "actor found, where one is named",
    "no actor": "no actor, where none is named",
    "target": "target or victim found, where one is named",
}
# What follows a phrase's head: "the elders of Gogrial" may be given as "the elders".
CLOSER = re.compile(r" (?:of|in|on|at|from|to|for|near|with|led|calling) ")
FACTUALITIES = {"asserted", "denied", "possible", "future"}


@dataclass
class Sentence(halves.Item):
    """A line of a file, with the bytes of its trigger."""

    name: str
    kinds: list
    actors: list
    targets: list
    text: str
    factuality: str
    trigger: tuple

    @property
    def article(self):
        return {"id": self.name, "text": self.text, "published_at": DAY}


def parse(line, label):
    columns = line.split("\t")
    if len(columns) != 5:
        raise golden.Fault(f"five columns, separated by tabs, are wanted, not {len(columns)}")
    kinds, actors, targets, quotation, factuality = columns
    if quotation.count("[") != 1 or quotation.count("]") != 1 or quotation.index("[") > quotation.index("]"):
        raise golden.Fault("exactly one trigger in square brackets is wanted")
    before, rest = quotation.split("[")
    trigger, after = rest.split("]")
    text = before + trigger + after
    known = golden.known_modes()
    for kind in kinds.split("|"):
        event_type, _, mode = kind.partition("/")
        if event_type not in known or mode not in known[event_type]:
            raise golden.Fault(f"not an event type with a mode: {kind}")
    sides = [side.split("|") for side in (actors, targets)]
    for quoted in sides[0] + sides[1]:
        if quoted != "-" and quoted not in text:
            raise golden.Fault(f"not in the sentence: {quoted!r}")
    if factuality not in FACTUALITIES:
        raise golden.Fault(f"not a factuality: {factuality}")
    start = len(before.encode())
    return Sentence(label, kinds.split("|"), *sides, text, factuality, ("text", start, start + len(trigger.encode())))


class Score(halves.Score):

    def __init__(self, sentence, events):
        super().__init__(sentence)
        types = {kind.partition("/")[0] for kind in sentence.kinds}
        here = [event for event in events if any(golden.overlap(span, [sentence.trigger]) for span in golden.spans(event))]
        fitting = [event for event in here if event["event_type"] in types]
        self.count("found", bool(fitting), sentence.kinds, [name(event) for event in here])
        if fitting:
            self.compare(max(fitting, key=self.fit))

    def fit(self, event):
        return 2 * self.has_mode(event) + (event["factuality"] == self.item.factuality)

    def has_mode(self, event):
        kinds = [kind.split("/") for kind in self.item.kinds]
        return any(event["event_type"] == event_type and fits_mode(mode, event.get("mode", "-")) for event_type, mode in kinds)

    def compare(self, event):
        self.count("mode", self.has_mode(event), self.item.kinds, name(event))
        self.count("factuality", event["factuality"] == self.item.factuality, self.item.factuality, event["factuality"])
        sides = {"actor": ({"actor"}, self.item.actors), "target": ({"target", "victim"}, self.item.targets)}
        for measure, (roles, wanted) in sides.items():
            given = [actor["text"] for actor in event["actors"] if actor["role"] in roles]
            if "-" not in wanted:
                self.count(measure, any(same(one, text) or same(CLOSER.split(one)[0], text) for one in wanted for text in given), wanted, given)
            elif wanted == ["-"] and measure == "actor":
                self.count("no actor", not given, "none", given)


def main(arguments):
    parser = halves.parser("sentences", __doc__, FOLDER, "tsv", MEASURES, "found")
    parser.add_argument("--modes", action="store_true", help="print what was found of each event type and mode")
    options = parser.parse_args(arguments)
    scores = halves.scored(options, "tsv", parse, Score, "sentences")
    if scores is None:
        return
    halves.show(scores, MEASURES)
    show_quiet(options)
    if options.modes:
        show_modes(scores)
    halves.show_errors(scores, options.errors)


def show_quiet(options):
    """Counts what is found in quiet.txt, whose sentences tell no event: each is one too many."""
    path = options.folder / "quiet.txt"
    if options.events or not path.is_file():
        return
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and options.split in ("all", golden.split_of(line))]
    grouped = by_article(extract([{"id": line, "text": line, "published_at": DAY} for line in lines], *options.extractor))
    parts = {split: [len(grouped.get(line, [])) for line in lines if split in ("all", golden.split_of(line))] for split in ("dev", "held-out", "all")}
    low, high = bootstrap(parts["all"], lambda sample: 100 * sum(sample) / max(1, len(sample)))
    print("events in 100 sentences without any: " + ", ".join(
        f"{split} {100 * sum(part) / len(part):.1f}" for split, part in parts.items() if part) + f" (95 %: {low:.1f}-{high:.1f}), N = {len(lines)}")
    if options.errors:
        for event in (event for line in lines if golden.split_of(line) == "dev" for event in grouped.get(line, [])):
            print(f"quiet: {name(event)} [{event['evidence']['trigger']}] {event['article_id']}")


def show_modes(scores):
    grouped = defaultdict(list)
    for score in scores:
        grouped[score.item.kinds[0]].append(score)
    print()
    table([[kind, percent(halves.share(group, "found")), len(group)] for kind, group in sorted(grouped.items(), key=lambda pair: halves.share(pair[1], "found"))], ["found, %", "all", "N"])
