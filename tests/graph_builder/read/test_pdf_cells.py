"""Cells of a ruled PDF table: words are put where they are drawn, and read as the library reads a box."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from graph_builder.read.pdf_cells import INSET, OUTSIDE, WordSorter
from graph_builder.read.pdf_edges import page_edges
from graph_builder.read.pdf_page import PageText
from graph_builder.read.pdf_words import Word, joined_words, page_words
from graph_builder.read.ruled_grid import Rule, find_grids, rules_of

GOLD = Path(__file__).parents[3] / "data" / "gold"
SAMPLES = Path(__file__).parent / "samples"

# Two rows of 20 points and two columns of 100; the lower left cell reaches over both columns.
(GRID,) = find_grids(
    [Rule(at, 0, 200) for at in (100, 120, 140)],
    [Rule(0, 100, 140), Rule(100, 120, 140), Rule(200, 100, 140)],
)
UPPER_LEFT, UPPER_RIGHT, LOWER = range(3)


@pytest.mark.parametrize(
    ("box", "place", "unsure", "why"),
    [
        ((10, 125, 90, 135), UPPER_LEFT, set(), "within a cell"),
        ((110, 125, 190, 135), UPPER_RIGHT, set(), "within its neighbour"),
        ((10, 105, 190, 115), LOWER, set(), "within a merged cell, over the edge of a column above it"),
        ((10, 150, 90, 160), OUTSIDE, set(), "above the table"),
        ((-90, 125, -10, 135), OUTSIDE, set(), "on its left"),
        ((10, 125, 190, 135), OUTSIDE, {UPPER_LEFT, UPPER_RIGHT}, "over two cells: which holds what is not known"),
        ((10, 115, 90, 125), OUTSIDE, {UPPER_LEFT, LOWER}, "over two rows"),
        ((110, 125, 250, 135), OUTSIDE, {UPPER_RIGHT}, "out of the table"),
    ],
)
def test_a_word_is_put_into_the_cell_it_is_drawn_in(
    box: tuple[float, float, float, float], place: int, unsure: set[int], why: str
) -> None:
    word: Word = (0, 2, box)
    sorter = WordSorter(GRID)

    rest = sorter.put([word])

    assert {at: words for at, words in sorter.words.items() if words} == {place: [word]}, why
    assert rest == ([word] if place == OUTSIDE else [])
    assert sorter.unsure - {OUTSIDE} == unsure


@pytest.mark.parametrize("path", [SAMPLES / "table.pdf", SAMPLES / "cut.pdf", *sorted(GOLD.glob("*.pdf"))], ids=str)
def test_words_of_a_cell_read_as_the_librarys_text_of_its_box(path: Path) -> None:
    document = pypdfium2.PdfDocument(path)
    for index in range(len(document)):
        with PageText(document, index) as page:
            for grid in find_grids(*rules_of(page_edges(page.page))):
                sorter = WordSorter(grid)
                sorter.put(page_words(page))
                for place, box in enumerate(grid.boxes):
                    raw = page.bounded(box.left - INSET, box.bottom - INSET, box.right - INSET, box.top - INSET)
                    expected = [line.strip() for line in raw.splitlines() if line.strip()]
                    words = sorter.words.get(place)
                    assert (joined_words(page, words) if words else []) == expected
    document.close()
