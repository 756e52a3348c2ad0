"""An article as the extractors meet it: it lives in ``suggesting`` now."""

from course_lib.suggesting.texts import ArticleText, TextSentence

__all__ = ["ArticleText", "TextSentence"]
