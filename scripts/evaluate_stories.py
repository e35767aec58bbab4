"""Scores where and when an event happened, against short stories with one coded event each.

Tests/Fixtures/stories/README.md describes the form. An event is found when its trigger overlaps the one in double square
brackets, whatever its type; place and day are scored on what was found. As with the golden articles, half of the stories,
by hash, are not studied: --errors shows those of the other half. The last column is the middle 95 % over resamples of the
stories.
"""

import json
import re
from dataclasses import dataclass
from datetime import date

import golden
import halves
from evaluate_golden import same
from evaluation import FIXTURES

FOLDER = FIXTURES / "stories"
MEASURES = {
    "found": "events found",
    "place": "place, where one below the country is told",
    "no place": "no place below the country, where none is told",
    "country": "country",
    "day": "day or days, where they are told",
    "no day": "no day, where none is told",
}
KEYS = {"published", "text", "place", "country", "start", "end", "kind"}
# "Kano State", "the Rukum district": a kind of place is no part of its name.
KIND = re.compile(r"^the |\b(?:city|town|village|district|province|state|region|department|county|governorate|prefecture|area|island|river|camp)\b", re.IGNORECASE)


@dataclass
class Story(halves.Item):
    name: str
    fields: dict
    text: str
    trigger: tuple

    @property
    def article(self):
        return {"id": self.name, "text": self.text, "published_at": self.fields["published"]}


def parse(line, label):
    try:
        fields = json.loads(line)
    except ValueError as error:
        raise golden.Fault(f"no JSON: {error}") from None
    if fields.keys() != KEYS:
        raise golden.Fault(f"the keys differ from {', '.join(sorted(KEYS))}")
    match = re.fullmatch(r"(.*)\[\[([^\[\]]+)\]\](.*)", fields["text"], re.DOTALL)
    if not match or "[[" in match[1] + match[3]:
        raise golden.Fault("exactly one trigger in double square brackets is wanted")
    before, trigger, after = match.groups()
    text = before + trigger + after
    for place in filter(None, fields["place"].split("|")):
        if place not in text:
            raise golden.Fault(f"not in the story: {place!r}")
    if not re.fullmatch(r"([A-Z]{2}(\|[A-Z]{2})*)?", fields["country"]):
        raise golden.Fault(f"not a country: {fields['country']!r}")
    try:
        days = [date.fromisoformat(day) for day in (fields["published"], fields["start"] or "1970-01-01", fields["end"] or "1970-01-01")]
    except ValueError as error:
        raise golden.Fault(str(error)) from None
    if days[1] > days[2]:
        raise golden.Fault("ends before it starts")
    start = len(before.encode())
    return Story(label, fields, text, ("text", start, start + len(trigger.encode())))


def bare(place):
    return " ".join(KIND.sub(" ", place).split())


class Score(halves.Score):

    def __init__(self, story, events):
        super().__init__(story)
        here = [event for event in events if any(golden.overlap(span, [story.trigger]) for span in golden.spans(event))]
        self.count("found", bool(here), story.fields["kind"], [f"{event['event_type']} {event['evidence']['trigger']}" for event in events])
        if here:
            self.compare(max(here, key=self.fit))

    def context(self):
        return f"{self.item.fields['published']} {self.item.fields['text']}"

    def fit(self, event):
        return self.has_place(event) + self.has_day(event)

    def has_place(self, event):
        place, wanted = event.get("place"), self.item.fields["place"]
        if not wanted:
            return place is None or place.get("precision") == "country"
        return place is not None and any(same(bare(one), bare(given)) for one in wanted.split("|") for given in (place["text"], place.get("name") or ""))

    def has_day(self, event):
        when, fields = event.get("time"), self.item.fields
        if not fields["start"]:
            return when is None
        return when is not None and (when["start"][:10], when["end"][:10]) == (fields["start"], fields["end"])

    def compare(self, event):
        fields, place, when = self.item.fields, event.get("place"), event.get("time")
        given = f"{place['text']} ({place.get('precision')})" if place else "none"
        self.count("place" if fields["place"] else "no place", self.has_place(event), fields["place"] or "none", given)
        if fields["country"]:
            self.count("country", place is not None and place.get("country") in fields["country"].split("|"), fields["country"], place and place.get("country"))
        days = f"{when['start'][:10]} to {when['end'][:10]} ({when.get('text')})" if when else "none"
        self.count("day" if fields["start"] else "no day", self.has_day(event), f"{fields['start']} to {fields['end']}", days)


def main(arguments):
    parser = halves.parser("stories", __doc__, FOLDER, "jsonl", MEASURES, "place")
    options = parser.parse_args(arguments)
    scores = halves.scored(options, "jsonl", parse, Score, "stories")
    if scores is None:
        return
    halves.show(scores, MEASURES)
    halves.show_errors(scores, options.errors)
