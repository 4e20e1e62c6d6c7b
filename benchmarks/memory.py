"""Measure that memory stays flat: the resident size after 10,000 plans of varied places and names, beside 1,000."""

from __future__ import annotations

import gc
from pathlib import Path

from measuring import Row

FEW, MANY = 1_000, 10_000
PAGE = 4096
SIGNS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月盈昃"


def bench_memory() -> list[Row]:
    """Linux only: the resident size is read from /proc. No two plans share a place, a unit, a theme or a project."""
    from graph_builder.extraction import extract_bytes

    sizes: dict[int, float] = {}
    for place in range(MANY):
        extract_bytes("plan.txt", _plan(place).encode())
        if place + 1 in {FEW, MANY}:
            sizes[place + 1] = _resident()
    growth = sizes[MANY] / sizes[FEW]
    shown = (f"{sizes[MANY]:.0f} MB", f"{sizes[FEW]:.0f} MB")
    return [(f"resident size after {MANY:,} plans / after {FEW:,}", *shown, f"{growth:.2f}", "≤ 1.1")]


def _resident() -> float:
    gc.collect()
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * PAGE / 1e6


def _plan(place: int) -> str:
    name = _name(place)
    return (
        f"{name}县2021年重点工作安排\n{name}县人民政府办公室\n一、重点任务\n"
        f"1、推进{name}工业园建设，新增“{name}制造”企业{place % 90 + 1}家，3月底前完成{name}路改造工程。"
        f"（责任领导：{name[:2]}；责任单位：县{name}局、县{name[::-1]}中心、{name}镇、县发改局、{name}集团）\n"
        f"2、深化{name}改革，落实“{name}行动”。（县{name}办牵头，县{name}委、各乡镇配合）\n"
        f"3、建设{name}社区卫生服务中心。\n牵头单位：{name}县{name}局\n配合单位：县{name}管委会\n"
    )


def _name(place: int) -> str:
    """Three signs, another name for every place."""
    base = len(SIGNS)
    return SIGNS[place % base] + SIGNS[place // base % base] + SIGNS[place // base**2 % base]
