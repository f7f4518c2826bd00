"""Whether an outlet writes the day before the month: "03/04" is in April in London, in March in Washington."""

from __future__ import annotations

from urllib.parse import urlsplit

from index.entities.words import word_set

_DAY_FIRST = word_set(
    "uk ie au nz in pk bd lk za ng ke gh ug tz zw sg my hk mt eu fr de it es pt nl be ch at dk no fi pl cz sk si "
    "hr rs bg ro gr tr ru ua il eg ma tn jo lb sa ae qa kw om ir br ar cl pe mx id th vn"
)
_MONTH_FIRST = word_set("us gov mil")


def day_first(address: str) -> bool | None:
    """By the country of an address or a host ("https://example.co.uk/a", "example.in"); None: none is told."""
    host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    country = host.rpartition(".")[2]
    if not host.rpartition(".")[0]:
        return None
    return True if country in _DAY_FIRST else False if country in _MONTH_FIRST else None
