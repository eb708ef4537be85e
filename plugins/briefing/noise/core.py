"""The core of a page: its densest run of prose, around which the article stands.

Maximum subsequence segmentation, after Pasternack and Roth, "Extracting Article Text from the Web with
Maximum Subsequence Segmentation" (WWW 2009).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

LONGEST_THAT_COUNTS = 60
"""Words beyond which a line makes its segment no better: else one page of terms outweighs an article."""
GAP_COST = 0.7
"""What each line that is no prose costs a segment, 3 more at most: a list does not split an article."""
RIVAL = 0.25
"""Segments with this share of the best one's score may hold the article too."""
MARGIN = 30
"""Lines around such segments that are worth a look; what is farther off is furniture."""


def densest(prose: np.ndarray, lengths: np.ndarray) -> tuple[tuple[int, int], range]:
    """Start and end of the densest run of prose, and the lines worth a look; ((0, 0), all lines) for none."""
    found = segments(_values(prose, lengths).tolist())
    if not found:
        return (0, 0), range(len(prose))
    best, start, end = max(found, key=lambda s: (s[0], -s[1]))
    rivals = [(a, b) for score, a, b in found if score >= RIVAL * best]
    near = range(max(0, rivals[0][0] - MARGIN), min(len(prose), rivals[-1][1] + MARGIN))
    return (start, end), near


def _values(prose: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """What each line adds to a segment, by how likely it is prose and how many words it has."""
    values = (2 * prose - 1) * np.minimum(lengths, LONGEST_THAT_COUNTS) ** 0.75
    return np.where(values > 0, values, np.maximum(values, -3.0) - GAP_COST)


def segments(values: Sequence[float]) -> list[tuple[float, int, int]]:
    """All maximal scoring subsequences as (score, start, end), after Ruzzo and Tompa (ISMB 1999)."""
    found: list[tuple[float, int, int, float]] = []  # left sum, start, end, right sum
    total = 0.0
    for position, value in enumerate(values):
        if value > 0:
            left, start, right = total, position, total + value
            while (j := _last_below(found, left)) is not None and found[j][3] < right:
                left, start = found[j][:2]
                del found[j:]
            found.append((left, start, position + 1, right))
        total += value
    return [(right - left, start, end) for left, start, end, right in found]


def _last_below(found: list[tuple[float, int, int, float]], left: float) -> int | None:
    for j in range(len(found) - 1, -1, -1):
        if found[j][0] < left:
            return j
    return None
