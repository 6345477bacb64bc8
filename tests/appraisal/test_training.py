"""What it means to a signature that its penilai was not to school; never to a rating."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kinerja.appraisal import actions, queries
from kinerja.appraisal.models import Evaluation
from kinerja.lib.refusals import Refused
from kinerja.school.models import CertificationRule
from tests.appraisal.conftest import evaluation_of, rate, shown_digest, sign
from tests.factories import NOW, TODAY, RoleGrantFactory
from tests.school import factories as school

pytestmark = pytest.mark.django_db


def choose(cast, enforcement, *, since=TODAY):
    CertificationRule.objects.create(
        since=since,
        threshold=60,
        months=24,
        enforcement=enforcement,
        reason="SE",
        set_at=NOW,
        set_by=cast.ratna.user,
    )


@pytest.fixture
def rated(cast, period):
    row = evaluation_of(cast, cast.budi, period)
    rate(row, cast.sari)
    return row


def review(client, cast, row):
    client.force_login(cast.sari.user)
    return client.get(reverse("appraisal:review", args=[row.pk])).content.decode()


def test_without_a_choice_of_the_regency_he_is_warned_and_signs(client, cast, rated):
    text = review(client, cast, rated)

    sign(rated, cast.sari)

    assert "Anda tetap dapat menandatangani." in text
    assert reverse("school:home") in text
    assert Evaluation.objects.get(pk=rated.pk).status == "ditandatangani"


@pytest.mark.parametrize(
    ("enforcement", "words"),
    [
        ("diberi_tahu", "Penilaian ini tetap sah."),
        ("diperingatkan", "Anda tetap dapat menandatangani."),
        ("tidak_dapat", "Anda belum memegang sertifikat penilai yang berlaku."),
    ],
)
def test_each_choice_has_its_words_on_both_pages(client, cast, rated, enforcement, words):
    choose(cast, enforcement)

    text = review(client, cast, rated)
    form = client.get(reverse("appraisal:evaluation", args=[rated.pk])).content.decode()

    assert words in text
    assert words in form


def test_who_is_barred_cannot_sign_and_hears_that_his_atasan_can(cast, rated):
    choose(cast, "tidak_dapat")

    with pytest.raises(Refused, match="atasan Anda yang mengevaluasi sesudah"):
        sign(rated, cast.sari)

    rated.refresh_from_db()
    assert rated.status == "draf"


def test_the_barred_page_offers_no_signature(client, cast, rated):
    choose(cast, "tidak_dapat")

    assert "Tanda tangani" not in review(client, cast, rated).replace("menandatangani", "")


def test_a_certificate_opens_the_pen(client, cast, rated):
    choose(cast, "tidak_dapat")
    school.certificate_of(cast.sari, cast.ratna.user)

    assert "bersertifikat" not in review(client, cast, rated)
    sign(rated, cast.sari)

    assert Evaluation.objects.get(pk=rated.pk).status == "ditandatangani"


@pytest.mark.parametrize("whose", ["another", "ended", "not yet"])
def test_only_ones_own_certificate_of_today_counts(cast, rated, whose):
    choose(cast, "tidak_dapat")
    holder = cast.joko if whose == "another" else cast.sari
    days = {
        "another": {},
        "ended": {"last": TODAY - timedelta(days=1)},
        "not yet": {"first": TODAY + timedelta(days=1)},
    }[whose]
    school.certificate_of(holder, cast.ratna.user, **days)

    with pytest.raises(Refused, match="sertifikat"):
        sign(rated, cast.sari)


def test_the_choice_holds_from_its_day_only(cast, rated):
    choose(cast, "tidak_dapat", since=TODAY + timedelta(days=1))

    sign(rated, cast.sari)

    assert Evaluation.objects.get(pk=rated.pk).status == "ditandatangani"


def test_an_expert_who_judged_enough_cases_needs_no_paper(cast, rated):
    choose(cast, "tidak_dapat")
    school.expert(cast.sari.user)
    for n in range(5):
        school.opinion(school.version(f"kasus-{n}"), cast.sari.user)
    with pytest.raises(Refused, match="sertifikat"):
        sign(rated, cast.sari)
    school.opinion(school.version("kasus-6"), cast.sari.user)

    sign(rated, cast.sari)

    assert Evaluation.objects.get(pk=rated.pk).status == "ditandatangani"


def test_a_former_expert_needs_one(cast, rated):
    choose(cast, "tidak_dapat")
    RoleGrantFactory(
        user=cast.sari.user, role="panel_pakar", period=(TODAY - timedelta(days=30), TODAY)
    )
    for n in range(6):
        school.opinion(school.version(f"kasus-{n}"), cast.sari.user)

    with pytest.raises(Refused, match="sertifikat"):
        sign(rated, cast.sari)


def test_where_nobody_stands_above_he_is_only_warned(cast, rated):
    choose(cast, "tidak_dapat")
    rated.superior = None

    training = queries.training_of(cast.sari.user, rated, on=TODAY)

    assert training.blockers == []
    assert training.notice.tone == "warn"


def test_the_atasan_who_signs_after_the_window_is_not_barred(cast, rated):
    choose(cast, "tidak_dapat")
    rated.basis = "atasan"

    training = queries.training_of(cast.joko.user, rated, on=TODAY)

    assert training.blockers == []


def test_the_school_never_touches_a_rating(cast, rated):
    before = Evaluation.objects.filter(pk=rated.pk).values().get()
    choose(cast, "tidak_dapat")
    with pytest.raises(Refused):
        actions.sign_evaluation(rated, seen_digest=shown_digest(rated), by=cast.sari.user, at=NOW)

    assert Evaluation.objects.filter(pk=rated.pk).values().get() == before


def test_what_is_asked_of_raters_stands_among_the_choices_in_force(cast):
    choices = {one.what: one for one in queries.choices_in_force(on=TODAY)}

    assert choices["Sertifikat penilai"].value == (
        "60% sama dengan panel, 24 bulan; tanpanya diperingatkan"
    )
    assert choices["Sertifikat penilai"].page == "school:certification"
