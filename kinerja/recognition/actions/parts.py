"""Evidence of a proposal, and the results of SKP that it served."""

from datetime import datetime
from urllib.parse import urlsplit

from django.db import transaction
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.refusals import Refused, refuse_if
from kinerja.lib.uploads import Clean
from kinerja.monitoring.models import Blob
from kinerja.planning.models import WorkResult
from kinerja.recognition import access, rules
from kinerja.recognition.actions.innovations import NOT_NOW, WITH, _blockers_to_change
from kinerja.recognition.models import Innovation, InnovationProof, ServedResult
from kinerja.recognition.queries import innovations as queries


@transaction.atomic
def add_proof(
    innovation: Innovation,
    *,
    file: Clean | None,
    link: str,
    caption: str,
    by: User,
    at: datetime,
) -> InnovationProof:
    """Keep one file or link with a proposal that can still be changed."""
    innovation = WITH.select_for_update(of=("self",)).get(pk=innovation.pk)
    refuse_if(_blockers_to_change(innovation, by=by))
    if bool(file) == bool(link):
        raise Refused("Pilih satu berkas atau tulis satu tautan, bukan keduanya.")
    if innovation.proofs.count() >= queries.MOST_PROOFS:
        raise Refused(f"Paling banyak {queries.MOST_PROOFS} bukti. Hapus salah satu dahulu.")

    proof = InnovationProof.objects.create(
        innovation=innovation,
        blob=Blob.objects.keep(file, at=at) if file else None,
        url=link,
        caption=caption or (file.name if file else urlsplit(link).hostname[:200]),
    )
    log.record(
        "recognition.proof_added",
        by=by,
        at=at,
        target=innovation,
        proof=proof.pk,
        evidence=proof.blob.sha256 if proof.blob else proof.url,
    )
    return proof


@transaction.atomic
def remove_proof(proof: InnovationProof, *, by: User, at: datetime) -> None:
    """Take evidence out before the panel has it."""
    innovation = WITH.select_for_update(of=("self",)).get(pk=proof.innovation_id)
    refuse_if(_blockers_to_change(innovation, by=by))

    log.record("recognition.proof_removed", by=by, at=at, target=innovation, proof=proof.pk)
    proof.delete()


@transaction.atomic
def link_result(
    innovation: Innovation, *, result: WorkResult, by: User, at: datetime
) -> ServedResult:
    """Somebody who takes part says which of his own results the innovation served."""
    innovation = WITH.select_for_update(of=("self",)).get(pk=innovation.pk)
    if not access.takes_part(by, innovation):
        raise Refused("Hanya pengusul dan penyumbang yang menautkan hasil kerjanya.")
    if innovation.status not in rules.EDITABLE:
        raise Refused(NOT_NOW)
    own = queries.own_results(by, on=timezone.localdate(at))
    if not own.filter(pk=result.pk).exists():
        raise Refused("Pilih hasil kerja dari SKP Anda sendiri yang sudah ditetapkan.")

    row, is_new = ServedResult.objects.get_or_create(
        innovation=innovation, result=result, defaults={"linked_by": by}
    )
    if is_new:
        log.record("recognition.result_linked", by=by, at=at, target=innovation, result=result.pk)
    return row


@transaction.atomic
def unlink_result(link: ServedResult, *, by: User, at: datetime) -> None:
    """Take one's own link back before the panel has the proposal."""
    innovation = WITH.select_for_update(of=("self",)).get(pk=link.innovation_id)
    if link.linked_by_id != by.pk:
        raise Refused("Hanya yang menautkan yang dapat melepasnya.")
    if innovation.status not in rules.EDITABLE:
        raise Refused(NOT_NOW)

    log.record(
        "recognition.result_unlinked", by=by, at=at, target=innovation, result=link.result_id
    )
    link.delete()
