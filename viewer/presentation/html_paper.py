"""The HTML paper: a page as paragraphs of HTML without styles, for the clipboard, a notebook or another program.

Every text is escaped: what a page says is never read as markup.
"""

from __future__ import annotations

from html import escape

from viewer.presentation.blocks import Page
from viewer.presentation.marked_text import LinkView
from viewer.presentation.paragraphs import BULLET, Paragraph, page_paragraphs
from viewer.presentation.text_paper import link_label, said

_INDENT_EM = 1.5
_SCHEMES = ("http://", "https://")


def page_html(page: Page) -> str:
    """Return all that a page says: headings and paragraphs, in order."""
    closing = (f"<p><small>{escape(sentence)}</small></p>" for sentence in page.closing)
    return "\n".join((*map(paragraph_html, page_paragraphs(page)), *closing))


def paragraph_html(paragraph: Paragraph) -> str:
    """Return one paragraph; what belongs to another is set in."""
    sign = "•" if paragraph.sign == BULLET else paragraph.sign
    lead = f"<b>{escape(paragraph.lead)}</b>" if paragraph.lead else ""
    beside = f"<small>{escape(paragraph.beside)}</small>" if paragraph.beside else ""
    words = escape(said(paragraph.said))
    if paragraph.role == "strong":
        words, sign = f"<b>{words}</b>", ""
    tail, label = escape(paragraph.tail), escape(link_label(paragraph))
    inner = " ".join(filter(None, (escape(sign), lead, words, tail, beside, label, _link(paragraph.link))))
    match paragraph.role:
        case "title":
            return f"<h1>{inner}</h1>"
        case "heading":
            return f"<h{paragraph.level + 1}>{inner}</h{paragraph.level + 1}>"
        case "small" | "note" | "source":
            inner = f"<small>{inner}</small>"
        case _:
            pass
    indent = f' style="margin-left: {_INDENT_EM * paragraph.depth}em"' if paragraph.depth else ""
    return f"<p{indent}>{inner}</p>"


def _link(link: LinkView | None) -> str:
    if link is None:
        return ""
    address = escape(link.url)
    return f'<a href="{address}">{address}</a>' if link.url.startswith(_SCHEMES) else address
