"""From visible blocks of text to what the page shows.

A page announces an outcome in a heading, a short message or a pop-up; it *explains* outcomes in
help texts, conditions and questions. Only announcements count, and where a page seems to announce
two things of the same rank at once, neither does: then the officer records what they see.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from desktop.domain.case import Observation
from desktop.domain.sight import Block, BlockKind, Key, Sighting
from desktop.portal.phrases import Pattern, Phrases, Rule, Talk
from desktop.portal.sentences import Sentence, Span, sentences

_LONGEST = 200
"""Letters of a sentence that is looked at; what is longer is prose, and would only cost time."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A block taken apart. ``beside``: it stands where things are explained, not announced."""

    block: Block
    sentences: tuple[Sentence, ...]
    beside: bool


def observe(
    phrases: Phrases, blocks: Sequence[Block], following: Observation | None = None
) -> Sighting | None:
    """What the blocks, in the order of the page, amount to; ``following`` is what was seen before.

    What lies in front is asked first. Only when it says nothing does what shines through count.
    """
    for under in (False, True):
        layer = [block for block in blocks if block.under is under]
        seen = _observe_layer(phrases, layer, following)
        if seen is not None:
            return seen
    return None


def is_retry(phrases: Phrases, label: str) -> bool:
    """Whether a control with this label is the page's own [Coba Lagi]."""
    return any(sentence.find(phrases.retry) for sentence in sentences(label))


def _observe_layer(
    phrases: Phrases, blocks: Sequence[Block], following: Observation | None
) -> Sighting | None:
    layer = list(_taken_apart(phrases.talk, blocks))
    found: dict[Observation, set[Key]] = {}
    for rule in phrases.rules:
        if rule.following and following not in rule.following:
            continue
        keys = {read.block.key for read in layer if _matches(rule, phrases.talk, read)}
        if keys and _company_fits(rule, layer):
            found.setdefault(rule.observation, set()).update(keys)
    return _strongest(phrases, found)


def _taken_apart(talk: Talk, blocks: Sequence[Block]) -> Iterator[_Read]:
    lead = ""
    for block in blocks:
        read = sentences(block.text)
        short = tuple(sentence for sentence in read if len(sentence.letters) <= _LONGEST)
        yield _Read(block, short, block.aside or _explains(talk, block.titles) or _leads_in(talk, lead))
        lead = block.text if block.kind is BlockKind.TEXT and read and not read[-1].finished else ""


def _strongest(phrases: Phrases, found: dict[Observation, set[Key]]) -> Sighting | None:
    for rank in sorted({phrases.ranks[seen] for seen in found}, reverse=True):
        of_rank = [seen for seen in found if phrases.ranks[seen] == rank]
        if len(of_rank) == 1:
            return Sighting(of_rank[0], frozenset(found[of_rank[0]]))
    return None


def _company_fits(rule: Rule, layer: Sequence[_Read]) -> bool:
    def is_there(pattern: Pattern) -> bool:
        return any(sentence.find(pattern) for read in layer for sentence in read.sentences)

    return (rule.beside is None or is_there(rule.beside)) and not (rule.unless and is_there(rule.unless))


def _matches(rule: Rule, talk: Talk, read: _Read) -> bool:
    block = read.block
    if block.kind not in rule.kinds or (rule.popup and not block.popup) or (rule.message and read.beside):
        return False
    return any(_says(rule, talk, block, sentence) for sentence in read.sentences)


def _says(rule: Rule, talk: Talk, block: Block, sentence: Sentence) -> bool:
    if not rule.message:
        return sentence.find(rule.phrases) is not None
    if sentence.asked:
        return False
    return any(_is_said(rule, talk, block, sentence, span) for span in sentence.all(rule.phrases))


def _is_said(rule: Rule, talk: Talk, block: Block, sentence: Sentence, span: Span) -> bool:
    """Whether the phrase is what the sentence says, rather than what it speaks about."""
    before = (talk.before, rule.not_before)
    after = (talk.after, rule.not_after)
    if any(pattern and _stands_before(pattern, sentence, span) for pattern in before):
        return False
    if any(pattern and sentence.at(pattern, span.end) for pattern in after):
        return False
    return block.popup or (
        _is_greeting(talk, sentence, span)
        and (block.kind is not BlockKind.TEXT or _may_follow(talk, sentence, span))
    )


def _stands_before(pattern: Pattern, sentence: Sentence, span: Span) -> bool:
    return any(found.end <= span.start for found in sentence.all(pattern))


def _is_greeting(talk: Talk, sentence: Sentence, span: Span) -> bool:
    """Whether nothing but *maaf* and the like stands before the phrase."""
    at = 0
    while at < span.start:
        word = sentence.at(talk.greetings, at)
        if word is None or word.end > span.start:
            return False
        at = word.end
    return True


def _may_follow(talk: Talk, sentence: Sentence, span: Span) -> bool:
    return span.end == len(sentence.letters) or sentence.at(talk.tails, span.end) is not None


def _explains(talk: Talk, titles: Iterable[str]) -> bool:
    return any(sentence.at(talk.titles, 0) for title in titles for sentence in sentences(title)[:1])


def _leads_in(talk: Talk, lead: str) -> bool:
    """Whether an unfinished sentence runs on into the next block: *Bila muncul pesan:* above a message."""
    for sentence in sentences(lead)[-1:]:
        if sentence.find(talk.before):
            return lead.rstrip().endswith(":") or sentence.find(talk.leads) is not None
    return False
