"""Who did how much of an innovation; each person says himself whether that is so."""

from datetime import datetime

from django.db import transaction

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.canonical import digest
from kinerja.lib.refusals import Refused, refuse_if
from kinerja.organisation.models import Employee
from kinerja.recognition import access, rules
from kinerja.recognition.actions.innovations import WITH, _blockers_to_change, _tell
from kinerja.recognition.models import Contributor, Innovation
from kinerja.recognition.queries import innovations as queries

NAMED = "Anda disebut sebagai penyumbang."


@transaction.atomic
def name_contributor(
    innovation: Innovation, *, employee: Employee, share: int, part: str, by: User, at: datetime
) -> Contributor:
    """Name somebody; his share is taken from the proposer's, and he is asked."""
    innovation = WITH.select_for_update(of=("self",)).get(pk=innovation.pk)
    refuse_if(_blockers_to_change(innovation, by=by))
    active = {one.employee_id: one for one in queries.active_contributors(innovation)}
    if employee.pk in active:
        raise Refused(f"{employee.full_name} sudah disebut. Ubah bagiannya di daftar.")
    if employee.user is None:
        raise Refused("Orang ini belum punya akun, jadi belum dapat menyetujui bagiannya.")
    own = active.pop(innovation.proposer_id)
    others = [one.share for one in active.values()]
    refuse_if(rules.blockers_to_share(others=others, share=share))

    _set_own(own, rules.proposers_share([*others, share]), by=by, at=at)
    row = Contributor.objects.create(
        innovation=innovation, employee=employee, share=share, part=part
    )
    log.record("recognition.share_given", by=by, at=at, target=row, begins=True, share=share)
    _ask(row, innovation, at=at)
    return row


@transaction.atomic
def change_share(
    contributor: Contributor, *, share: int, part: str, by: User, at: datetime
) -> Contributor:
    """Change what somebody did; the answer he gave before no longer counts."""
    innovation = WITH.select_for_update(of=("self",)).get(pk=contributor.innovation_id)
    contributor, own, others = _named(innovation, contributor, by=by)
    refuse_if(rules.blockers_to_share(others=others, share=share))

    left = rules.proposers_share([*others, share])
    if left < own.share:
        _set_own(own, left, by=by, at=at)
    contributor.share, contributor.part = share, part
    contributor.agrees = contributor.answered_at = contributor.shown_since = None
    contributor.note = ""
    contributor.save(
        update_fields=["share", "part", "agrees", "answered_at", "shown_since", "note"]
    )
    log.record("recognition.share_given", by=by, at=at, target=contributor, share=share)
    if left > own.share:
        _set_own(own, left, by=by, at=at)
    _ask(contributor, innovation, at=at)
    return contributor


@transaction.atomic
def remove_contributor(contributor: Contributor, *, by: User, at: datetime) -> Contributor:
    """Take somebody out of the list; his share goes back to the proposer."""
    innovation = WITH.select_for_update(of=("self",)).get(pk=contributor.innovation_id)
    contributor, own, others = _named(innovation, contributor, by=by)

    contributor.left_at, contributor.shown_since = at, None
    contributor.save(update_fields=["left_at", "shown_since"])
    log.record("recognition.contributor_removed", by=by, at=at, target=contributor)
    _set_own(own, rules.proposers_share(others), by=by, at=at)
    _tell(
        contributor.employee.user,
        f"Anda tidak lagi disebut dalam “{innovation.title[:120]}”. Tanyakan kepada pengusulnya.",
        innovation,
        because=NAMED,
        at=at,
    )
    return contributor


@transaction.atomic
def answer_share(
    contributor: Contributor, *, agrees: bool, shows_name: bool, note: str, by: User, at: datetime
) -> Contributor:
    """The person himself says whether his share is right, and whether his name may be shown."""
    innovation = WITH.select_for_update(of=("self",)).get(pk=contributor.innovation_id)
    contributor = _own(contributor, by=by)
    if innovation.status not in rules.EDITABLE:
        raise Refused("Usulan ini sudah di tangan panel. Bagian tidak dapat dijawab lagi.")
    if not agrees and not note:
        raise Refused("Tulis apa yang sebaiknya diubah, supaya pengusul dapat memperbaikinya.")

    contributor.agrees, contributor.answered_at, contributor.note = agrees, at, note
    contributor.shown_since = at if agrees and shows_name else None
    contributor.save(update_fields=["agrees", "answered_at", "note", "shown_since"])
    log.record(
        "recognition.share_answered",
        by=by,
        at=at,
        target=contributor,
        agrees=agrees,
        shown=contributor.shown_since is not None,
        note=digest(note),
    )
    proposer = innovation.proposer
    if proposer.user_id != by.pk:
        word = "menyetujui" if agrees else "menolak"
        _tell(
            proposer.user,
            f"{contributor.employee.full_name} {word} bagiannya.",
            innovation,
            because="Anda pengusul inovasi ini.",
            at=at,
        )
    return contributor


@transaction.atomic
def show_name(contributor: Contributor, *, shows: bool, by: User, at: datetime) -> Contributor:
    """Let the gallery say one's name, or take that back; it holds from the next page on."""
    WITH.select_for_update(of=("self",)).get(pk=contributor.innovation_id)
    contributor = _own(contributor, by=by)
    if shows and not contributor.agrees:
        raise Refused("Setujui bagian Anda lebih dahulu, baru nama dapat ditampilkan.")

    contributor.shown_since = (contributor.shown_since or at) if shows else None
    contributor.save(update_fields=["shown_since"])
    log.record("recognition.name_shown", by=by, at=at, target=contributor, shows=shows)
    return contributor


def _own(contributor, *, by):
    """The share of the person who asks, as it stands now."""
    found = access.contributions(by).filter(pk=contributor.pk).first()
    if found is None:
        raise Refused("Hanya orang yang disebut yang dapat menjawabnya.")
    return found


def _named(innovation, contributor, *, by):
    """The contributor as he stands now, the proposer's own row, and the shares of the others."""
    refuse_if(_blockers_to_change(innovation, by=by))
    active = {one.employee_id: one for one in queries.active_contributors(innovation)}
    contributor = active.pop(contributor.employee_id, None)
    if contributor is None:
        raise Refused("Orang ini sudah tidak ada dalam daftar. Muat ulang halaman.")
    if contributor.employee_id == innovation.proposer_id:
        raise Refused("Bagian pengusul adalah sisanya. Ubah bagian orang lain.")
    own = active.pop(innovation.proposer_id)
    return contributor, own, [one.share for one in active.values()]


def _set_own(own, share, *, by, at):
    own.share = share
    own.save(update_fields=["share"])
    log.record("recognition.share_given", by=by, at=at, target=own, share=share)


def _ask(contributor, innovation, *, at):
    _tell(
        contributor.employee.user,
        f"Anda disebut menyumbang {contributor.share} persen “{innovation.title[:120]}”. Benarkah?",
        innovation,
        because=NAMED,
        at=at,
    )
