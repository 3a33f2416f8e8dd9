"""A mail's HTML, made from its text, so that the two parts always say the same.

One calm table with its style in the head (mail programs read no style sheets); dark where the reader's
program is dark; a line that is only a link becomes a button. Everything is escaped.
"""

import re
from collections.abc import Sequence
from functools import cache
from html import escape
from itertools import groupby
from pathlib import Path
from string import Template

from lotsa.domain.notifications.letter import FOOTER_LINE, MARK, Shown

_FRAME = Path(__file__).parent / "content" / "frame.html"
_BUTTON = (
    '<table role="presentation" class="t" cellpadding="0" cellspacing="0"><tr>'
    '<td class="b" bgcolor="#0E5A66">{inside}</td></tr></table>'
)
_BULLET = re.compile(r"[-–] ")
_NUMBER = re.compile(r"\d+\. ")
_WORDS_ON_A_BUTTON = 5


def html_of(subject: str, text: str, shown: Sequence[Shown], *, language: str) -> str:
    body, _line, foot = text.partition(f"\n\n{FOOTER_LINE}\n")
    drawing = _Drawing(shown)
    return _frame().substitute(
        language=language,
        subject=escape(subject),
        body="\n".join(drawing.paragraph(block) for block in body.split("\n\n")),
        footer=f'<tr><td class="f">{drawing.lines(foot.splitlines())}</td></tr>\n' if foot else "",
    )


@cache
def _frame() -> Template:
    return Template(_FRAME.read_text(encoding="utf-8"))


class _Drawing:
    def __init__(self, shown: Sequence[Shown]) -> None:
        self.shown = shown

    def paragraph(self, block: str) -> str:
        """Lines, lists and buttons in the order they stand in the text."""
        drawn: list[str] = []
        waiting: list[str] = []
        for line in self.private_lines(block):
            link = self.alone(line)
            if link is None or link.is_private:
                waiting.append(line)
                continue
            label = self.label(waiting, link)
            drawn += [self.group(waiting), self.button(link, label)]
            waiting = []
        return "\n".join(part for part in [*drawn, self.group(waiting)] if part)

    def private_lines(self, block: str) -> list[str]:
        """The pair's own words may be a list: it is drawn as one."""
        lines: list[str] = []
        for line in block.split("\n"):
            alone = self.alone(line)
            lines += alone.words.split("\n") if alone is not None and alone.is_private else [line]
        return lines

    def alone(self, line: str) -> Shown | None:
        """The insert that is all there is on the line."""
        found = MARK.fullmatch(line.strip())
        return self.shown[int(found.group(1))] if found else None

    def label(self, waiting: list[str], link: Shown) -> str:
        """A short lead-in ("Open the proposal:", "1. Tue 9 Feb at 10.00") is what the button says."""
        lead = _NUMBER.sub("", waiting[-1]).rstrip(":") if waiting else ""
        is_lead = bool(waiting) and (waiting[-1].endswith(":") or _NUMBER.match(waiting[-1]) is not None)
        if (
            is_lead
            and len(waiting) == 1
            and not MARK.search(lead)
            and len(lead.split()) <= _WORDS_ON_A_BUTTON
        ):
            waiting.pop()
            return lead
        return link.label

    def button(self, link: Shown, label: str) -> str:
        inside = (
            f'<a href="{escape(link.address)}">{escape(label)}</a>'
            if link.address
            else f"<span>{escape(label)}</span>"
        )
        return _BUTTON.format(inside=inside)

    def group(self, lines: list[str]) -> str:
        """Runs of bullets and numbers become lists; the rest a paragraph with its line breaks."""
        runs = (list(run) for _kind_of_run, run in groupby(lines, key=_kind))
        return "\n".join(self.run(run) for run in runs)

    def run(self, lines: list[str]) -> str:
        kind = _kind(lines[0])
        if kind == "p":
            return f"<p>{self.lines(lines)}</p>"
        items = "".join(f"<li>{self.words(line.split(' ', 1)[1])}</li>" for line in lines)
        return f"<{kind}>{items}</{kind}>"

    def lines(self, lines: Sequence[str]) -> str:
        return "<br>".join(self.words(line) for line in lines)

    def words(self, line: str) -> str:
        pieces = MARK.split(line)  # text, number, text, number, … text
        return "".join(
            self.inline(self.shown[int(piece)]) if at % 2 else escape(piece)
            for at, piece in enumerate(pieces)
        )

    def inline(self, insert: Shown) -> str:
        if not insert.address:
            return escape(insert.words)
        return f'<a class="l" href="{escape(insert.address)}">{escape(insert.label)}</a>'


def _kind(line: str) -> str:
    return "ul" if _BULLET.match(line) else "ol" if _NUMBER.match(line) else "p"
