from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kinerja.appraisal.models import Evaluation, Objection
from tests.appraisal.test_views import confirmed, page, statements
from tests.factories import NOW, EvaluationFactory, EvaluationPeriodFactory, ObjectionFactory

APRIL = datetime(2026, 4, 10, 3, 0, tzinfo=UTC)


@pytest.fixture
def delivered(cast):
    """In Budi's hands since today."""
    now = timezone.now()
    return EvaluationFactory(
        skp__placement=cast.budi.placements.get(),
        unit=cast.field,
        appraiser=cast.sari,
        superior=cast.joko,
        delivered=True,
        signed_at=now,
        handed_over_at=now,
    )


@pytest.fixture
def objection(cast, delivered):
    Evaluation.objects.filter(pk=delivered.pk).update(contest="dalam_keberatan")
    delivered.refresh_from_db()
    return ObjectionFactory(evaluation=delivered, due_on=timezone.localdate() + timedelta(days=9))


def said(objection, client, user, **changes):
    client.force_login(user)
    data = {"text": "Begini.", "idempotency_key": "6f1d1f2c-0000-4000-8000-00000000000" + "1"}
    return client.post(page("objection_explain", objection), data | changes)


def test_the_way_to_object_stands_beside_the_result(client, cast, delivered):
    client.force_login(cast.budi.user)

    response = client.get(page("why", delivered))

    assert response.context["may_object"] is True
    assert page("objection_file", delivered) in response.text


def test_filing_leads_to_the_objection(client, cast, delivered):
    client.force_login(cast.budi.user)

    response = client.post(page("objection_file", delivered), {"reasons": "Bukti lengkap."})

    assert response.headers["Location"] == page("objection", Objection.objects.get())


def test_without_reasons_nothing_is_filed(client, cast, delivered):
    client.force_login(cast.budi.user)

    response = client.post(page("objection_file", delivered), {"reasons": ""})

    assert (response.status_code, Objection.objects.count()) == (422, 0)


def test_too_late_is_one_clear_sentence_and_no_form(client, cast, delivered):
    late = EvaluationFactory(
        skp=delivered.skp,
        period=EvaluationPeriodFactory(
            number=1,
            starts_on=date(2026, 1, 1),
            ends_on=date(2026, 3, 31),
            opens_on=date(2026, 3, 25),
            due_on=date(2026, 4, 30),
        ),
        unit=cast.field,
        appraiser=cast.sari,
        superior=cast.joko,
        delivered=True,
        signed_at=APRIL,
        handed_over_at=APRIL,
    )
    client.force_login(cast.budi.user)

    response = client.get(page("objection_file", late))

    assert response.context["blockers"] == [
        "Batas keberatan 1 Mei 2026 sudah lewat. "
        "Keberatan diajukan paling lama 14 hari kerja sejak dokumen diterima."
    ]
    assert 'name="reasons"' not in response.text


def test_everybody_who_reads_the_result_reads_that_it_is_contested(client, cast, objection):
    client.force_login(cast.agus.user)

    why = client.get(page("why", objection.evaluation))
    rows = client.get(page("register"))

    assert (why.context["objection"], "Dalam keberatan" in why.text) == (None, True)
    assert "Dalam keberatan" in rows.text


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("budi", {"may_withdraw"}),
        ("sari", set()),
        ("joko", {"examines", "may_begin"}),
        ("umi", set()),
        ("ratna", {"naming"}),
    ],
)
def test_each_reader_is_offered_what_is_his_to_do(client, cast, objection, who, may):
    client.force_login(getattr(cast, who).user)

    context = client.get(page("objection", objection)).context

    asked = (
        "examines may_begin may_decide may_withdraw form hearing naming".split()  # noqa: SIM905
    )
    assert {name for name in asked if context[name]} == may


def test_from_filing_to_a_changed_predikat(client, cast, objection):
    """The whole way through the pages, without script."""
    client.force_login(cast.joko.user)
    client.post(page("objection_examine", objection))
    said(objection, client, cast.budi.user)
    said(objection, client, cast.sari.user, idempotency_key="6f1d1f2c-0000-4000-8000-000000000002")
    confirmed(client, cast.joko.user)

    response = client.post(
        page("objection_decide", objection),
        {
            "results_rating": "di_atas",
            "behaviour_rating": "di_atas",
            "considerations": "Bukti menunjukkan hasil melampaui.",
            "recommendation": "Pertahankan.",
        },
    )

    objection.refresh_from_db()
    assert response.headers["Location"] == page("objection", objection)
    assert (objection.status, objection.outcome.predikat) == ("diubah", "sangat_baik")
    old = client.get(page("why", objection.evaluation))
    assert old.context["replaced_by"] == objection.outcome
    pdf = client.get(reverse("documents:objection_pdf", args=[objection.pk]))
    assert pdf.content.startswith(b"%PDF")


def test_deciding_waits_for_the_password(client, cast, objection):
    client.force_login(cast.joko.user)

    response = client.post(page("objection_decide", objection), {"results_rating": "di_atas"})

    assert response.headers["Location"].startswith(reverse("account_reauthenticate"))
    confirmed(client, cast.joko.user)
    again = client.post(page("objection_decide", objection), {"results_rating": "di_atas"})
    assert again.status_code == 422


def test_what_is_missing_stands_instead_of_the_form(client, cast, objection):
    client.force_login(cast.joko.user)

    response = client.get(page("objection_decide", objection))

    assert response.context["blockers"] == ["Keberatan ini tidak sedang diperiksa."]


def test_the_examiner_records_a_hearing(client, cast, objection):
    client.force_login(cast.joko.user)
    client.post(page("objection_examine", objection))

    response = said(objection, client, cast.joko.user, side="pegawai", manner="lisan")

    assert response.status_code == 302
    assert objection.statements.get().manner == "lisan"


def test_hr_names_an_examiner_by_nip(client, cast, objection):
    client.force_login(cast.ratna.user)

    client.post(
        page("objection_examiner", objection), {"nip": cast.tono.nip, "reason": "Atasan cuti."}
    )

    objection.refresh_from_db()
    assert objection.examiner == cast.tono
    client.force_login(cast.tono.user)
    assert client.get(page("why", objection.evaluation)).status_code == 200


def test_an_unknown_nip_is_said_so(client, cast, objection):
    client.force_login(cast.ratna.user)

    response = client.post(
        page("objection_examiner", objection), {"nip": "1" * 18, "reason": "Uji."}
    )

    assert response.status_code == 422
    assert "Tidak ada pegawai dengan NIP ini." in response.text


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_needs_the_same_statements_for_one_and_three(client, cast, objection, rows):
    for number in range(1, rows):
        ObjectionFactory(
            evaluation=EvaluationFactory(
                skp=objection.evaluation.skp,
                period=EvaluationPeriodFactory(kind="bulan", number=number),
                unit=cast.field,
                appraiser=cast.sari,
                superior=cast.joko,
                delivered=True,
                contest="dalam_keberatan",
            )
        )
    client.force_login(cast.joko.user)

    response, count = statements(lambda: client.get(page("objections")))

    assert (len(response.context["rows"]), count) == (rows, 2)


@pytest.mark.parametrize("statements_given", [1, 3])
def test_the_page_needs_the_same_statements_for_one_and_three(
    client, cast, objection, statements_given
):
    Objection.objects.update(status="diperiksa", examined_at=NOW)
    for number in range(statements_given):
        said(
            objection,
            client,
            cast.sari.user,
            idempotency_key=f"6f1d1f2c-0000-4000-8000-00000000000{number}",
        )
    client.force_login(cast.joko.user)

    response, count = statements(lambda: client.get(page("objection", objection)))

    assert (len(response.context["statements"]), count) == (statements_given, 5)
