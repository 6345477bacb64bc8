"""The panel: a case is opened, each member judges alone or steps back, then one decides for all."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.canonical import digest
from kinerja.lib.codes import verification_code
from kinerja.lib.refusals import Refused, refuse_if
from kinerja.notifications import outbox
from kinerja.recognition import access, rules
from kinerja.recognition.enums import CaseOutcome
from kinerja.recognition.models import (
    Certificate,
    Innovation,
    Judgement,
    Nomination,
    PanelCase,
    Recusal,
    Round,
)
from kinerja.recognition.queries import innovations, panel

STEPPED_BACK = "recognition.member_stepped_back"
ONLY_PANEL = "Hanya anggota panel yang menilai berkas ini."
WITH = PanelCase.objects.select_related(
    "round",
    "innovation__proposer__user",
    "nomination__nominee__user",
    "nomination__nominator__user",
    "nomination__endorser",
    "decided_by",
)
INNOVATION_ACTS = {
    CaseOutcome.ACCEPTED: "accept",
    CaseOutcome.RETURNED: "return",
    CaseOutcome.DECLINED: "decline",
}
NOMINATION_ACTS = {CaseOutcome.ACCEPTED: "award", CaseOutcome.DECLINED: "pass_over"}


@transaction.atomic
def open_case(
    *,
    round: Round,
    innovation: Innovation | None = None,
    nomination: Nomination | None = None,
    by: User,
    at: datetime,
) -> PanelCase:
    """Lay one thing before the panel; members with an interest are left out at once."""
    case = PanelCase.objects.create(
        round=round, innovation=innovation, nomination=nomination, opened_at=at
    )
    log.record("recognition.case_opened", by=by, at=at, target=case, begins=True)
    for account, reason in panel.conflicts_of(case, on=timezone.localdate(at)):
        row = _recuse(case, account, reason, is_automatic=True, at=at)
        log.record(STEPPED_BACK, by=by, at=at, target=row, begins=True, case=case.pk)
    return case


@transaction.atomic
def judge_case(
    case: PanelCase,
    *,
    scores: dict[str, int],
    advice: str,
    reason: str,
    by: User,
    at: datetime,
) -> Judgement:
    """Keep what one member found; it does not change when he has read the others."""
    case = WITH.select_for_update(of=("self",)).get(pk=case.pk)
    _refuse_member(case, by=by, at=at)
    if case.judgements.filter(reviewer=by).exists():
        raise Refused("Anda sudah menilai berkas ini. Penilaian tidak dapat diganti.")
    weights = panel.weights_of(case)
    if set(scores) != set(weights) or not all(0 <= one <= rules.HIGHEST for one in scores.values()):
        raise Refused("Beri nilai 0 sampai 100 untuk setiap kriteria.")
    refuse_if([*rules.blockers_to_reason(reason), *_blockers_to_advice(case, advice)])

    row = Judgement.objects.create(
        case=case, reviewer=by, scores=scores, advice=advice, reason=reason, given_at=at
    )
    log.record(
        "recognition.case_judged",
        by=by,
        at=at,
        target=row,
        begins=True,
        case=case.pk,
        advice=advice,
        reason=digest(reason),
    )
    return row


@transaction.atomic
def step_back(case: PanelCase, *, reason: str, by: User, at: datetime) -> Recusal:
    """A member declares that he does not judge this case, before he has."""
    case = WITH.select_for_update(of=("self",)).get(pk=case.pk)
    if not access.is_on_panel(by, on=timezone.localdate(at)):
        raise Refused(ONLY_PANEL)
    if not case.is_open:
        raise Refused(_decided(case))
    if case.judgements.filter(reviewer=by).exists():
        raise Refused("Anda sudah menilai berkas ini. Hubungi BKPSDM bila ada kepentingan.")
    if case.recusals.filter(reviewer=by).exists():
        raise Refused("Anda sudah tercatat tidak ikut menilai berkas ini.")

    row = _recuse(case, by.pk, reason, is_automatic=False, at=at)
    log.record(STEPPED_BACK, by=by, at=at, target=row, begins=True, case=case.pk)
    return row


@transaction.atomic
def decide_case(case: PanelCase, *, outcome: str, reason: str, by: User, at: datetime) -> PanelCase:
    """One member writes down what the panel decided, once, with its reason."""
    subject = _subject(case)  # before the case, in the order in which it is taken back
    case = WITH.select_for_update(of=("self",)).get(pk=case.pk)
    _refuse_member(case, by=by, at=at)
    refuse_if(
        [
            *_blockers_to_decide(case, by=by, at=at),
            *rules.blockers_to_reason(reason),
            *_blockers_to_advice(case, outcome),
        ]
    )

    case.outcome, case.reason = outcome, reason
    case.decided_at, case.decided_by = at, by
    case.save(update_fields=["outcome", "reason", "decided_at", "decided_by"])
    log.record(
        "recognition.case_decided",
        by=by,
        at=at,
        target=case,
        outcome=outcome,
        reason=digest(reason),
    )
    follow = _follow_innovation if case.innovation_id else _follow_nomination
    follow(case, subject, by=by, at=at)
    return case


def _refuse_member(case, *, by, at):
    on = timezone.localdate(at)
    if not case.is_open:
        raise Refused(_decided(case))
    if why := access.why_not_judge(by, case, on=on):
        raise Refused(why)


def _blockers_to_decide(case, *, by, at):
    members = set(case.judgements.values_list("reviewer", flat=True))
    return panel.blockers_to_decide(
        case, judged=len(members), own=by.pk in members, on=timezone.localdate(at)
    )


def _decided(case):
    if case.decided_at is None:
        return "Usulan ini sudah ditarik pengusulnya."
    day = timezone.localtime(case.decided_at)
    return (
        f"Berkas ini sudah diputus {case.decided_by.get_full_name()} pada pukul {day:%H.%M}. "
        "Muat ulang halaman untuk membacanya."
    )


def _blockers_to_advice(case, outcome):
    allowed = INNOVATION_ACTS if case.innovation_id else NOMINATION_ACTS
    return [] if outcome in allowed else ["Pilih salah satu keputusan yang tersedia."]


def _recuse(case, account, reason, *, is_automatic, at):
    return Recusal.objects.create(
        case=case,
        reviewer_id=account,
        reason=reason[:300],
        is_automatic=is_automatic,
        declared_at=at,
    )


def _subject(case):
    """The proposal or nomination of the case, locked."""
    if case.innovation_id:
        return Innovation.objects.select_for_update(of=("self",)).get(pk=case.innovation_id)
    return (
        Nomination.objects.select_for_update(of=("self",))
        .select_related("nominee__user", "nominator__user", "endorser__user")
        .get(pk=case.nomination_id)
    )


def _follow_innovation(case, row, *, by, at):
    """The proposal takes the panel's word; who took part gets a piagam when it is accepted."""
    row.status = rules.NEXT_STATUS[INNOVATION_ACTS[case.outcome], row.status]
    row.decided_at = at
    row.save(update_fields=["status", "decided_at"])
    log.record("recognition.innovation_decided", by=by, at=at, target=row, outcome=case.outcome)
    words = CaseOutcome(case.outcome).label.lower()
    for one in innovations.active_contributors(row):
        if case.outcome == CaseOutcome.ACCEPTED:
            _certify(case, one.employee, by=by, at=at, contributor=one)
        outbox.tell(
            one.employee.user,
            "recognition.case_decided",
            f"Panel sudah memutuskan “{row.title[:120]}”: {words}. Baca alasannya.",
            url=reverse("recognition:innovation", args=[row.pk]),
            because="Anda penyumbang inovasi ini.",
            at=at,
        )


def _follow_nomination(case, row, *, by, at):
    """The nomination takes the panel's word; all three people are told."""
    row.status = rules.NEXT_NOMINATION[NOMINATION_ACTS[case.outcome], row.status]
    row.decided_at = at
    row.save(update_fields=["status", "decided_at"])
    log.record("recognition.nomination_decided", by=by, at=at, target=row, outcome=case.outcome)
    if case.outcome == CaseOutcome.ACCEPTED:
        _certify(case, row.nominee, by=by, at=at, nomination=row)
    for person in (row.nominee, row.nominator, row.endorser):
        outbox.tell(
            person.user,
            "recognition.case_decided",
            f"Panel sudah memutuskan usulan {case.round.title}. Baca hasil dan alasannya.",
            url=reverse("recognition:nomination", args=[row.pk]),
            because="Anda terlibat dalam usulan ini.",
            at=at,
        )


def _certify(case, employee, *, by, at, **thing):
    """A piagam that says what is true today."""
    contributor = thing.get("contributor")
    content = {
        "agency": f"Pemerintah {settings.REGENCY}",
        "employee": {"name": employee.full_name, "nip": employee.nip or ""},
        "award": case.round.title,
        "thing": case.innovation.title if contributor else "",
        "part": contributor.part if contributor else "",
        "share": contributor.share if contributor else None,
        "reason": case.reason,
        "basis": case.round.basis,
        "given_on": timezone.localdate(at).isoformat(),
        "by": by.get_full_name() or by.get_username(),
    }
    row = Certificate.objects.create(
        employee=employee,
        content=content,
        content_digest=digest(content),
        verification_code=verification_code(),
        given_at=at,
        given_by=by,
        **thing,
    )
    log.record("recognition.certificate_given", by=by, at=at, target=row, begins=True)
