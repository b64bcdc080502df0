"""Words that promise what no source shows.

Two lists, each reviewed word by word. Quoted words (“...”) are somebody else's and pass; so does a
word that the same sentence denies before it (“nobody has shown that it cures”).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from viewer.checks.content import Content, Found
from viewer.checks.registry import content_check
from viewer.domain.acupoint import Acupoint
from viewer.domain.complaint import Complaint
from viewer.domain.correction import Correction
from viewer.domain.statement import Source
from viewer.domain.study import Study
from viewer.domain.zone import Indication, Part, Zone, ZoneName
from viewer.errors import Problem

_PROMISES = (
    r"cures?", r"cured", r"curing", r"heals?", r"healed", r"proven", r"proves?", r"proved",
    r"guarantee[sd]?", r"miracles?", r"miraculous(?:ly)?", r"breakthroughs?", r"wonderful(?:ly)?", r"amazing(?:ly)?",
    r"safe and effective", r"(?:completely|totally|absolutely|perfectly|entirely) safe", r"risk[- ]free",
    r"(?:no|without) side[- ]effects", r"without (?:any )?risks?", r"(?:highly|very|extremely|most) effective",
    r"non[- ]invasive", r"instant(?:ly)? relie(?:f|ves?)", r"permanent(?:ly)? relie(?:f|ves?)", r"works wonders",
    r"holistic healing", r"best treatment", r"natural healing", r"detoxif(?:y|ies|ication)", r"cure-all", r"panacea",
)  # fmt: skip
"""Never in our own words, wherever they stand."""

_CLAIMS = (
    r"treats", r"cures?", r"relieves", r"improves", r"restores", r"helps", r"eliminates", r"reverses", r"repairs",
    r"prevents", r"effective", r"works (?:for|against|on)", r"regenerates?", r"heals?", r"boosts?", r"promotes",
)  # fmt: skip
"""Never in what a zone is said to be used for: a use is not an effect. A study's result may say them."""

_DENIALS = r"\b(?:not?|nor|never|nobody|none|neither|cannot|without|unproven|whether|whoever|[a-z]+n[’']t)\b"

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’|«[^»]*»|「[^」]*」|《[^》]*》")
_SENTENCE_END = re.compile(r"[.!?;:\n]")
_PROMISE = re.compile(rf"\b(?:{'|'.join(_PROMISES)})\b", re.IGNORECASE)
_CLAIM = re.compile(rf"\b(?:{'|'.join(_CLAIMS)})\b", re.IGNORECASE)
_DENIAL = re.compile(_DENIALS, re.IGNORECASE)

# Words of others: claims that are corrected, titles and citations as published, what people search for.
OTHERS_WORDS = frozenset(
    {
        (Correction, "often_said"),
        (Study, "title"),
        (Study, "journal"),
        (Study, "authors"),
        (Source, "citation"),
        (Source, "url"),
        (Study, "seen_at"),
    }
)


@content_check
def nothing_is_promised(content: Content) -> Iterator[Problem]:
    """No text in our own words promises an effect."""
    for found in content.all(str):
        if (found.owner, found.field) not in OTHERS_WORDS and found.owner is not Complaint:
            yield from promises_in(found)


def promises_in(found: Found[str]) -> Iterator[Problem]:
    """Yield a problem for each word of a text in our own words that promises an effect."""
    yield from _flagged(found, _PROMISE, "promises what no source shows")


@content_check
def uses_are_not_effects(content: Content) -> Iterator[Problem]:
    """What a zone is used for is not said as if it worked."""
    for zone in content.all(Zone):
        for found in _texts_of_uses(zone):
            yield from _flagged(found, _CLAIM, "says an effect where a use is meant")


def _texts_of_uses(zone: Found[Zone]) -> Iterator[Found[str]]:
    value = zone.value
    yield Found(zone.file, "summary.text", Zone, "text", value.summary.text)
    for number, part in enumerate(value.parts, start=1):
        yield Found(zone.file, f"parts.{number}.region", Part, "region", part.region)
    for number, use in enumerate(value.indications, start=1):
        yield Found(zone.file, f"indications.{number}.use.text", Indication, "text", use.use.text)
        yield Found(zone.file, f"indications.{number}.professional", Indication, "professional", use.professional)


def sentences(text: str) -> Iterator[str]:
    """Yield a text sentence by sentence, without what is quoted."""
    yield from filter(None, map(str.strip, _SENTENCE_END.split(_QUOTED.sub(" ", text))))


def _flagged(found: Found[str], pattern: re.Pattern[str], why: str) -> Iterator[Problem]:
    text = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), found.value)
    for word in pattern.finditer(text):
        begin = max((end.end() for end in _SENTENCE_END.finditer(text, 0, word.start())), default=0)
        if not _DENIAL.search(text, begin, word.start()):
            yield found.problem(f"“{word[0]}” {why}")


@content_check
def texts_are_tidy(content: Content) -> Iterator[Problem]:
    """No text begins or ends with blanks, doubles a blank inside, or holds a marker that was to be filled in."""
    for found in content.all(str):
        text = found.value
        if text and not text.strip():
            yield found.problem("it holds nothing but blanks")
        elif text != text.strip():
            yield found.problem("it begins or ends with a blank", "warning")
        elif "  " in text:
            yield found.problem("it holds two blanks in a row", "warning")
        if re.search(r"\b(?:TODO|TBD|FIXME|XXX)\b", text):
            yield found.problem("it holds a marker of unfinished work")


_HAN = re.compile(r"[\u3007\u3400-\u9fff\U00020000-\U0003ffff]+")
_TONES = re.compile(r"[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜĀÁǍÀĒÉĚÈŌÓǑÒ]")


@content_check
def names_are_whole(content: Content) -> Iterator[Problem]:
    """Every zone and point has its Chinese name and pinyin with tone marks; a complaint has both or neither."""
    named: list[Found[ZoneName] | Found[Complaint] | Found[Acupoint]] = [
        *content.all(ZoneName),
        *content.all(Complaint),
        *content.all(Acupoint),
    ]
    for found in named:
        name = found.value
        if isinstance(name, ZoneName) and not (name.han and name.pinyin):
            yield found.problem("the Chinese name or its pinyin is missing")
        elif bool(name.han) != bool(name.pinyin):
            yield found.problem("Chinese characters and pinyin belong together; one of them is missing", "warning")
        if name.han and not _HAN.search(name.han):
            yield found.problem(f"“{name.han}” holds no Chinese character")
        if name.pinyin and not _TONES.search(name.pinyin):
            yield found.problem(f"“{name.pinyin}” has no tone marks")
