"""The head over the meaning of a stretch: a line, and a bend that no line can make."""

import numpy as np

from meantime.language.meaning import WIDTH
from meantime.language.support_meaning import DIRECTIONS, Head, as_stored, head_file, learned_head


def _head() -> Head:
    shapes = (DIRECTIONS, WIDTH), DIRECTIONS, (2, WIDTH), (2, DIRECTIONS, DIRECTIONS), 2
    head = Head(*(np.zeros(shape) for shape in shapes))
    head.directions[0, 0] = head.directions[1, 1] = 1
    return head


def test_two_directions_together_weigh_what_neither_does_alone() -> None:
    head, vectors = _head(), np.zeros((3, WIDTH), dtype=np.float32)
    head.bends[1, 0, 1] = head.bends[1, 1, 0] = 2
    head.bias[0] = -3
    vectors[0, 0] = vectors[1, 1] = vectors[2, 0] = vectors[2, 1] = 1

    assert head.weigh(vectors).tolist() == [[-3, 0], [-3, 0], [-3, 4]]


def test_the_file_holds_the_head_and_nothing_else() -> None:
    assert as_stored(learned_head()) == head_file().read_bytes()
    assert len(as_stored(_head())) == len(head_file().read_bytes())
