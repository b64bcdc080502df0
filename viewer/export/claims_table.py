"""Every collected statement and its place, as a page of Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from viewer.domain.catalog import Catalog
from viewer.domain.claim import Claim, ClaimLedger
from viewer.domain.identity import SourceKey, StudyKey
from viewer.presentation.claims import PLACE_WORDS, VERDICT_WORDS, place_words

_COMMAND = "python main.py claims > docs/claims.md"


def claims_table(ledger: ClaimLedger, catalog: Catalog) -> str:
    """Return the page.

    Parameters
    ----------
    ledger : ClaimLedger
        The statements; their places exist.
    catalog : Catalog
        Where names of places and sources are looked up.
    """
    return "\n".join(_lines(ledger, catalog)) + "\n"


def _lines(ledger: ClaimLedger, catalog: Catalog) -> Iterator[str]:
    verdicts = Counter(claim.verdict for claim in ledger.claims)
    places = Counter(claim.places[0].kind for claim in ledger.claims)
    yield "# Statements and their places"
    yield ""
    yield f"{len(ledger.claims)} statements of {len(ledger.documents)} documents on acupuncture, in our own words, each"
    yield "with our verdict and the place where the program carries it. What is carried has one sentence of ours, named"
    yield "by its id and read against the statement; `main.py check` proves that it stands there unchanged, that every"
    yield "number is here once and that every place exists. This page is made from `zones/claims/`; do not edit it:"
    yield ""
    yield f"    {_COMMAND}"
    yield ""
    yield "| verdict | statements |"
    yield "|---|---|"
    for verdict, words in VERDICT_WORDS.items():
        yield f"| {words} | {verdicts[verdict]} |"
    yield ""
    yield "| first place | statements |"
    yield "|---|---|"
    for kind, words in PLACE_WORDS.items():
        if places[kind]:
            yield f"| {words} | {places[kind]} |"
    for document in ledger.documents:
        yield ""
        yield f"## {document.title}"
        yield ""
        yield f"{document.about} Statements {document.first} to {document.last}."
        yield ""
        yield "| no. | line | it says | verdict | our sentence, and its id | place | why | sources of the reason |"
        yield "|---|---|---|---|---|---|---|---|"
        for claim in ledger.claims:
            if document.first <= claim.number <= document.last:
                yield _row(claim, catalog)


def _row(claim: Claim, catalog: Catalog) -> str:
    cells = (
        str(claim.number),
        claim.lines,
        claim.says,
        VERDICT_WORDS[claim.verdict],
        f"{claim.said.text} `{claim.said.id}`" if claim.said is not None else "",
        "; ".join(place_words(place, catalog) for place in claim.places),
        claim.reason,
        "; ".join(_cited(key, catalog) for key in claim.sources),
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _cited(key: SourceKey, catalog: Catalog) -> str:
    study = catalog.studies.get(StudyKey(key))
    return study.short_citation if study is not None else catalog.sources[key].citation
