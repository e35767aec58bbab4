"""Accuracy of `dateline times` on articles with TIMEX3 annotation, beside what others have published.

Reads JSON Lines: {"id", "dct", "text", "timexes": [{"start", "end", "type", "value"}]}, offsets in UTF-8 bytes.
Measured as in task A of TempEval-3 (UzZaman et al. 2013): spans are strict (the same) or relaxed (they overlap, one
to one); of the relaxed matches, those with the right type and the right value, compared as strings. "Value" ranks
systems. The interval is a bootstrap over articles, which are not independent draws of sentences.
"""

import argparse
import json
import pathlib
import random
import subprocess
import sys

from evaluation import DATELINE, ROOT

CORPORA = ("aquaint.jsonl", "meantime-dev.jsonl")
MEASURES = ("strict", "relaxed", "type", "value")

# F1 of spaCy 3.8's DATE and TIME entities with some twenty patterns for values, on the same corpora.
FLOORS = {
    "aquaint": {"strict": 0.716, "relaxed": 0.857, "type": 0.792, "value": 0.610},
    "meantime-dev": {"strict": 0.821, "relaxed": 0.872, "type": 0.782, "value": 0.590},
}

# F1 on TempEval-3 platinum, English, 138 times: not the corpora here, but the same task and guidelines.
# UzZaman et al. 2013, "SemEval-2013 Task 1: TempEval-3"; UWTime from Lee et al. 2014, SynTime from Zhong et al. 2017.
PUBLISHED = (
    ("HeidelTime-t", {"strict": 0.813, "relaxed": 0.903, "value": 0.776}),
    ("NavyTime", {"strict": 0.796, "relaxed": 0.903, "value": 0.710}),
    ("SUTime", {"strict": 0.796, "relaxed": 0.903, "value": 0.674}),
    ("ClearTK", {"strict": 0.827, "relaxed": 0.902, "value": 0.647}),
    ("UWTime", {"strict": 0.831, "relaxed": 0.914, "value": 0.824}),
    ("SynTime", {"strict": 0.921, "relaxed": 0.950}),
)


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="*", type=pathlib.Path, help="default: ../shared/eval-time beside the clone")
    parser.add_argument("--bootstrap", type=int, default=1000, metavar="N", help="resamples for the intervals")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="list so many errors of each corpus")
    options = parser.parse_args(arguments)
    corpora = options.corpora or [ROOT.parent / "shared" / "eval-time" / name for name in CORPORA]
    for path in corpora:
        if not path.is_file():
            sys.exit(f"evaluate: no corpus at {path}; name JSON Lines files")
    for path in corpora:
        evaluate(path, options)
    print("published, on TempEval-3 platinum (N = 138), F1")
    for name, row in PUBLISHED:
        print(f"  {name:14}" + "".join(f"  {m} {row[m]:.3f}" if m in row else " " * (len(m) + 8) for m in MEASURES))


def evaluate(path, options):
    articles = [json.loads(line) for line in path.open(encoding="utf-8") if line.strip()]
    found = annotate(path)
    scored = [score(article["timexes"], found.get(article["id"], [])) for article in articles]
    counts = [row[0] for row in scored]
    total = add(counts)
    print(f"{path.stem}: {len(articles)} articles, N = {total['gold']} times, {total['found']} found")
    floors = FLOORS.get(path.stem, {})
    for measure in MEASURES:
        precision, recall, f1 = rates(total, measure)
        low, high = interval(counts, measure, options.bootstrap)
        floor = f"   floor {floors[measure]:.3f}" if measure in floors else ""
        print(f"  {measure:8} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  [{low:.3f}, {high:.3f}]{floor}")
    by_type(articles, found)
    list_errors(articles, scored, options.errors)
    print()


def annotate(path):
    if not DATELINE.is_file():
        sys.exit(f"evaluate times: {DATELINE} is missing: run scripts/build, or name one with DATELINE_PROGRAM")
    # Wikinews articles are short: the corpus's language is known, and not to be guessed.
    done = subprocess.run([str(DATELINE), "times", "--any-language", str(path)], stdout=subprocess.PIPE, check=False)
    if done.returncode != 0:
        sys.exit(f"evaluate: dateline times ended with {done.returncode}")
    rows = map(json.loads, done.stdout.decode("utf-8").splitlines())
    return {row["article_id"]: row["times"] for row in rows}


def overlap(one, other):
    return min(one["end"], other["end"]) - max(one["start"], other["start"])


def is_same(one, other):
    return (one["start"], one["end"]) == (other["start"], other["end"])


def pair(gold, found):
    """One to one: equal spans first, then by size of overlap."""
    candidates = sorted(
        (not is_same(g, f), -overlap(g, f), i, j)
        for i, g in enumerate(gold) for j, f in enumerate(found) if overlap(g, f) > 0)
    taken_gold, taken_found, pairs = set(), set(), []
    for _, _, i, j in candidates:
        if i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            pairs.append((i, j))
    return pairs


def score(gold, found):
    pairs = pair(gold, found)
    counts = dict.fromkeys(MEASURES, 0) | {"gold": len(gold), "found": len(found), "relaxed": len(pairs)}
    wrong = []
    for i, j in pairs:
        counts["strict"] += is_same(gold[i], found[j])
        counts["type"] += gold[i]["type"] == found[j]["type"]
        counts["value"] += gold[i]["value"] == found[j]["value"]
        if gold[i]["value"] != found[j]["value"]:
            wrong.append(("value", gold[i], found[j]))
    matched_gold, matched_found = {i for i, _ in pairs}, {j for _, j in pairs}
    wrong += [("missed", g, None) for i, g in enumerate(gold) if i not in matched_gold]
    wrong += [("extra", None, f) for j, f in enumerate(found) if j not in matched_found]
    return counts, wrong


def add(counts):
    return {key: sum(row[key] for row in counts) for key in counts[0]} if counts else {}


def rates(total, measure):
    hits = total[measure]
    precision = hits / total["found"] if total["found"] else 0.0
    recall = hits / total["gold"] if total["gold"] else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def interval(counts, measure, resamples, seed=11):
    """95 %, articles drawn with replacement."""
    if resamples < 40:
        return float("nan"), float("nan")
    draw = random.Random(seed)
    values = sorted(rates(add(draw.choices(counts, k=len(counts))), measure)[2] for _ in range(resamples))
    return values[int(0.025 * resamples)], values[int(0.975 * resamples)]


def by_type(articles, found):
    for kind in ("DATE", "TIME", "DURATION", "SET"):
        rows = []
        for article in articles:
            gold, own = article["timexes"], found.get(article["id"], [])
            pairs = [(gold[i], own[j]) for i, j in pair(gold, own) if gold[i]["type"] == kind]
            right = sum(g["value"] == f["value"] for g, f in pairs)
            rows.append((sum(g["type"] == kind for g in gold), len(pairs), right))
        total, matched, right = (sum(column) for column in zip(*rows))
        if total:
            print(f"  {kind:8} N = {total:3}, found {matched / total:.3f}, value right {right / total:.3f}")


def list_errors(articles, scored, limit):
    for article, (_, wrong) in zip(articles, scored):
        text = article["text"].encode("utf-8")
        for kind, gold, own in wrong[:max(0, limit)]:
            limit -= 1
            one = gold or own
            words = text[one["start"]:one["end"]].decode("utf-8", "replace")
            before = text[max(0, one["start"] - 60):one["start"]].decode("utf-8", "replace").replace("\n", " ")
            print(f"  {kind:6} {article['dct'][:10]} …{before}[{words}] "
                  f"{gold['value'] if gold else '-'} / {own['value'] if own else '-'}")


if __name__ == "__main__":
    main()
