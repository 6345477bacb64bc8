import pytest
from django.http import Http404

from kinerja.monitoring import access
from tests.factories import NOW, FeedbackFactory


def test_feedback_taken_back_is_gone_for_its_reader(plan):
    feedback = FeedbackFactory(result=plan.result, giver=plan.cast.sari, withdrawn_at=NOW)

    with pytest.raises(Http404):
        access.get_feedback_for_me(plan.cast.budi.user, feedback.pk)
