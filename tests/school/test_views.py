"""Learning, rating and the result: what the pages say, to whom, at what cost."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kinerja.accounts.models import Draft
from kinerja.organisation.models import Employee
from kinerja.school import queries, rules
from kinerja.school.models import (
    Attempt,
    Round,
)
from tests.factories import (
    NOW,
    TODAY,
)
from tests.school import factories as school
from tests.school.conftest import page, past_round, raters, statements, text_of

pytestmark = pytest.mark.django_db

# Learning


def test_everybody_may_learn_and_nobody_is_told_of_rounds_that_are_not_his(client, cast, running):
    client.force_login(cast.budi.user)

    text = text_of(client.get(page("home")))

    assert "1. Panduan rating" in text
    assert "Menilai kasus" not in text
    assert "Sertifikat penilai" not in text


def test_what_another_did_is_not_shown_as_ones_own(client, cast, running):
    past_round(cast, cast.sari)
    school.learned(cast.sari.user)
    client.force_login(cast.joko.user)

    context = client.get(page("home")).context

    assert (context["results"], context["certificates"], context["attempt"]) == ([], [], None)
    assert [one.done for one in context["progress"]] == [0] * 5
    assert client.get(page("module", "bukti")).context["done"] == 0


def test_a_penilai_is_asked_to_learn_first(sari, running):
    text = text_of(sari.get(page("home")))

    assert "Selesaikan dulu latihan kelima modul" in text
    assert "Mulai menilai" not in text


def test_an_answer_shows_why_and_counts_when_it_is_right(client, cast):
    client.force_login(cast.budi.user)
    url = page("exercise", "panduan-rating", "rating-dua-hasil")

    wrong = client.post(url, {"pilihan": "a"})
    shown = text_of(client.get(wrong.url))
    client.post(url, {"pilihan": "b"})

    assert wrong.url == page("module", "panduan-rating") + "#rating-dua-hasil"
    assert "Selisih satu persen tidak nyata" in shown
    assert "0 dari 3 tepat" in shown
    assert "1 dari 3 tepat" in text_of(client.get(page("module", "panduan-rating")))
    assert "Sebagian" in text_of(client.get(page("home")))


@pytest.mark.parametrize("choice", ["", "z", "x" * 20_000, "=HYPERLINK(1)"])
def test_no_answer_is_no_choice(client, cast, choice):
    client.force_login(cast.budi.user)

    response = client.post(
        page("exercise", "panduan-rating", "rating-dua-hasil"), {"pilihan": choice}, follow=True
    )

    assert "Pilih salah satu jawaban" in text_of(response)


@pytest.mark.parametrize("path", ["modul/lain/", "modul/bukti/rating-dua-hasil/"])
def test_an_unknown_module_or_a_foreign_exercise_is_not_found(client, cast, path):
    client.force_login(cast.budi.user)
    url = page("home") + path

    response = client.get(url) if path == "modul/lain/" else client.post(url, {"pilihan": "a"})

    assert response.status_code == 404


def test_the_first_and_the_last_module_have_one_neighbour(client, cast):
    client.force_login(cast.budi.user)

    first = client.get(page("module", "panduan-rating")).context
    last = client.get(page("module", "keberatan")).context

    assert (bool(first["previous_url"]), bool(first["next_url"])) == (False, True)
    assert (bool(last["previous_url"]), bool(last["next_url"])) == (True, False)


# Rating


def sent(**changes):
    return school.ratings(**changes)


def test_from_the_first_case_to_the_sent_answers(sari, cast, running):
    school.learned(cast.sari.user)

    begun = sari.post(page("start", running))
    attempt = Attempt.objects.get()
    places = [sari.post(page("answer", attempt, n), sent()).url for n in range(1, 9)]
    overview = text_of(sari.get(page("attempt", attempt)))
    done = sari.post(page("submit", attempt), follow=True)

    assert begun.url == page("answer", attempt, 1)
    assert places == [page("answer", attempt, n) for n in range(2, 9)] + [page("attempt", attempt)]
    assert "Ya, kirim" in overview
    assert "Jawaban terkirim. Hasil muncul sesudah putaran berakhir." in text_of(done)
    assert Attempt.objects.get().submitted_at is not None


def test_who_may_not_begin_reads_why(client, cast, running):
    client.force_login(cast.budi.user)

    response = client.post(page("start", running), follow=True)

    assert "untuk pejabat penilai" in text_of(response)
    assert not Attempt.objects.exists()


def test_a_round_that_is_over_is_not_found(sari, cast, running):
    past = past_round(cast)

    assert sari.post(page("start", past)).status_code == 404


def test_the_case_is_told_with_its_person(sari, attempt):
    answer = attempt.answers.get(position=1)

    text = text_of(sari.get(page("answer", attempt, 1)))

    address = {"p": "Ibu", "l": "Bapak"}[answer.shown_sex]
    assert f"{address} {answer.shown_name} menata arsip." in text
    assert "{nama}" not in text


def test_a_case_may_be_left_half_rated(sari, attempt):
    sari.post(page("answer", attempt, 1), {"results": "sesuai", "daftar": "1"})

    context = sari.get(page("attempt", attempt)).context

    assert context["cases"][0]["word"] == "Kurang 7"
    assert context["cases"][1]["word"] == "Belum"
    assert len(context["blockers"]) == 8


def test_typed_choices_survive_and_are_forgotten_when_saved(sari, cast, attempt):
    answer = attempt.answers.get(position=2)
    Draft.objects.create(
        user=cast.sari.user, key=f"vinyet-{answer.pk}", data={"loyal": "di_bawah"}, saved_at=NOW
    )

    form = sari.get(page("answer", attempt, 2)).context["form"]
    sari.post(page("answer", attempt, 2), sent())

    assert form["loyal"].value() == "di_bawah"
    assert not Draft.objects.exists()


@pytest.mark.parametrize("rating", ["hebat", "=HYPERLINK(1)", "x" * 20_000])
def test_words_outside_the_scale_are_refused(sari, attempt, rating):
    response = sari.post(page("answer", attempt, 1), sent(loyal=rating))

    assert response.status_code == 422
    assert attempt.answers.get(position=1).loyal == ""


def test_what_was_sent_is_read_and_not_changed(sari, attempt):
    school.send(school.rate_all(attempt))

    read = text_of(sari.get(page("answer", attempt, 1)))
    saved = sari.post(page("answer", attempt, 1), sent())
    again = sari.post(page("submit", attempt), follow=True)

    assert "Jawaban Anda" in read
    assert "Simpan" not in read
    assert saved.status_code == 422
    assert "sudah dikirim dan tidak dapat diubah" in text_of(again)


def test_sending_too_early_says_what_is_missing(sari, attempt):
    response = sari.post(page("submit", attempt), follow=True)

    assert "Kasus 1 belum dinilai." in text_of(response)


@pytest.mark.parametrize("name", ["attempt", "answer", "submit", "result"])
def test_another_raters_cases_do_not_exist(client, cast, attempt, name):
    client.force_login(cast.joko.user)
    args = (attempt, 1) if name == "answer" else (attempt,)
    ask = client.post if name == "submit" else client.get

    assert ask(page(name, *args)).status_code == 404


def test_the_result_stands_beside_the_panels_reasons(sari, cast, running, experts):
    past = past_round(cast, cast.sari, akuntabel="sesuai")
    attempt = Attempt.objects.get(round=past)

    text = text_of(sari.get(page("result", attempt)))

    assert "8 kasus dihitung" in text
    assert "Target tercapai." in text
    assert "Anda bersertifikat" in text
    assert "<b>Berbeda</b>" in text
    assert reverse("documents:rater_certificate_pdf", args=[attempt.certificate.pk]) in text
    assert "Putaran lalu" in text_of(sari.get(page("home")))


def test_a_result_without_certificate_says_what_to_do(sari, cast, running, experts):
    school.certificate_of(cast.joko, cast.ratna.user)
    below = dict.fromkeys(rules.DIMENSIONS, "di_bawah")
    past = past_round(cast, cast.sari, **below)

    text = text_of(sari.get(page("result", Attempt.objects.get(round=past))))

    assert "Belum bersertifikat" in text
    assert "lebih ketat daripada panel" in text


def test_cases_he_judged_himself_are_marked(sari, cast, running, experts):
    school.expert(cast.sari.user)
    versions = [one.version for one in running.vignettes.all()]
    for one in versions:
        school.opinion(one, cast.sari.user)
    past = past_round(cast, cast.sari)

    text = text_of(sari.get(page("result", Attempt.objects.get(round=past))))

    assert "Anda ikut menetapkan sebagian besar jawaban panel." in text
    assert text.count("Tidak dihitung:") == 8


def test_before_the_round_is_scored_there_is_no_result(sari, attempt):
    school.send(school.rate_all(attempt))

    assert sari.get(page("result", attempt)).status_code == 404


# The start page


def tasks(client):
    return {one["label"]: one for one in client.get(reverse("web:home")).context["tasks"]}


def test_an_open_round_is_a_duty_until_it_is_sent(sari, attempt):
    before = "Nilai kasus latihan" in tasks(sari)
    school.send(school.rate_all(attempt))

    assert (before, "Nilai kasus latihan" in tasks(sari)) == (True, False)


@pytest.mark.parametrize(("days", "due"), [(-1, False), (0, True), (29, True), (30, False)])
def test_a_certificate_that_ends_soon_is_a_duty(sari, cast, days, due):
    school.certificate_of(cast.sari, cast.ratna.user, last=TODAY + timedelta(days=days))

    assert ("Perpanjang sertifikat penilai" in tasks(sari)) is due


def test_who_rates_nobody_has_no_duty_in_the_school(client, cast, running):
    client.force_login(cast.budi.user)

    assert "Nilai kasus latihan" not in tasks(client)


# Budgets


@pytest.mark.parametrize("more", [1, 3])
def test_lists_do_not_grow_with_their_rows(client, cast, experts, more):
    versions = school.library(experts, count=8 + more)[:8]
    for n in range(more):
        school.round_of(
            versions, cast.ratna.user, opens_on=TODAY + timedelta(days=40 * n), name=f"P{n}"
        )
    raters(cast, more)
    running = Round.objects.order_by("period").first()
    attempt = school.attempt_of(running, cast.sari)
    pages = {
        "home": (cast.sari.user, ()),
        "attempt": (cast.sari.user, (attempt,)),
        "desk": (cast.ratna.user, ()),
        "rounds": (cast.ratna.user, ()),
        "round": (cast.ratna.user, (running,)),
        "panel": (experts[0], ()),
        "vignette": (experts[0], (versions[0],)),
    }
    counts = {}
    for name, (user, args) in pages.items():
        client.force_login(user)
        _, counts[name] = statements(lambda name=name, args=args: client.get(page(name, *args)))

    assert counts == {
        "home": 6,
        "attempt": 3,
        "desk": 5,
        "rounds": 3,
        "round": 4,
        "panel": 3,
        "vignette": 7,
    }


def test_the_pages_of_one_case_and_of_the_result_keep_their_budget(client, cast, running, experts):
    past = past_round(cast, cast.sari)
    attempt = school.attempt_of(running, cast.sari)
    client.force_login(cast.sari.user)

    _, module = statements(lambda: client.get(page("module", "bukti")))
    _, answer = statements(lambda: client.get(page("answer", attempt, 1)))
    _, saved = statements(lambda: client.post(page("answer", attempt, 1), sent()))
    _, result = statements(lambda: client.get(page("result", Attempt.objects.get(round=past))))

    assert (module, answer, saved, result) == (2, 3, 8, 6)


def test_each_rater_is_told_of_with_his_own_exercises(cast):
    school.learned(cast.sari.user)
    people = Employee.objects.filter(pk__in=[cast.sari.pk, cast.joko.pk])

    right = {one.name: one.right for one in queries.told(people)}

    assert right == {"Sari": len(queries.all_exercises()), "Joko": 0}
