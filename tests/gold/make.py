"""Make `data/gold` from `tests/gold/plans`: the gold records, and the files they are the gold of.

python tests/gold/make.py            gold, TXT, HTML, XLSX, DOCX, OFD; DOC and PDF where they are missing
python tests/gold/make.py --all      DOC and PDF anew (needs LibreOffice)
python tests/gold/make.py --check    writes nothing; exit 1 where the gold, a TXT or an HTML file differs
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import render  # noqa: E402
import render_office  # noqa: E402
from gold import gold_of  # noqa: E402
from markup import Marked  # noqa: E402

TARGET = HERE.parent.parent / "data" / "gold"
TEXT: dict[str, Callable[[Marked], bytes]] = {"txt": render.txt, "html": render.html}
PACKAGES: dict[str, Callable[[Marked], bytes]] = {
    "xlsx": render.xlsx,
    "ofd": render.ofd,
    "docx": render_office.docx,
}


def main(arguments: list[str]) -> int:
    """Write or check every plan; the number of files that differ under --check."""
    differing = 0
    for path in sorted((HERE / "plans").glob("*.plan")):
        plan = Marked(path)
        kind = plan.header["format"]
        file = TARGET / f"{path.stem}.{kind}"
        record = json.dumps(gold_of(plan, file.name), ensure_ascii=False, indent=1) + "\n"
        wanted = {TARGET / f"{path.stem}.gold.json": record.encode()}
        if kind in TEXT:
            wanted[file] = TEXT[kind](plan)
        if "--check" in arguments:
            differing += sum(not p.is_file() or p.read_bytes() != data for p, data in wanted.items())
            continue
        if kind in PACKAGES:
            wanted[file] = PACKAGES[kind](plan)
        elif kind in ("doc", "pdf") and ("--all" in arguments or not file.is_file()):
            wanted[file] = render_office.converted(plan, kind)
        for target, data in wanted.items():
            target.write_bytes(data)
    return differing


if __name__ == "__main__":
    sys.exit(min(main(sys.argv[1:]), 1))
