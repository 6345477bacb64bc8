from datetime import datetime, time

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.canonical import digest
from kinerja.lib.refusals import Refused, refuse_if, refuse_stale
from kinerja.library import access, rules
from kinerja.library.actions.brake import _count_up
from kinerja.library.actions.faq import ONLY_HR, save_entry
from kinerja.library.enums import QuestionStatus
from kinerja.library.models import FaqEntry, PublicQuestion, QuestionFollower
from kinerja.notifications import outbox

TOO_MANY = "Anda sudah mengirim lima pertanyaan hari ini. Kirim yang berikutnya besok."


@transaction.atomic
def ask_question(*, text: str, is_named: bool, by: User, at: datetime) -> PublicQuestion:
    """Ask HR something; without a name nobody is kept, neither in the row nor in the ledger."""
    today = timezone.localdate(at)
    if not text.strip():
        raise Refused("Tulis pertanyaan Anda dulu.")
    _count_up("tanya", by.pk, day=today, most=rules.MOST_QUESTIONS_A_DAY, refusal=TOO_MANY)

    if not is_named:  # the moment alone could tell who it was
        by, at = None, timezone.make_aware(datetime.combine(today, time.min))
    question = PublicQuestion.objects.create(text=text, asked_by=by, asked_at=at)
    log.record("library.question_asked", by=by, at=at, target=question, begins=True)
    return question


@transaction.atomic
def save_answer(
    question: PublicQuestion,
    *,
    values: dict,
    names_removed: bool,
    revision: int,
    by: User,
    at: datetime,
) -> PublicQuestion:
    """Show a question in checked words, with its answer or still waiting for one."""
    kept = access.kept_questions(by, on=timezone.localdate(at))
    question = kept.select_for_update(of=("self",)).filter(pk=question.pk).first()
    if question is None:
        raise Refused(ONLY_HR)
    refuse_stale(seen=revision, current=question.revision)
    refuse_if(rules.blockers_to_show(names_removed=names_removed, text=values["public_text"]))
    act = "answer" if values["answer"] else "show"
    if (act, question.status) not in rules.NEXT_QUESTION:
        raise Refused("Pertanyaan ini sudah selesai dan tidak dapat diubah dengan cara ini.")

    question.status = rules.NEXT_QUESTION[act, question.status]
    for name in ("topic", "public_text", "answer", "answered_by"):
        setattr(question, name, values[name])
    question.answered_at = at if values["answer"] else None
    question.revision += 1
    question.save()
    log.record(
        "library.question_answered" if values["answer"] else "library.question_shown",
        by=by,
        at=at,
        target=question,
        answer=digest(question.answer),
    )
    _tell_asker_and_followers(question, at=at)
    return question


@transaction.atomic
def decline_question(
    question: PublicQuestion, *, reason: str, by: User, at: datetime
) -> PublicQuestion:
    """Do not show a question; whoever asked with a name reads why."""
    kept = access.kept_questions(by, on=timezone.localdate(at))
    question = kept.select_for_update(of=("self",)).filter(pk=question.pk).first()
    if question is None:
        raise Refused(ONLY_HR)
    if ("decline", question.status) not in rules.NEXT_QUESTION:
        raise Refused("Pertanyaan ini sudah dijawab atau sudah ditolak.")
    if not reason.strip():
        raise Refused("Tulis alasannya, agar penanya tahu ke mana ia dapat bertanya.")

    question.status = rules.NEXT_QUESTION["decline", question.status]
    question.reason = reason
    question.revision += 1
    question.save(update_fields=["status", "reason", "revision"])
    log.record("library.question_declined", by=by, at=at, target=question, reason=digest(reason))
    outbox.tell(
        question.asked_by,
        "library.question_declined",
        "Pertanyaan Anda tidak diterbitkan. Baca alasannya.",
        url=reverse("library:question_list"),
        because="Anda menanyakannya.",
        at=at,
    )
    return question


@transaction.atomic
def promote_question(question: PublicQuestion, *, by: User, at: datetime) -> FaqEntry:
    """Make an answered question one of the ready answers."""
    question = PublicQuestion.objects.select_for_update(of=("self",)).get(pk=question.pk)
    if question.status != QuestionStatus.ANSWERED or question.entry_id:
        raise Refused("Hanya pertanyaan terjawab yang belum menjadi tanya jawab.")
    entry = save_entry(
        None,
        values={
            "topic": question.topic,
            "question": question.public_text[:200],
            "answer": question.answer,
            "link": "",
            "link_label": "",
            "basis": "",
            "answered_by": question.answered_by,
        },
        by=by,
        at=at,
    )

    question.entry = entry
    question.save(update_fields=["entry"])
    log.record("library.question_promoted", by=by, at=at, target=question, entry=entry.pk)
    return entry


@transaction.atomic
def follow_question(
    question: PublicQuestion, *, follows: bool, by: User, at: datetime
) -> PublicQuestion:
    """Hear of the answer, or no more; saying it twice changes nothing."""
    question = PublicQuestion.objects.select_for_update(of=("self",)).get(pk=question.pk)
    refuse_if([] if access.is_shown(question) else ["Pertanyaan ini tidak diterbitkan."])

    if follows:
        QuestionFollower.objects.get_or_create(question=question, user=by, defaults={"since": at})
    else:
        QuestionFollower.objects.filter(question=question, user=by).delete()
    log.record("library.question_followed", by=by, at=at, target=question, follows=follows)
    return question


def _tell_asker_and_followers(question, *, at):
    """In one statement, however many follow."""
    word = "dijawab" if question.answer else "diterbitkan dan menunggu jawaban"
    followers = Q(pk__in=question.followers.values("user"))
    outbox.tell_those(
        User.objects.filter(followers | Q(pk=question.asked_by_id)),
        "library.question_moved",
        f"Pertanyaan yang Anda ikuti {word}.",
        url=reverse("library:question_detail", args=[question.pk]),
        because="Anda menanyakan atau mengikutinya.",
        at=at,
    )
