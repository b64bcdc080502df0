"""The words of the window in the reader's language.

A catalogue of words lies at ``assets/locale/<language>/LC_MESSAGES/scalp-map-viewer.mo``. Which language is asked for
is told by the environment, as GNU gettext has it: ``LANGUAGE``, ``LC_ALL``, ``LC_MESSAGES``, ``LANG``. Without a
catalogue, or for a word that is missing in it, the English of the program stands.

The catalogue is opened once. Python's own `gettext.gettext` looks for its file at every word, which took a quarter of
the time in which a card is opened.
"""

from __future__ import annotations

from collections.abc import Sequence
from gettext import NullTranslations, translation
from pathlib import Path

from viewer.data.paths import APP_NAME, assets_folder
from viewer.errors import DataError


def words_in(folder: Path, languages: Sequence[str] | None = None) -> NullTranslations:
    """Open the catalogue of a language.

    Parameters
    ----------
    folder : Path
        Where the languages lie, a folder each.
    languages : sequence of str, optional
        The first that is there is taken; by default those that the environment asks for.

    Returns
    -------
    gettext.NullTranslations
        The catalogue; one that leaves every word as it is if there is none.
    """
    return translation(APP_NAME, folder, languages, fallback=True)


def _shipped_words() -> NullTranslations:
    try:
        return words_in(assets_folder() / "locale")
    except DataError:  # said when the program opens its assets
        return NullTranslations()


_words = _shipped_words()
gettext = _words.gettext
ngettext = _words.ngettext
