"""Find the values of targets in a clause: numbers with a unit, zeros, full coverage, halves, trends and ranks.

新开工不少于185台 holds one; 4.0版, 445弄, 1919片区 and 建党100周年 hold none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...numerals import chinese_number
from ..clauses import Clause
from .patterns import TargetPatterns, target_patterns
from .words import TargetWords

# How far before a number its comparator is looked for, and how far in 不低于年度计划的50%.
_COMPARATOR_REACH = 12
_SHARE_REACH = 24
# How far before its sign a zero or a coverage begins (“动态清零, “100%全覆盖), and a rank: 保持在中心城区综合排名前列.
_SIGN_REACH = 8
_RANK_REACH = 24
_TO = ("在", "到", "至", "为", "约")
# 签约, 节约, 预约 … are no comparators.
_NO_ABOUT = ("签约", "节约", "预约", "合约", "大约")
_BOUNDS = frozenset({"以上", "及以上", "或以上", "以下", "及以下", "以内", "之内"})
# A scale alone counts people: 110万农村贫困人口, 1000万以上.
_PEOPLE = "人"
# 扩大开放100条, 稳增长50条: a policy called by its number of articles.
_ARTICLES = (
    *("支持", "惠企", "稳企", "开放", "增长", "经济", "营商环境", "促消费"),
    *("稳就业", "科改", "外资", "外贸", "新政", "人才", "科创"),
)
_ASSET_UNITS = ("吨", "千瓦", "兆瓦", "千伏安", "立方米", "吨/日")


class Anchor(NamedTuple):
    """A value in a clause. `start` is where its comparator begins, `end` where its unit or 以上 ends.

    `word` is the comparator as written, `base` what a share is of (不低于年度计划的50%: 年度计划).
    """

    start: int
    end: int
    op: str
    value: float | int | str
    unit: str
    strength: str = ""
    suffix: str = ""
    word: str = ""
    base: str = ""


class _Bound(NamedTuple):
    """What stands before a number: where it begins, its sign, its wording, the word, what a share is of."""

    start: int
    op: str = ""
    strength: str = ""
    word: str = ""
    base: str = ""


class AnchorFinder:
    """Reads anchors with one vocabulary."""

    def __init__(self, words: TargetWords) -> None:
        self._words = words
        self._patterns: TargetPatterns = target_patterns(words)
        self._comparator_sizes = sorted({len(word) for word in words.before}, reverse=True)
        self._comparator_ends = frozenset((*_TO, *(word[-1] for word in words.before)))

    def find(self, clause: Clause) -> list[Anchor]:
        """The anchors of a clause in reading order; a range gives two of the same place."""
        line, patterns = clause.masked, self._patterns
        found = self._numbers(line)
        if patterns.numeral.search(line):
            found += self._chinese_numbers(line)
        if patterns.wording.search(line):
            found += self._wordings(line)
        if not found:
            return found
        if len(found) > 1:
            found = self._apart(found)
        return [
            anchor
            for anchor, follower in zip(found, [*found[1:], None], strict=True)
            if not self._is_qualifier(line, anchor, follower)
        ]

    def _apart(self, found: list[Anchor]) -> list[Anchor]:
        """The anchors in reading order, of those that overlap the first; the two ends of a range stand together."""
        found.sort(key=lambda anchor: (anchor.start, -anchor.end))
        kept: list[Anchor] = []
        for anchor in found:
            if not kept or anchor.start >= kept[-1].end or _same_range(anchor, kept[-1]):
                kept.append(anchor)
        return kept

    def _numbers(self, line: str) -> list[Anchor]:
        """The numbers in digits. From each digit on the pattern is asked once: as a search it would try every place."""
        digit, number = self._patterns.digit, self._patterns.number
        found: list[Anchor] = []
        place = digit.search(line)
        while place is not None:
            match = number.match(line, place.start())
            if match is not None and self._is_free(line, match.start()):
                found += self._number_at(line, match)
            place = digit.search(line, place.end() if match is None else match.end())
        return found

    def _number_at(self, line: str, match: re.Match[str]) -> tuple[Anchor, ...]:
        """The anchor of a number, the two of a range; none for a plain length of time."""
        start = match.start()
        low_digits, high_digits, scale, unit = match.groups()
        unit = unit or (_PEOPLE if scale else "")
        low = self._before(line, start, is_share=unit in {"%", "倍"})
        end, after, suffix = self._after(line, match.end())
        if unit in self._words.time_units and not self._is_bounded(low, after):
            return ()
        said = (scale + unit, low.strength, suffix, low.word, low.base)
        high = _number(high_digits)
        if low_digits and line[max(0, start - 1)] not in "从由自":
            return (
                Anchor(low.start, end, ">=", _number(low_digits), *said),
                Anchor(low.start, end, "<=", high, *said),
            )
        op = "=" if suffix in {"左右", "上下"} else after or low.op or "="
        return (Anchor(low.start, end, op, high, *said),)

    def _is_bounded(self, low: _Bound, after: str) -> bool:
        """A length of time counts with a bound (缩短至3天, 7个月以上) or as what is reached (达到290天)."""
        return bool(low.op not in {"", "="} or after in {"<=", ">="} or low.word in self._words.reached)

    def _chinese_numbers(self, line: str) -> list[Anchor]:
        found: list[Anchor] = []
        for match in self._patterns.chinese.finditer(line):
            before = line[max(0, match.start() - 4) : match.start()]
            if before.endswith(("第", "十", "“", "年")) or not self._may_count(before, match):
                continue
            value = chinese_number(match["digits"])
            if value is not None:
                found.append(self._counted(line, match, value, match["unit"]))
        if "分之" in line or "成" in line:
            for match in self._patterns.percent.finditer(line):
                value = chinese_number(match["percent"] or match["tenths"])
                if value is not None:
                    found.append(self._counted(line, match, value if match["percent"] else value * 10, "%"))
        return found

    def _counted(self, line: str, match: re.Match[str], value: int, unit: str) -> Anchor:
        """The anchor of a number in Chinese numerals, with what bounds it on either side."""
        low = self._before(line, match.start())
        end, after, suffix = self._after(line, match.end())
        return Anchor(low.start, end, after or low.op or "=", value, unit, low.strength, suffix, low.word)

    def _may_count(self, before: str, number: re.Match[str]) -> bool:
        """完成古羊路等四条道路 and 企业三十家 count, 四个意识 does not: 个 needs a verb or a bound before it."""
        unit = number["unit"]
        if unit in self._words.chinese_measures and (
            before.endswith("等") or (len(number["digits"]) > 1 and unit not in {"条", "部"})
        ):
            return True
        is_last = number.end() == len(number.string) or number.string[number.end()] in "、，,。；;（("
        if is_last and (unit in self._words.chinese_measures or len(number["digits"]) > 1) and unit not in {"条", "部"}:
            return not before.endswith(("第", "“")) and bool(before)
        return before.endswith(self._words.doing_or_bound)

    def _wordings(self, line: str) -> list[Anchor]:
        """The values in words. Each pattern is asked from shortly before the one sign it cannot do without."""
        patterns, falls = self._patterns, self._words.falls
        found: list[Anchor] = []
        if (sign := line.find("零")) >= 0:
            found += self._zeros(line, max(0, sign - _SIGN_REACH))
        if (sign := line.find("覆盖")) >= 0:
            for match in patterns.coverage.finditer(line, max(0, sign - _SIGN_REACH)):
                found.append(Anchor(match.start(), match.end(), "=", 100, "%", "", "覆盖率"))
        if "半" in line or "番" in line:
            for match in patterns.half.finditer(line):
                op, value, unit = ("=", 2, "倍") if match["double"] else ("<=", 50, "%")
                found.append(Anchor(match.start(), match.end(), op, value, unit))
        if "同比" in line or "双" in line:
            for match in patterns.trend.finditer(line):
                op = "<" if (match["way"] or match["double"]) in falls else ">"
                found.append(Anchor(match.start(), match.end(), op, "上年", "同比"))
        ranked = patterns.ranked.search(line)
        if ranked is not None:
            found += self._ranks(line, max(0, ranked.start() - _RANK_REACH))
        return found

    def _zeros(self, line: str, start: int) -> Iterator[Anchor]:
        for match in self._patterns.zero.finditer(line, start):
            what = match["what"] or "存量"
            unit = self._words.zeros[what] if match["what"] or "案" in line or "件" in line else ""
            yield Anchor(match.start(), match.end(), "=", 0, unit, "", match["what"] or "清零")

    def _ranks(self, line: str, start: int) -> Iterator[Anchor]:
        for match in self._patterns.rank.finditer(line, start):
            place = match["place"]
            value = match["word"] or (int(place) if place and place.isdigit() else chinese_number(place or "一"))
            if value is not None:
                yield Anchor(match.start(), match.end(), "<=", value, f"{match['scope'] or ''}排名")

    def _is_free(self, line: str, start: int) -> bool:
        """5G, PM2.5, 第3, 50+X and 100号3幢 are no free numbers: a letter, 第, +, # or a digit before binds them."""
        if start == 0:
            return True
        before = line[start - 1]
        return not (before in "第+#.-—~·号弄" or (before.isascii() and before.isalnum()))

    def _before(self, line: str, start: int, *, is_share: bool = False) -> _Bound:
        window = line[max(0, start - _COMPARATOR_REACH) : start]
        found = self._comparator(window)
        if found is not None:
            word, length = found
            op = self._words.before[word]
            return _Bound(start - length, op, word if op != "=" else "", word)
        if is_share and window.endswith("的"):
            match = self._patterns.share.search(line, max(0, start - _SHARE_REACH), start)
            if match is not None:
                word = match["word"]
                op = self._words.before[word]
                return _Bound(match.start(), op, word if op != "=" else "", word, match["base"])
        return _Bound(start)

    def _comparator(self, window: str) -> tuple[str, int] | None:
        """The comparator that ends the window and how far back it begins: 每人不少于, 控制在, 增至 , 压缩到每户."""
        tail = self._patterns.each.sub("", window) if "每" in window or window.endswith(" ") else window
        if tail[-1:] not in self._comparator_ends:
            return None
        best: tuple[str, int] | None = None
        for ending in (tail, tail[:-1] if tail.endswith(_TO) else ""):
            word = next((word for size in self._comparator_sizes if (word := ending[-size:]) in self._words.before), "")
            length = len(window) - len(ending) + len(word)
            if word and not ending.endswith(_NO_ABOUT) and (best is None or length > best[1]):
                best = (word, length)
        return best

    def _after(self, line: str, end: int) -> tuple[int, str, str]:
        match = self._patterns.after.match(line, end)
        if match is None:
            return end, "", ""
        word = match.group().strip()
        return match.end(), self._words.after[word], word

    def _is_qualifier(self, line: str, anchor: Anchor, follower: Anchor | None) -> bool:
        """Whether a number only says which things are meant: 30万千瓦以下机组, 收益超50万元的村, 1亿元以上项目20个."""
        if self._is_start_or_part(line, anchor, follower):
            return True
        if anchor.suffix not in _BOUNDS and anchor.op not in {">", "<"}:
            return False
        if anchor.suffix in _BOUNDS and follower is not None and anchor.start < follower.start <= anchor.end + 12:
            return "、" not in line[anchor.end : follower.start]
        noun = self._patterns.qualified.match(line, anchor.end)
        if noun is None or noun["noun"].startswith(self._words.measured):
            return False
        return bool(noun["of"]) or (anchor.suffix in _BOUNDS and self._sizes(line, anchor))

    def _is_start_or_part(self, line: str, anchor: Anchor, follower: Anchor | None) -> bool:
        """Whether a value is where a change starts (由16%降至13%), part of a name (260万吨焦化项目) or 9个方面."""
        if line.startswith("方面", anchor.end) or (anchor.unit == "条" and line.endswith(_ARTICLES, 0, anchor.start)):
            return True
        if follower is not None and line[anchor.start - 1 : anchor.start] in {"由", "从"} and anchor.start:
            return "、" not in line[anchor.end : follower.start] and follower.unit == anchor.unit
        is_size = anchor.unit.endswith(_ASSET_UNITS) and not anchor.suffix and not anchor.word
        return is_size and self._patterns.asset.match(line, anchor.end) is not None

    def _sizes(self, line: str, anchor: Anchor) -> bool:
        """Whether a bounded number tells a size (5000万元以上企业), not a count (新建20家以上企业)."""
        if anchor.unit.endswith(self._words.size_units):
            is_made = line.endswith(self._words.doing_or_bound, 0, anchor.start) and not anchor.unit.endswith("元")
            return not is_made or anchor.suffix.endswith("下")
        return anchor.unit.endswith(self._words.kept_units) and not line.endswith(
            self._words.doing_or_bound, 0, anchor.start
        )


def _same_range(one: Anchor, other: Anchor) -> bool:
    return one.start == other.start and one.end == other.end and {one.op, other.op} == {">=", "<="}


def _number(digits: str) -> float | int:
    plain = digits.replace(",", "")
    return float(plain) if "." in plain else int(plain)
