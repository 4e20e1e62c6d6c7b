"""One page of a PDF through pdfium: its text, and where the characters of it stand."""

from __future__ import annotations

import ctypes
from statistics import median
from types import TracebackType
from typing import Any, Self

import pypdfium2.raw as pdfium
from pypdfium2 import PdfiumError

from .pdf_calls import fast
from .pdf_glyphs import Glyph

SAMPLES = 40
LINE_END = "\r\n"

# The left, lower, right and upper edge of what is drawn.
CharacterBox = tuple[float, float, float, float]


class PageText:
    """A page held open, to be used in a `with` statement.

    `text` is all of its text in the order it is drawn; `is_aligned` says whether the character at a place of `text` is
    the library's character of that number: it leaves some out that are no signs. `lead` is where the first word begins.
    """

    def __init__(self, document: Any, index: int) -> None:
        self.page = pdfium.FPDF_LoadPage(document.raw, index)
        if not self.page:
            raise PdfiumError(f"Failed to load page {index + 1}.")
        self._text_page = pdfium.FPDFText_LoadPage(self.page)
        if not self._text_page:
            pdfium.FPDF_ClosePage(self.page)
            raise PdfiumError(f"Failed to load the text of page {index + 1}.")
        self.count = max(0, pdfium.FPDFText_CountChars(self._text_page))
        self.text = self._whole()
        self.is_aligned = len(self.text) == self.count
        self.lead = len(self.text) - len(self.text.lstrip(" "))
        self._get_box, self._get_origin = fast("FPDFText_GetCharBox"), fast("FPDFText_GetCharOrigin")
        self._sides = tuple(ctypes.c_double() for _ in range(4))
        self._references = tuple(ctypes.byref(side) for side in self._sides)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        pdfium.FPDFText_ClosePage(self._text_page)
        pdfium.FPDF_ClosePage(self.page)

    @property
    def rotation(self) -> int:
        """By how many degrees the page is turned when it is shown: 0, 90, 180 or 270."""
        return 90 * int(pdfium.FPDFPage_GetRotation(self.page))

    @property
    def size(self) -> tuple[float, float]:
        """The width and height of the page as shown, in points."""
        return pdfium.FPDF_GetPageWidthF(self.page), pdfium.FPDF_GetPageHeightF(self.page)

    def box(self, index: int) -> CharacterBox:
        """Where a character is drawn; a white one has no width."""
        left, right, bottom, top = self._sides
        self._get_box(self._text_page, index, *self._references)
        return left.value, bottom.value, right.value, top.value

    def hull(self, start: int, end: int) -> CharacterBox:
        """Where a word is drawn, by its first and its last character."""
        page, get_box = self._text_page, self._get_box
        left, right, bottom, top = self._sides
        to_left, to_right, to_bottom, to_top = self._references
        get_box(page, start, to_left, to_right, to_bottom, to_top)
        first = left.value, bottom.value, right.value, top.value
        if end - start == 1:
            return first
        get_box(page, end - 1, to_left, to_right, to_bottom, to_top)
        x, low, edge, high = first
        last_x, last_low, last_edge, last_high = left.value, bottom.value, right.value, top.value
        return (
            x if x < last_x else last_x,
            low if low < last_low else last_low,
            edge if edge > last_edge else last_edge,
            high if high > last_high else last_high,
        )

    def origin(self, index: int) -> tuple[float, float]:
        """The point a character is drawn from."""
        x, y, _, _ = self._sides
        to_x, to_y, _, _ = self._references
        self._get_origin(self._text_page, index, to_x, to_y)
        return x.value, y.value

    def code(self, index: int) -> int:
        """The code point of a character."""
        if self.is_aligned:
            return ord(self.text[index])
        code: int = pdfium.FPDFText_GetUnicode(self._text_page, index)
        return code

    def glyphs(self) -> list[Glyph]:
        """The characters of the page that are no white space."""
        glyphs: list[Glyph] = []
        for index in range(self.count):
            code = self.code(index)
            if code > 32 and code not in (0xA0, 0x3000, 0xFFFE):
                glyphs.append(Glyph(chr(code), *self.origin(index)))
        return glyphs

    def bounded(self, left: float, bottom: float, right: float, top: float) -> str:
        """The text in a box as the library puts it together, which looks at every character of the page."""
        room = 2 * self.count + 2
        buffer = ctypes.create_string_buffer(2 * room)
        units = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
        length = pdfium.FPDFText_GetBoundedText(self._text_page, left, top, right, bottom, units, room)
        return buffer.raw[: 2 * max(0, length)].decode("utf-16-le", errors="ignore").removesuffix("\0")

    def _whole(self) -> str:
        first, last = 0, self.count - 1
        # A character without a place in the text must be no end of the range: pdfium then gives nothing.
        place = fast("FPDFText_GetTextIndexFromCharIndex")
        while first <= last and place(self._text_page, first) == -1:
            first += 1
        while first <= last and place(self._text_page, last) == -1:
            last -= 1
        if first > last:
            return ""
        buffer = ctypes.create_string_buffer(2 * (self.count + 2))
        length = fast("FPDFText_GetText")(self._text_page, first, last + 1 - first, buffer)
        return buffer.raw[: 2 * max(0, length - 1)].decode("utf-16-le", errors="ignore")


def character_size(page: PageText) -> float:
    """The width of most Chinese characters of a page, from some pairs of neighbours; 0 where there are none."""
    steps: list[float] = []
    code, origin = page.code, page.origin
    for index in range(0, page.count - 1, max(1, page.count // SAMPLES)):
        if 0x4E00 <= code(index) < 0xA000 and 0x4E00 <= code(index + 1) < 0xA000:
            (x, y), (next_x, next_y) = origin(index), origin(index + 1)
            if abs(y - next_y) < 1:
                steps.append(next_x - x)
    return median(steps) if steps else 0.0
