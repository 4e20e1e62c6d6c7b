"""What a written name says once spelling is set aside: width, spaces, remarks, and the types that are the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

# One to one, so that a folded name has the length of the written one.
_WIDTH = str.maketrans("（）〔〕［］【】：，；／ＡＢＣＤＥ０１２３４５６７８９", "()()()():,;/ABCDE0123456789")
_LINKS = "和与及"
# Offices that sit in a bureau. The office of a committee or council has a second plate of its own: 区委办（区档案局）.
_OFFICES = ("办公室", "办", "指挥部", "领导小组", "专班", "联席会议", "小组")
_OFFICES_OF_COUNCILS = (
    "政府办公室",
    "政府办",
    "府办",
    "人大办公室",
    "政协办公室",
    *(f"{level}委{office}" for level in "省市区县州旗党工" for office in ("办公室", "办")),
)
_BUREAUS = ("局", "厅", "委", "部")
# Only government names lose their 和: 长和公司 is not 长公司.
_LINKED_TYPES = ("委", "局", "办", "厅", "部", "中心", "分局", "工委")


@dataclass(frozen=True, slots=True)
class TypeForm:
    """One way to write a type at the end of a name, and the type it is (委员会 → 委)."""

    form: str
    type: str
    after: tuple[str, ...] = ()


def clean(written: str) -> str:
    """The name without spaces, full-width forms and a trailing 等; brackets stay.

    Matches `区 发展改革委等` (→ 区发展改革委); leaves `平等办` alone, since 等 does not stand last.
    """
    name = "".join(written.split()).translate(_WIDTH)
    for tail in ("等部门", "等单位", "等有关部门", "等相关部门"):
        if name.endswith(tail) and len(name) > len(tail) + 2:
            name = name[: -len(tail)]
    if name.endswith("等") and len(name) > 2:
        name = name[:-1]
    return name.strip(",.;:、。")


def without_remark(name: str) -> tuple[str, str]:
    """The name before its last bracket, and what the bracket says: `区文旅局(体育局)` → 区文旅局, 体育局."""
    if not name.endswith(")"):
        return name, ""
    depth = 0
    for place in range(len(name) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(name[place], 0)
        if depth == 0:
            return (name[:place], name[place + 1 : -1]) if place >= 2 else (name, "")
    return name, ""


def is_seated(written: str, alias: str) -> bool:
    """Whether a bracket says in which bureau an office sits, and not how else it is called.

    县河长制办公室（县水利局） sits there, and 县水利局 stays what it is; 市工业和信息化局（市大数据局） is one body.
    """
    name = without_remark(clean(written))[0]
    is_office = name.endswith(_OFFICES) and not name.endswith(_OFFICES_OF_COUNCILS)
    return is_office and clean(alias).endswith(_BUREAUS)


def with_type(core: str, forms: Mapping[str, tuple[TypeForm, ...]]) -> str:
    """The core with its type in short: 发展和改革委员会 → 发展和改革委.

    `forms` are kept by their last character, the longest first.
    """
    core = core.replace("人民政府", "政府")
    for entry in forms.get(core[-1:], ()):
        if core.endswith(entry.form):
            rest = core[: -len(entry.form)]
            if not entry.after or not rest or rest.endswith(entry.after):
                return rest + entry.type
    return core


def without_links(core: str) -> str:
    """The core without 和, 与, 及 inside: 发展和改革委 → 发展改革委. A first or last character stays (和平局)."""
    if len(core) < 3 or not core.endswith(_LINKED_TYPES):
        return core
    return core[:1] + "".join(character for character in core[1:-1] if character not in _LINKS) + core[-1:]


def with_short_words(core: str, words: tuple[tuple[str, str], ...]) -> str:
    """The core with the words of functions in short: 科学技术经济信息化局 → 科技经信局."""
    for long, short in words:
        if long in core:
            core = core.replace(long, short)
    return core


def is_abbreviation(short: str, parts: tuple[str, ...]) -> bool:
    """Whether `short` is made of characters of all parts, in order, beginning with the first character of the whole.

    规资 is one of 规划/自然资源; 教育 is none of 教育/体育, because the words without 体育 explain it as well.
    """
    if not short or not parts or short[0] != parts[0][0]:
        return False
    without = ("".join(parts[:place] + parts[place + 1 :]) for place in range(len(parts)))
    return _fits(short, parts, 0, 0) and not any(_is_subsequence(short, rest) for rest in without)


def _fits(short: str, parts: tuple[str, ...], place: int, part: int) -> bool:
    if part == len(parts):
        return place == len(short)
    # Try every length of the piece that this part may answer for, the longest first; names are at most a line long.
    for end in range(len(short) - (len(parts) - part - 1), place, -1):
        if _is_subsequence(short[place:end], parts[part]) and _fits(short, parts, end, part + 1):
            return True
    return False


def _is_subsequence(short: str, long: str) -> bool:
    rest = iter(long)
    return all(character in rest for character in short)
