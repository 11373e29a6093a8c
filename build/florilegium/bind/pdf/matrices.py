"""Matrices and boxes of what is drawn on a page: where a point comes to stand, and how much of a box shows."""

from collections.abc import Sequence

from florilegium.model.sheet import Box

BARE = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
NOWHERE = Box(1.0, 1.0, 0.0, 0.0)  # in which nothing lies
Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]


def matrix_of(numbers: Sequence[float]) -> Matrix:
    """The matrix of six numbers."""
    a, b, c, d, e, f = numbers
    return a, b, c, d, e, f


def joined(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix of what is drawn by one within another."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def box_around(points: Sequence[Point]) -> Box:
    """The bounds of some points, one at least."""
    across, up = [x for x, _ in points], [y for _, y in points]
    return Box(min(across), min(up), max(across), max(up))


def cut_to(box: Box, clip: Box | None) -> Box | None:
    """As much of the box as lies in the clip, None for nothing; what has no breadth, as a line, may lie there too."""
    if clip is None:
        return box
    left, bottom = max(box.left, clip.left), max(box.bottom, clip.bottom)
    right, top = min(box.right, clip.right), min(box.top, clip.top)
    return Box(left, bottom, right, top) if left <= right and bottom <= top else None
