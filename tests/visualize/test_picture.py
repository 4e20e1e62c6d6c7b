"""Cutting a picture to its best connected nodes."""

from visualize.picture import Line, Mark, Picture, cut


def make_star(leaves):
    marks = (Mark("task", "Task", "任务"), *(Mark(f"u{number}", "Unit", f"单位{number}") for number in range(leaves)))
    lines = tuple(Line(f"u{number}", "task", "RESPONSIBLE_FOR") for number in range(leaves))
    return Picture("图", marks, lines)


def test_a_small_picture_stays_as_it_is():
    picture = make_star(3)

    assert cut(picture, 4) is picture


def test_the_best_connected_stay_and_the_others_are_counted():
    shown = cut(make_star(5), 3)

    assert [mark.id for mark in shown.marks] == ["task", "u0", "u1"]
    assert [line.source for line in shown.lines] == ["u0", "u1"]
    assert shown.left_out == {"Unit": 3}
