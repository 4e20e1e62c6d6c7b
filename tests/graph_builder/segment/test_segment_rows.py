"""Which rows of a table are tasks: rows with numbers of their own, rows of sums, forms that begin again."""

from __future__ import annotations

import pytest

from graph_builder.extraction import extract_bytes

HEAD = "<html><body><h1>杭州市2022年重点工作任务分解表</h1>"
Task = tuple[str, str, list[str]]


def tasks_of(rows: str) -> list[Task]:
    """Label, title and `unit role` of each task of a table; `^2` before a cell: it spans two rows, `<4`: columns."""
    cells = [[_cell(words.strip()) for words in row.split("|")] for row in rows.split("\n")]
    table = "".join(f"<tr>{''.join(row)}</tr>" for row in cells)
    plan = extract_bytes("plan.html", f"{HEAD}<table>{table}</table>".encode())
    return [(task.label, task.title, [f"{unit.raw} {unit.role}" for unit in task.units]) for task in plan.tasks]


def _cell(words: str) -> str:
    names = {"^": "rowspan", "<": "colspan"}
    if words[:1] in names:
        return f"<td {names[words[0]]}={words[1]}>{words[2:]}</td>"
    return f"<td>{words}</td>"


@pytest.mark.parametrize("name", ["年度目标", "工作目标", "进度安排", "预期成效", "具体内容"])
def test_rows_with_numbers_of_their_own_are_tasks_below_a_merged_topic(name: str) -> None:
    rows = f"序号|重点工作|{name}|责任单位|完成时限\n1|^2产业升级|新增企业20家|市经信局|6月底\n2|建成平台1个|市大数据局|9月底"

    assert tasks_of(rows) == [("1", "新增企业20家", ["市经信局 lead"]), ("2", "建成平台1个", ["市大数据局 lead"])]


def test_numbers_with_letters_are_numbers_and_a_row_may_have_a_topic_of_its_own() -> None:
    rows = "编号|重点工作|年度目标|责任单位\nA1|^2产业升级|新增企业20家|市经信局\nA2|建成平台1个|市大数据局\nA3|民生|建成学校2所|市教育局"

    assert [task[:2] for task in tasks_of(rows)] == [
        ("A1", "新增企业20家"),
        ("A2", "建成平台1个"),
        ("A3", "建成学校2所"),
    ]


@pytest.mark.parametrize(
    ("rows", "expected", "why"),
    [
        (
            "序号|重点工作|年度目标|责任单位\n^21|^2产业升级|新增企业20家|市经信局\n建成平台1个|市大数据局\n2|建设学校|建成2所|市教育局",
            [
                ("1", "产业升级", ["市经信局 lead", "市大数据局 responsible"]),
                ("2", "建设学校", ["市教育局 lead"]),
            ],
            "the number is merged with the task: one task of two rows",
        ),
        (
            "序号|重点工作|完成时限|责任单位\n1|^2产业升级|6月底|市经信局\n2|9月底|市大数据局",
            [("1", "产业升级", ["市经信局 lead"]), ("2", "产业升级", ["市大数据局 lead"])],
            "no other column says what is done: the merged words are the text of both",
        ),
        (
            "工作任务|责任单位|时限\n新建学校2所|市教育局|6月底\n小计|1项|\n改造小区|市住建局|6月底\n合计|共2项|",
            [("", "新建学校2所", ["市教育局 lead"]), ("", "改造小区", ["市住建局 lead"])],
            "a row of sums is no task, and a count no unit",
        ),
        (
            "工作任务|责任单位|时限\n新建学校2所|市教育局|6月底\n总计清查房屋|110指挥中心|6月底",
            [("", "新建学校2所", ["市教育局 lead"]), ("", "总计清查房屋", ["110指挥中心 lead"])],
            "a row that names a unit is a task",
        ),
        (
            "任务名称|新建学校2所\n责任单位|市教育局\n完成时限|8月底前\n任务名称|改造小区\n责任单位|市住建局\n完成时限|年底",
            [("", "新建学校2所", ["市教育局 lead"]), ("", "改造小区", ["市住建局 lead"])],
            "a form that begins again is a second task",
        ),
        (
            "任务名称|新建学校2所\n责任单位|市教育局\n责任单位|市住建局",
            [("", "新建学校2所", ["市教育局 lead", "市住建局 responsible"])],
            "another field that stands twice begins nothing",
        ),
    ],
)
def test_which_rows_are_tasks(rows: str, expected: list[Task], why: str) -> None:
    assert tasks_of(rows) == expected, why


@pytest.mark.parametrize(
    ("rows", "expected", "why"),
    [
        (
            "序号|工作任务|协办单位\n<3牵头单位：市教育局\n1|建设学校|市财政局\n<3责任单位：市住建局\n2|改造小区|市财政局",
            [
                ("1", "建设学校", ["市财政局 support", "市教育局 lead"]),
                ("2", "改造小区", ["市财政局 support", "市住建局 lead"]),
            ],
            "a banner names who leads the rows below it, up to the next",
        ),
        (
            "序号|工作任务|协办单位\n<3一、市教育局（2项）\n1|建设学校|市财政局\n2|改造校舍|",
            [("1", "建设学校", ["市财政局 support", "市教育局 lead"]), ("2", "改造校舍", ["市教育局 lead"])],
            "a banner of a unit and a count, where no column says who leads",
        ),
        (
            "序号|工作任务|责任单位\n<3一、市教育局（2项）\n1|建设学校|市财政局\n2|改造校舍|",
            [("1", "建设学校", ["市财政局 lead"]), ("2", "改造校舍", [])],
            "a column says who leads: the banner is a heading",
        ),
        (
            "序号|工作任务|协办单位\n<3一、教育事业（2项）\n1|建设学校|市财政局",
            [("1", "建设学校", ["市财政局 support"])],
            "a banner that names a theme names nobody",
        ),
    ],
)
def test_a_banner_names_who_leads(rows: str, expected: list[Task], why: str) -> None:
    assert tasks_of(rows) == expected, why
