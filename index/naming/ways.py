"""Who may lead to whom, as far as that is known, and the cheapest way of few steps from one to another."""

from __future__ import annotations

import math


class Ways:
    """Steps between names (by id) with what each costs, and what it costs to go by way of a name."""

    def __init__(self) -> None:
        self._prices: dict[str, dict[str, float]] = {}
        self._crowds: dict[str, float] = {}

    def join(self, one: str, other: str, price: float) -> None:
        """A step from one to the other, and back."""
        self._prices.setdefault(one, {})[other] = price
        self._prices.setdefault(other, {})[one] = price

    def part(self, one: str, other: str) -> None:
        """No step between these any more."""
        del self._prices[one][other], self._prices[other][one]

    def crowd(self, name: str, cost: float) -> None:
        """What it costs to go by way of a name; the first word about it counts."""
        self._crowds.setdefault(name, cost)

    def costs(self, start: str, most_steps: int) -> dict[str, float]:
        """Whoever can be reached in so many steps, with what the cheapest way there costs."""
        costs: dict[str, float] = {}
        for layer in self._layers(start, most_steps):
            costs |= {there: cost for there, (cost, _) in layer.items()}
        return costs

    def shortest(self, start: str, goal: str, most_steps: int) -> list[str]:
        """The cheapest way of at most so many steps, both ends in it; empty when there is none."""
        layers = self._layers(start, most_steps, goal)
        last = max((step for step, layer in enumerate(layers) if goal in layer), default=-1)
        way = [goal]
        for layer in reversed(layers[1 : last + 1]):
            way.append(layer[way[-1]][1])
        return way[::-1] if last >= 0 else []

    def _layers(self, start: str, most_steps: int, goal: str = "") -> list[dict[str, tuple[float, str]]]:
        """By number of steps: who is reached cheaper than in fewer, with (cost, who stands before).

        Bellman's way and not Dijkstra's, for which a cheap way of too many steps would hide a dearer one of few.
        """
        best = {start: 0.0}
        layers = [{start: (0.0, "")}]
        for _ in range(most_steps):
            reached: dict[str, tuple[float, str]] = {}
            for here, (cost, _) in layers[-1].items():
                if here == goal:
                    continue
                for there, price in self._prices.get(here, {}).items():
                    further = cost + price + (0.0 if there == goal else self._crowds.get(there, 0.0))
                    if further < min(best.get(there, math.inf), best.get(goal, math.inf)):
                        best[there] = further
                        reached[there] = (further, here)
            layers.append(reached)
        return layers
