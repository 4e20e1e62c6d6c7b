"""Phrases that recur over plans: which are proposed, and which never."""

from graph_builder.find.themes.discovery import Sentences, propose, sentences_of
from graph_builder.find.themes.words import load_words

CORPUS = [
    Sentences("a", sentences_of("推广长者饭堂建设试行。完善工作机制。探索楼宇党建新路子。")),
    Sentences("b", sentences_of("区里办好长者饭堂二十家。完善工作机制。深化楼宇党建。")),
    Sentences("c", sentences_of("各镇新设长者饭堂。完善工作机制；推广一次性用品减量。")),
]


def names(known: set[str] | None = None, least_documents: int = 2) -> list[str]:
    proposals = propose(
        CORPUS, words=load_words(), is_known=lambda name: name in (known or set()), least_documents=least_documents
    )
    return [proposal.name for proposal in proposals]


def test_a_phrase_of_several_plans_is_proposed_with_sentences() -> None:
    best = next(
        proposal
        for proposal in propose(CORPUS, words=load_words(), is_known=lambda name: False)
        if proposal.name == "长者饭堂"
    )

    assert (best.documents, best.times) == (3, 3)
    assert best.cohesion > 0
    assert best.examples == ("推广长者饭堂建设试行", "区里办好长者饭堂二十家", "各镇新设长者饭堂")


def test_generic_phrases_are_not_proposed() -> None:
    assert "工作机制" not in names()


def test_a_phrase_of_one_plan_is_not_proposed() -> None:
    assert not any("一次性用品" in name for name in names())


def test_what_is_known_is_not_proposed() -> None:
    assert "长者饭堂" not in names({"长者饭堂"})


def test_the_order_is_by_score_then_name() -> None:
    proposals = propose(CORPUS, words=load_words(), is_known=lambda name: False)

    assert [p.name for p in proposals] == [p.name for p in sorted(proposals, key=lambda p: (-p.score, p.name))]


def test_words_come_from_the_segmentation_given() -> None:
    proposals = propose(
        [Sentences("a", ("甲乙丙丁戊己",)), Sentences("b", ("甲乙丙丁庚辛",))],
        words=load_words(),
        is_known=lambda name: False,
        cut=lambda run: [run[place : place + 2] for place in range(0, len(run), 2)],
    )

    assert [proposal.name for proposal in proposals] == ["甲乙丙丁"]
