"""Lines behind a list of bodies: those that go on with it, and sentences that only stand below."""

import pytest

from graph_builder.extraction import extract_bytes

PLAN = """花桥镇2023年重点工作责任分解

一、民生
1．整治小区飞线，新增充电桩接口2000个，同步建设消防设施和视频监控系统，改善居民居住环境。{first}
{second}
2．新建公园两座。（责任部门：镇城管办）
"""
CASES = [
    (
        "（责任部门：镇",
        "“331”办、各社区，8月底前完成）",
        ["镇\n“331”办", "各社区"],
        "the bracket closes in the next line",
    ),
    ("（责任部门：镇农办、", "各社区）", ["镇农办", "各社区"], "the list ends in a comma"),
    ("责任部门：镇农办、镇综合治理办公", "室、各社区", ["镇农办", "镇综合治理办公\n室", "各社区"], "cut within a name"),
    (
        "责任部门：镇农办、镇城管办",
        "各地天气以晴好为主，市民出行便利。",
        ["镇农办", "镇城管办"],
        "a sentence of its own",
    ),
    ("责任部门：镇农办、镇城管办", "（图片由通讯员提供）", ["镇农办", "镇城管办"], "a remark in brackets"),
    ("（责任部门：镇农办、镇城管办", "会议强调，要抓好落实。", ["镇农办", "镇城管办"], "a bracket never closed"),
]


@pytest.mark.parametrize(("first", "second", "units", "why"), CASES, ids=[why for *_, why in CASES])
def test_only_a_list_goes_on(first: str, second: str, units: list[str], why: str) -> None:
    plan = extract_bytes("plan.txt", PLAN.format(first=first, second=second).encode())

    assert [[unit.raw for unit in task.units] for task in plan.tasks] == [units, ["镇城管办"]], why
