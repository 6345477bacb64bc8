"""What the worker does for documents: fetch by id, call one act."""

from django.utils import timezone

from kinerja.documents import actions, bundling
from kinerja.documents.models import Bundle
from kinerja.lib.jobs import every_day, task


@task("documents.make_bundle")
def make_bundle(bundle: int) -> None:
    row = Bundle.objects.select_related("unit", "period").get(pk=bundle)
    bundling.make_bundle(row, at=timezone.now())


@every_day("documents.clear_bundles", hour=3)
def clear_bundles(timestamp: int) -> None:
    actions.clear_bundles(by=None, at=timezone.now())
