"""What papers would look like in a theme: the first pages of a shipped sample's report, as pictures."""

from dataclasses import replace
from typing import TYPE_CHECKING

from pia_wizard.i18n import Translator
from pia_wizard.theme import Theme

if TYPE_CHECKING:
    from pia_wizard.documents.material import Material
    from pia_wizard.pdf.pictures import Pixels

_SAMPLE = "two_camera_shop.json"
_PAGES = 2


class ThemePreview:
    """Holds the judged sample, which takes longer to make than its pages; one for each language."""

    def __init__(self, translator: Translator) -> None:
        self._translator = translator
        self._material: Material | None = None

    def pages(self, theme: Theme, width: int) -> "tuple[Pixels, ...]":
        """Return the cover and the page behind it, ``width`` pixels wide; the theme must be checked."""
        from pia_wizard.documents.theme_sample import theme_sample
        from pia_wizard.pdf.pictures import OpenDocument

        if self._material is None:
            self._material = self._made()
        document = OpenDocument(theme_sample(replace(self._material, theme=theme)))
        try:
            found = [document.pixels(number, width) for number in range(min(_PAGES, len(document.sizes)))]
        finally:
            document.close()
        return tuple(pixels for pixels in found if pixels is not None)

    def _made(self) -> "Material":
        from pia_wizard import resources
        from pia_wizard.documents.material import Material
        from pia_wizard.exchange.case_file import read_case
        from pia_wizard.questionnaire.library import load_library
        from pia_wizard.session import papers
        from pia_wizard.session.judged import judged

        library = load_library([resources.questionnaires()])
        case = judged(library, read_case(resources.samples() / _SAMPLE))
        return Material(
            case.assessment, case.questionnaire, case.evaluation, self._translator, papers.now(), b""
        )
