"""Scores how participants are coded, against single sentences with one participant each.

Tests/Fixtures/participants/README.md describes the form. A participant is found when some event has an actor, of any role
but attribution, whose words are those in square brackets; country, sector and kind are scored on what was found. As with
the golden articles, half of the sentences, by hash, are not studied: --errors shows those of the other half. The last
column is the middle 95 % over resamples of the sentences.
"""

import argparse
import re
import sys
from dataclasses import dataclass
from pathlib import Path

import golden
from evaluate_golden import same
from evaluate_sentences import DAY
from evaluation import FIXTURES, by_article, extract, read_lines, show_halves

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
class Sentence:
    """A line of a file: who takes part, and how that is coded."""

    name: str
    countries: list
    sectors: list
    text: str
    participant: str
    start: int
    kinds: list

    @property
    def split(self):
        return golden.split_of(self.text)

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


def read(path):
    """The sentences of a file. Ends the program with file and line where the form is broken."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            try:
                found.append(parse(line, f"{path.stem}-{number}"))
            except golden.Fault as fault:
                sys.exit(f"{path}:{number}: {fault}")
    return found


class Score:
    """What is right of one sentence: measure to true or false; and its errors in words."""

    def __init__(self, sentence, events):
        self.sentence, self.right, self.errors = sentence, {}, []
        actors = [actor for event in events for actor in event["actors"]]
        fitting = [actor for actor in actors if actor["role"] != "attribution" and self.is_meant(actor)]
        self.count("found", bool(fitting), sentence.participant, [f"{actor['role']} {actor['text']}" for actor in actors])
        if fitting:
            self.compare(max(fitting, key=self.fit))

    def is_owned(self, actor):
        between = self.sentence.text.encode()[actor["end"] : self.sentence.start].decode(errors="replace")
        return actor["end"] < self.sentence.start and bool(OWNED.fullmatch(between))

    def is_meant(self, actor):
        wanted, given = self.sentence.participant, actor["text"]
        if self.is_owned(actor):
            return True
        first, last = self.sentence.start, self.sentence.start + len(wanted.encode())
        return actor["start"] < last and first < actor["end"] and any(
            same(one, other) for one in (wanted, CLOSER.split(wanted)[0]) for other in (given, CLOSER.split(given)[0]))

    def fit(self, actor):
        return self.has(actor, "country") + self.has(actor, "sector")

    def has(self, actor, measure):
        return (actor.get(measure) or "-") in (self.sentence.countries if measure == "country" else self.sentence.sectors)

    def compare(self, actor):
        for measure, wanted in (("country", self.sentence.countries), ("sector", self.sentence.sectors)):
            self.count(measure, self.has(actor, measure), wanted, actor.get(measure) or "-")
        self.count("both", self.has(actor, "country") and self.has(actor, "sector"), "both", actor.get("code"))
        if not self.is_owned(actor):
            self.count("kind", actor["kind"] in self.sentence.kinds, self.sentence.kinds, actor["kind"])

    def count(self, measure, right, wanted, got):
        self.right[measure] = bool(right)
        if not right:
            self.errors.append((measure, f"{measure}: expected {wanted}, got {got or 'nothing'}: [{self.sentence.participant}] {self.sentence.text}"))


def main(arguments):
    parser = argparse.ArgumentParser(prog="scripts/evaluate participants", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", metavar="FILE", help="score these events instead of running the extractor")
    parser.add_argument("--folder", type=Path, default=FOLDER, metavar="DIR", help="NAME.tsv of your own, in the same form")
    parser.add_argument("--split", choices=["dev", "held-out", "all"], default="all")
    parser.add_argument("--errors", nargs="?", const="both", metavar="MEASURE", choices=list(MEASURES), help="show the errors of dev in a measure (default: both)")
    parser.add_argument("--check", action="store_true", help="only check the form of the sentences")
    parser.add_argument("extractor", nargs="*", help="after --: options for dateline extract")
    options = parser.parse_args(arguments)
    paths = sorted(options.folder.glob("*.tsv"))
    if not paths:
        sys.exit(f"{options.folder} holds no NAME.tsv")
    sentences = [sentence for path in paths for sentence in read(path) if options.split in ("all", sentence.split)]
    if options.check:
        print(f"{len(sentences)} sentences: sound")
        return
    events = read_lines(options.events) if options.events else extract([one.article for one in sentences], *options.extractor)
    predicted = by_article(events)
    scores = [Score(one, predicted.get(one.name, [])) for one in sentences]
    show_halves(scores, MEASURES, lambda score: score.sentence.split)
    for score in scores:
        for measure, error in score.errors:
            if measure == options.errors and score.sentence.split == "dev":
                print(f"{score.sentence.name} {error}")
