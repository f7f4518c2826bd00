from __future__ import annotations

import subprocess
import sys

import pytest

from index.sources import parse_text
from index.sources.language import tell_language

SENTENCES = {
    "fr": "Le ministre a annoncé jeudi que le port serait fermé pendant trois mois.",
    "de": "Der Minister sagte am Donnerstag, der Hafen werde für drei Monate geschlossen.",
    "es": "El ministro anunció el jueves que el puerto se cerrará durante tres meses.",
    "pt": "O ministro anunciou na quinta-feira que o porto será fechado por três meses.",
    "it": "Il ministro ha annunciato giovedì che il porto sarà chiuso per tre mesi.",
    "nl": "De minister kondigde donderdag aan dat de haven drie maanden wordt gesloten.",
    "ja": "大臣は木曜日、港が閉鎖されると発表した。",
    "ar": "أعلن الوزير يوم الخميس أن الميناء سيغلق لمدة ثلاثة أشهر.",
    "en": "The minister announced on Thursday that the port would be closed for three months.",
}


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_is_enough(code: str) -> None:
    assert tell_language(SENTENCES[code]) == code


def test_what_is_declared_counts_but_a_template_s_english_does_not() -> None:
    assert tell_language(SENTENCES["en"], "fr") == "fr"
    assert tell_language(SENTENCES["de"] * 5, "en") == "de"
    assert tell_language("Cranes fall", "en") == "en"


def test_figures_and_scraps_are_no_language() -> None:
    assert tell_language("Shr 45 cts vs 58 cts. Net 1.1 mln vs 829,000. Sales 7.7 mln vs 6.1 mln.") == "en"
    assert tell_language("") == "en"


def test_an_article_has_the_language_of_what_it_tells() -> None:
    article = parse_text(f"Hafen geschlossen\n\n{SENTENCES['de']}\n\nShare this article\n")
    assert article.language == "de"


def test_english_is_told_without_the_identifier() -> None:
    code = f"import sys; from index.sources import parse_text; parse_text({SENTENCES['en']!r}); print('py3langid' in sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "False"
