"""OFD files: lines to paragraphs, ruled tables, scans and damage."""

from __future__ import annotations

import io
import zipfile

import pytest

from graph_builder.errors import DocumentError
from graph_builder.read import read_bytes
from graph_builder.source import Paragraph, SourceText, Table

NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
SIZE = 5.0
LEFT, TOP, STEP, COLUMNS = 30.0, 30.0, 9.0, 30


def text(value: str, x: float, y: float) -> str:
    deltas = " ".join([str(SIZE)] * (len(value) - 1))
    return (
        f'<ofd:TextObject Boundary="{x} {y} {SIZE * len(value)} {SIZE}" Font="1" Size="{SIZE}">'
        f'<ofd:TextCode X="0" Y="{SIZE}" DeltaX="{deltas}">{value}</ofd:TextCode></ofd:TextObject>'
    )


def rule(x1: float, y1: float, x2: float, y2: float) -> str:
    return (
        f'<ofd:PathObject Boundary="{x1} {y1} {max(x2 - x1, 0.2)} {max(y2 - y1, 0.2)}" LineWidth="0.2">'
        f"<ofd:AbbreviatedData>M 0 0 L {x2 - x1} {y2 - y1}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def prose(paragraphs: list[str], top: float = TOP) -> str:
    """Paragraphs set in lines of 30 characters, the first line indented by two."""
    objects: list[str] = []
    y = top
    for paragraph in paragraphs:
        indent = 2
        while paragraph:
            line, paragraph = paragraph[: COLUMNS - indent], paragraph[COLUMNS - indent :]
            objects.append(text(line, LEFT + indent * SIZE, y))
            indent = 0
            y += STEP
    return "".join(objects)


def ofd(*pages: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(
            "OFD.xml",
            f"<ofd:OFD {NAMESPACE}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        )
        listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
        area = "<ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData>"
        archive.writestr(
            "Doc_0/Document.xml", f"<ofd:Document {NAMESPACE}>{area}<ofd:Pages>{listed}</ofd:Pages></ofd:Document>"
        )
        for n, page in enumerate(pages):
            content = f"<ofd:Page {NAMESPACE}><ofd:Content><ofd:Layer>{page}</ofd:Layer></ofd:Content></ofd:Page>"
            archive.writestr(f"Doc_0/Pages/Page_{n}/Content.xml", content)
    return buffer.getvalue()


def lines(source: SourceText) -> list[str]:
    return [source.text[b.span.start : b.span.end] for b in source.blocks if isinstance(b, Paragraph)]


PLAN = [
    "一、工作任务",
    "1.推进“一网通办”改革，优化审批流程，年内办理时限压缩百分之三十以上，建成政务服务中心二期工程。（责任单位：区政务服务办、各街镇）",
    "2.开展老旧小区加装电梯，新开工不少于120台，完善长效管护机制，推动物业服务企业参与管理。（责任单位：区房屋管理局）",
]


def test_lines_are_joined_to_paragraphs() -> None:
    source = read_bytes("plan.ofd", ofd(prose(PLAN)))

    assert source.source.format == "ofd"
    assert lines(source) == PLAN


def test_a_sentence_goes_on_over_pages_past_the_page_number() -> None:
    task = "3.深化河湖长制，完成清水河、白石河等八条河道整治，水质优良比例达到百分之八十五，巩固示范区创建成果。"
    full_line = COLUMNS - 2
    first = prose([*PLAN, task[:full_line]]) + text("— 1 —", 95, 280)
    second = text(task[full_line:], LEFT, TOP) + text("— 2 —", 95, 280)

    source = read_bytes("plan.ofd", ofd(first, second))

    assert lines(source) == [*PLAN, task]
    assert [finding.kind for finding in source.findings] == ["page-furniture"]


def test_ruled_lines_make_a_table_with_merged_cells() -> None:
    xs, ys = (30.0, 50.0, 80.0, 150.0), (60.0, 70.0, 80.0, 90.0)
    rules = [rule(xs[0], y, xs[-1], y) for y in (ys[0], ys[1], ys[3])] + [rule(xs[1], ys[2], xs[-1], ys[2])]
    rules += [rule(x, ys[0], x, ys[-1]) for x in xs]
    cells = {
        (0, 0): "板块",
        (0, 1): "序号",
        (0, 2): "任务",
        (1, 0): "经济",
        (1, 1): "1",
        (1, 2): "推进一网通办",
        (2, 1): "2",
        (2, 2): "优化营商环境",
    }
    texts = [text(value, xs[column] + 1, ys[row] + 2) for (row, column), value in cells.items()]

    source = read_bytes(
        "plan.ofd", ofd(text("附件", LEFT, TOP) + "".join(rules + texts) + text("注：年底前完成。", LEFT, 100))
    )

    assert source.text == "附件\n板块\t序号\t任务\n经济\t1\t推进一网通办\n\t2\t优化营商环境\n注：年底前完成。"
    (table,) = (block for block in source.blocks if isinstance(block, Table))
    assert [(c.row, c.column) for c in table.cells if c.row_span == 2] == [(1, 0)]


def test_a_scan_says_so() -> None:
    source = read_bytes("scan.ofd", ofd("", ""))

    assert (source.blocks, [finding.kind for finding in source.findings]) == ((), ["scanned-ofd"])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (ofd(prose(PLAN))[:-30], "truncated or damaged"),
        (ofd(prose(PLAN)).replace(b"<ofd:DocBody>", b"<ofd:DocBodi>"), "damaged"),
        (ofd('<!DOCTYPE x [<!ENTITY a "b">]>'), "declares entities"),
    ],
)
def test_damaged_files_are_refused(data: bytes, reason: str) -> None:
    with pytest.raises(DocumentError, match=rf"^plan\.ofd: .*{reason}"):
        read_bytes("plan.ofd", data)
