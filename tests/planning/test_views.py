"""The pages of planning say the right thing, lose nothing and stay cheap."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from kinerja.accounts.models import Draft
from kinerja.audit.models import Event
from kinerja.planning import actions
from kinerja.planning.models import PerformanceYear, Skp
from tests.factories import (
    NOW,
    EmployeeFactory,
    IndicatorFactory,
    PerformanceYearFactory,
    PlacementFactory,
    ReportingLineFactory,
    SkpFactory,
    WorkResultFactory,
)

LONG = "a" * 20_000


def page(client, who, name, *args, data=None):
    client.force_login(who.user)
    address = reverse(f"planning:{name}", args=args)
    response = client.get(address) if data is None else client.post(address, data)
    return response, response.content.decode()


def result_data(**changes):
    fields = {
        "revision": "0",
        "kind": "utama",
        "statement": "Arsip tertib",
        "origin": "tidak",
        "cascade": "langsung",
        "no_parent_reason": "Direktif Kepala Dinas",
    }
    return {**fields, **changes}


def indicator_data(*rows, revision="0", **more):
    data = {
        "revision": revision,
        "form-TOTAL_FORMS": str(len(rows)),
        "form-INITIAL_FORMS": "0",
        **more,
    }
    for number, row in enumerate(rows):
        fields = {"measure": "kuantitas", "polarity": "maks", **row}
        data |= {f"form-{number}-{name}": value for name, value in fields.items()}
    return data


# --- writing


def test_a_person_starts_writes_and_submits_without_a_script(client, cast):
    year = PerformanceYearFactory()
    response, _ = page(client, cast.budi, "skp_start", data={"tahun": year.year})
    skp = Skp.objects.get()
    assert response.url == f"/skp/{skp.pk}/"

    response, _ = page(client, cast.budi, "result_new", skp.pk, data=result_data())
    result = skp.results.get()
    assert response.url == f"/skp/{skp.pk}/hasil/{result.pk}/indikator/"
    rows = [
        {"statement": "Jumlah berkas", "target": "1.250 berkas"},
        {"statement": "", "target": ""},
    ]
    page(
        client,
        cast.budi,
        "indicators_edit",
        skp.pk,
        result.pk,
        data=indicator_data(*rows, revision="1"),
    )
    assert list(result.indicators.values_list("target_value", "unit_of_measure")) == [
        (1250, "berkas")
    ]
    annexes = {"resources": "Tidak ada", "accountability": "Tiap bulan", "consequences": "- A\n- B"}
    page(client, cast.budi, "annexes_edit", skp.pk, data={"revision": "2", **annexes})
    response, _ = page(client, cast.budi, "skp_submit", skp.pk, data={})

    skp.refresh_from_db()
    assert (skp.status, skp.annexes.count()) == ("diajukan", 4)


def test_the_start_page_offers_last_years_plan(client, cast):
    SkpFactory(
        placement=cast.budi.placements.get(),
        year=PerformanceYearFactory(year=2025),
        period=("2025-01-01", "2026-01-01"),
        agreed=True,
        appraiser=cast.tono,
    )
    PerformanceYearFactory(year=2026)

    _, body = page(client, cast.budi, "skp_mine")

    assert "Salin dari SKP 2025" in body
    assert body.count("Mulai SKP kosong") == 1


def test_task_list_says_how_far_each_step_is(client, cast):
    skp = SkpFactory(placement=cast.budi.placements.get())
    WorkResultFactory(skp=skp, order=1)

    response, body = page(client, cast.budi, "skp_detail", skp.pk)

    assert [(step["label"], step["word"]) for step in response.context["steps"]] == [
        ("Identitas dan penilai", "Selesai"),
        ("Hasil kerja", "Selesai"),
        ("Indikator dan target", "Belum"),
        ("Perilaku kerja", "Selesai"),
        ("Lampiran", "Belum"),
    ]
    assert "Lanjut: Indikator dan target" in body


def test_check_page_links_each_reason_to_its_repair(client, cast):
    skp = SkpFactory(placement=cast.budi.placements.get())
    result = WorkResultFactory(skp=skp, order=1, statement="Arsip tertib")

    response, body = page(client, cast.budi, "skp_check", skp.pk)

    assert response.context["blockers"][0] == {
        "text": "“Arsip tertib” belum memiliki indikator.",
        "url": f"/skp/{skp.pk}/hasil/{result.pk}/indikator/",
    }
    assert "Ajukan kepada penilai" not in body


def test_a_result_offers_what_the_penilai_planned(client, cast, draft):
    leader = WorkResultFactory(
        skp__placement=cast.sari.placements.get(),
        skp__agreed=True,
        skp__appraiser=cast.joko,
        order=1,
        statement="Cakupan surveilans naik",
    )
    IndicatorFactory(result=leader, order=1, statement="Persentase laporan lengkap")

    _, body = page(client, cast.budi, "result_new", draft.pk)

    assert "Cakupan surveilans naik (Persentase laporan lengkap)" in body
    page(
        client,
        cast.budi,
        "result_new",
        draft.pk,
        data=result_data(origin=f"r{leader.pk}", no_parent_reason="dibuang"),
    )
    saved = draft.results.order_by("-order").first()
    assert (saved.parent, saved.no_parent_reason) == (leader, "")


def test_a_result_of_a_stranger_cannot_be_served(client, cast, draft):
    foreign = WorkResultFactory(skp__placement=cast.wayan.placements.get(), order=1)

    response, _ = page(
        client, cast.budi, "result_new", draft.pk, data=result_data(origin=f"r{foreign.pk}")
    )

    assert (response.status_code, draft.results.count()) == (422, 1)


@pytest.mark.parametrize(
    ("origin", "field", "sentence"),
    [
        ("sementara", "provisional_parent", "Tulis hasil kerja pimpinan yang Anda dukung."),
        ("tidak", "no_parent_reason", "Tulis alasan hasil ini tidak diturunkan."),
    ],
)
def test_rp5_the_origin_asks_for_its_words(client, cast, draft, origin, field, sentence):
    data = result_data(origin=origin, no_parent_reason="")

    response, _ = page(client, cast.budi, "result_new", draft.pk, data=data)

    assert response.status_code == 422
    assert response.context["form"].errors == {field: [sentence]}


def test_twenty_thousand_characters_get_a_sentence_and_stay_in_the_box(client, cast, draft):
    response, body = page(
        client, cast.budi, "result_new", draft.pk, data=result_data(statement=LONG)
    )

    assert response.status_code == 422
    assert "1000 karakter" in body
    assert LONG in body
    assert draft.results.count() == 1


def test_one_more_row_keeps_what_was_typed_and_saves_nothing(client, cast, draft):
    result = draft.results.get()
    data = indicator_data({"statement": "Setengah jadi", "target": ""}, tambah="1")

    response, body = page(client, cast.budi, "indicators_edit", draft.pk, result.pk, data=data)

    assert response.status_code == 200
    assert "Setengah jadi" in body
    assert response.context["form"].total_form_count() == 2
    assert result.indicators.get().statement == "Jumlah laporan"


def test_a_stale_form_shows_both_versions_and_saves_on_the_second_try(client, cast, draft):
    actions.save_behaviours(
        draft, expectations={"loyal": "Dari ponsel"}, revision=0, by=cast.budi.user, at=NOW
    )

    response, body = page(
        client,
        cast.budi,
        "behaviours_edit",
        draft.pk,
        data={"revision": "0", "loyal": "Dari kantor"},
    )

    assert response.status_code == 409
    assert response.context["conflict_rows"] == [
        {"label": "Loyal", "theirs": "Dari ponsel", "mine": "Dari kantor"}
    ]
    assert 'name="revision" value="1"' in body
    page(
        client,
        cast.budi,
        "behaviours_edit",
        draft.pk,
        data={"revision": "1", "loyal": "Dari kantor"},
    )
    assert draft.behaviours.get().expectation == "Dari kantor"


def test_line_ends_of_a_browser_are_no_difference(client, cast, draft):
    text = "Satu laptop\r\nDua meja"
    page(client, cast.budi, "annexes_edit", draft.pk, data={"revision": "0", "resources": text})

    response, _ = page(
        client, cast.budi, "annexes_edit", draft.pk, data={"revision": "0", "resources": text}
    )

    assert (response.status_code, response.context["conflict_rows"]) == (409, [])


def test_a_stale_table_of_indicators_shows_both_versions(client, cast, draft):
    result = draft.results.get()
    Skp.objects.update(revision=5)

    response, body = page(
        client,
        cast.budi,
        "indicators_edit",
        draft.pk,
        result.pk,
        data=indicator_data({"statement": "Jumlah berkas", "target": "12 laporan"}),
    )

    assert response.status_code == 409
    assert {"label": "Baris 1, Indikator", "theirs": "Jumlah laporan", "mine": "Jumlah berkas"} in (
        response.context["conflict_rows"]
    )
    assert "Jumlah berkas</textarea>" in body


@pytest.mark.parametrize("revision", ["", "x", "-1", "9" * 30, "0; DROP"])
def test_a_broken_revision_is_only_stale(client, cast, draft, revision):
    response, _ = page(client, cast.budi, "annexes_edit", draft.pk, data={"revision": revision})

    assert response.status_code == 409


def test_typed_text_comes_back_from_the_draft_and_goes_when_saved(client, cast, draft):
    Draft.objects.create(
        user=cast.budi.user,
        key=f"skp-{draft.pk}-hasil-baru",
        data={"statement": "Belum selesai ditulis", "revision": "0"},
        saved_at=NOW,
    )

    _, body = page(client, cast.budi, "result_new", draft.pk)

    assert "Belum selesai ditulis</textarea>" in body
    page(client, cast.budi, "result_new", draft.pk, data=result_data())
    assert not Draft.objects.exists()


def test_a_removed_result_is_offered_back_for_a_while(client, cast, draft):
    result = draft.results.get()
    page(client, cast.budi, "result_remove", draft.pk, result.pk, data={"revision": "0"})
    _, body = page(client, cast.budi, "result_list", draft.pk)
    assert "Urungkan" in body

    page(client, cast.budi, "result_restore", draft.pk, data={})

    assert draft.results.get().statement == "Data surveilans lengkap"
    response, _ = page(client, cast.budi, "result_restore", draft.pk, data={})
    assert response.status_code == 302
    assert draft.results.count() == 1


def test_results_change_places_by_their_buttons(client, cast, draft):
    second = WorkResultFactory(skp=draft, order=2, statement="Arsip tertib")

    page(client, cast.budi, "result_move", draft.pk, second.pk, data={"revision": "0"})

    assert draft.results.order_by("order").first() == second


# --- agreement


def test_the_penilai_returns_with_a_comment_and_budi_reads_it_at_its_place(client, cast, submitted):
    result = submitted.results.get()

    response, _ = page(
        client,
        cast.sari,
        "skp_return",
        submitted.pk,
        data={f"hasil-{result.pk}": "Sebut jumlah puskesmas."},
    )

    assert response.url == reverse("planning:skp_list")
    _, body = page(client, cast.budi, "skp_detail", submitted.pk)
    assert "Sebut jumlah puskesmas." in body
    assert f"/skp/{submitted.pk}/hasil/{result.pk}/" in body


def test_comments_typed_before_the_session_ended_come_back(client, cast, submitted):
    Draft.objects.create(
        user=cast.sari.user,
        key=f"skp-{submitted.pk}-tinjau",
        data={"umum": "Setengah ditulis"},
        saved_at=NOW,
    )

    _, body = page(client, cast.sari, "skp_review", submitted.pk)
    assert "Setengah ditulis</textarea>" in body

    page(client, cast.sari, "skp_return", submitted.pk, data={"umum": "Selesai ditulis"})
    assert not Draft.objects.exists()


def test_a_return_without_words_is_refused_in_a_sentence(client, cast, submitted):
    response, body = page(client, cast.sari, "skp_return", submitted.pk, data={"umum": " "})

    assert response.status_code == 422
    assert "Tulis setidaknya satu komentar" in body


def test_the_penilai_sets_what_the_page_showed_and_comes_to_the_next_person(
    client, cast, submitted
):
    other = SkpFactory(
        placement=cast.rina.placements.get(),
        status="diajukan",
        submitted_at=NOW,
        submitted_by=cast.rina.user,
    )
    response, _ = page(client, cast.sari, "skp_review", submitted.pk)
    shown = response.context["digest"]

    response, _ = page(client, cast.sari, "skp_agree", submitted.pk, data={"digest": shown})

    submitted.refresh_from_db()
    assert (submitted.status, submitted.content_digest) == ("ditetapkan", shown)
    assert response.url == reverse("planning:skp_review", args=[other.pk])


def test_setting_what_is_no_longer_shown_is_409_with_the_new_content(client, cast, submitted):
    response, body = page(client, cast.sari, "skp_agree", submitted.pk, data={"digest": "lama"})

    assert response.status_code == 409
    assert "Isi SKP berubah sejak Anda membukanya" in body
    assert Skp.objects.get().status == "diajukan"


def test_a_set_plan_shows_its_sealed_content_and_its_code(client, cast, submitted):
    response, _ = page(client, cast.sari, "skp_review", submitted.pk)
    page(
        client,
        cast.sari,
        "skp_agree",
        submitted.pk,
        data={"digest": response.context["digest"]},
    )

    _, body = page(client, cast.budi, "skp_detail", submitted.pk)

    assert Skp.objects.get().verification_code in body
    assert "Data surveilans lengkap" in body
    assert "Ubah SKP" in body


def test_when_the_penilai_changed_in_june_budi_is_told(client, cast):
    skp = SkpFactory(
        placement=cast.budi.placements.get(),
        year__year=2026,
        agreed=True,
        appraiser=cast.tono,
        period=(date(2026, 1, 1), date(2099, 1, 1)),
    )

    _, body = page(client, cast.budi, "skp_detail", skp.pk)

    assert "Penilai Anda berganti" in body


def test_two_versions_stand_side_by_side(client, cast, submitted):
    response, _ = page(client, cast.sari, "skp_review", submitted.pk)
    page(
        client,
        cast.sari,
        "skp_agree",
        submitted.pk,
        data={"digest": response.context["digest"]},
    )
    response, _ = page(
        client, cast.budi, "skp_change", submitted.pk, data={"reason": "Anggaran turun"}
    )
    change = Skp.objects.get(version=2)
    change.results.update(statement="Data surveilans lengkap dan tepat waktu")

    response, body = page(client, cast.sari, "skp_compare", change.pk)

    assert [(r["part"], r["change"]) for r in response.context["rows"]] == [
        ("Hasil kerja", "berubah")
    ]
    assert "Anggaran turun" in body


# --- lists and years


def test_list_shows_those_who_have_no_plan_yet(client, cast, submitted):
    _, body = page(client, cast.sari, "skp_list")
    assert ("Budi" in body, "Rina" in body, "Wayan" in body) == (True, True, False)

    client.force_login(cast.sari.user)
    rows = client.get("/skp/daftar/?tahun=2026&status=belum").context["rows"]
    assert [row.name for row in rows] == ["Rina"]
    rows = client.get("/skp/daftar/?status=diajukan").context["rows"]
    assert [row.name for row in rows] == ["Budi"]
    rows = client.get("/skp/daftar/?q=ud").context["rows"]
    assert [row.name for row in rows] == ["Budi"]


def test_the_list_is_narrowed_by_the_newest_plan_of_the_year(client, cast):
    first = SkpFactory(placement=cast.budi.placements.get(), agreed=True, appraiser=cast.sari)
    SkpFactory(placement=first.placement, version=2, previous=first, change_reason="Tugas baru")
    earlier = SkpFactory(placement=cast.rina.placements.get())
    year = PerformanceYearFactory(year=2025)
    Skp.objects.filter(pk=earlier.pk).update(year=year)

    def names(status):
        client.force_login(cast.sari.user)
        rows = client.get(f"/skp/daftar/?tahun=2026&status={status}").context["rows"]
        return [row.name for row in rows]

    assert (names("draf"), names("ditetapkan"), names("belum")) == (["Budi"], [], ["Rina"])


@pytest.mark.parametrize(
    "query", ["tahun=x", "unit=9999999", "status=zzz", "sesudah=x~y", "sebelum=~", "tahun=99999"]
)
def test_a_broken_filter_is_no_crash(client, cast, submitted, query):
    client.force_login(cast.sari.user)

    assert client.get(f"/skp/daftar/?{query}").status_code == 200


def test_the_list_is_paged_by_key_in_both_directions(client, cast):
    PerformanceYearFactory()
    for number in range(30):
        employee = EmployeeFactory(name=f"Pegawai {number:02}")
        ReportingLineFactory(employee=employee, appraiser=cast.sari, superior=cast.joko)
    client.force_login(cast.sari.user)

    first = client.get("/skp/daftar/").context
    second = client.get(f"/skp/daftar/{first['next_url']}").context
    back = client.get(f"/skp/daftar/{second['previous_url']}").context

    assert (len(first["rows"]), len(second["rows"])) == (25, 7)
    assert [row.pk for row in back["rows"]] == [row.pk for row in first["rows"]]
    assert (first["previous_url"], second["next_url"]) == ("", "")


def test_taking_the_list_away_leaves_a_trace(client, cast, submitted):
    client.force_login(cast.sari.user)

    response = client.post("/skp/daftar/unduh/", {"bentuk": "csv", "tahun": "2026"})

    assert response["Content-Disposition"] == 'attachment; filename="skp-2026.csv"'
    assert "Menunggu persetujuan" in response.content.decode()
    details = Event.objects.get().details
    assert (details["rows"], details["filters"], details["form"]) == (2, {"tahun": "2026"}, "csv")


def test_bkpsdm_opens_a_year_and_moves_its_windows(client, cast):
    response, _ = page(
        client,
        cast.ratna,
        "year_list",
        data={
            "year": "2027",
            "planning_opens_on": "2026-12-01",
            "planning_due_on": "2027-01-31",
            "periodicity": "triwulanan",
            "approach": "pilihan",
        },
    )
    year = PerformanceYear.objects.get()
    assert response.url == f"/skp/tahun/{year.pk}/"
    windows = {
        name: value
        for period in year.periods.all()
        for name, value in (
            (f"opens-{period.pk}", period.opens_on),
            (f"due-{period.pk}", period.due_on),
        )
    }

    page(
        client,
        cast.ratna,
        "year_edit",
        year.pk,
        data={
            "planning_opens_on": "2026-12-15",
            "planning_due_on": "2027-01-31",
            "approach": "kualitatif",
            **windows,
        },
    )

    year.refresh_from_db()
    assert (year.planning_opens_on, year.approach) == (date(2026, 12, 15), "kualitatif")


# --- cost: the same number of statements with one result and with three


@pytest.mark.parametrize("results", [1, 3])
@pytest.mark.parametrize(
    ("name", "who", "on_plan", "statements"),
    [
        ("skp_mine", "budi", False, 5),
        ("skp_detail", "budi", True, 8),
        ("result_list", "budi", True, 4),
        ("skp_check", "budi", True, 7),
        ("skp_review", "sari", True, 9),
        ("skp_read", "sari", True, 10),
        ("skp_list", "sari", False, 7),
    ],
)
def test_pages_cost_the_same_with_one_result_and_with_three(
    client, cast, django_assert_num_queries, name, who, on_plan, statements, results
):
    skp = SkpFactory(placement=cast.budi.placements.get())
    for order in range(1, results + 1):
        leader = WorkResultFactory(skp__placement=PlacementFactory(), order=1)
        result = WorkResultFactory(skp=skp, order=order, parent=leader)
        IndicatorFactory(result=result, order=1)
    client.force_login(getattr(cast, who).user)
    address = reverse(f"planning:{name}", args=[skp.pk] if on_plan else [])

    with django_assert_num_queries(statements):
        assert client.get(address).status_code == 200


def test_moments_are_shown_in_the_time_of_the_regency(client, cast, submitted):
    Skp.objects.update(submitted_at=datetime(2026, 7, 15, 20, 0, tzinfo=UTC))

    _, body = page(client, cast.sari, "skp_review", submitted.pk)

    assert "Diajukan 16 Juli 2026 pukul 03.00." in " ".join(body.split())
