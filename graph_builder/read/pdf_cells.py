"""The text of a table's cells on a PDF page: each word of the page put into the cell it is drawn in.

The library gives the text in a box by looking at every character of the page, once a cell. Here the words are gone
through once: one whose first and last character stand in the same cell is in it, and only the cells that another word
touches are asked of the library.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from math import inf

from .lines import clean_line, join_cell
from .pdf_glyphs import WORDS_APART, Glyph, glyph_lines, glyphs_in, page_order
from .pdf_page import CharacterBox, PageText, character_size
from .pdf_words import Word, joined_words, page_words
from .ruled_grid import Box, Grid

INSET = 0.5
# What a cell leaves free beside its text, on both sides together.
PADDING = 10.8
OUTSIDE = -1


class WordSorter:
    """Puts words into the cells of a grid: `words` of each cell; `unsure` are the cells that a word crosses."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.words: dict[int, list[Word]] = {}
        self.unsure: set[int] = set()
        self._xs = [-inf, *[x - INSET for x in grid.columns], inf]
        self._ys = [-inf, *[INSET - y for y in grid.rows], inf]
        self._places = [[OUTSIDE] * len(self._xs) for _ in self._ys]
        for place, box in enumerate(grid.boxes):
            self._cover(place, box)

    def _cover(self, place: int, box: Box) -> None:
        """Mark the fields of a cell as its own; the outermost fields are those around the table."""
        row, column, row_span, column_span = box[:4]
        for fields in self._places[row + 1 : row + 1 + row_span]:
            for at in range(column + 1, column + 1 + column_span):
                if fields[at] != OUTSIDE:
                    self.unsure.update((place, fields[at]))
                fields[at] = place

    def put(self, words: Iterable[Word]) -> list[Word]:
        """Put each word into the cell it stands in; gives back those that are in none."""
        xs, ys, places, placed = self._xs, self._ys, self._places, self.words
        outside: list[Word] = []
        placed[OUTSIDE] = outside
        for word in words:
            _, _, (left, bottom, right, top) = word
            column, row = bisect_right(xs, left), bisect_right(ys, -top)
            if right <= xs[column] and -bottom <= ys[row]:
                place = places[row - 1][column - 1]
                if place in placed:
                    placed[place].append(word)
                else:
                    placed[place] = [word]
            else:
                self._put_across(word, row - 1, column - 1)
        return outside

    def _put_across(self, word: Word, row: int, column: int) -> None:
        _, _, (_, bottom, right, _) = word
        last_column, last_row = bisect_left(self._xs, right), bisect_left(self._ys, -bottom)
        touched = {place for fields in self._places[row:last_row] for place in fields[column:last_column]}
        if len(touched) == 1:
            self.words.setdefault(touched.pop(), []).append(word)
        else:
            self.unsure |= touched
            self.words[OUTSIDE].append(word)


class CellReader:
    """Reads the cells of the tables of one page; `drawn` are its characters where it is drawn in another order."""

    def __init__(self, page: PageText, grids: Sequence[Grid]) -> None:
        self._page = page
        self._grids = grids
        self._drawn: list[Glyph] = []
        self._size = character_size(page)
        self._sorters = [WordSorter(grid) for grid in grids] if page.is_aligned else []
        words = page_words(page) if page.is_aligned else []
        # A word that stands outside of one table may stand in the next.
        for sorter in self._sorters:
            words = sorter.put(words)

    def within(self) -> set[int]:
        """The places in the text where words within the tables begin and end."""
        ends: set[int] = set()
        for sorter in self._sorters:
            for place, words in sorter.words.items():
                if place != OUTSIDE:
                    for start, end, _ in words:
                        ends.add(start)
                        ends.add(end - 1)
        return ends

    def tables(self, drawn: Sequence[Glyph]) -> list[list[str]]:
        """The texts of the cells of each table; from `drawn`, the characters, where the page is drawn out of order."""
        if drawn or not self._sorters:
            self._drawn = page_order(drawn)
            lines_in = self._drawn_lines if drawn else self._library_lines
            return [[self._joined(box, lines_in(box)) for box in grid.boxes] for grid in self._grids]
        return [self._sorted(sorter) for sorter in self._sorters]

    def _sorted(self, sorter: WordSorter) -> list[str]:
        texts: list[str] = []
        for place, box in enumerate(sorter.grid.boxes):
            words = sorter.words.get(place, ())
            if place in sorter.unsure:
                texts.append(self._joined(box, self._library_lines(box)))
            elif len(words) > 1:
                texts.append(self._joined(box, self._in_order(box, joined_words(self._page, words))))
            else:
                texts.append(clean_line(self._page.text[slice(*words[0][:2])]) if words else "")
        return texts

    def _joined(self, box: Box, lines: Sequence[str]) -> str:
        return join_cell(lines, (box.right - box.left - PADDING) / self._size if self._size else 0.0)

    def _library_lines(self, box: Box) -> list[str]:
        return self._in_order(box, self._page.bounded(*_bounds(box)).splitlines())

    def _in_order(self, box: Box, lines: Iterable[str]) -> list[str]:
        """The lines without white space around them; the library takes some line breaks of narrow cells for gaps."""
        clean = [text for text in map(clean_line, lines) if text]
        if any([" " in text and WORDS_APART.search(text) for text in clean]):
            return self._drawn_lines(box)
        return clean

    def _drawn_lines(self, box: Box) -> list[str]:
        if not self._drawn:
            self._drawn = page_order(self._page.glyphs())
        return [line.text for line in glyph_lines(glyphs_in(self._drawn, *_bounds(box)), 0)]


def _bounds(box: Box) -> CharacterBox:
    return box.left - INSET, box.bottom - INSET, box.right - INSET, box.top - INSET
