"""Words, dates and numbers in the user's language, passed down as a ``Translator``.

The source language of every string in the code and the content is Japanese; ``locales/`` holds the
other languages, one gettext domain each for ``interface``, ``documents`` and ``questionnaires``. Languages
that only notices are in have the domain ``notices``.
"""

from pia_wizard.i18n.translator import (
    LANGUAGES,
    NOTICE_LANGUAGES,
    PLAIN_JAPANESE,
    ErrorText,
    Translator,
    translator,
)

__all__ = ["LANGUAGES", "NOTICE_LANGUAGES", "PLAIN_JAPANESE", "ErrorText", "Translator", "translator"]
