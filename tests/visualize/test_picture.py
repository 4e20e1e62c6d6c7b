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


def test_what_stays_hangs_together():
    """Two dense pairs of units joined by tasks stay; the long tail of single tasks goes, however many there are."""
    core = tuple(Line(f"u{unit}", f"t{task}", "RESPONSIBLE_FOR") for unit in range(3) for task in range(3))
    tail = tuple(Line("hub", f"x{number}", "RESPONSIBLE_FOR") for number in range(20))
    names = {line.source for line in (*core, *tail)} | {line.target for line in (*core, *tail)}
    marks = tuple(Mark(name, "Unit" if name[0] in "uh" else "Task", name) for name in sorted(names))

    shown = cut(Picture("图", marks, (*core, *tail)), 6)

    assert {mark.id for mark in shown.marks} == {"u0", "u1", "u2", "t0", "t1", "t2"}
    assert len(shown.lines) == 9
