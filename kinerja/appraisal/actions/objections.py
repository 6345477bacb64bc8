"""What the employee and both sides do about an objection; see decisions.py for its end."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.appraisal import access, queries, rules
from kinerja.appraisal.actions.closing import append_to_record
from kinerja.appraisal.enums import Contest, Manner, Side
from kinerja.appraisal.models import (
    Evaluation,
    Objection,
    ObjectionEvidence,
    ObjectionStatement,
)
from kinerja.audit import log
from kinerja.lib.canonical import digest
from kinerja.lib.refusals import Refused, refuse_if
from kinerja.lib.uploads import Clean
from kinerja.monitoring.models import Blob
from kinerja.notifications import outbox
from kinerja.organisation.models import Employee
from kinerja.organisation.queries import hr_users_of

NOT_YOURS = "Hanya pegawai yang dievaluasi yang mengajukan atau mencabut keberatan."
NOT_EXAMINER = "Hanya pemeriksa keberatan ini yang dapat melakukannya."
PEOPLE = ("employee__user", "appraiser__user", "examiner__user", "evaluation__period")


@transaction.atomic
def file_objection(
    evaluation: Evaluation, *, reasons: str, files: Sequence[Clean] = (), by: User, at: datetime
) -> Objection:
    """Object with reasons; the sealed file is what the atasan penilai examines."""
    evaluation = (
        Evaluation.objects.select_for_update(of=("self",))
        .select_related(*access.PARTS)
        .get(pk=evaluation.pk)
    )
    on = timezone.localdate(at)
    if not access.can_answer(by, evaluation):
        raise Refused(NOT_YOURS)
    refuse_if(queries.blockers_to_object(evaluation, on=on))

    objection = Objection.objects.create(
        evaluation=evaluation,
        employee=evaluation.skp.employee,
        appraiser=evaluation.appraiser,
        examiner=queries.examiner_of(evaluation, on=on),
        reasons=reasons,
        evaluation_digest=evaluation.content_digest,
        received_on=min(queries.received_on(evaluation), on),
        due_on=queries.decide_by(on),
        filed_at=at,
        filed_by=by,
    )
    _keep_files(objection, None, files, at=at)
    evaluation.contest = Contest.OPEN
    evaluation.save(update_fields=["contest"])
    log.record("appraisal.evaluation_contested", by=by, at=at, target=evaluation)
    log.record("appraisal.objection_filed", by=by, at=at, target=objection, files=len(files))
    _tell_of_filing(objection, on=on, at=at)
    return objection


def _tell_of_filing(objection, *, on, at):
    """The examiner, the penilai; HR when an examiner has to be named."""
    until = rules.in_words(objection.due_on)
    label = objection.evaluation.period.label
    text = f"{objection.employee.full_name} mengajukan keberatan atas evaluasi {label}."
    _tell(objection, objection.appraiser.user, text, because="Anda pejabat penilainya.", at=at)
    if objection.examiner:
        text = f"{text} Putuskan paling lambat {until}."
        _tell(objection, objection.examiner.user, text, because="Anda atasan penilainya.", at=at)
        return
    for user in hr_users_of(objection.employee, on=on):
        text = f"Keberatan {objection.employee.full_name} belum punya pemeriksa."
        _tell(objection, user, text, because="Anda mengelola kepegawaiannya.", at=at)


def _tell(objection, user, text, *, because, at):
    """A notice that leads to the objection; people without an account hear it by other ways."""
    if user is not None:
        outbox.tell(
            user,
            "appraisal.objection",
            text,
            url=reverse("appraisal:objection", args=[objection.pk]),
            because=because,
            at=at,
        )


@transaction.atomic
def withdraw_objection(objection: Objection, *, by: User, at: datetime) -> Objection:
    """The employee takes it back before the decision; the result stands."""
    objection = _with_people(Objection.objects.select_for_update(of=("self",)), objection.pk)
    if objection.employee.user_id != by.pk:
        raise Refused(NOT_YOURS)
    if ("withdraw", objection.status) not in rules.NEXT_OBJECTION:
        raise Refused("Keberatan ini sudah diputus atau dicabut.")

    objection.status = rules.NEXT_OBJECTION["withdraw", objection.status]
    objection.withdrawn_at = at
    objection.save(update_fields=["status", "withdrawn_at"])
    mark_evaluation(objection, by=by, at=at)
    log.record("appraisal.objection_withdrawn", by=by, at=at, target=objection)
    text = f"{objection.employee.full_name} mencabut keberatannya."
    _tell(objection, objection.appraiser.user, text, because="Anda pejabat penilainya.", at=at)
    if objection.examiner:
        _tell(objection, objection.examiner.user, text, because="Anda pemeriksanya.", at=at)
    return objection


@transaction.atomic
def name_examiner(
    objection: Objection, *, examiner: Employee, reason: str, by: User, at: datetime
) -> Objection:
    """HR names who examines where the atasan penilai is missing or gone for good.

    Naming the same one again, as after a double click, tells nobody twice.
    """
    objection = _with_people(Objection.objects.select_for_update(of=("self",)), objection.pk)
    if not access.can_name_examiner(by, objection, on=timezone.localdate(at)):
        raise Refused("Hanya admin BKPSDM yang menunjuk pemeriksa keberatan.")
    if not objection.is_open:
        raise Refused("Keberatan ini sudah diputus atau dicabut.")
    if not queries.may_examine(examiner, objection.evaluation):
        raise Refused("Pemeriksa harus pegawai aktif yang berakun, bukan pegawai atau penilainya.")
    if (objection.examiner_id, objection.examiner_reason) == (examiner.pk, reason):
        return objection

    objection.examiner = examiner
    objection.examiner_reason = reason
    objection.save(update_fields=["examiner", "examiner_reason"])
    log.record(
        "appraisal.examiner_named",
        by=by,
        at=at,
        target=objection,
        examiner=examiner.pk,
        reason=digest(reason),
    )
    until = rules.in_words(objection.due_on)
    text = f"Anda ditunjuk memeriksa keberatan {objection.employee.full_name}, sampai {until}."
    _tell(objection, examiner.user, text, because="BKPSDM menunjuk Anda.", at=at)
    return objection


@transaction.atomic
def examine_objection(objection: Objection, *, by: User, at: datetime) -> Objection:
    """The examiner opens the file and asks both sides to explain."""
    objection = _with_people(Objection.objects.select_for_update(of=("self",)), objection.pk)
    if not access.can_examine(by, objection):
        raise Refused(NOT_EXAMINER)
    refuse_if(rules.blockers_to_examine(status=objection.status, has_examiner=True))

    objection.status = rules.NEXT_OBJECTION["examine", objection.status]
    objection.examined_at = at
    objection.save(update_fields=["status", "examined_at"])
    log.record("appraisal.objection_examined", by=by, at=at, target=objection)
    text = f"{objection.examiner.full_name} meminta penjelasan Anda atas keberatan evaluasi."
    for person in (objection.employee, objection.appraiser):
        _tell(objection, person.user, text, because="Anda salah satu pihaknya.", at=at)
    return objection


@transaction.atomic
def explain_objection(
    objection: Objection,
    *,
    side: str,
    manner: str,
    text: str,
    key: UUID,
    files: Sequence[Clean] = (),
    by: User,
    at: datetime,
) -> ObjectionStatement:
    """Put one side's explanation on record; the same key again gives the one stored before."""
    objection = _with_people(Objection.objects.select_for_update(of=("self",)), objection.pk)
    refuse_if(_blockers_to_speak(objection, side, manner, by=by))
    stored = ObjectionStatement.objects.filter(objection=objection, key=key).first()
    if stored is not None:
        return stored
    refuse_if(rules.blockers_to_explain(status=objection.status))

    statement = ObjectionStatement.objects.create(
        objection=objection,
        side=side,
        manner=manner,
        text=text,
        key=key,
        written_at=at,
        written_by=by,
    )
    _keep_files(objection, statement, files, at=at)
    log.record(
        "appraisal.objection_explained",
        by=by,
        at=at,
        target=statement,
        objection=objection.pk,
        side=side,
        manner=manner,
        files=len(files),
    )
    if objection.examiner and objection.examiner.user_id != by.pk:
        said = f"Penjelasan {Side(side).label.lower()} atas keberatan sudah masuk."
        _tell(objection, objection.examiner.user, said, because="Anda pemeriksanya.", at=at)
    return statement


def _blockers_to_speak(objection, side, manner, *, by):
    """Each side writes for itself; the examiner records what he heard, or did not hear."""
    if manner == Manner.WRITTEN:
        own = access.side_of(by, objection) == side
        return [] if own else ["Penjelasan tertulis hanya ditulis oleh pihak itu sendiri."]
    return [] if access.can_examine(by, objection) else [NOT_EXAMINER]


@transaction.atomic
def mark_evaluation(objection, *, by, at):
    """Tell everybody who reads the evaluation how its objection stands."""
    evaluation = Evaluation.objects.select_for_update(of=("self",)).get(pk=objection.evaluation_id)
    evaluation.contest = rules.CONTEST[objection.status]
    evaluation.save(update_fields=["contest"])
    log.record("appraisal.evaluation_contest_ended", by=by, at=at, target=evaluation)
    if evaluation.contest != Contest.CHANGED:  # else the decision's own result is recorded
        append_to_record(evaluation, by=by, at=at)
    return evaluation


def _with_people(objections, pk):
    return objections.select_related(*PEOPLE, "evaluation__skp__employee").get(pk=pk)


def _keep_files(objection, statement, files, *, at):
    ObjectionEvidence.objects.bulk_create(
        ObjectionEvidence(
            objection=objection,
            statement=statement,
            blob=Blob.objects.keep(file, at=at),
            caption=file.name,
        )
        for file in files
    )
