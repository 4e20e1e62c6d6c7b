"""Gold files that cannot be used say which and why."""

import pytest

from graph_builder.errors import DocumentError
from graph_builder.evaluate.load import load_gold


def test_gold_of_another_shape_is_named_with_its_fault(tmp_path):
    file = tmp_path / "plan.gold.json"
    file.write_text('{"document": {}, "tasks": [{"text": "甲", "persons": ["张三"]}]}', encoding="utf-8")

    with pytest.raises(DocumentError, match=r"plan\.gold\.json: gold with a fault"):
        load_gold(file)
