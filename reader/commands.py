"""The palette, filled from the table of actions: what can be done here comes first."""

from __future__ import annotations

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from reader.actions import ACTIONS, Action
from reader.screens.base import ActionScreen


class ActionCommands(Provider):
    """Actions of the screen the palette was opened from, with their keys."""

    async def discover(self) -> Hits:
        """What can be done here."""
        for action, words in self._offered():
            yield DiscoveryHit(words, partial(self._do, action), help=self._keys(action))

    async def search(self, query: str) -> Hits:
        """What matches the words typed."""
        matcher = self.matcher(query)
        for action, words in self._offered():
            score = matcher.match(words)
            if score > 0:
                yield Hit(score, matcher.highlight(words), partial(self._do, action), help=self._keys(action))

    def _offered(self) -> list[tuple[Action, str]]:
        screen = self.screen
        if not isinstance(screen, ActionScreen):
            return []
        offered = [action for action in ACTIONS if action.palette and screen.context in action.contexts]
        return [(action, f"{action.group}: {action.description}") for action in offered]

    def _keys(self, action: Action) -> str:
        screen = self.screen
        keys = screen.keymap.key_words(action.id) if isinstance(screen, ActionScreen) else ""
        return str(Content(keys).markup)

    def _do(self, action: Action) -> None:
        if isinstance(self.screen, ActionScreen):
            self.screen.perform(action)
