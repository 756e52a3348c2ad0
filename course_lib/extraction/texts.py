"""An article as the extractors meet it: it lives in ``suggesting`` now."""

from course_lib.loader.texts import ArticleText, TextSentence

__all__ = ["ArticleText", "TextSentence"]
