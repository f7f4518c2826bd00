"""What a search gives back."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class TopDocs:
    """The best documents of a search.

    Attributes:
        docs: Document numbers of this snapshot, best first.
        scores: Their BM25F scores; when sorted by a column, its values.
        total: How many documents match.
        total_is_exact: Whether `total` was counted or is a lower bound.
        facets: Field → (value, number of matching documents), most frequent first, ties by value.
    """

    docs: NDArray[np.int64]
    scores: NDArray[np.float32]
    total: int
    total_is_exact: bool = True
    facets: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
