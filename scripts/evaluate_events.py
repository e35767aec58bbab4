"""Runs public evaluation sets through the extractor and their own scorer, and prints one table.

The sets are not part of this repository: a folder with score.py and SET-dev.jsonl files, by default ../shared/eval beside
the clone, or --sets, or DATELINE_EVALUATION_SETS. Columns: this version and its spread, the previous release, the floors,
the aim, the best published result. The spread is 1.96 standard errors by a jackknife that leaves out one of 20 groups of
articles at a time (Kott, The Delete-a-Group Jackknife, 2001), as the scorer's measures are no means of articles.
"""

import argparse
import contextlib
import importlib.util
import io
import json
import os
import sys
import tempfile
from pathlib import Path

from evaluation import DATELINE, ROOT, extract, percent, table

SETS = ["muc4", "police", "cameo", "plover", "actors", "who-whom", "who-what-where", "re3d"]
REFERENCES = ROOT / "scripts" / "evaluate_events_references.tsv"
PREVIOUS = ROOT / "scripts" / "evaluate_events_previous.json"
# Parts of measures' names that say too much for a table.
SHORTER = {" (strict, comparable with GRIT)": " strict", " (relaxed: one mention contains the other)": " relaxed",
           " (articles with a detected incident)": "", " (distinct strings per article, loose match)": "", " (2 digits)": ""}
# How much of an article and of its gold --errors shows, in characters.
SHOWN = 1500


def main(arguments):
    parser = argparse.ArgumentParser(prog="scripts/evaluate events", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", nargs="*", help=f"of {' '.join(SETS)} (default: all)")
    parser.add_argument("--sets", type=Path, default=Path(os.environ.get("DATELINE_EVALUATION_SETS", ROOT.parent / "shared" / "eval")), help="the folder with score.py (default %(default)s)")
    parser.add_argument("--groups", type=int, default=20, help="of the jackknife; 0 for no spread (default %(default)s)")
    parser.add_argument("--all", action="store_true", help="every measure, not only those with something to be held against")
    parser.add_argument("--errors", type=int, metavar="N", default=0, help="show the N worst articles of each set")
    parser.add_argument("--measure", metavar="TEXT", default="", help="count --errors only in measures that hold this text")
    parser.add_argument("--save", metavar="VERSION", help=f"write the figures as those of this version to scripts/{PREVIOUS.name}")
    options = parser.parse_args(arguments)
    if unknown := set(options.set) - set(SETS):
        parser.error(f"unknown set: {', '.join(sorted(unknown))}")
    if not (options.sets / "score.py").is_file():
        sys.exit(f"{options.sets}/score.py is missing: name the folder of the evaluation sets with --sets")
    scorer = Scorer(options.sets)
    with tempfile.TemporaryDirectory(prefix="dateline-evaluate-") as folder:
        runs = [Run(scorer, name, Path(folder)) for name in options.set or SETS]
        show(runs, options)
        for run in runs:
            for error in run.worst(options.errors, options.measure):
                print(error)
    if options.save:
        save(runs, options.save)


class Scorer:
    """The sets' score.py, in this process: a thousand calls cost a thousand times its work, and no start-up."""

    def __init__(self, folder):
        self.folder = folder
        specification = importlib.util.spec_from_file_location("evaluation_sets_score", folder / "score.py")
        self.module = importlib.util.module_from_spec(specification)
        sys.dont_write_bytecode = True
        specification.loader.exec_module(self.module)

    def __call__(self, *arguments):
        output = io.StringIO()
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(io.StringIO()):
            self.module.main([str(argument) for argument in arguments])
        return output.getvalue()

    def articles(self, name):
        return [json.loads(line) for line in self("inputs", name).splitlines()]

    def gold(self, name):
        return self.module.load_gold(name)


class Run:
    """One set, extracted and scored."""

    def __init__(self, scorer, name, folder):
        self.scorer, self.name, self.folder = scorer, name, folder
        self.gold = scorer.gold(name)
        self.articles = {article["id"]: article for article in scorer.articles(name)}
        self.events = extract(self.articles.values())
        self.measures = self.score(self.gold)

    def score(self, gold):
        """Measure to (figure, N, errors) on some of the gold rows: shares of one; N is None for a mean of measures."""
        ids = {row["id"] for row in gold}
        gold_path, events_path = self.folder / "gold.jsonl", self.folder / "events.jsonl"
        write_lines(gold_path, gold)
        write_lines(events_path, (event for event in self.events if event["article_id"] in ids))
        return dict(flat(json.loads(self.scorer(self.name, "--events", events_path, "--gold", gold_path, "--json"))))

    def spread(self, groups):
        """1.96 standard errors of each measure, by leaving out a group of articles at a time."""
        groups = min(groups, len(self.gold))
        if groups < 2:
            return {}
        # Rows come sorted by kind and source: take each group from everywhere.
        parts = [self.score([row for place, row in enumerate(self.gold) if place % groups != left_out]) for left_out in range(groups)]
        result = {}
        for measure, (figure, _, _) in self.measures.items():
            values = [part[measure][0] for part in parts if measure in part]
            variance = (len(values) - 1) / len(values) * sum((value - figure) ** 2 for value in values) if values else 0.0
            result[measure] = 1.96 * variance**0.5
        return result

    def worst(self, count, text):
        """The articles with the most errors, in words."""
        if not count:
            return
        ranked = []
        for row in self.gold:
            errors = sum(wrong for measure, (_, _, wrong) in self.score([row]).items() if text.lower() in measure.lower())
            ranked.append((errors, row))
        ranked.sort(key=lambda pair: -pair[0])
        for errors, row in ranked[:count]:
            article = self.articles.get(row["id"], row)
            expected = {key: value for key, value in row.items() if key not in ("id", "text", "text_mixed", "title") and value}
            lines = [f"\n== {self.name} {row['id']}: {errors} errors", article.get("title") or "", article.get("text", "")[:SHOWN],
                     f"gold: {json.dumps(expected, ensure_ascii=False)[:SHOWN]}"]
            lines += ["  " + describe(event) for event in self.events if event["article_id"] == row["id"]]
            yield "\n".join(line for line in lines if line)


def write_lines(path, values):
    path.write_text("".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values), encoding="utf-8")


def flat(report, path=""):
    """The scorer's report as (measure, (figure, N, errors)); what is no figure is left out."""
    if isinstance(report, dict) and "f1" in report:
        right = round(report["precision"] * report["predicted"]), round(report["recall"] * report["gold"])
        yield path, (report["f1"], report["gold"], report["predicted"] - right[0] + report["gold"] - right[1])
    elif isinstance(report, dict) and "accuracy" in report:
        yield path, (report["accuracy"], report["of"], report["of"] - report["hits"])
    elif isinstance(report, dict):
        for name, value in report.items():
            yield from flat(value, f"{path} / {name}" if path else name)
    elif isinstance(report, float):
        yield path, (report, None, 0)


def describe(event):
    """An event on one line."""
    actors = ", ".join(f"{actor['role']} {actor['text']} [{actor.get('code', '')}]" for actor in event["actors"])
    evidence, place, time = event["evidence"], event.get("place", {}), event.get("time", {})
    return (f"{event['event_type']}/{event.get('mode', '-')} {event['codes']['cameo']} {event['factuality']} [{evidence['trigger']}]"
            f" {actors} @ {place.get('text', '-')} {time.get('value', '-')} {json.dumps(event['casualties'], ensure_ascii=False) if event['casualties'] else ''}")


def references():
    rows = [line.split("\t") for line in REFERENCES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return {(row[0], row[1]): row[2:] for row in rows[1:]}


def show(runs, options):
    known = references()
    previous = json.loads(PREVIOUS.read_text(encoding="utf-8")) if PREVIOUS.is_file() else {"version": "previous", "sets": {}}
    rows = []
    for run in runs:
        spread = run.spread(options.groups)
        for measure, (figure, count, _) in run.measures.items():
            reference = known.get((run.name, measure))
            if reference is None and not options.all:
                continue
            before = previous["sets"].get(run.name, {}).get(measure)
            keyword, spacy, aim, published = reference or ["-"] * 4
            below = "*" if aim != "-" and 100 * figure < float(aim) else ""
            label = f"{run.name}: {measure}"
            for long, short in SHORTER.items():
                label = label.replace(long, short)
            rows.append([label, percent(figure) + (below or " "), f"±{percent(spread[measure])}" if measure in spread else "",
                         count if count is not None else "", percent(before) if before is not None else "", keyword, spacy, aim, published])
    table(rows, ["%", "now ", "", "N", previous["version"], "keyword", "spaCy", "aim", "published"])
    print(f"\n{sum(len(run.articles) for run in runs)} articles, {sum(len(run.events) for run in runs)} events; {DATELINE.name}; * below the aim")


def save(runs, version):
    previous = json.loads(PREVIOUS.read_text(encoding="utf-8")) if PREVIOUS.is_file() else {"sets": {}}
    previous["version"] = version
    for run in runs:
        previous["sets"][run.name] = {measure: round(figure, 4) for measure, (figure, _, _) in run.measures.items()}
    PREVIOUS.write_text(json.dumps(previous, indent=1) + "\n", encoding="utf-8")
