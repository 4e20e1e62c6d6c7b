"""Views of a loaded graph, on both engines."""

import json
import re

import pytest

from graph_builder.errors import UsageError
from graph_builder.pipeline import build
from graph_builder.sample import founding_plan
from graph_builder.store import open_engine
from visualize import view


@pytest.fixture(scope="module", params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def founding_db(request, tmp_path_factory):
    """The name of a database that holds the founding plan and nothing else."""
    is_embedded = request.param == "embedded"
    db = (
        str(tmp_path_factory.mktemp("view") / "plan.graph") if is_embedded else request.getfixturevalue("neo4j_address")
    )
    with open_engine(db, write=True) as engine:
        for (document,) in engine.read("MATCH (d:Document)\nRETURN d.id AS id\nORDER BY id", columns=("id",)).rows:
            engine.remove(document)
    with founding_plan() as plan:
        build([plan], db=db)
    return db


def names_of(page, kind):
    data = json.loads(re.search(r'<script id="data" type="application/json">(.*?)</script>', page, re.S)[1])
    return {mark["name"] for mark in data["marks"].values() if mark["kind"] == kind}


def lines_of(page):
    return json.loads(re.search(r'<script id="data" type="application/json">(.*?)</script>', page, re.S)[1])["lines"]


def test_the_whole_graph_shows_every_task_and_answering_unit(founding_db):
    page = view(db=founding_db)

    assert len(names_of(page, "Task")) == 26
    assert len(names_of(page, "Unit")) == 36


def test_a_unit_is_shown_with_its_tasks_and_their_other_units(founding_db):
    page = view(db=founding_db, unit="区体育局")

    assert names_of(page, "Unit") == {"区体育局", "区文化旅游局"}
    assert len(names_of(page, "Task")) == 1


def test_a_preset_draws_its_picture(founding_db):
    page = view(db=founding_db, preset="shared-tasks", parameters={"unit": "区商务委", "other": "区教育局"})

    assert {"区商务委", "区教育局"} <= names_of(page, "Unit")


def test_every_line_quotes_its_evidence(founding_db):
    assert all(line["quote"] and line["document"] for line in lines_of(view(db=founding_db)))


def test_a_limit_keeps_the_best_connected_and_says_what_is_left_out(founding_db):
    page = view(db=founding_db, limit=20)

    drawn = sum(len(names_of(page, kind)) for kind in ("Unit", "Task", "Theme", "Project"))
    assert drawn <= 20
    assert "未画出" in page


def test_a_kind_can_be_left_out(founding_db):
    page = view(db=founding_db, kinds=["Unit", "Task"])

    assert names_of(page, "Theme") == set()
    assert len(names_of(page, "Unit")) == 36


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"unit": "区民证局"}, "did you mean '区民政局'"),
        ({"unit": "区民政局", "theme": "五型经济"}, "one thing"),
        ({"kinds": ["Unti"]}, "did you mean 'Unit'"),
        ({"limit": 0}, "at least 1"),
        ({"language": "fr"}, "no language 'fr'"),
    ],
)
def test_a_wrong_request_is_refused_in_one_line(founding_db, asked, message):
    with pytest.raises(UsageError, match=message) as caught:
        view(db=founding_db, **asked)

    assert "\n" not in str(caught.value)


def test_an_open_engine_is_used_and_stays_open(founding_db):
    with open_engine(founding_db) as engine:
        first = view(engine=engine)
        assert view(engine=engine) == first


def test_a_page_can_be_put_into_a_file_at_once(founding_db, tmp_path):
    file = tmp_path / "图" / "view.html"

    page = view(db=founding_db, unit="区体育局", output=file)

    assert file.read_text(encoding="utf-8") == page
