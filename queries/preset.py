"""A preset: one question, its parameters, its columns and its Cypher, as a record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ParameterType = Literal["string", "int", "float", "bool", "list"]
ColumnType = Literal["string", "int", "float", "number", "bool", "list", "scalar"]
Value = str | int | float | bool | tuple[str, ...]

PARAMETER_TYPES: tuple[str, ...] = ("string", "int", "float", "bool", "list")
COLUMN_TYPES: tuple[str, ...] = ("string", "int", "float", "number", "bool", "list", "scalar")
GROUPS: dict[str, str] = {
    "sharing": "共担",
    "dependency": "依赖",
    "load": "负荷与问责",
    "themes": "主题",
    "projects": "项目",
    "targets": "指标与时限",
    "structure": "文件与结构",
    "quality": "质量与依据",
}
# A picture query draws edges; these are its columns, so that one drawing routine serves every preset.
PICTURE_COLUMNS: tuple[str, ...] = (
    "source_id",
    "source_name",
    "source_label",
    "target_id",
    "target_name",
    "target_label",
    "type",
    "role",
    "quote",
    "document",
    "start",
    "end",
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question may be told. Without a default it is required.

    `values` says where its values come from: a node label (the value is then a name, alias or id of such a node, and
    the query gets the id), a tuple of words, or a query with one column `value`. `example` answers on the plan that
    ships. `minimum` bounds numbers from below.
    """

    name: str
    type: ParameterType
    about: str
    default: Value | None = None
    label: str = ""
    choices: tuple[str, ...] = ()
    values_query: str = ""
    example: Value | None = None
    minimum: int | None = None

    @property
    def is_required(self) -> bool:
        """Whether the question cannot be asked without it."""
        return self.default is None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the answer. The key columns together name a row; they end its ORDER BY."""

    name: str
    type: ColumnType
    about: str = ""
    is_key: bool = False


@dataclass(frozen=True, slots=True)
class Preset:
    """One question with its query, and where it makes sense a picture query and a total ("10 of 26").

    `path` names the file it was read from; `total_of` what the total counts.
    """

    id: str
    title: str
    title_en: str
    group: str
    question: str
    question_en: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    version: int
    maturity: str
    rows: str
    picture: str = ""
    total: str = ""
    total_of: str = ""
    path: str = ""

    @property
    def column_names(self) -> tuple[str, ...]:
        """The names of the columns, in the order of RETURN."""
        return tuple(column.name for column in self.columns)
