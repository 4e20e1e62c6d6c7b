"""Which phrases recur over many plans and are in no lexicon yet: proposals of themes, for a person to decide.

New-word statistics after Sornil/Chaiwanarom and the common PMI and branching-entropy criteria: a phrase is a run of
words that stick together (the least pointwise mutual information over its splits) and that stand among many different
neighbours (the lesser entropy of the words on its left and on its right). Words are jieba's; its dictionary also says
what is no new phrase but a word of the language.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log2

from .words import HEAD, GrammarWords, Sort

SHORTEST, LONGEST = 4, 12
MOST_WORDS = 5
# At most so many examples are kept of a phrase, each from another document.
EXAMPLES = 3
# A phrase is the inside of a longer one that makes up this share of its uses.
NESTED = 0.8
_HAN_RUN = re.compile(r"[㐀-鿿]+")
_SENTENCE = re.compile(r"[^。；;\n]+")
# What such a word begins or ends is a piece of a sentence: 的工作, 推进落实.
_NEVER_EDGE = Sort.VERB | Sort.ADVERB | Sort.STOP | Sort.JOIN
_NEVER_LAST = Sort.EDGE_VERB | Sort.TAIL

Cut = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of one document in which phrases are counted; `document` is its id."""

    document: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A phrase to decide on: in how many documents, how often, how cohesive (bits) and how free (bits), examples."""

    name: str
    documents: int
    times: int
    cohesion: float
    freedom: float
    score: float
    examples: tuple[str, ...]


class _Counts:
    """What one pass over the corpus counts."""

    def __init__(self) -> None:
        self.words = 0
        self.grams: Counter[tuple[str, ...]] = Counter()
        self.documents: Counter[tuple[str, ...]] = Counter()
        self.examples: dict[tuple[str, ...], list[str]] = defaultdict(list)


def sentences_of(text: str) -> tuple[str, ...]:
    """The sentences of a text, without the blanks around them."""
    return tuple(found.group().strip() for found in _SENTENCE.finditer(text) if found.group().strip())


def propose(
    corpus: Iterable[Sentences],
    *,
    words: GrammarWords,
    is_known: Callable[[str], bool],
    least_documents: int = 2,
    cut: Cut | None = None,
) -> list[Proposal]:
    """The proposals of a corpus, best first; `is_known` says what is listed, accepted, rejected, or a word.

    `cut` gives the words of a run of Chinese characters (jieba's, by default).
    """
    used = cut or jieba_cut()
    counts = _Counts()
    lines = [runs for document in corpus for runs in _count(document, used, counts)]
    chosen = {
        gram: times
        for gram, times in counts.grams.items()
        if counts.documents[gram] >= least_documents and _is_phrase(gram, words) and not is_known("".join(gram))
    }
    left, right = _neighbours(lines, chosen)
    found = [_proposal(gram, counts, left[gram], right[gram]) for gram in _outermost(chosen)]
    kept = [proposal for proposal in found if proposal.cohesion > 0]
    return sorted(kept, key=lambda proposal: (-proposal.score, proposal.name))


def jieba_cut() -> Cut:
    """jieba's segmentation, by its fast port, which cuts alike."""
    import rjieba

    return lambda run: list(rjieba.cut(run))


def is_dictionary_word(name: str) -> bool:
    """Whether jieba's dictionary has the phrase as one word: 高质量, 一体化 are no new phrases."""
    import rjieba

    return bool(rjieba.has_word(name))


def _count(document: Sentences, cut: Cut, counts: _Counts) -> Iterator[list[str]]:
    seen: set[tuple[str, ...]] = set()
    for sentence in document.sentences:
        for run in _HAN_RUN.findall(sentence):
            words = list(cut(run))
            counts.words += len(words)
            for gram in _grams(words):
                counts.grams[gram] += 1
                if gram not in seen:
                    seen.add(gram)
                    counts.documents[gram] += 1
                    if len(counts.examples[gram]) < EXAMPLES:
                        counts.examples[gram].append(sentence)
            yield words


def _grams(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for start in range(len(words)):
        length = 0
        for end in range(start + 1, min(len(words), start + MOST_WORDS) + 1):
            length += len(words[end - 1])
            if length > LONGEST:
                break
            yield tuple(words[start:end])


def _is_phrase(gram: tuple[str, ...], words: GrammarWords) -> bool:
    name = "".join(gram)
    if len(gram) < 2 or not SHORTEST <= len(name) <= LONGEST:
        return False
    sorts = words.sorts
    first, last = sorts.get(gram[0], 0), sorts.get(gram[-1], 0)
    if any(word in words.measures or sorts.get(word, 0) & (Sort.VERB | Sort.STOP) for word in gram):
        return False
    if first & _NEVER_EDGE or last & _NEVER_EDGE or (last & _NEVER_LAST and not last & HEAD):
        return False
    # 工作机制, 重点任务: nothing but words that say nothing.
    return not all(sorts.get(word, 0) & Sort.GENERIC for word in gram) and len(gram[0]) + len(gram[-1]) > 2


def _neighbours(
    lines: Iterable[Sequence[str]], chosen: dict[tuple[str, ...], int]
) -> tuple[dict[tuple[str, ...], Counter[str]], dict[tuple[str, ...], Counter[str]]]:
    left: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    right: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for words in lines:
        for start in range(len(words)):
            for end in range(start + 2, min(len(words), start + MOST_WORDS) + 1):
                gram = tuple(words[start:end])
                if gram in chosen:
                    # The edge of a run is a neighbour of its own each time: nothing is freer.
                    left[gram][words[start - 1] if start else f"^{sum(left[gram].values())}"] += 1
                    right[gram][words[end] if end < len(words) else f"${sum(right[gram].values())}"] += 1
    return left, right


def _outermost(chosen: dict[tuple[str, ...], int]) -> list[tuple[str, ...]]:
    """The phrases that are not mostly the inside of a longer one: 社区生活 in 社区生活圈."""
    inside: set[tuple[str, ...]] = set()
    for gram, times in chosen.items():
        for size in range(2, len(gram)):
            for start in range(len(gram) - size + 1):
                part = gram[start : start + size]
                if part in chosen and times >= NESTED * chosen[part]:
                    inside.add(part)
    return [gram for gram in chosen if gram not in inside]


def _proposal(gram: tuple[str, ...], counts: _Counts, left: Counter[str], right: Counter[str]) -> Proposal:
    cohesion = min(_information(gram, place, counts) for place in range(1, len(gram)))
    freedom = min(_entropy(left), _entropy(right))
    documents = counts.documents[gram]
    score = log2(1 + documents) * max(cohesion, 0.0) * (1 + freedom)
    return Proposal(
        name="".join(gram),
        documents=documents,
        times=counts.grams[gram],
        cohesion=round(cohesion, 2),
        freedom=round(freedom, 2),
        score=round(score, 2),
        examples=tuple(counts.examples[gram]),
    )


def _information(gram: tuple[str, ...], place: int, counts: _Counts) -> float:
    """Pointwise mutual information of the two sides of a split, in bits: log2 p(ab) / p(a) p(b)."""
    both, one, other = counts.grams[gram], counts.grams[gram[:place]], counts.grams[gram[place:]]
    return log2(both * counts.words / (one * other)) if one and other else 0.0


def _entropy(neighbours: Counter[str]) -> float:
    total = sum(neighbours.values())
    return -sum(times / total * log2(times / total) for times in neighbours.values()) if total else 0.0
