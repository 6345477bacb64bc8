import time
from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from kinerja.accounts import drafts
from kinerja.appraisal import actions
from kinerja.appraisal.models import Evaluation, OrganisationRating
from kinerja.audit.models import Event
from tests.appraisal.conftest import evaluation_of, rate, shown_digest, sign
from tests.conftest import of_the_page
from tests.factories import (
    NOW,
    EmployeeFactory,
    EvaluationFactory,
    EvaluationPeriodFactory,
    OrganisationRatingFactory,
    ReportingLineFactory,
    SkpFactory,
    UnitFactory,
)

LONG = "a" * 20_000


def page(name, *args):
    return reverse(f"appraisal:{name}", args=[getattr(arg, "pk", arg) for arg in args])


def form_of(evaluation, **changes):
    return {"revision": evaluation.revision, **changes}


def confirmed(client, user):
    """Signed in, and the password given again a moment ago."""
    client.force_login(user)
    session = client.session
    session["account_authentication_methods"] = [
        {"method": "password", "at": time.time(), "reauthenticated": True}
    ]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()


def statements(act):
    """How many statements a request needs, without the savepoints of the test itself."""
    with CaptureQueriesContext(connection) as queries:
        response = act()
    made = of_the_page(queries.captured_queries)
    return response, len([one for one in made if "SAVEPOINT" not in one["sql"]])


# My people


def test_the_list_names_what_to_do_for_each(client, cast, ready, period):
    client.force_login(cast.sari.user)

    response = client.get(page("people"))

    assert [row.word for row in response.context["rows"]] == ["Dinilai", "SKP belum ditetapkan"]
    assert response.context["progress"] == "0 dari 2 pegawai selesai dinilai"


def test_starting_leads_to_the_evaluation(client, cast, period):
    skp = SkpFactory(placement=cast.budi.placements.get(), agreed=True, appraiser=cast.sari)
    client.force_login(cast.sari.user)

    response = client.post(page("start", skp, period))

    assert response["Location"] == page("evaluation", Evaluation.objects.get())


# Rating


def test_what_is_missing_is_listed_with_links(client, cast, ready):
    OrganisationRating.objects.all().delete()
    client.force_login(cast.sari.user)

    response = client.get(page("evaluation", ready))

    assert response.context["blockers"] == [
        {"text": "Predikat kinerja Bidang Kesmas belum ditetapkan oleh Joko.", "url": ""},
        {
            "text": "Pilih rating hasil kerja.",
            "url": f"{page('evaluation', ready)}#id_results_rating_0",
        },
        {
            "text": "Pilih rating perilaku kerja.",
            "url": f"{page('evaluation', ready)}#id_behaviour_rating_0",
        },
    ]


def test_saving_and_checking_leads_to_the_review(client, cast, ready):
    client.force_login(cast.sari.user)
    result = ready.skp.results.get()
    sent = form_of(
        ready,
        results_rating="sesuai",
        behaviour_rating="sesuai",
        periksa="1",
        **{f"hasil-{result.pk}": "di_atas", "perilaku-loyal": "sesuai"},
    )

    response = client.post(page("evaluation", ready), sent)

    assert response["Location"] == page("review", ready)
    assert ready.result_ratings.get().rating == "di_atas"
    assert ready.behaviour_ratings.get().value == "loyal"


def test_saving_and_next_opens_the_next_person(client, cast, ready, period):
    SkpFactory(placement=cast.rina.placements.get(), agreed=True, appraiser=cast.sari)
    client.force_login(cast.sari.user)

    response = client.post(page("evaluation", ready), form_of(ready, berikutnya="1"))

    following = Evaluation.objects.get(skp__employee=cast.rina)
    assert response["Location"] == page("evaluation", following)


def test_a_stale_form_shows_both_versions_and_loses_nothing(client, cast, ready):
    rate(ready, cast.sari, note="Versi tersimpan")
    client.force_login(cast.sari.user)

    response = client.post(
        page("evaluation", ready), {"revision": 0, "note": "Isian saya", "results_rating": "sesuai"}
    )

    assert response.status_code == 409
    assert {
        "label": "Catatan dan rekomendasi",
        "theirs": "Versi tersimpan",
        "mine": "Isian saya",
    } in (response.context["differences"])
    assert response.context["form"]["note"].value() == "Isian saya"
    assert response.context["form"]["revision"].value() == 1
    assert Evaluation.objects.get().note == "Versi tersimpan"


@pytest.mark.parametrize("name", ["note", "results_reason", "behaviour_reason"])
def test_twenty_thousand_characters_are_refused_and_kept_on_the_page(client, cast, ready, name):
    client.force_login(cast.sari.user)

    response = client.post(page("evaluation", ready), form_of(ready, **{name: LONG}))

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [name]
    assert response.context["form"][name].value() == LONG


@pytest.mark.parametrize(
    ("field", "value"),
    [("results_rating", "terbaik"), ("behaviour_rating", "x"), ("revision", "-1")],
)
def test_words_that_are_no_choice_are_refused(client, cast, ready, field, value):
    client.force_login(cast.sari.user)

    response = client.post(page("evaluation", ready), form_of(ready) | {field: value})

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]


def test_results_of_another_plan_are_not_rated(client, cast, ready, period):
    other = evaluation_of(cast, cast.rina, period)
    foreign = other.skp.results.get()
    client.force_login(cast.sari.user)

    client.post(page("evaluation", ready), form_of(ready, **{f"hasil-{foreign.pk}": "di_atas"}))

    assert list(ready.result_ratings.values_list("result", flat=True)) == [
        ready.skp.results.get().pk
    ]


def test_a_draft_typed_before_the_session_ended_is_there_again(client, cast, ready):
    client.force_login(cast.sari.user)
    key = f"penilaian-{ready.pk}"
    drafts.keep(cast.sari.user, key, {"revision": "0", "note": "Belum terkirim"}, seen=0, at=NOW)

    response = client.get(page("evaluation", ready))
    assert response.context["form"]["note"].value() == "Belum terkirim"

    client.post(page("evaluation", ready), form_of(ready, note="Terkirim"))
    assert drafts.find(cast.sari.user, key) is None


def test_the_suggestion_follows_the_choices_before_they_are_saved(client, cast, ready):
    result = ready.skp.results.get()
    client.force_login(cast.sari.user)

    chosen = client.get(page("suggestion", ready), {f"hasil-{result.pk}": "di_bawah"})
    nothing = client.get(page("suggestion", ready), {f"hasil-{result.pk}": "terbaik"})

    assert chosen.context["suggestion"].text == (
        "Saran: Di bawah ekspektasi, karena 1 dari 1 hasil kerja utama di bawah ekspektasi."
    )
    assert nothing.context["suggestion"] is None
    assert ready.result_ratings.count() == 0


# Signing


def test_signing_waits_for_the_password(client, cast, ready):
    rate(ready, cast.sari)
    client.force_login(cast.sari.user)

    response = client.post(page("sign", ready), {"digest": shown_digest(ready)})

    assert response["Location"].startswith(reverse("account_reauthenticate"))
    assert Evaluation.objects.get().status == "draf"
    confirmed(client, cast.sari.user)
    client.post(page("sign", ready), {"digest": shown_digest(ready)})
    assert Evaluation.objects.get().status == "ditandatangani"


def test_the_review_shows_the_digest_that_is_signed(client, cast, ready):
    rate(ready, cast.sari)
    confirmed(client, cast.sari.user)
    shown = client.get(page("review", ready)).context

    response = client.post(page("sign", ready), {"digest": shown["digest"]})

    signed = Evaluation.objects.get()
    assert response.status_code == 302
    assert (signed.status, signed.content_digest) == ("ditandatangani", shown["digest"])
    assert signed.content == shown["content"]


def test_a_digest_that_no_longer_holds_is_a_conflict(client, cast, ready):
    rate(ready, cast.sari)
    confirmed(client, cast.sari.user)

    response = client.post(page("sign", ready), {"digest": "0" * 64})

    assert response.status_code == 409
    assert response.context["errors"] == [
        "Isi evaluasi berubah sejak Anda memeriksanya. Periksa lagi, lalu tanda tangani."
    ]
    assert Evaluation.objects.get().status == "draf"


# Reading and answering


def delivered(cast, ready):
    rate(ready, cast.sari)
    sign(ready, cast.sari)
    return actions.hand_over_evaluation(ready, by=cast.sari.user, at=NOW)


@pytest.mark.parametrize("who", ["budi", "sari", "joko", "agus"])
def test_everybody_reads_the_same_sentence(client, cast, ready, who):
    row = delivered(cast, ready)
    client.force_login(getattr(cast, who).user)

    response = client.get(page("why", row))

    assert response.context["explanation"].sentence == (
        "Hasil kerja sesuai ekspektasi dan perilaku kerja sesuai ekspektasi, maka predikatnya Baik."
    )
    assert (response.context["form"] is not None) is (who == "budi")


def test_the_employee_answers_on_the_page(client, cast, ready):
    row = delivered(cast, ready)
    client.force_login(cast.budi.user)

    client.post(page("answer", row), {"answer": "menerima", "note": "Terima kasih."})

    row.refresh_from_db()
    assert (row.status, row.acknowledgement) == ("diterima", "menerima")


def test_my_results_hide_drafts_and_what_was_not_handed_over(client, cast, ready):
    client.force_login(cast.budi.user)
    assert client.get(page("mine")).context["rows"] == []

    rate(ready, cast.sari)
    sign(ready, cast.sari)
    assert client.get(page("mine")).context["rows"] == []

    actions.hand_over_evaluation(ready, by=cast.sari.user, at=NOW)
    assert [row["evaluation"] for row in client.get(page("mine")).context["rows"]] == [ready]


# Predikat of organisations


def test_the_leader_above_sets_the_predikat_on_the_page(client, cast, period):
    client.force_login(cast.joko.user)

    client.post(
        page("unit_rating", cast.field, period), {"predikat": "baik", "reason": "Sesuai target."}
    )

    rating = OrganisationRating.objects.get()
    assert (rating.predikat, rating.set_by) == ("baik", cast.joko.user)


def test_a_used_predikat_offers_no_form(client, cast, ready, period):
    rate(ready, cast.sari)
    sign(ready, cast.sari)
    client.force_login(cast.joko.user)

    response = client.get(page("unit_rating", cast.field, period))

    assert (response.context["form"], response.context["reasons"]) == (None, [actions.USED])


# The register


def test_the_export_has_the_rekap_and_is_recorded(client, cast, ready, period):
    delivered(cast, ready)
    client.force_login(cast.ratna.user)

    response = client.post(page("export"), {"jenis": "xlsx", "periode": period.pk})

    sheet = CalamineWorkbook.from_filelike(BytesIO(response.content)).get_sheet_by_index(0)
    assert sheet.to_python() == [
        [
            "No",
            "NIP",
            "Nama",
            "Jabatan",
            "Rating Hasil Kinerja",
            "Rating Perilaku Kerja",
            "Predikat Kinerja Periodik",
            "Keterangan",
        ],
        [
            1.0,
            cast.budi.nip,
            "Budi",
            "Epidemiolog Ahli Pertama",
            "Sesuai Ekspektasi",
            "Sesuai Ekspektasi",
            "Baik",
            "",
        ],
    ]
    event = Event.objects.get(kind="appraisal.register_exported")
    assert (event.actor, event.details["rows"], event.details["form"]) == (
        cast.ratna.user.pk,
        1,
        "xlsx",
    )


@pytest.mark.parametrize("query", ["?periode=abc", "?setelah=abc", "?status=x", "?predikat=x"])
def test_a_filter_that_makes_no_sense_does_not_break_the_register(client, cast, query):
    client.force_login(cast.ratna.user)

    assert client.get(page("register") + query).status_code == 200


def test_a_period_that_does_not_exist_is_not_found(client, cast):
    client.force_login(cast.sari.user)

    assert client.get(page("people") + "?periode=999").status_code == 404


def test_the_list_of_my_people_is_narrowed_and_paged_and_keeps_its_counts(client, cast, period):
    evaluation_of(cast, cast.budi, period)
    for number in range(25):
        employee = EmployeeFactory(name=f"Orang {number:02}")
        ReportingLineFactory(employee=employee, appraiser=cast.sari, superior=cast.joko)
    client.force_login(cast.sari.user)
    base = f"{page('people')}?periode={period.pk}"

    first = client.get(base)
    second = client.get(f"{base}&dari={first.context['next']}")
    found = client.get(f"{base}&q=orang&status=menunggu")
    by_nip = client.get(f"{base}&q={cast.budi.nip}")
    done = client.get(f"{base}&status=selesai")

    everybody = ["Budi", *(f"Orang {number:02}" for number in range(25)), "Rina"]
    assert [row.name for row in first.context["rows"]] == everybody[:25]
    assert [row.name for row in second.context["rows"]] == everybody[25:]
    assert second.context["previous"] == str(first.context["rows"][0].pk)
    assert second.context["next"] is None
    for response in (first, second, found):
        assert response.context["progress"] == "0 dari 27 pegawai selesai dinilai"
    assert (found.context["count"], found.context["everybody"]) == (25, 27)
    assert [row.name for row in by_nip.context["rows"]] == ["Budi"]
    assert done.context["rows"] == []
    assert "Tidak ada pegawai yang cocok" in done.content.decode()


# Budgets


@pytest.mark.parametrize("rows", [1, 3])
def test_the_evaluation_page_does_not_grow(client, cast, period, rows):
    ready = evaluation_of(cast, cast.budi, period, results=rows)
    client.force_login(cast.sari.user)

    _, count = statements(lambda: client.get(page("evaluation", ready)))

    assert count == 11


@pytest.mark.parametrize("rows", [1, 3])
def test_saving_does_not_grow(client, cast, period, rows):
    ready = evaluation_of(cast, cast.budi, period, results=rows)
    client.force_login(cast.sari.user)
    sent = form_of(ready, results_rating="sesuai", behaviour_rating="sesuai")

    answer, count = statements(lambda: client.post(page("evaluation", ready), sent))

    assert (answer.url, count) == (page("evaluation", ready) + "?tersimpan", 8)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_lists_do_not_grow(client, cast, rows):
    """My people, my results and the register, each with one and with three evaluations."""
    for number in range(1, rows + 1):
        EvaluationFactory(
            skp=SkpFactory(
                placement=cast.budi.placements.get(),
                agreed=True,
                appraiser=cast.sari,
                period=(date(2026, number, 1), date(2026, number, 28)),
                version=number,
                previous=None if number == 1 else SkpFactory(),
                change_reason="" if number == 1 else "Uji",
            ),
            period=EvaluationPeriodFactory(
                number=number, ends_on=date(2026, 6, 30), due_on=date(2099, 1, 1)
            ),
            appraiser=cast.sari,
            unit=cast.field,
            delivered=True,
        )
        OrganisationRatingFactory(unit=cast.field, period=EvaluationPeriodFactory(number=number))
    counts = {}
    for name, who in (("people", "sari"), ("mine", "budi"), ("register", "ratna")):
        client.force_login(getattr(cast, who).user)
        _, counts[name] = statements(lambda name=name: client.get(page(name)))

    assert counts == {"people": 4, "mine": 4, "register": 4}


@pytest.mark.parametrize("rows", [1, 3])
def test_review_and_reasons_do_not_grow(client, cast, period, rows):
    ready = evaluation_of(cast, cast.budi, period, results=rows)
    rate(ready, cast.sari)
    client.force_login(cast.sari.user)

    _, review = statements(lambda: client.get(page("review", ready)))
    sign(ready, cast.sari)
    _, why = statements(lambda: client.get(page("why", ready)))

    assert (review, why) == (11, 4)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_units_do_not_grow(client, cast, period, rows):
    for number in range(rows):
        unit = UnitFactory(code=f"DINKES.S{number}", parent=cast.field, kind="seksi", is_opd=False)
        OrganisationRatingFactory(unit=unit, period=period)
    client.force_login(cast.sari.user)

    _, count = statements(lambda: client.get(page("units")))

    assert count == 6
