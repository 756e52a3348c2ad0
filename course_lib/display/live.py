"""What a notebook shows in three forms: live widgets, HTML for where none run, and a line of text."""

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"


class Live:
    """One output in three forms: the live widgets in ``widget``, HTML from ``static()``, and its ``repr``."""

    def _repr_mimebundle_(self, include=None, exclude=None):
        view = {"version_major": 2, "version_minor": 0, "model_id": self.widget.model_id}
        return {WIDGET_VIEW: view, "text/html": self.static(), "text/plain": repr(self)}
