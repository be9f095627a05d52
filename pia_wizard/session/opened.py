"""What every part of an open assessment rests on: the records in step with the disk, and who may write."""

from abc import ABC, abstractmethod
from datetime import datetime

from pia_wizard.assessment.model import Assessment
from pia_wizard.assessment.review import ApprovedEdition
from pia_wizard.errors import N_, RefusedError
from pia_wizard.evaluation import Evaluation
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.questionnaire.model import Library
from pia_wizard.session.effect import Effect
from pia_wizard.session.judged import Judged
from pia_wizard.storage import Workspace


class FrozenEditionError(RefusedError):
    """An approved edition does not change; ``number`` is its number."""

    what = N_("第{number}版を変更できませんでした。")
    why = N_("承認済みの版は、あとから変わらないように保管されています。")
    do = N_("いまの評価を開いて変更してください。この版の回答を、いまの評価に戻すこともできます。")


class OpenAssessment(ABC):
    """What the parts of ``AssessmentSession`` share."""

    library: Library
    assessment: Assessment
    questionnaire: Questionnaire
    evaluation: Evaluation
    frozen: ApprovedEdition | None
    """The approved edition this is, which cannot be changed; None for the assessment of now."""

    _workspace: Workspace
    _current: Library
    _who: str

    @property
    def _writable(self) -> Workspace:
        """The workspace to write to. Raises FrozenEditionError."""
        if self.frozen is not None:
            raise FrozenEditionError(number=self.frozen.number)
        return self._workspace

    @abstractmethod
    def judged(self) -> Judged:
        """Return the assessment as it leaves the program."""

    @abstractmethod
    def tell(self) -> None:
        """Keep how the assessment stands for the list of assessments."""

    @abstractmethod
    def _adopt(self, assessment: Assessment, moment: datetime, added: str = "") -> Effect:
        """Take over an assessment that is on disk, and return what differs."""

    @abstractmethod
    def _reload(self) -> Effect:
        """Take over what is on disk, whatever it is, and return what differs."""
