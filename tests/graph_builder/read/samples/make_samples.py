"""Makes the PDF, DOC and XLS samples of this folder: the plans are invented, LibreOffice turns them into files.

    python make_samples.py        (needs python-docx, openpyxl, LibreOffice Writer and the Noto Sans CJK fonts)

prose   a plan of 18 numbered tasks over three pages, with a running head, page numbers and tasks cut by pages
table   a table of 16 tasks over eight pages: header row repeated on each, merged cells of 板块 cut by pages
cut     a table of 5 tasks over five pages: no repeated header, rows cut by pages
sheet   a workbook: a title over all columns, four tasks with merged 板块, a date, a note, a hidden sheet
locked  one line, saved with a password
"""

from __future__ import annotations

import datetime
import subprocess
from pathlib import Path

import docx
import openpyxl
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

FONT = "Noto Sans CJK SC"
TASKS = (
    "推进“一网通办”改革，优化审批流程，年内办理时限压缩百分之三十以上，新增高频事项四十项，建成青禾区政务服务中心二期工程。",
    "开展老旧小区加装电梯，新开工不少于120台，竣工90台，完善长效管护机制，推动物业服务企业参与管理。",
    "深化河湖长制，完成清水河、白石河等八条河道整治，水质优良比例达到百分之八十五，巩固国家生态文明示范区创建成果。",
    "实施青禾实验学校迁建，完成主体结构封顶，推进集团化办学，深化“双减”工作，办好人民满意的教育。",
)
UNITS = (
    "区政务服务办、区行政审批局、各街镇",
    "区房屋管理局、区市场监管局",
    "区水务局、区生态环境局、各街镇",
    "区教育局、区发展改革委",
)
DUE = ("年底前", "9月底前", "全年推进", "6月底前")
SECTIONS = ("（一）优化营商环境", "（二）改善民生福祉", "（三）建设生态宜居城区")
LOCK = '{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"x"}}'


def blank(header: str) -> Document:
    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(14)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    section = document.sections[0]
    section.header.paragraphs[0].text = header
    footer = section.footer.paragraphs[0]
    footer.alignment = 1
    footer.add_run("— ")
    number = footer.add_run()
    for kind in ("begin", "", "end"):
        field = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            field.set(qn("w:fldCharType"), kind)
        else:
            field.text = "PAGE"
        number._r.append(field)
    footer.add_run(" —")
    return document


def add(document: Document, text: str, *, indented: bool = True) -> Paragraph:
    paragraph = document.add_paragraph(text)
    paragraph.paragraph_format.space_after = Pt(0)
    if indented:
        paragraph.paragraph_format.first_line_indent = Cm(1)
    return paragraph


def prose() -> Document:
    document = blank("青禾区2022年重点工作任务分解方案")
    add(document, "青禾区2022年重点工作任务分解方案", indented=False).alignment = 1
    add(
        document,
        "为全面落实区委、区政府年度工作部署，确保各项目标任务按期完成，现结合实际制定本方案。各部门要高度重视，加强协作，形成合力，定期报送进展情况。",
    )
    add(document, "一、工作任务")
    number = 0
    for index, section in enumerate(SECTIONS):
        add(document, section)
        for _ in range(6):
            number += 1
            more = TASKS[(number + 1) % 4] if number % 3 == 0 else ""
            at = (number + index) % 4
            add(document, f"{number}. {TASKS[at]}{more}（责任单位：{UNITS[at]}）")
    add(document, "二、工作要求")
    add(
        document,
        "1. 加强组织领导。各责任单位主要负责人要亲自抓，分管负责人具体抓，层层压实责任，确保各项工作落到实处、取得实效。",
    )
    add(document, "青禾区人民政府办公室")
    add(document, "2022年3月8日")
    return document


def table() -> Document:
    document = blank("青禾区重点工作")
    add(document, "青禾区2022年重点工作任务分解表", indented=False).alignment = 1
    grid = document.add_table(rows=1, cols=6, style="Table Grid")
    for cell, head in zip(
        grid.rows[0].cells, ("序号", "板块", "重点任务", "牵头单位", "配合单位", "完成时限"), strict=True
    ):
        cell.text = head
    grid.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for index in range(16):
        lead, _, others = UNITS[index % 4].partition("、")
        texts = (str(index + 1), "", TASKS[index % 4], lead, others, DUE[index % 4])
        for cell, text in zip(grid.add_row().cells, texts, strict=True):
            cell.text = text
    for first, last, board in ((1, 5, "经济发展"), (6, 11, "社会民生"), (12, 16, "生态环境")):
        grid.cell(first, 1).merge(grid.cell(last, 1))
        grid.cell(first, 1).text = board
    add(document, "注：排在第一位的为牵头单位。")
    return document


def cut() -> Document:
    document = blank("青禾区重点工作")
    add(document, "附件", indented=False)
    grid = document.add_table(rows=1, cols=4, style="Table Grid")
    for cell, head in zip(grid.rows[0].cells, ("序号", "重点任务", "责任单位", "完成时限"), strict=True):
        cell.text = head
    for index in range(5):
        text = "".join(TASKS[(index + step) % 4] for step in range(3))
        texts = (str(index + 1), text, UNITS[index % 4], DUE[index % 4])
        for cell, value in zip(grid.add_row().cells, texts, strict=True):
            cell.text = value
    for row in grid.rows:
        for cell, width in zip(row.cells, (1.5, 7, 4, 3), strict=True):
            cell.width = Cm(width)
    return document


def sheet() -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    page = book.active
    page.append(("青禾区2022年重点工作任务分解表",))
    page.append(("序号", "板块", "重点任务", "责任单位", "完成时限"))
    for index in range(4):
        page.append((index + 1, "经济", TASKS[index], UNITS[index], datetime.date(2022, 3 * (index + 1), 28)))
    page.append(("注：排在第一位的为牵头单位。",))
    for merged in ("A1:E1", "B3:B6", "A7:E7"):
        page.merge_cells(merged)
    hidden = book.create_sheet("旧")
    hidden.append(("旧", "旧"))
    hidden.sheet_state = "hidden"
    return book


def convert(name: str, kind: str, source: str = "docx") -> None:
    subprocess.run(["soffice", "--headless", "--convert-to", kind, f"{name}.{source}"], check=True)


def main() -> None:
    sheet().save("sheet.xlsx")
    convert("sheet", "xls", "xlsx")
    Path("sheet.xlsx").unlink()
    locked = docx.Document()
    locked.add_paragraph("青禾区重点工作方案")
    for name, document in (("prose", prose()), ("table", table()), ("cut", cut()), ("locked", locked)):
        document.save(f"{name}.docx")
        for kind in ("pdf", "doc") if name != "locked" else (f"pdf:writer_pdf_Export:{LOCK}",):
            convert(name, kind)
        Path(f"{name}.docx").unlink()


if __name__ == "__main__":
    main()
