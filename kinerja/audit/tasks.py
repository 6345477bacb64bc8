"""What the worker does for the ledger: let new events leave the host each minute."""

from django.utils import timezone

from kinerja.audit import anchors
from kinerja.lib.jobs import every_minute


@every_minute("audit.anchor")
def anchor(timestamp: int) -> None:
    anchors.anchor(at=timezone.now())
