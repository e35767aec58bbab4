"""Scores extracted events against the golden articles: which events were found, and which fields are right.

An event is right when its type is the expected one and its trigger overlaps an expected trigger; each expected event
counts once. Events that readers differ on count neither way. Fields are scored on the right events, where something is
expected. The last column is the middle 95 % over resamples of the articles.
"""

import argparse
import json
import re
import sys
from calendar import monthrange
from collections import Counter
from pathlib import Path

import golden
from evaluation import bootstrap, by_article, extract, percent, precision_recall_f1, read_lines, table

# Fields in the order they are printed, and what each is.
FIELDS = {
    "whole": "events found that are right in every field below",
    "mode": "mode",
    "factuality": "factuality",
    "background": "background or not",
    "main": "main event of the article",
    "actor found": "actors expected that were found",
    "actor right": "actors given that were expected",
    "target found": "targets and victims expected that were found",
    "target right": "targets and victims given that were expected",
    "country": "country of the participants found",
    "sector": "sector of the participants found",
    "place": "place",
    "place country": "country of the places found",
    "date": "date",
    "toll found": "tolls expected that are right",
    "toll right": "tolls given that are right",
    "source": "source, where there is one",
    "no source": "no source, where there is none",
    "report": "other tolls by other sources",
}
SIDES = {"actor": {"actor"}, "target": {"target", "victim"}}
DETERMINERS = {"the", "a", "an"}


def main(arguments):
    parser = argparse.ArgumentParser(prog="scripts/evaluate golden", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", metavar="FILE", help="score these events instead of running the extractor")
    parser.add_argument("--folder", type=Path, default=golden.FOLDER, metavar="DIR",
                        help="articles/ and expected/ of your own, in the form of Tests/Fixtures/golden/README.md")
    parser.add_argument("--split", choices=["dev", "held-out", "all"], default="all")
    parser.add_argument("--errors", type=int, metavar="N", default=0, help="show the errors of the N worst dev articles")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--check", action="store_true", help="only check the expected events against their articles")
    parser.add_argument("extractor", nargs="*", help="after --: options for dateline extract")
    options = parser.parse_args(arguments)
    try:
        goldens = golden.load(options.split, options.folder)
    except golden.Fault as fault:
        sys.exit(f"golden articles: {fault}")
    if options.check:
        print(f"{len(goldens)} articles, {sum(len(one.events) for one in goldens)} expected events: sound")
        return
    events = read_lines(options.events) if options.events else extract([one.article for one in goldens], *options.extractor)
    predicted = by_article(events)
    scores = [Score(one, predicted.get(one.name, [])) for one in goldens]
    if options.json:
        print(json.dumps(figures(scores), indent=2))
    else:
        show(scores)
    for score in sorted((s for s in scores if s.golden.split == "dev"), key=lambda s: -len(s.errors))[: options.errors]:
        print(f"\n{score.golden.name}: {len(score.errors)} errors")
        for error in score.errors:
            print("  " + error)


class Score:
    """Counts of one article: (measure) right, (measure) of; and its errors in words."""

    def __init__(self, one, events):
        self.golden, self.events = one, events
        self.right, self.of, self.errors = Counter(), Counter(), []
        self.pairs = golden.align(one.events, events)
        optional = sum(one.events[index].optional for index in self.pairs)
        self.found = len(self.pairs) - optional
        self.predicted = len(events) - optional
        self.expected = sum(not event.optional for event in one.events)
        for index, event in enumerate(one.events):
            if event.optional:
                continue
            if index in self.pairs:
                self.compare(event, events[self.pairs[index]])
            else:
                self.errors.append(f"missed {event.label()}: {event.fields['told'][0]}")
        for number in sorted(set(range(len(events))) - set(self.pairs.values())):
            self.errors.append(f"{self.kind(events[number])} {name(events[number])}: {quote(events[number])}")

    def kind(self, event):
        """In a word, what is wrong with an event that no expected event was paired with."""
        for expected in self.golden.events:
            if golden.overlap(golden.spans(event)[0], expected.triggers):
                return "double" if event["event_type"] in expected.types else f"not {expected.label()} but"
        return "spurious"

    def count(self, measure, right, expected="", got="", label=""):
        self.of[measure] += 1
        self.right[measure] += bool(right)
        if not right:
            self.errors.append(f"{label}: {measure}: expected {expected}, got {got or 'nothing'}")

    def compare(self, expected, event):
        fields, label = expected.fields, f"{expected.label()} ({expected.fields['told'][0]})"
        errors = len(self.errors)

        def count(measure, right, wanted, got):
            self.count(measure, right, wanted, got, label)

        if "mode" in fields:
            mode = event.get("mode", "")
            right = any(fits_mode(wanted, mode) for wanted in golden.alternatives(fields["mode"]))
            count("mode", right, fields["mode"], mode)
        count("factuality", event["factuality"] in golden.alternatives(fields["factuality"]), fields["factuality"], event["factuality"])
        count("background", event["background"] == fields.get("background", False), fields.get("background", False), str(event["background"]))
        if fields.get("main"):
            count("main", event["main"], "main", "another")
        self.participants(fields, event, count)
        self.place(fields, event, count)
        if "date" in fields:
            time = event.get("time", {})
            got = (time.get("start"), time.get("end"))
            count("date", got in [days(value) for value in golden.alternatives(fields["date"])], fields["date"], "/".join(filter(None, got)))
        self.tolls(fields, event, count)
        self.source(fields, event, count)
        self.of["whole"] += 1
        self.right["whole"] += len(self.errors) == errors

    def source(self, fields, event, count):
        if "source" in fields:
            texts = [source["text"] for source in event["attributions"]]
            if fields["source"] is None:
                count("no source", not texts, "none", texts)
            else:
                wanted = golden.alternatives(fields["source"])
                right = any(same(one, text) for one in wanted if one is not None for text in texts) or (None in wanted and not texts)
                count("source", right, wanted, texts)

    def participants(self, fields, event, count):
        for side, roles in SIDES.items():
            wanted = [actor for actor in fields.get("actors", []) if roles & set(golden.alternatives(actor["role"]))]
            given = [actor for actor in event["actors"] if actor["role"] in roles]
            if not wanted:
                continue
            for actor in wanted:
                # Who may stand on either side is looked for on both.
                either = set(golden.alternatives(actor["role"])) | roles
                match = first(event["actors"], lambda one: one["role"] in either and same_actor(actor, one))
                if len(either) > len(roles) and match and match["role"] not in roles:
                    continue
                count(f"{side} found", match, actor["text"], [one["text"] for one in given])
                for code in ("country", "sector"):
                    if match and actor.get(code):
                        wanted_codes = {plover(one) for one in golden.alternatives(actor[code])}
                        count(code, plover(match.get(code)) in wanted_codes, f"{actor['text']} {actor[code]}", match.get(code))
            for one in given:
                count(f"{side} right", any(same_actor(actor, one) for actor in fields["actors"]), [a["text"] for a in wanted], one["text"])

    def place(self, fields, event, count):
        if "place" not in fields:
            return
        wanted, place = fields["place"], event.get("place", {})
        texts = [place[key] for key in ("text", "name") if key in place] + [scene["text"] for scene in [place.get("scene")] if scene]
        right = any(same(one, text) for one in golden.alternatives(wanted["text"]) for text in texts)
        count("place", right, wanted["text"], texts)
        if right and wanted.get("country"):
            count("place country", place.get("country") == wanted["country"], f"{wanted['text']} {wanted['country']}", place.get("country", place.get("unresolved")))

    def tolls(self, fields, event, count):
        wanted, given = fields.get("casualties"), event["casualties"]
        if wanted is not None:
            for harm, toll in wanted.items():
                count("toll found", same_toll(toll, given.get(harm)), f"{harm} {toll}", given.get(harm, {}).get("text"))
            for harm, toll in given.items():
                count("toll right", harm in wanted and same_toll(wanted[harm], toll), f"{harm} {wanted.get(harm, 'none')}", toll["text"])
        for report in fields.get("reports", []):
            # Both "killed" and "casualties.killed" name a toll.
            of = report["field"].split(".")[-1]
            values = [one.get("value", "") for one in event["reports"] if one["field"].split(".")[-1] == of]
            values += [str(given.get(of, {}).get("min"))]
            wanted = numbers_of(report["value"].rstrip("+"))
            count("report", any(wanted & numbers_of(value) for value in values) if of in golden.HARMS else bool(values), report["value"], values)


def first(values, condition):
    return next((value for value in values if condition(value)), None)


SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()


def numbers_of(text):
    """The numbers that a quotation holds, in digits or in words: {"12"} of "a toll of twelve"."""
    return {str(SMALL.index(word)) if word in SMALL else word for word in re.findall(r"\d+|[a-z]+", text.lower())}


def words(text):
    found = re.findall(r"[\w'’-]+", text.lower().replace("’s", "").replace("'s", ""))
    return [word for word in found if word not in DETERMINERS]


def same(expected, given):
    """One phrase holds the other: all its words, in order, and of a shorter one the last word, its head."""
    expected, given = words(expected), words(given)
    if not expected or not given:
        return False
    if len(given) < len(expected):
        return given[-1] == expected[-1] and ordered(given, expected)
    return ordered(expected, given)


def ordered(part, whole):
    rest = iter(whole)
    return all(word in rest for word in part)


def plover(code):
    """A sector as PLOVER has it: CAMEO's health is its medical."""
    return "MED" if code == "HLH" else code


def same_actor(expected, given):
    """The phrases match, and the head that was given is one of the words expected."""
    head = words(given["head"])
    return any(
        same(text, given["text"]) and (not head or head[-1] in words(text) or words(text)[-1] in words(given["text"])[-1:])
        for text in golden.alternatives(expected["text"]))


def fits_mode(wanted, mode):
    """A mode may be told more exactly than it was asked for: demand-release for demand."""
    return mode == wanted or bool(wanted) and mode.startswith(wanted + "-")


def same_toll(expected, given):
    if not given:
        return False
    for value in golden.alternatives(expected):
        low, open_end, high = golden.TOLL.match(value).groups()
        top = None if open_end == "+" else int(high or low)
        if given.get("min") == int(low) and given.get("max") == top:
            return True
    return False


def days(value):
    """First and last day of a date of the golden form."""
    start, _, last = value.partition("/")
    last = last or start
    start += "-01-01"[len(start) - 4:]
    if len(last) == 4:
        last += "-12"
    if len(last) == 7:
        last += f"-{monthrange(int(last[:4]), int(last[5:]))[1]:02}"
    return start, last


def name(event):
    return event["event_type"] + ("/" + event["mode"] if "mode" in event else "")


def quote(event):
    evidence = event["evidence"]
    return f"[{evidence['trigger']}] {evidence['sentence'][:110]}"


# Figures


def totals(scores):
    right, of = Counter(), Counter()
    for score in scores:
        right.update(score.right)
        of.update(score.of)
    return right, of


def events_of(scores):
    return precision_recall_f1(
        sum(score.found for score in scores), sum(score.predicted for score in scores), sum(score.expected for score in scores))


def figures(scores):
    """All figures by split, for other programs."""
    result = {}
    for split in ("dev", "held-out", "all"):
        part = [score for score in scores if split in ("all", score.golden.split)]
        if part:
            right, of = totals(part)
            precision, recall, f1 = events_of(part)
            result[split] = {
                "articles": len(part), "expected": sum(score.expected for score in part),
                "predicted": sum(score.predicted for score in part), "right": sum(score.found for score in part),
                "precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4),
                "fields": {field: {"right": right[field], "of": of[field]} for field in FIELDS if of[field]},
            }
    return result


def show(scores):
    parts = {split: [score for score in scores if score.golden.split == split] for split in ("dev", "held-out")}
    print(f"{len(scores)} articles; " + ", ".join(
        f"{split}: {sum(s.expected for s in part)} events expected, {sum(s.predicted for s in part)} found, {sum(s.found for s in part)} of them right"
        for split, part in parts.items() if part))
    rows = []
    for place, measure in enumerate(("events: precision", "events: recall", "events: F1")):
        low, high = bootstrap(scores, lambda sample: events_of(sample)[place])
        rows.append([measure, *(percent(events_of(part)[place]) if part else "" for part in parts.values()),
                     percent(events_of(scores)[place]), f"{percent(low)}-{percent(high)}",
                     sum(score.predicted if place == 0 else score.expected for score in scores)])
    for field, meaning in FIELDS.items():
        right, of = totals(scores)
        if not of[field]:
            continue
        low, high = bootstrap(scores, lambda sample: share(sample, field), rounds=400)
        rows.append([meaning, *(percent(share(part, field)) for part in parts.values()), percent(share(scores, field)),
                     f"{percent(low)}-{percent(high)}", of[field]])
    table(rows, ["%", "dev", "held-out", "all", "95 %", "N"])


def share(scores, field):
    right, of = sum(score.right[field] for score in scores), sum(score.of[field] for score in scores)
    return right / of if of else 0.0
