"""Tables: headers of two levels, merged cells, bands, continued tables, milestones."""

from __future__ import annotations

from graph_builder.model import Source, Span
from graph_builder.outline import Outline
from graph_builder.segment import segment
from graph_builder.source import Cell, Paragraph, SourceText, Table

Row = list[str]


def source_of(*parts: str | list[Row]) -> SourceText:
    """Paragraphs and tables; in a row `^` is merged with the cell above and `<` with the cell to the left."""
    text = ""
    blocks: list[Paragraph | Table] = []
    for part in parts:
        if isinstance(part, str):
            blocks.append(Paragraph(Span(len(text), len(text) + len(part))))
            text += part + "\n"
        else:
            table, text = _table(part, text)
            blocks.append(table)
    return SourceText(Source("plan.docx", "0" * 64, "docx"), text, tuple(blocks))


def _table(rows: list[Row], text: str) -> tuple[Table, str]:
    first = len(text)
    spans: dict[tuple[int, int], Span] = {}
    extent: dict[tuple[int, int], list[int]] = {}
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for row, cells in enumerate(rows):
        for column, words in enumerate(cells):
            text += "\t" if column else ""
            place = (row, column)
            if words == "^":
                owner[place] = owner[row - 1, column]
            elif words == "<":
                owner[place] = owner[row, column - 1]
            else:
                owner[place] = place
                spans[place] = Span(len(text), len(text) + len(words))
                text += words
            top = extent.setdefault(owner[place], [row, column])
            extent[owner[place]] = [max(top[0], row), max(top[1], column)]
        text += "\n"
    cells = tuple(
        Cell(span, row, column, extent[row, column][0] - row + 1, extent[row, column][1] - column + 1)
        for (row, column), span in spans.items()
    )
    return Table(Span(first, len(text) - 1), cells, len(rows), len(rows[0])), text


def answers_of(source: SourceText, outline: Outline) -> list[list[tuple[str, str | None, str, str]]]:
    return [
        [(source.text[slice(*block.span)], block.role, block.column, block.period) for block in task.answers]
        for task in outline.tasks
    ]


def test_a_merged_cell_applies_to_all_its_rows() -> None:
    source = source_of(
        "市2021年任务分解表",
        [
            ["板块", "序号", "重点任务", "牵头单位", "配合单位"],
            ["经济发展", "1", "建设园区", "市工信局", "市财政局"],
            ["^", "2", "引进项目", "^", "市商务局"],
            ["社会民生", "3", "新建学校", "市教育局", ""],
        ],
    )

    outline = segment(source)

    assert [(task.clause, task.section, task.title) for task in outline.tasks] == [
        ("1.1", "1", "建设园区"),
        ("1.2", "1", "引进项目"),
        ("2.3", "2", "新建学校"),
    ]
    assert [section.title for section in outline.sections] == ["经济发展", "社会民生"]
    assert answers_of(source, outline)[1] == [("市工信局", "lead", "units", ""), ("市商务局", "support", "units", "")]
    assert source.text[slice(*outline.tasks[1].span)] == "引进项目"


def test_a_merged_task_takes_the_units_of_all_its_rows() -> None:
    source = source_of(
        [
            ["序号", "任务", "责任单位"],
            ["1", "建设园区", "市工信局"],
            ["^", "^", "市财政局"],
            ["2", "新建学校", "市教育局"],
        ]
    )

    outline = segment(source)

    assert [[words for words, *_ in answers] for answers in answers_of(source, outline)] == [
        ["市工信局", "市财政局"],
        ["市教育局"],
    ]


def test_a_merged_task_beside_an_empty_row_stands_once_in_its_body() -> None:
    rows = [["序号", "重点任务", "责任单位"], ["1", "推进医联体建设", "区卫健委"], ["", "^", ""]]
    source = source_of("2021年重点任务", rows)

    outline = segment(source)

    assert [[source.text[slice(*span)] for span in task.body] for task in outline.tasks] == [["推进医联体建设"]]


def test_a_header_of_two_levels_and_quarterly_milestones() -> None:
    source = source_of(
        [
            ["序号", "重点任务", "进度安排", "<", "责任单位", "<"],
            ["^", "^", "一季度", "二季度", "主责单位", "协办单位"],
            ["1", "建设能源谷", "完成立项", "取得许可", "园区管委会", "区发改委"],
        ]
    )

    outline = segment(source)

    assert answers_of(source, outline) == [
        [
            ("完成立项", None, "milestone", "Q1"),
            ("取得许可", None, "milestone", "Q2"),
            ("园区管委会", "responsible", "units", ""),
            ("区发改委", "support", "units", ""),
        ]
    ]


def test_a_table_goes_on_in_a_second_one_without_header() -> None:
    source = source_of(
        [["序号", "任务", "牵头单位"], ["1", "建设园区", "市工信局"]],
        "— 2 —",
        [["2", "新建学校", "市教育局"], ["3", "改造道路", "市住建局"]],
    )

    assert [task.label for task in segment(source).tasks] == ["1", "2", "3"]


def test_a_row_cut_by_a_page_goes_on_below() -> None:
    source = source_of(
        [
            ["序号", "任务", "牵头单位"],
            ["1", "建设园区，", "市工信局"],
            ["", "引进项目。", ""],
            ["2", "新建学校", "市教育局"],
        ]
    )

    outline = segment(source)

    assert [task.label for task in outline.tasks] == ["1", "2"]
    assert [source.text[slice(*span)] for span in outline.tasks[0].body] == ["建设园区，", "引进项目。"]


def test_bands_are_headings() -> None:
    source = source_of(
        [
            ["序号", "任务", "牵头单位", "配合单位"],
            ["一、经济发展（2项）", "<", "<", "<"],
            ["1", "建设园区", "市工信局", ""],
            ["二", "社会民生", "<", "<"],
            ["2", "新建学校", "市教育局", ""],
            ["注：排名第一的为牵头单位", "<", "<", "<"],
        ]
    )

    outline = segment(source)

    assert [(section.clause, section.label, section.title) for section in outline.sections] == [
        ("1", "一", "经济发展（2项）"),
        ("2", "二", "社会民生"),
    ]
    assert [task.clause for task in outline.tasks] == ["1.1", "2.2"]


def test_a_merged_name_over_several_measures_is_a_heading() -> None:
    source = source_of(
        [
            ["重点任务", "具体措施", "责任单位"],
            ["推进产业转型", "建设数字园区五个，培育龙头企业", "市工信局"],
            ["^", "引进重大项目二十个，开工十五个", "市商务局"],
        ]
    )

    outline = segment(source)

    assert [section.title for section in outline.sections] == ["推进产业转型"]
    assert len(outline.tasks) == 2


def test_leaders_and_deadlines_have_columns_of_their_own() -> None:
    source = source_of(
        [["序号", "任务", "责任领导", "责任单位", "完成时限"], ["1", "建设园区", "张三", "市工信局", "6月底前"]]
    )

    assert [column for _, _, column, _ in answers_of(source, segment(source))[0]] == ["persons", "units", "deadline"]


def test_prose_and_table_in_one_document() -> None:
    source = source_of(
        "市2021年工作方案",
        "一、总体要求",
        "坚持稳中求进。",
        "二、重点任务",
        [["序号", "任务", "责任单位"], ["1", "建设园区", "市工信局"]],
        "三、保障措施",
        "1.加强领导。各单位要重视。",
    )

    outline = segment(source)

    assert [(task.clause, task.section) for task in outline.tasks] == [("2.1", "2")]
    assert [section.title for section in outline.sections] == ["总体要求", "重点任务", "保障措施"]


def test_a_table_of_something_else_is_a_finding() -> None:
    source = source_of("市2021年工作方案", [["姓名", "电话"], ["张三", "123"]])

    outline = segment(source)

    assert not outline.tasks
    assert "table-not-understood" in [finding.kind for finding in outline.findings]


def test_an_upright_table_is_one_task() -> None:
    one = [["项目名称", "文化长廊提升"], ["牵头单位", "区文旅局"], ["完成时限", "9月底前"]]
    other = [["项目名称", "新建口袋公园5个"], ["牵头单位", "区城管局"], ["完成时限", "10月底前"]]
    source = source_of("某区2022年实事项目计划", one, other)

    outline = segment(source)

    assert [(task.clause, task.title) for task in outline.tasks] == [("1", "文化长廊提升"), ("2", "新建口袋公园5个")]
    assert answers_of(source, outline)[1] == [
        ("区城管局", "lead", "units", ""),
        ("10月底前", None, "deadline", ""),
    ]


def test_a_card_of_two_pairs_a_row_is_one_task() -> None:
    first = [["序号", "1", "任务名称", "新建学校"], ["牵头单位", "县教育局", "配合单位", "县财政局"]]
    second = [["任务名称", "改造公路", "<", "<"], ["牵头单位", "县交通局", "完成时限", "6月底前"]]
    source = source_of("某县2022年任务卡", first, second)

    outline = segment(source)

    assert [(task.label, task.title) for task in outline.tasks] == [("1", "新建学校"), ("", "改造公路")]
    assert [[words for words, *_ in answers] for answers in answers_of(source, outline)] == [
        ["县教育局", "县财政局"],
        ["县交通局", "6月底前"],
    ]


def test_a_list_without_header_is_no_card() -> None:
    source = source_of(
        "某县2022年任务清单", [["任务一", "新建学校", "县教育局", "6月"], ["任务二", "改造公路", "县交通局", "7月"]]
    )

    assert not segment(source).tasks


def test_a_row_goes_on_in_the_next_table() -> None:
    header = ["序号", "任务", "牵头单位", "配合单位"]
    source = source_of(
        "某县2022年任务清单",
        [header, ["1", "启动甲工程；", "县水利局", "县发改局、"]],
        "— 2 —",
        [header, ["", "完成设计。", "", "温溪镇"], ["2", "新建学校", "县教育局", ""]],
        "（另有说明）",
        [["姓名", "电话"], ["张三", "123"]],
        [header, ["", "改造公路。", "", "船寮镇"]],
    )

    outline = segment(source)

    assert [(task.label, task.title) for task in outline.tasks] == [
        ("1", "启动甲工程"),
        ("2", "新建学校"),
        ("", "改造公路"),
    ]
    assert [words for words, *_ in answers_of(source, outline)[0]] == ["县水利局", "县发改局、", "温溪镇"]


def test_half_a_name_is_no_unit() -> None:
    source = source_of(
        [
            ["序号", "任务", "责任单位"],
            ["1", "建设园区", "县发改局、县财"],
            ["", "", "政局、温溪镇"],
            ["2", "新建学校", "县教育局、京东方"],
            ["", "", "县住建局"],
        ]
    )

    outline = segment(source)

    assert [[words for words, *_ in answers] for answers in answers_of(source, outline)] == [
        ["县发改局、", "、温溪镇"],
        ["县教育局、京东方", "县住建局"],
    ]
    assert [finding.message for finding in outline.findings] == ["a page cuts a name: 县财 / 政局"]
