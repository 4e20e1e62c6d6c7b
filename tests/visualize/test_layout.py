"""Positions of nodes: the same each time, near their neighbours, apart from the others."""

from itertools import combinations
from math import dist

import pytest

from visualize.layout import place

NODES = [f"n{number}" for number in range(40)]
RING = [(NODES[number], NODES[(number + 1) % 40]) for number in range(40)]


def test_the_same_graph_gives_the_same_picture():
    assert place(NODES, RING) == place(NODES, RING)


def test_neighbours_stand_nearer_than_others():
    where = dict(zip(NODES, place(NODES, RING), strict=True))

    near = [dist(where[a], where[b]) for a, b in RING]
    all_pairs = [dist(where[a], where[b]) for a, b in combinations(NODES, 2)]

    assert sum(near) / len(near) < 0.6 * sum(all_pairs) / len(all_pairs)


def test_no_two_nodes_stand_in_one_place():
    star = [("hub", leaf) for leaf in NODES]

    where = place(["hub", *NODES], star)

    assert all(abs(a[0] - b[0]) > 20 or abs(a[1] - b[1]) > 20 for a, b in combinations(where, 2))


@pytest.mark.parametrize("nodes", [[], ["a"], ["a", "b"]])
def test_small_graphs_are_placed(nodes):
    assert len(place(nodes, [])) == len(nodes)


def test_a_loop_moves_nothing():
    assert place(["a"], [("a", "a")]) == [(0, 0)]


def test_an_edge_to_a_node_that_is_not_there_is_refused():
    with pytest.raises(KeyError):
        place(["a"], [("a", "b")])
