"""The plainest valid things of the school."""

from datetime import date, datetime, timedelta

from kinerja.lib.canonical import digest
from kinerja.lib.codes import verification_code
from kinerja.lib.periods import between
from kinerja.school import queries, rules
from kinerja.school.enums import Judgement
from kinerja.school.models import (
    Answer,
    Attempt,
    ExerciseAnswer,
    ModelRating,
    PanelOpinion,
    RaterCertificate,
    Round,
    RoundVignette,
    Vignette,
    VignetteVersion,
)
from tests.factories import NOW, TODAY, EmployeeFactory, RoleGrantFactory

MEETS = dict.fromkeys(rules.DIMENSIONS, Judgement.MEETS.value)
RESULTS = [{"statement": "Arsip tertata", "target": "200 berkas", "realisation": "204 berkas"}]


def ratings(**changes):
    """“Sesuai” everywhere, but for these."""
    return MEETS | changes


def expert(user=None):
    """An account of the panel."""
    user = user or EmployeeFactory().user
    RoleGrantFactory(user=user, role="panel_pakar")
    return user


def version(code="arsip", number=1, **changes):
    vignette, _ = Vignette.objects.get_or_create(code=code)
    return VignetteVersion.objects.create(
        vignette=vignette,
        number=number,
        **{
            "job": f"Pengadministrasi {code}",
            "unit": "Dinas",
            "results": RESULTS,
            "evidence": "{sapaan} {nama} menata arsip. {nama} membantu rekan.",
            "feedback": "Kepala: “Baik.”",
            "reason": "Naskah uji",
            "written_at": NOW,
            **changes,
        },
    )


def opinion(version, user, **changes):
    return PanelOpinion.objects.create(
        version=version, expert=user, reason="Buktinya jelas.", given_at=NOW, **ratings(**changes)
    )


def model(version, user, **changes):
    return ModelRating.objects.create(
        version=version,
        results_reason="Target tercapai.",
        behaviour_reason="Semua sesuai bukti.",
        set_at=NOW,
        set_by=user,
        **ratings(**changes),
    )


def usable(code, experts, **changes):
    """A vignette that a round may use."""
    made = version(code)
    for one in experts:
        opinion(made, one, **changes)
    model(made, experts[0], **changes)
    return made


SPREAD = ("di_atas", "sesuai", "di_bawah")


def library(experts=None, count=8):
    """So many usable vignettes; their model ratings differ from case to case."""
    experts = experts or [expert() for _ in range(rules.LEAST_EXPERTS)]
    return [
        usable(
            f"kasus-{n}",
            experts,
            results=SPREAD[n % 3],
            akuntabel=SPREAD[(n + 1) % 3],
            adaptif=SPREAD[(n // 2) % 3],
        )
        for n in range(count)
    ]


def round_of(versions, by, *, opens_on=TODAY, days=14, name="Putaran I", **changes):
    made = Round.objects.create(
        name=name,
        period=between(opens_on, opens_on + timedelta(days=days - 1)),
        seed=20260101,
        opened_at=NOW,
        opened_by=by,
        **changes,
    )
    RoundVignette.objects.bulk_create(
        RoundVignette(round=made, version=one, is_carried=n < 2) for n, one in enumerate(versions)
    )
    return made


def attempt_of(round_, employee, *, at=NOW):
    """A started round, its eight cases laid out and unrated."""
    made = Attempt.objects.create(round=round_, rater=employee, started_at=at)
    Answer.objects.bulk_create(
        queries.answers_for(made, round_.vignettes.select_related("version"))
    )
    return made


def rate_all(attempt, *, like_panel=True, **changes):
    """Rate every case, as the panel did or “sesuai” throughout."""
    models = queries.models_of(attempt.answers.values("version"))
    for one in attempt.answers.all():
        given = models[one.version_id].ratings if like_panel else MEETS
        for name, rating in (given | changes).items():
            setattr(one, name, rating)
        one.save()
    return attempt


def send(attempt, *, at=NOW):
    attempt.submitted_at = at
    attempt.save(update_fields=["submitted_at"])
    return attempt


def learned(user):
    """Every exercise was answered rightly."""
    ExerciseAnswer.objects.bulk_create(
        ExerciseAnswer(user=user, exercise=code, choice="a", is_right=True, answered_at=NOW)
        for code in queries.all_exercises()
    )
    return user


def certificate_of(employee, by, *, first=date(2026, 1, 1), last=date(2027, 12, 31)):
    """A certificate from a round long ago."""
    past = round_of([], by, opens_on=first - timedelta(days=30), name="Putaran lama")
    attempt = send(Attempt.objects.create(round=past, rater=employee, started_at=NOW))
    content = queries.certificate_content(
        attempt, standard=rules.DEFAULT, number=f"SP-{attempt.pk}", on=first, until=last
    )
    return RaterCertificate.objects.create(
        rater=employee,
        attempt=attempt,
        number=f"SP-{attempt.pk}",
        period=between(first, last),
        content=content,
        content_digest=digest(content),
        verification_code=verification_code(),
        issued_at=NOW,
    )


def after(round_) -> datetime:
    """The morning after the last day of a round."""
    return NOW + timedelta(days=(round_.closes_on - TODAY).days + 1)
