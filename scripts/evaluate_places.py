"""Recognition and resolution of places, against annotated corpora, beside published figures and floors.

The corpora (JSON Lines with toponyms, see their README) and their scorer are looked for in ../shared/eval-geo beside
the clone; --corpora names another folder. Each corpus is measured under its own guideline: one that annotates
nationality adjectives gets them (dateline places --adjectival), one that does not, does not.
"""

import argparse
import json
import math
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from evaluation import DATELINE as PROGRAM
from evaluation import ROOT

# name, file, whether its guideline annotates adjectives, aims: F1, accuracy at 161 km (own spans, gold spans)
CORPORA = [
    ("TR-News", "tr-news.jsonl", True, (0.88, 0.90, 0.88)),
    ("GeoVirus", "geovirus-dev.jsonl", False, (0.93, 0.90, 0.90)),
]

# Source: README of the corpora; spaCy's entities looked up by name, the largest population wins.
FLOORS = {
    "TR-News": "floor: F1 exact .795 (sm), .820 (md); acc@161 .754; gold spans .700",
    "GeoVirus": "floor: F1 exact .876 (sm), .893 (md); acc@161 .745; gold spans .735",
}
PUBLISHED = {
    "TR-News": "published, gold spans: Mordecai 3 acc@161 .873 (274 held-out toponyms; README of Mordecai 3, 2026)",
    "GeoVirus": "published, gold spans: CamCoder acc@161 .82, Edinburgh .78, CLAVIN .79, population .80 "
    "(Gritta et al. 2018, table 1)",
}


def default_corpora():
    beside = ROOT.parent / "shared/eval-geo"
    return beside if beside.is_dir() else ROOT.parent.parent / "shared/eval-geo"


def find_scorer(folder):
    path = folder / "score_geo.py"
    if not path.is_file():
        sys.exit(f"evaluate places: no score_geo.py in {folder}; name the folder of the corpora with --corpora")
    return path


def run(arguments, corpus, output):
    started = time.monotonic()
    with open(output, "wb") as stream:
        done = subprocess.run([str(PROGRAM), "places", *arguments, str(corpus)], stdout=stream, check=False)
    if done.returncode != 0:
        sys.exit(f"evaluate places: dateline places ended with {done.returncode}")
    return time.monotonic() - started


def gold_spans(corpus, path):
    with open(path, "w", encoding="utf-8") as out:
        for line in open(corpus, encoding="utf-8"):
            article = json.loads(line)
            places = [{"start": t["start"], "end": t["end"], "text": t["text"]} for t in article["toponyms"]]
            out.write(json.dumps({"article_id": article["id"], "places": places}) + "\n")


def score(scorer, corpus, output, *options):
    done = subprocess.run([sys.executable, str(scorer), *options, str(corpus), str(output)],
                          capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"evaluate places: {done.stderr.strip()}")
    return done.stdout.rstrip()


def kilometres(a, b):
    """Great-circle distance between two objects with lat and lon, on a sphere of 6,371 km."""
    phi1, phi2 = math.radians(a["lat"]), math.radians(b["lat"])
    half = math.sin((phi2 - phi1) / 2) ** 2 + math.cos(phi1) * math.cos(phi2) * \
        math.sin(math.radians(b["lon"] - a["lon"]) / 2) ** 2
    return 2 * 6371.0088 * math.asin(min(1.0, math.sqrt(half)))


def within(corpus, output, limit):
    """Of the recognised toponyms (same span) that have a gold point: how many lie within so many km of it."""
    gold = {}
    for line in open(corpus, encoding="utf-8"):
        article = json.loads(line)
        gold[article["id"]] = {(t["start"], t["end"]): t for t in article["toponyms"] if t.get("lat") is not None}
    near = count = 0
    for line in open(output, encoding="utf-8"):
        article = json.loads(line)
        for place in article["places"]:
            toponym = gold.get(article["article_id"], {}).get((place["start"], place["end"]))
            if toponym is not None:
                count += 1
                near += place.get("lat") is not None and kilometres(toponym, place) <= limit
    return f"  acc@{limit}km  {near / max(1, count):.4f}   (N = {count})"


def main(arguments):
    parser = argparse.ArgumentParser(prog="scripts/evaluate places", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=default_corpora(), help="folder of the corpora and their scorer")
    parser.add_argument("--model", help="language model to use instead of the program's")
    parser.add_argument("--gazetteer", help="gazetteer to use instead of the program's")
    parser.add_argument("--bootstrap", type=int, default=0, help="resample so many times for intervals")
    parser.add_argument("--errors", type=int, default=0, help="list so many errors")
    parser.add_argument("--keep", type=Path, help="keep the outputs in this folder")
    options = parser.parse_args(arguments)
    if not PROGRAM.is_file():
        sys.exit(f"evaluate places: {PROGRAM} is missing: run scripts/build, or name one with DATELINE_PROGRAM")
    scorer = find_scorer(options.corpora)
    common = (["--model", options.model] if options.model else []) + \
        (["--gazetteer", options.gazetteer] if options.gazetteer else [])
    extra = (["--bootstrap", str(options.bootstrap)] if options.bootstrap else []) + \
        (["--errors", str(options.errors)] if options.errors else [])
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        for name, file, adjectival, aims in CORPORA:
            corpus = options.corpora / file
            own, given, spans = (folder / f"{corpus.stem}.{kind}.jsonl" for kind in ("own", "given", "spans"))
            seconds = run(common + (["--adjectival"] if adjectival else []), corpus, own)
            gold_spans(corpus, spans)
            run(common + ["--spans", str(spans)], corpus, given)
            print(f"=== {name}, own spans ({seconds:.1f} s) ===")
            print(score(scorer, corpus, own, *extra))
            print(within(corpus, own, 20))
            print(f"--- {name}, gold spans ---")
            print(score(scorer, corpus, given, *extra))
            print(within(corpus, given, 20))
            print(f"aims: F1 exact {aims[0]}; acc@161 {aims[1]}; gold spans {aims[2]}")
            print(FLOORS[name])
            print(PUBLISHED[name], end="\n\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
