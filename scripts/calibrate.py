"""Fits the extractor's confidence to how often it is right, on the project's own articles, and shows how well it holds.

Every event that `dateline extract` finds in the golden articles is right (a reader lists it, with this type and
factuality) or wrong; in the articles without events all are wrong; what readers differ on is left out. A logistic
regression with a ridge learns from features that every event shows: yes or no each, described in the head of
confidence.tsv. It is judged on folds of articles that it did not learn from, by the expected calibration error
(Guo et al., On Calibration of Modern Neural Networks, 2017; ten bins of equal width), the Brier score, and a reliability
diagram. The weights written are those of all articles.

--check computes each event's confidence anew from the weights file, and fails where the extractor gave another.
"""

import argparse
import hashlib
import math
import sys
from pathlib import Path

import golden
from evaluation import FIXTURES, ROOT, bootstrap, by_article, extract, read_lines, table

TABLES = ROOT / "Sources" / "DatelineCore" / "Resources"
WEIGHTS = TABLES / "ontology" / "confidence.tsv"
DIAGRAM = ROOT / "Sources" / "DatelineCore" / "DatelineCore.docc" / "Resources" / "reliability.svg"
BINS = 10
RIDGE = 1.0

HEAD = """\
# Confidence: how much each thing that an event shows speaks for it. Written by scripts/calibrate; do not edit by hand.
#
# Columns: feature, and its weight: the natural logarithm of odds that it adds. `always` is where every event starts.
# confidence = 1 / (1 + exp(-sum of the weights of what the event shows)), kept within 0.02...0.98, to two digits.
#
# Features:
#   actor       somebody does it
#   target      something or somebody suffers it
#   sector      a participant's sector is known
#   country     a participant's country is known
#   named       a participant is named
#   place       a place is given
#   time        a time is given
#   toll        a toll is given
#   weapon      a weapon is named
#   source      a source is named
#   phrase      the trigger has more than one word
#   repeated    the article tells it more than once
#   title       its main telling stands in the title
#   unasserted  its factuality is denied, possible or future
#   violent     its type is ASSAULT
#   statement   its type is STATEMENT
"""

FEATURES = {
    "always": lambda event: True,
    "actor": lambda event: any(one["role"] == "actor" for one in event["actors"]),
    "target": lambda event: any(one["role"] in ("target", "victim") for one in event["actors"]),
    "sector": lambda event: any("sector" in one for one in event["actors"]),
    "country": lambda event: any("country" in one for one in event["actors"]),
    "named": lambda event: any(one["named"] for one in event["actors"]),
    "place": lambda event: "place" in event,
    "time": lambda event: "time" in event,
    "toll": lambda event: bool(event["casualties"]),
    "weapon": lambda event: bool(event["weapons"]),
    "source": lambda event: bool(event["attributions"]),
    "phrase": lambda event: " " in event["evidence"]["trigger"],
    "repeated": lambda event: bool(event["mentions"]),
    "title": lambda event: event["evidence"]["field"] == "title",
    "unasserted": lambda event: event["factuality"] != "asserted",
    "violent": lambda event: event["event_type"] == "ASSAULT",
    "statement": lambda event: event["event_type"] == "STATEMENT",
}


def main():
    parser = argparse.ArgumentParser(prog="scripts/calibrate", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--write", action="store_true", help=f"write {WEIGHTS.relative_to(ROOT)} and the diagram")
    parser.add_argument("--diagram", type=Path, metavar="FILE", help="write the diagram only, to this file")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    quiet = read_lines(FIXTURES / "quiet" / "articles.jsonl")
    goldens = golden.load()
    # With the tables of the source tree: the program's own copy is made when it is built.
    events = by_article(extract([one.article for one in goldens] + quiet, "--data", str(TABLES), "--min-confidence", "0"))
    if options.check:
        check([event for part in events.values() for event in part])
        return
    # One list an article, so that folds and resamples keep articles whole.
    articles = [(one.name, judged(one, events.get(one.name, []))) for one in goldens]
    articles += [(article["id"], [(event, False) for event in events.get(article["id"], [])]) for article in quiet]
    articles = [(name, samples) for name, samples in articles if samples]
    pairs = cross_validated(articles, options.folds)
    show(articles, pairs)
    weights = fit([sample for _, samples in articles for sample in samples])
    print()
    table([[feature, f"{weight:+.2f}"] for feature, weight in weights.items()], ["feature", "weight"])
    if options.write:
        WEIGHTS.write_text(HEAD + "feature\tweight\n" + "".join(f"{feature}\t{weight:.3f}\n" for feature, weight in weights.items()), encoding="utf-8")
    if path := options.diagram or (DIAGRAM if options.write else None):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(diagram([pair for _, fold in pairs for pair in fold]), encoding="utf-8")


def judged(one, events):
    """(event, right) for the events of an article that readers agree on."""
    pairs = {number: one.events[index] for index, number in golden.align(one.events, events).items()}
    samples = []
    for number, event in enumerate(events):
        expected = pairs.get(number)
        if expected is None:
            samples.append((event, False))
        elif not expected.optional:
            samples.append((event, event["factuality"] in golden.alternatives(expected.fields["factuality"])))
    return samples


# The regression


def shows(event):
    return [float(condition(event)) for condition in FEATURES.values()]


def confidence(weights, features):
    total = sum(weight * feature for weight, feature in zip(weights, features))
    return min(0.98, max(0.02, 1 / (1 + math.exp(-total))))


def fit(samples):
    """Weights by feature: Newton's method on the penalised likelihood. The start (`always`) carries no penalty."""
    rows, rights = [shows(event) for event, _ in samples], [float(right) for _, right in samples]
    size = len(FEATURES)
    weights = [0.0] * size
    for _ in range(25):
        gradient, curvature = [0.0] * size, [[0.0] * size for _ in range(size)]
        for row, right in zip(rows, rights):
            chance = 1 / (1 + math.exp(-sum(weight * feature for weight, feature in zip(weights, row))))
            for i in range(size):
                if row[i]:
                    gradient[i] += right - chance
                    for j in range(size):
                        curvature[i][j] += chance * (1 - chance) * row[j]
        for i in range(size):
            penalty = RIDGE if i else 1e-6
            gradient[i] -= penalty * weights[i]
            curvature[i][i] += penalty
        step = solve(curvature, gradient)
        weights = [weight + change for weight, change in zip(weights, step)]
        if max(map(abs, step)) < 1e-9:
            break
    return dict(zip(FEATURES, weights))


def solve(matrix, values):
    """Solves a small symmetric positive system by elimination with pivots."""
    rows = [row[:] + [value] for row, value in zip(matrix, values)]
    size = len(rows)
    for column in range(size):
        pivot = max(range(column, size), key=lambda row: abs(rows[row][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        for row in range(size):
            if row != column and rows[row][column]:
                factor = rows[row][column] / rows[column][column]
                rows[row] = [value - factor * other for value, other in zip(rows[row], rows[column])]
    return [rows[row][size] / rows[row][row] for row in range(size)]


def cross_validated(articles, folds):
    """(fold, [(confidence, right)]) of events in articles that the weights were not fitted on."""
    def fold_of(name):
        return int(hashlib.md5(name.encode(), usedforsecurity=False).hexdigest(), 16) % folds

    results = []
    for fold in range(folds):
        weights = list(fit([sample for name, samples in articles if fold_of(name) != fold for sample in samples]).values())
        held_out = [sample for name, samples in articles if fold_of(name) == fold for sample in samples]
        results.append((fold, [(confidence(weights, shows(event)), right) for event, right in held_out]))
    return results


# What is shown


def binned(pairs):
    """(mean confidence, share right, N) of each bin that holds something."""
    bins = [[] for _ in range(BINS)]
    for given, right in pairs:
        bins[min(BINS - 1, int(given * BINS))].append((given, right))
    return [(sum(p for p, _ in part) / len(part), sum(r for _, r in part) / len(part), len(part)) for part in bins if part]


def calibration_error(pairs):
    return sum(count * abs(given - right) for given, right, count in binned(pairs)) / len(pairs) if pairs else 0.0


def brier(pairs):
    return sum((given - right) ** 2 for given, right in pairs) / len(pairs) if pairs else 0.0


def show(articles, folds):
    everything = [pair for _, pairs in folds for pair in pairs]
    shipped = [(event["confidence"], right) for _, samples in articles for event, right in samples]
    rows = [[f"fold {fold + 1}, fitted on the others", len(pairs), f"{sum(r for _, r in pairs) / max(1, len(pairs)):.3f}", f"{calibration_error(pairs):.3f}", f"{brier(pairs):.3f}"] for fold, pairs in folds]
    for label, pairs in (("all folds", everything), ("as the extractor gave it", shipped)):
        low, high = bootstrap(pairs, calibration_error, rounds=400)
        rows.append([label, len(pairs), f"{sum(r for _, r in pairs) / len(pairs):.3f}", f"{calibration_error(pairs):.3f} ({low:.3f}-{high:.3f})", f"{brier(pairs):.3f}"])
    table(rows, ["", "events", "right", "calibration error", "Brier"])
    print()
    table([[f"{given:.2f}", f"{right:.2f}", count] for given, right, count in binned(everything)], ["confidence, held out", "right", "events"])


def diagram(pairs):
    """The reliability diagram as SVG: share right over confidence, with Wilson's 95 % interval, and events per bin."""
    side, left, top, below = 360, 60, 20, 70
    def x(value):
        return left + side * value
    def y(value):
        return top + side * (1 - value)
    bins = binned(pairs)
    most = max((count for _, _, count in bins), default=1)
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {left + side + 20} {top + side + below + 60}" font-family="sans-serif" font-size="12">',
           f'<rect width="100%" height="100%" fill="white"/>',
           f'<rect x="{left}" y="{top}" width="{side}" height="{side}" fill="none" stroke="#999"/>',
           f'<line x1="{x(0)}" y1="{y(0)}" x2="{x(1)}" y2="{y(1)}" stroke="#999" stroke-dasharray="4 4"/>']
    for tick in range(0, 11, 2):
        value = tick / 10
        out.append(f'<text x="{x(value):.1f}" y="{top + side + 16}" text-anchor="middle">{value:.1f}</text>')
        out.append(f'<text x="{left - 8}" y="{y(value) + 4:.1f}" text-anchor="end">{value:.1f}</text>')
    points = []
    for given, right, count in bins:
        low, high = wilson(right, count)
        out.append(f'<line x1="{x(given):.1f}" y1="{y(low):.1f}" x2="{x(given):.1f}" y2="{y(high):.1f}" stroke="#1f5f9f"/>')
        out.append(f'<circle cx="{x(given):.1f}" cy="{y(right):.1f}" r="4" fill="#1f5f9f"/>')
        points.append(f"{x(given):.1f},{y(right):.1f}")
        height = below * count / most
        place = min(BINS - 1, int(given * BINS))
        base = top + side + 40 + below
        out.append(f'<rect x="{x(place / BINS) + 4:.1f}" y="{base - height:.1f}" width="{side / BINS - 8:.1f}" height="{height:.1f}" fill="#9fbfdf"/>')
        out.append(f'<text x="{x((place + 0.5) / BINS):.1f}" y="{base + 13}" text-anchor="middle" font-size="10">{count}</text>')
    out.append(f'<polyline points="{" ".join(points)}" fill="none" stroke="#1f5f9f"/>')
    out.append(f'<text x="{left + side / 2}" y="{top + side + 32}" text-anchor="middle">confidence, of articles not fitted on</text>')
    out.append(f'<text transform="translate(18 {top + side / 2}) rotate(-90)" text-anchor="middle">share of events that are right</text>')
    out.append(f'<text x="{left - 8}" y="{top + side + 44 + below / 2}" text-anchor="end">events</text>')
    out.append("</svg>")
    return "\n".join(out) + "\n"


def wilson(share, count, z=1.96):
    """Source: Wilson, Probable Inference, the Law of Succession, and Statistical Inference (1927)."""
    middle = (share + z * z / (2 * count)) / (1 + z * z / count)
    half = z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count)) / (1 + z * z / count)
    return max(0.0, middle - half), min(1.0, middle + half)


def check(events):
    rows = [line.split("\t") for line in WEIGHTS.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")][1:]
    weights = {feature: float(weight) for feature, weight in rows}
    if weights.keys() != FEATURES.keys():
        sys.exit(f"{WEIGHTS.name} and this script differ in: {', '.join(sorted(weights.keys() ^ FEATURES.keys()))}")
    values = [weights[feature] for feature in FEATURES]
    for event in events:
        # Half a digit, and what rounding in another language may add.
        if abs(confidence(values, shows(event)) - event["confidence"]) > 0.00501:
            sys.exit(f"{event['article_id']} {event['evidence']['trigger']!r}: the extractor gave {event['confidence']}, "
                     f"the weights give {confidence(values, shows(event)):.3f}")
    print(f"{len(events)} events have the confidence of {WEIGHTS.name}")


if __name__ == "__main__":
    main()
