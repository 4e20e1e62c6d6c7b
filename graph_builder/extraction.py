"""From a file to a plan: read it, segment it, find what its tasks name, resolve the names.

Each finder reads the stretches of all tasks in one go and gives a list with one entry a task; the resolver fills the
units of all tasks in one go. Only then are the tasks made, each once and whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, TypeVar

from .find.answers.reading import Answers, read_answers
from .find.citations import find_citations
from .find.dependencies import find_dependencies
from .find.overlaps import without_words_of_projects
from .find.projects.mentions import default_finder as default_projects
from .find.stretch import read_passage
from .find.targets.mentions import find_targets
from .find.themes.mentions import ThemeFinder, decided_finder
from .find.themes.titles import title_stretches
from .find.times.deadlines import find_deadlines
from .model import (
    Citation,
    Deadline,
    DocumentInfo,
    Finding,
    Plan,
    ProjectMention,
    Section,
    Source,
    Span,
    Target,
    Task,
    ThemeMention,
    UnitMention,
)
from .outline import Metadata, Outline, TaskDraft
from .read import read, read_bytes
from .resolve.files import DECISIONS_VARIABLE, ROSTER_VARIABLE, named_file, own_bytes
from .resolve.mentions import placed
from .resolve.resolver import Resolver, load_resolver
from .segment import segment
from .segment.wrapping import unwrapped
from .source import SourceText
from .unwrapping import Unwrapped, width_breaks

UNDATED = "undated"
Mention = TypeVar("Mention", UnitMention, ThemeMention, ProjectMention, Target, Citation, Deadline)


def extract(
    path: str | Path, *, encoding: str | None = None, positional: bool = True, resolver: Resolver | None = None
) -> Plan:
    """The plan a file holds. Raises DocumentError where the file cannot be read.

    `positional` says whether the first-listed unit leads where nothing is written; without a `resolver` the
    vocabulary that ships decides which unit a name means.
    """
    source = read(path, encoding=encoding)
    return extract_source(source, positional=positional, resolver=resolver)


def extract_bytes(
    name: str,
    data: bytes,
    *,
    encoding: str | None = None,
    positional: bool = True,
    resolver: Resolver | None = None,
) -> Plan:
    """The same for the bytes of a file; `name` stands in the plan's source record and in error messages."""
    source = read_bytes(name, data, encoding=encoding)
    return extract_source(source, positional=positional, resolver=resolver)


def extract_source(source: SourceText, *, positional: bool = True, resolver: Resolver | None = None) -> Plan:
    """The same for a text at hand. A text that is no plan gives a plan without tasks and a finding that says so."""
    resolver = resolver or default_resolver()
    outline = segment(source)
    breaks = width_breaks(source, outline.wraps)
    if not breaks:
        return _extracted(source, outline, positional, resolver)
    whole = Unwrapped(source, breaks)
    return whole.as_written(_extracted(whole.source, segment(whole.source), positional, resolver))


def _extracted(source: SourceText, outline: Outline, positional: bool, resolver: Resolver) -> Plan:
    region = _region(outline, resolver)
    document_id = _document_id(outline.metadata, region, source.source)
    words = _Words(source.text, unwrapped(source.text, outline.wraps), outline.reading)
    *named, of_document = _named(words, outline, decided_finder(resolver.decisions))
    document = _document(words, outline, region, document_id, source.source, of_document.themes)
    maker = _Maker(words, outline, document, resolver)
    tasks = maker.tasks(named, positional=positional)
    return Plan(
        document=document,
        text=source.text,
        sections=maker.sections(),
        tasks=find_dependencies(tasks, words.reading),
        findings=_numbered([*source.findings, *outline.findings, *maker.findings]),
    )


def default_resolver() -> Resolver:
    """The resolver with the vocabulary that ships and the user's own log and roster, which the environment names."""
    return _resolver_with(named_file(DECISIONS_VARIABLE), named_file(ROSTER_VARIABLE), own_bytes())


@lru_cache(maxsize=4)
def _resolver_with(decisions: Path | None, roster: Path | None, held: bytes) -> Resolver:
    """Loaded once as long as the files hold the same."""
    return load_resolver(decisions, roster=roster)


@dataclass(frozen=True, slots=True)
class _Words:
    """A text as written, without line breaks inside sentences, and as read: without traditional characters too."""

    text: str
    unwrapped: str
    reading: str

    def as_written(self, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
        """The mentions with `raw` as the text has it, names stay as read."""
        if self.text is self.reading:
            return mentions if isinstance(mentions, tuple) else tuple(mentions)
        text = self.text
        return tuple(
            [one if isinstance(one, Citation) else one._replace(raw=text[slice(*one.span)]) for one in mentions]
        )

    def all_as_written(self, found: list[tuple[Mention, ...]]) -> list[tuple[Mention, ...]]:
        """The same for the mentions of each task."""
        return found if self.text is self.reading else [self.as_written(mentions) for mentions in found]


class _Named(NamedTuple):
    """What a task, or the document, names."""

    themes: tuple[ThemeMention, ...]
    projects: tuple[ProjectMention, ...]


def _named(words: _Words, outline: Outline, finder: ThemeFinder) -> list[_Named]:
    """What each task names, and last the document: all read in one pass, which takes a third of a pass a task."""
    of_document = [*title_stretches(words.reading, outline.metadata.title), *outline.preamble]
    passage = read_passage(words.reading, [*(draft.body for draft in outline.tasks), of_document])
    found = zip(finder.find(passage), default_projects().find(passage), strict=True)
    return [
        _Named(words.as_written(without_words_of_projects(themes, projects)), words.as_written(projects))
        for themes, projects in found
    ]


def _region(outline: Outline, resolver: Resolver) -> str:
    metadata = outline.metadata
    return resolver.region_of(metadata.issuer, metadata.title, context=outline.reading[:2000]).name


def _document_id(metadata: Metadata, region: str, source: Source) -> str:
    """`doc:<region>/<year>/<hash>`: the same for every copy of a plan, whatever the format of the file."""
    name = "|".join((metadata.title, metadata.issuer, metadata.number))
    digest = sha256(name.encode()).hexdigest() if metadata.title else source.sha256
    return f"doc:{region or '-'}/{metadata.year or UNDATED}/{digest[:8]}"


def _document(
    words: _Words, outline: Outline, region: str, document_id: str, source: Source, themes: tuple[ThemeMention, ...]
) -> DocumentInfo:
    metadata = outline.metadata
    return DocumentInfo(
        id=document_id,
        title=metadata.title,
        issuer=metadata.issuer,
        date=metadata.date,
        number=metadata.number,
        year=metadata.year,
        region=region,
        source=source,
        signed=metadata.signed,
        themes=themes,
        citations=words.as_written(find_citations(words.reading, [outline.preamble])[0]),
    )


class _Maker:
    """Makes the sections and tasks of one plan, each once and with its final id, and keeps what was amiss in them."""

    def __init__(self, words: _Words, outline: Outline, document: DocumentInfo, resolver: Resolver) -> None:
        self._words = words
        self._outline = outline
        self._document = document
        self._resolver = resolver
        key = document.id.removeprefix("doc:")
        self._section_ids, self._task_ids = f"section:{key}/", f"task:{key}/"
        self.findings: list[Finding] = []

    def sections(self) -> tuple[Section, ...]:
        ids = self._section_ids
        return tuple(
            [
                Section(
                    ids + section.clause,
                    section.label,
                    section.title,
                    section.level,
                    ids + section.parent if section.parent else "",
                    section.span,
                    section.clause,
                )
                for section in self._outline.sections
            ]
        )

    def tasks(self, named: Iterable[_Named], *, positional: bool) -> list[Task]:
        words, drafts = self._words, self._outline.tasks
        reading, year, bodies = words.reading, self._outline.metadata.year, [draft.body for draft in drafts]
        answers = self._answers(positional)
        said = zip(find_deadlines(reading, bodies, year), answers, strict=True)
        return list(
            map(
                self._task,
                drafts,
                named,
                answers,
                self._units(answers),
                words.all_as_written(find_targets(reading, bodies)),
                words.all_as_written([_deadlines(deadlines, one.deadlines) for deadlines, one in said]),
                words.all_as_written(find_citations(reading, bodies)),
            )
        )

    def _answers(self, positional: bool) -> list[Answers]:
        """Who answers for each task and until when, as written."""
        text, outline = self._words.unwrapped, self._outline
        folded = outline.folded if text == outline.reading else None
        year, rules = outline.metadata.year, outline.rules
        answers = [
            read_answers(text, draft.answers, year=year, rules=rules, positional=positional, folded=folded)
            for draft in outline.tasks
        ]
        self.findings += [finding for one in answers for finding in one.findings]
        return answers

    def _units(self, answers: Sequence[Answers]) -> list[tuple[UnitMention, ...]]:
        """The units of each task, resolved; a task that breaks off before its list has none."""
        drafts = self._outline.tasks
        units = [
            () if draft.truncated and not draft.answers else one.units
            for draft, one in zip(drafts, answers, strict=True)
        ]
        resolved = self._resolver.resolve_units(self._document, self._words.all_as_written(units))
        self.findings += resolved.findings
        return resolved.units

    def _task(
        self,
        draft: TaskDraft,
        named: _Named,
        answers: Answers,
        units: tuple[UnitMention, ...],
        targets: tuple[Target, ...],
        deadlines: tuple[Deadline, ...],
        citations: tuple[Citation, ...],
    ) -> Task:
        start, end = draft.span
        return Task(
            id=self._task_ids + draft.clause,
            label=draft.label,
            clause=draft.clause,
            section=self._section_ids + draft.section if draft.section else "",
            title=draft.title,
            text=self._words.text[start:end],
            span=draft.span,
            parent=self._task_ids + draft.parent if draft.parent else "",
            truncated=draft.truncated,
            open_list=answers.is_open,
            units=units,
            themes=named.themes,
            projects=placed(named.projects, self._document.region) if named.projects else (),
            targets=targets,
            deadlines=deadlines,
            persons=answers.persons,
            citations=citations,
        )


def _deadlines(in_sentences: tuple[Deadline, ...], answered: tuple[Deadline, ...]) -> tuple[Deadline, ...]:
    """The deadlines of answer blocks and of sentences, each place once, in reading order."""
    if not in_sentences and len(answered) < 2:
        return answered
    by_span = {deadline.span: deadline for deadline in [*in_sentences, *answered]}
    return tuple([by_span[span] for span in sorted(by_span)])


def _numbered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings in reading order, numbered f1, f2 … ; one said twice is said once."""
    ordered = sorted(
        dict.fromkeys(findings),
        key=lambda found: (found.span is None, found.span or Span(0, 0), found.kind, found.message),
    )
    return tuple([replace(finding, id=f"f{place}") for place, finding in enumerate(ordered, start=1)])
