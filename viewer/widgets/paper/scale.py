"""How large the words of a page are."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.presentation.blocks import Weight
from viewer.widgets.theme import TypeRole


@dataclass(frozen=True, slots=True)
class Scale:
    """A type role for each weight of words.

    Attributes
    ----------
    is_beside : bool
        Whether the name of a section stands at the left of it, in the accent, instead of above.
    is_touched : bool
        Whether what can be pressed is as large as a finger, and sources are folded away until somebody asks for them.
    is_plain : bool
        Whether it is read by somebody who is being treated: without marks of sources and without terms to press.
    """

    title: TypeRole
    section: TypeRole
    group: TypeRole
    thing: TypeRole
    body: TypeRole
    strong: TypeRole
    small: TypeRole
    note: TypeRole
    is_beside: bool = False
    is_touched: bool = False
    is_plain: bool = False

    def role(self, weight: Weight) -> TypeRole:
        """Return the role of the type for a weight of words."""
        match weight:
            case "body":
                return self.body
            case "strong":
                return self.strong
            case "small":
                return self.small
            case "note":
                return self.note


USUAL = Scale("title", "section", "item", "small_strong", "body", "item", "small", "note")
LARGE = Scale(
    "explain", "explain_strong", "explain_strong", "explain_strong", "explain_text", "explain_strong", "explain_note",
    "explain_note", is_beside=True, is_touched=True, is_plain=True,
)  # fmt: skip
