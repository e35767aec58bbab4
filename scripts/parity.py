"""Compares dateline's language model with spaCy, token by token.

Both read the same texts with the same pipeline directory; spaCy is the reference. Run by scripts/parity, which
says how. Reports per corpus and per label how many tokens and entities differ, and shows examples of each kind.
"""

import argparse
import collections
import glob
import itertools
import json
import os
import re
import subprocess
import sys
import tempfile
import time

import spacy

ATTRIBUTES = ("tag", "pos", "lemma", "morph", "head", "dep", "sentence start")
# The agreement that is promised, in percent.
PROMISED = {
    "span": 100.0, "tag": 99.9, "pos": 99.9, "lemma": 99.9, "morph": 99.9, "head+dep": 99.9,
    "sentence start": 99.9, "entity": 99.8,
}


def read_corpora(paths, limit):
    """Yields (corpus, text) of JSON Lines files: the `text` field of each object, at most `limit` of a file."""
    for path in paths:
        name = os.path.splitext(os.path.basename(path))[0]
        with open(path, encoding="utf-8") as lines:
            texts = (json.loads(line).get("text") for line in lines if line.strip())
            texts = (text for text in texts if isinstance(text, str) and text.strip())
            yield from ((name, text) for text in itertools.islice(texts, limit))


def byte_offsets(text):
    offsets = [0]
    for character in text:
        offsets.append(offsets[-1] + len(character.encode("utf-8", "surrogatepass")))
    return offsets


def reference(document, text):
    """spaCy's document in the form of `dateline parse --format json`."""
    offsets = byte_offsets(text)
    tokens = [
        {
            "start": offsets[token.idx], "end": offsets[token.idx + len(token)], "tag": token.tag_,
            "pos": token.pos_, "lemma": token.lemma_, "morph": str(token.morph), "head": token.head.i,
            "dep": token.dep_, "sentence start": bool(token.is_sent_start), "norm": token.norm_,
        }
        for token in document
    ]
    entities = [(entity.start, entity.end, entity.label_) for entity in document.ents]
    return tokens, entities


def ours(dateline, model, texts):
    """Runs `dateline parse` over the texts; returns tokens and entities of each, in order."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as articles:
        for number, text in enumerate(texts):
            articles.write(json.dumps({"id": str(number), "text": text}) + "\n")
        articles.flush()
        command = [dateline, "parse", "--format", "json", "--any-language", "--model", model, articles.name]
        output = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout
    results = []
    for line in output.decode("utf-8").splitlines():
        parsed = json.loads(line)
        starts = {sentence["start"] for sentence in parsed["sentences"]}
        for number, token in enumerate(parsed["tokens"]):
            token["sentence start"] = number in starts
        entities = [(entity["start"], entity["end"], entity["label"]) for entity in parsed["entities"]]
        results.append((parsed["tokens"], entities))
    return results


class Tally:
    """Counts of agreement, in all and per label of the reference."""

    def __init__(self):
        self.total = collections.Counter()
        self.same = collections.Counter()
        self.labels = collections.defaultdict(lambda: [0, 0])
        self.examples = collections.defaultdict(list)

    def add(self, attribute, is_same, label=None, example=None):
        self.total[attribute] += 1
        self.same[attribute] += is_same
        if label is not None:
            self.labels[attribute, label][0] += 1
            self.labels[attribute, label][1] += is_same
        if not is_same and example is not None and len(self.examples[attribute]) < 10:
            self.examples[attribute].append(example)

    def compare(self, text, expected, found):
        tokens, entities = expected
        other = {(token["start"], token["end"]): token for token in found[0]}
        place = {number: (token["start"], token["end"]) for number, token in enumerate(found[0])}
        own = {number: (token["start"], token["end"]) for number, token in enumerate(tokens)}
        raw = text.encode("utf-8", "surrogatepass")
        for token in tokens:
            word = raw[token["start"] : token["end"]].decode("utf-8", "replace")
            match = other.get((token["start"], token["end"]))
            self.add("span", match is not None, example=word)
            if match is None:
                continue
            for attribute in ("tag", "pos", "lemma", "morph", "sentence start"):
                label = token[attribute] if attribute in ("tag", "pos") else None
                same = token[attribute] == match[attribute]
                self.add(attribute, same, label, (word, token[attribute], match[attribute]))
            same = own[token["head"]] == place[match["head"]] and token["dep"] == match["dep"]
            self.add("head+dep", same, token["dep"], (word, token["dep"], match["dep"]))
        self.compare_entities(entities, own, found[1], place)

    def compare_entities(self, entities, own, found, place):
        expected = {(own[start][0], own[end - 1][1], label) for start, end, label in entities}
        got = {(place[start][0], place[end - 1][1], label) for start, end, label in found}
        for entity in sorted(expected | got):
            self.add("entity", entity in expected and entity in got, entity[2], entity)

    def percent(self, attribute):
        total = self.total[attribute]
        return 100.0 * self.same[attribute] / total if total else 100.0

    def merge(self, other):
        self.total.update(other.total)
        self.same.update(other.same)
        for key, (total, same) in other.labels.items():
            self.labels[key][0] += total
            self.labels[key][1] += same
        for attribute, examples in other.examples.items():
            self.examples[attribute] = (self.examples[attribute] + examples)[:10]


def report(tallies, is_verbose):
    columns = list(PROMISED)
    print(f"{'corpus':24}{'tokens':>10}" + "".join(f"{column:>16}" for column in columns))
    whole = Tally()
    for corpus, tally in tallies.items():
        whole.merge(tally)
        print_row(corpus, tally, columns)
    print_row("all", whole, columns)
    print(f"\ndiffering entities: {whole.total['entity'] - whole.same['entity']} of {whole.total['entity']}")
    print("\nper label (those that differ; --verbose for all):")
    for (attribute, label), (total, same) in sorted(whole.labels.items()):
        if is_verbose or same < total:
            print(f"  {attribute:16}{label or '(none)':16}{total:>9}{100.0 * same / total:>10.3f} %")
    for attribute, examples in whole.examples.items():
        print(f"\n{attribute}: examples (word, spaCy, dateline)")
        for example in examples:
            print(f"  {example}")
    return all(whole.percent(attribute) >= promised for attribute, promised in PROMISED.items())


def print_row(name, tally, columns):
    cells = "".join(f"{tally.percent(column):>14.4f} %" for column in columns)
    print(f"{name:24}{tally.total['span']:>10}{cells}")


def compare(arguments):
    paths = sorted(path for pattern in arguments.texts for path in glob.glob(pattern))
    corpora = list(read_corpora(paths, arguments.limit))
    if not corpora:
        sys.exit(f"parity: no texts in {' '.join(arguments.texts)}")
    nlp = spacy.load(arguments.model)
    texts = [text for _, text in corpora]
    started = time.monotonic()
    found = ours(arguments.dateline, arguments.model, texts)
    between = time.monotonic()
    if len(found) != len(texts):
        sys.exit(f"parity: dateline gave {len(found)} results for {len(texts)} texts")
    tallies = {}
    documents = nlp.pipe(texts, batch_size=64)
    for (corpus, text), document, result in zip(corpora, documents, found):
        tallies.setdefault(corpus, Tally()).compare(text, reference(document, text), result)
    ended = time.monotonic()
    is_met = report(tallies, arguments.verbose)
    print(f"\nspaCy {spacy.__version__}, {nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}; "
          f"dateline {between - started:.0f} s, spaCy and comparison {ended - between:.0f} s")
    sys.exit(0 if is_met else 1)


def unescape(line):
    return re.sub(r"\\([nt\\])", lambda match: {"n": "\n", "t": "\t", "\\": "\\"}[match.group(1)], line)


def golden(arguments):
    """Writes what spaCy makes of a file of sentences, one a line, for the tests."""
    nlp = spacy.load(arguments.model)
    with open(arguments.sentences, encoding="utf-8") as lines:
        texts = [unescape(line.rstrip("\n")) for line in lines]
    with open(arguments.golden, "w", encoding="utf-8") as output:
        for text in texts:
            tokens, entities = reference(nlp(text), text)
            rows = [
                [token["start"], token["end"], token["norm"]] + [token[attribute] for attribute in ATTRIBUTES]
                for token in tokens
            ]
            fields = {"text": text, "tokens": rows, "entities": entities}
            output.write(json.dumps(fields, ensure_ascii=False, separators=(",", ":")) + "\n")


def main():
    parser = argparse.ArgumentParser(prog="parity", description=__doc__)
    parser.add_argument("--model", required=True)
    parser.add_argument("--dateline")
    parser.add_argument("--limit", type=int, help="read only so many texts of each file")
    parser.add_argument("--verbose", action="store_true", help="show every label, not only those that differ")
    parser.add_argument("--sentences", help="with --golden: a file of sentences, one a line")
    parser.add_argument("--golden", help="write spaCy's reading of --sentences here instead of comparing")
    parser.add_argument("texts", nargs="*", help="JSON Lines files with a text field each")
    arguments = parser.parse_args()
    if arguments.golden:
        golden(arguments)
    else:
        compare(arguments)


if __name__ == "__main__":
    main()
