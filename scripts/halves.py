"""What the evaluations share whose items are half studied, half only counted: reading, scoring, options, the table."""

import argparse
import sys

import golden
from evaluation import bootstrap, by_article, extract, percent, read_lines, table


def read(path, parse):
    """The items of a file, a line each; lines that begin with # are passed over.

    parse: makes an item of a line and its label, or raises a Fault. That ends the program with file and line.
    """
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            found.append(parse(line, f"{path.stem}-{number}"))
        except golden.Fault as fault:
            sys.exit(f"{path}:{number}: {fault}")
    return found


class Item:
    """Has a name, which no other has, and a text, of which the half is."""

    @property
    def split(self):
        return golden.split_of(self.text)


class Score:
    """What is right of one item: measure to true or false; and its errors in words."""

    def __init__(self, item):
        self.item, self.right, self.errors = item, {}, []

    def context(self):
        """What an error is followed by, for its reader."""
        return self.item.text

    def count(self, measure, right, wanted, got):
        self.right[measure] = bool(right)
        if not right:
            self.errors.append((measure, f"{measure}: expected {wanted}, got {got or 'nothing'}: {self.context()}"))


def share(scores, measure):
    """The share that is right of the scores in which a measure was taken."""
    counted = [score.right[measure] for score in scores if measure in score.right]
    return sum(counted) / len(counted) if counted else 0.0


def show(scores, measures):
    """Prints each measure over the studied half, the half that is only counted, and all, with its spread."""
    parts = {half: [score for score in scores if score.item.split == half] for half in ("dev", "held-out")}
    rows = []
    for measure, meaning in measures.items():
        counted = [score for score in scores if measure in score.right]
        low, high = bootstrap(counted, lambda sample: share(sample, measure), rounds=400)
        rows.append([meaning, *(percent(share(part, measure)) for part in parts.values()), percent(share(counted, measure)), f"{percent(low)}-{percent(high)}", len(counted)])
    table(rows, ["%", "dev", "held-out", "all", "95 %", "N"])


def parser(kind, description, folder, suffix, measures, default):
    """The options that all of them have.

    kind: what the items are called, which is also the evaluation's name; suffix: of their files; default: the measure of --errors.
    """
    made = argparse.ArgumentParser(prog=f"scripts/evaluate {kind}", description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("--events", metavar="FILE", help="score these events instead of running the extractor")
    made.add_argument("--folder", type=type(folder), default=folder, metavar="DIR", help=f"NAME.{suffix} of your own, in the same form")
    made.add_argument("--split", choices=["dev", "held-out", "all"], default="all")
    made.add_argument("--errors", nargs="?", const=default, metavar="MEASURE", choices=list(measures), help=f"show the errors of dev in a measure (default: {default})")
    made.add_argument("--check", action="store_true", help="only check the form")
    made.add_argument("extractor", nargs="*", help="after --: options for dateline extract")
    return made


def scored(options, suffix, parse, score, called):
    """The scores of the chosen items; None where only their form was to be checked.

    score: makes one of an item and its events; called: what the items are, in the plural.
    """
    paths = sorted(options.folder.glob(f"*.{suffix}"))
    if not paths:
        sys.exit(f"{options.folder} holds no NAME.{suffix}")
    items = [item for path in paths for item in read(path, parse) if options.split in ("all", item.split)]
    if options.check:
        print(f"{len(items)} {called}: sound")
        return None
    events = read_lines(options.events) if options.events else extract([item.article for item in items], *options.extractor)
    predicted = by_article(events)
    return [score(item, predicted.get(item.name, [])) for item in items]


def show_errors(scores, measure):
    for score in scores:
        for name, error in score.errors:
            if name == measure and score.item.split == "dev":
                print(f"{score.item.name} {error}")
