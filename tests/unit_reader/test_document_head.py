from datetime import UTC, datetime

from index.article import Article, Paragraph, ParagraphKind
from reader.view_model.document import lay_out
from reader.view_model.glyphs import UNICODE

TEXT = "PORT ELM - Ships left the harbour at dawn."


def test_a_made_headline_stands_above_a_text_that_begins_with_its_dateline():
    article = Article(
        id="0" * 16,
        title="Ships left the harbour",
        text=TEXT,
        title_is_made=True,
        dateline="PORT ELM",
        paragraphs=(Paragraph(ParagraphKind.DATELINE, 0, 10), Paragraph(ParagraphKind.BODY, 11, len(TEXT))),
    )
    rows = lay_out(article, 40, datetime(2026, 11, 22, tzinfo=UTC), UNICODE).rows
    assert rows[0].made is not None and rows[0].made.text == "Ships left the harbour"
    assert any(row.role.startswith("dateline:") for row in rows)
