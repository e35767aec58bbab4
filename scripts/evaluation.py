"""What the evaluations share: running the extractor, counting, resampling, printing tables."""

import json
import os
import random
import signal
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATELINE = Path(os.environ.get("DATELINE_PROGRAM", ROOT / ".build" / "release" / "dateline"))
FIXTURES = ROOT / "Tests" / "Fixtures"

# A reader that has seen enough (head) ends the program quietly.
signal.signal(signal.SIGPIPE, signal.SIG_DFL)


def extract(articles, *arguments):
    """The events that `dateline extract` makes of articles (dictionaries), as dictionaries in its order.

    Some broken articles (exit code 65) are left to the scorer; any other failure ends the program.
    """
    if not DATELINE.is_file():
        sys.exit(f"{DATELINE} is missing: run scripts/build, or name one with DATELINE_PROGRAM")
    lines = "".join(json.dumps(article, ensure_ascii=False) + "\n" for article in articles)
    run = subprocess.run([str(DATELINE), "extract", "-", *arguments], input=lines.encode(), capture_output=True)
    if run.returncode not in (0, 65):
        sys.exit(f"dateline extract failed with {run.returncode}:\n{run.stderr.decode(errors='replace')[-2000:]}")
    return [json.loads(line) for line in run.stdout.splitlines()]


def read_lines(path):
    """The JSON objects of a file of JSON Lines."""
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def by_article(events):
    grouped = defaultdict(list)
    for event in events:
        grouped[event["article_id"]].append(event)
    return grouped


def precision_recall_f1(right, predicted, expected):
    """The three as shares of one; a share of nothing is 0."""
    precision = right / predicted if predicted else 0.0
    recall = right / expected if expected else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def bootstrap(units, statistic, rounds=1000, seed=1):
    """The middle 95 % of a statistic over resamples of the units (articles), drawn with replacement.

    Source: Efron and Tibshirani, An Introduction to the Bootstrap (1993), the percentile interval.
    """
    generator = random.Random(seed)
    values = sorted(statistic(generator.choices(units, k=len(units))) for _ in range(rounds)) if units else [0.0]
    return values[int(0.025 * (len(values) - 1))], values[int(0.975 * (len(values) - 1))]


def table(rows, header=None):
    """Prints rows of texts in columns: the first aligned left, the others right."""
    rows = ([header] if header else []) + [[str(cell) for cell in row] for row in rows]
    widths = [max(len(row[column]) for row in rows if column < len(row)) for column in range(max(map(len, rows)))]
    for number, row in enumerate(rows):
        cells = [cell.ljust(width) if column == 0 else cell.rjust(width) for column, (cell, width) in enumerate(zip(row, widths))]
        print("  ".join(cells).rstrip())
        if header and number == 0:
            print("  ".join("-" * width for width in widths))


def percent(share):
    return f"{100 * share:.1f}"
