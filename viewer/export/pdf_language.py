"""Says in a PDF in which language it is written, which Qt's writer cannot."""

from __future__ import annotations

import re

from viewer.errors import ExportError

_ROOT = re.compile(rb"/Root (\d+) 0 R")
_SIZE = re.compile(rb"/Size (\d+)")
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")


def with_language(pdf: bytes, language: str) -> bytes:
    """Return a PDF whose catalogue names its language, and asks readers to show the title in the window.

    The catalogue is written anew at the end, as an incremental update (ISO 32000-1, 7.5.6); nothing else is touched.

    Parameters
    ----------
    pdf : bytes
        As Qt writes it, with a plain table of references.
    language : str
        A code such as ``en``.

    Raises
    ------
    ExportError
        If the file is not as Qt writes it.
    """
    trailer = pdf[pdf.rfind(b"trailer") :]
    root, size, start = _ROOT.search(trailer), _SIZE.search(trailer), _START.search(pdf)
    info = re.search(rb"/Info \d+ 0 R", trailer)
    if root is None or size is None or start is None:
        raise ExportError("the PDF could not be given its language")
    number = root[1]
    found = re.search(rb"(?:^|\n)%s 0 obj\s*<<(.*?)>>\s*endobj" % number, pdf, re.DOTALL)
    if found is None:
        raise ExportError("the PDF could not be given its language")
    kept = re.sub(rb"/Lang\s*\([^)]*\)", b"", found[1]).strip()
    added = b"/Lang (%s)\n/ViewerPreferences << /DisplayDocTitle true >>" % language.encode("ascii")
    body = pdf if pdf.endswith(b"\n") else pdf + b"\n"
    place = len(body)
    body += b"%s 0 obj\n<<\n%s\n%s\n>>\nendobj\n" % (number, kept, added)
    table = len(body)
    body += b"xref\n%s 1\n%010d 00000 n \n" % (number, place)
    also = info[0] + b"\n" if info is not None else b""
    body += b"trailer\n<<\n/Size %s\n/Root %s 0 R\n%s/Prev %s\n>>\n" % (size[1], number, also, start[1])
    return body + b"startxref\n%d\n%%%%EOF\n" % table
