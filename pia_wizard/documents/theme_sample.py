"""The first pages of a report, to see a theme on before papers are made with it."""

from pia_wizard.documents.chapters import Chapter, numbered_chapters
from pia_wizard.documents.cover import cover
from pia_wizard.documents.material import Material
from pia_wizard.documents.summary import summary
from pia_wizard.pdf.pages import Frame, PageNumbers, drawn


def theme_sample(material: Material) -> bytes:
    """Return the cover and the summary of a report as a plain PDF, in the material's theme."""
    title = material.assessment.title or material.say("プライバシー影響評価　報告書")
    frame = Frame(
        title,
        lambda page, count: material.say("{page} / {count}", page=page, count=count),
        material.say("文書番号 {id}", id=material.assessment.id),
        theme=material.theme,
    )
    chapter = Chapter("summary", material.say("要約"), summary(material))
    blocks = [*cover(material), *numbered_chapters(material, [chapter])]
    return drawn(blocks, frame, PageNumbers(), language=material.translator.language)
