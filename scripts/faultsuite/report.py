"""The table that a run of the suite ends with."""

import sys
from collections import Counter


def say(text):
    print(text, file=sys.stderr, flush=True)


def line(row):
    state = "FAILED" if row.violations else "ok"
    return f"{state:6} {row.number:>4}  {row.name} [{row.broker}] {row.seconds:.0f} s: {row.done}; {row.found}"


def print_table(rows):
    """Markdown, so that it can be quoted."""
    print("| | scenario | broker | inputs | what was done | points hit | what came of it |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for row in sorted(rows, key=order):
        hits = ", ".join(f"{name} {count}" for name, count in sorted(row.hits.items())) or "–"
        outcome = "FAILED" if row.violations else "holds"
        print(f"| {row.number} | {row.name} | {row.broker} | {row.inputs} | {row.done} | {hits} | {outcome}: {row.found} |")
    total = Counter()
    for row in rows:
        total.update(row.hits)
    print()
    print("points hit in all: " + (", ".join(f"{name} {count}" for name, count in sorted(total.items())) or "none"))


def order(row):
    digits = "".join(letter for letter in row.number if letter.isdigit())
    return (int(digits) if digits else 99, row.number, row.name)


def print_failures(rows):
    for row in sorted(rows, key=order):
        for violation in row.violations:
            say(f"FAILED {row.number} {row.name}: {violation}")
