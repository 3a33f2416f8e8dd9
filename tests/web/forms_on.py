"""What a browser would send if a form were submitted as it stands, for walks without a browser."""

from html.parser import HTMLParser


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[tuple[str, dict[str, list[str]]]] = []
        self._select = ""
        self._area: tuple[str, list[str]] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        have = {name: value or "" for name, value in attrs}
        name = have.get("name", "")
        if tag == "form":
            self.forms.append((have.get("action", ""), {}))
        elif not self.forms:
            return
        elif tag == "input" and name:
            if have.get("type") not in ("checkbox", "radio", "file") or "checked" in have:
                self._add(name, have.get("value", "on" if have.get("type") == "checkbox" else ""))
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and "selected" in have:
            self._add(self._select, have.get("value", ""))
        elif tag == "textarea":
            self._area = (name, [])

    def handle_data(self, data: str) -> None:
        if self._area is not None:
            self._area[1].append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = ""
        elif tag == "textarea" and self._area is not None:
            self._add(self._area[0], "".join(self._area[1]).lstrip("\n"))
            self._area = None

    def _add(self, name: str, value: str) -> None:
        self.forms[-1][1].setdefault(name, []).append(value)


def form_on(page: str, holding: str) -> dict[str, list[str]]:
    """The values of the first form on the page that has a field or a button called `holding`."""
    start = page.index("<main")
    while True:
        start = page.index("<form", start)
        end = page.index("</form>", start)
        if f'name="{holding}"' in page[start:end]:
            parser = _Forms()
            parser.feed(page[start : end + len("</form>")])
            return parser.forms[0][1]
        start = end
