"""Scores how participants are coded, against single sentences with one participant each.

Tests/Fixtures/participants/README.md describes the form. A participant is found when some event has an actor, of any role
but attribution, whose words are those in square brackets; country, sector and kind are scored on what was found. As with
the golden articles, half of the sentences, by hash, are not studied: --errors shows those of the other half. The last
column is the middle 95 % over resamples of the sentences.
"""

import re
from dataclasses import dataclass

import golden
import halves
from evaluate_golden import same
from evaluate_sentences import DAY
from evaluation import FIXTURES

FOLDER = FIXTURES / "participants"
MEASURES = {
    "found": "participants found",
    "country": "country of those found",
    "sector": "sector of those found",
    "both": "country and sector of those found",
    "kind": "person, organization or object",
}
SECTORS = set("GOV LEG JUD MIL COP SPY REB PRM UAF CRM OPP PTY CVL REF SET EDU MED AGR LAB BUS JRN REL ELI PRE NGO IGO -".split())
# What follows a phrase's head: "Gazans waiting for flour" may be given as "Gazans".
CLOSER = re.compile(r" (?:of|in|on|at|from|to|for|near|with|outside|loyal|who|that|led|\w{3,}ing|\w{3,}ed) ")
# "three officers of the Carabineros": who takes part of the body in brackets.
OWNED = re.compile(r" (?:of|from|for|owned by|belonging to) (?:the |\w+'s )?")
KINDS = {"person", "organization", "object"}


@dataclass
class Sentence(halves.Item):
    """A line of a file: who takes part, and how that is coded."""

    name: str
    countries: list
    sectors: list
    text: str
    participant: str
    start: int
    kinds: list

    @property
    def article(self):
        return {"id": self.name, "text": self.text, "published_at": DAY}


def parse(line, label):
    columns = line.split("\t")
    if len(columns) != 4:
        raise golden.Fault(f"four columns, separated by tabs, are wanted, not {len(columns)}")
    countries, sectors, quotation, kinds = columns
    match = re.fullmatch(r"([^\[\]]*)\[([^\[\]]+)\]([^\[\]]*)", quotation)
    if not match:
        raise golden.Fault("exactly one participant in square brackets is wanted")
    before, participant, after = match.groups()
    if unknown := [one for one in countries.split("|") if not re.fullmatch(r"[A-Z]{2}|-", one)]:
        raise golden.Fault(f"not a country: {unknown}")
    if unknown := set(sectors.split("|")) - SECTORS:
        raise golden.Fault(f"not a sector: {unknown}")
    if unknown := set(kinds.split("|")) - KINDS:
        raise golden.Fault(f"not a kind: {unknown}")
    return Sentence(label, countries.split("|"), sectors.split("|"), before + participant + after, participant, len(before.encode()), kinds.split("|"))


class Score(halves.Score):

    def __init__(self, sentence, events):
        super().__init__(sentence)
        actors = [actor for event in events for actor in event["actors"]]
        fitting = [actor for actor in actors if actor["role"] != "attribution" and self.is_meant(actor)]
        self.count("found", bool(fitting), sentence.participant, [f"{actor['role']} {actor['text']}" for actor in actors])
        if fitting:
            self.compare(max(fitting, key=self.fit))

    def is_owned(self, actor):
        between = self.item.text.encode()[actor["end"] : self.item.start].decode(errors="replace")
        return actor["end"] < self.item.start and bool(OWNED.fullmatch(between))

    def is_meant(self, actor):
        wanted, given = self.item.participant, actor["text"]
        if self.is_owned(actor):
            return True
        first, last = self.item.start, self.item.start + len(wanted.encode())
        return actor["start"] < last and first < actor["end"] and any(
            same(one, other) for one in (wanted, CLOSER.split(wanted)[0]) for other in (given, CLOSER.split(given)[0]))

    def context(self):
        return f"[{self.item.participant}] {self.item.text}"

    def fit(self, actor):
        return self.has(actor, "country") + self.has(actor, "sector")

    def has(self, actor, measure):
        return (actor.get(measure) or "-") in (self.item.countries if measure == "country" else self.item.sectors)

    def compare(self, actor):
        for measure, wanted in (("country", self.item.countries), ("sector", self.item.sectors)):
            self.count(measure, self.has(actor, measure), wanted, actor.get(measure) or "-")
        self.count("both", self.has(actor, "country") and self.has(actor, "sector"), "both", actor.get("code"))
        if not self.is_owned(actor):
            self.count("kind", actor["kind"] in self.item.kinds, self.item.kinds, actor["kind"])


def main(arguments):
    parser = halves.parser("participants", __doc__, FOLDER, "tsv", MEASURES, "both")
    options = parser.parse_args(arguments)
    scores = halves.scored(options, "tsv", parse, Score, "sentences")
    if scores is None:
        return
    halves.show(scores, MEASURES)
    halves.show_errors(scores, options.errors)
