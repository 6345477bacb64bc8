"""The pages: what they say to a citizen, to HR, and to the person himself."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from kinerja.appraisal.enums import OrganisationPredikat, Rating
from kinerja.appraisal.rules import QUADRANTS, sentence
from kinerja.audit.models import Event
from kinerja.transparency.models import DataCopy, Publication, Reading
from tests.factories import (
    NOW,
    TODAY,
    EmployeeFactory,
    EvaluationFactory,
    EvaluationPeriodFactory,
    HolidayFactory,
    SkpFactory,
    UserFactory,
)
from tests.organisation.factories import chosen
from tests.transparency.factories import COUNTS, DataCopyFactory, PublicationFactory

OPEN = ("index", "predikat", "criteria", "calendar", "deciders", "objection", "published")


def page(name, *args):
    return reverse(f"transparency:{name}", args=args)


def words(response):
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize("name", OPEN)
@pytest.mark.parametrize("years", [0, 1, 3])
def test_open_pages_cost_little_whatever_there_is(
    client, db, name, years, django_assert_max_num_queries
):
    for number in range(1, years + 1):
        EvaluationPeriodFactory(number=number)
    with django_assert_max_num_queries(6):
        response = client.get(page(name))

    assert response.status_code == 200
    assert len(response.content) < 60_000


# The quadrant, to be tried


@pytest.mark.parametrize("behaviour", Rating)
@pytest.mark.parametrize("results", Rating)
def test_two_ratings_mark_their_cell_and_say_the_sentence(client, db, results, behaviour):
    response = client.get(page("predikat"), {"hasil": results, "perilaku": behaviour})

    text, rule = words(response), QUADRANTS[-1]
    said = sentence(results=results, behaviour=behaviour, predikat=rule.cells[results, behaviour])
    assert said in text
    assert rule.law in text
    assert text.count('<td aria-current="true">') == 1
    marked = text.split('<td aria-current="true">')[1].split("<small>")[0].replace("<wbr>", "")
    assert marked == rule.cells[results, behaviour].label


def test_before_anything_is_chosen_no_cell_is_marked(client, db):
    assert '<td aria-current="true">' not in words(client.get(page("predikat")))


@pytest.mark.parametrize(
    "asked",
    [
        {"hasil": "di_atas"},
        {"hasil": "di_atas", "perilaku": "=HYPERLINK(1)"},
        {"hasil": "x" * 20_000, "perilaku": "sesuai"},
        {"organisasi": "baik", "orang": "-3"},
        {"organisasi": "baik", "orang": "9" * 4000},
        {"organisasi": "terbaik"},
    ],
)
def test_a_choice_that_does_not_exist_is_told(client, db, asked):
    response = client.get(page("predikat"), asked)

    assert response.status_code == 422
    assert "Galat: " in words(response) or "k-error" in words(response)


@pytest.mark.parametrize("organisation", OrganisationPredikat)
def test_the_pattern_is_advice_and_no_quota(client, db, organisation):
    text = words(client.get(page("predikat"), {"organisasi": organisation, "orang": 40}))

    assert f"Saran bagi organisasi berpredikat {organisation.label}" in text
    assert "Bukan kuota" in text


def test_small_groups_are_only_counted(client, db):
    text = words(client.get(page("predikat"), {"organisasi": "baik", "orang": 9}))
    assert "Kelompok di bawah 10 orang hanya dihitung" in text


def test_the_pattern_is_tried_with_the_regencys_small_group(client, cast):
    chosen(cast, "kelompok-kecil", 5, timezone.localdate())

    asked = [client.get(page("predikat"), {"organisasi": "baik", "orang": n}) for n in (4, 5)]

    assert [one.context["is_small"] for one in asked] == [True, False]
    assert ["dari 5 orang" in words(one) for one in asked] == [False, True]
    assert "Kelompok di bawah 5 orang hanya dihitung" in words(asked[0])


# The objection, to be tried


def test_the_last_day_skips_weekends_and_holidays(client, db):
    without = words(client.get(page("objection"), {"diterima": "2026-07-15"}))
    HolidayFactory(day=date(2026, 7, 16), kind="libur_nasional")
    with_holiday = words(client.get(page("objection"), {"diterima": "2026-07-15"}))

    assert "keberatan paling lambat 4 Agustus 2026" in without
    assert "keberatan paling lambat 5 Agustus 2026" in with_holiday


def test_a_year_without_holidays_says_so(client, db):
    assert "Hari libur 2026 belum dimuat" in words(
        client.get(page("objection"), {"diterima": "2026-07-15"})
    )


@pytest.mark.parametrize("day", ["", "kemarin", "9999-12-31", "0001-01-01", "2026-02-30"])
def test_a_day_that_makes_no_sense_is_told(client, db, day):
    response = client.get(page("objection"), {"diterima": day})

    assert response.status_code == 422
    assert "keberatan paling lambat" not in words(response)


def test_the_calendar_shows_the_windows_of_the_year(client, db):
    EvaluationPeriodFactory()
    text = words(client.get(page("calendar")))

    assert "Penyusunan SKP 2026" in text
    assert "Evaluasi Triwulan II 2026" in text


def test_every_head_of_the_table_of_law_is_named(client, db):
    text = words(client.get(page("deciders")))
    for sentence_ in ("Lurah dinilai camat.", "Guru dan staf sekolah dinilai kepala sekolah."):
        assert sentence_ in text


# Published counts


@pytest.fixture
def publication(cast):
    return PublicationFactory(published_by=cast.ratna.user)


@pytest.mark.parametrize("rows", [1, 3])
def test_a_published_period_costs_the_same_whatever_its_size(
    client, cast, rows, django_assert_num_queries
):
    content = {
        "offices": [
            {"name": f"OPD {n}", "total": 40, "counts": [10, 30, 0, 0, 0]} for n in range(rows)
        ],
        "sums": {"total": 40 * rows, "counts": [10, 30, 0, 0, 0]},
    }
    made = PublicationFactory(published_by=cast.ratna.user, content=content)
    with django_assert_num_queries(1):
        client.get(page("result", made.pk))


def test_a_citizen_reads_counts_and_never_a_small_one(client, publication):
    text = words(client.get(page("result", publication.pk)))

    assert "1.524 pegawai dengan hasil yang sudah diserahkan" in text
    assert text.count("disembunyikan</span>") >= 8
    assert text.count("Tidak dirinci") == 3
    assert "rata-rata" not in text.lower()


@pytest.mark.parametrize(
    "name",
    [
        "documents:verify_form",
        "library:faq",
        "outreach:public_materials",
        "recognition:gallery",
        "satisfaction:results",
        "transparency:result_list",
    ],
)
def test_what_is_published_is_named_and_one_tap_away(client, db, name):
    page = client.get(reverse("transparency:published")).text

    assert f'href="{reverse(name)}"' in page.split("Tidak pernah terbit")[0].split("<main")[1]
    assert client.get(reverse(name)).status_code == 200


def test_the_files_say_what_is_hidden(client, publication):
    xlsx = client.get(page("result_file", publication.pk, "xlsx"))
    csv = client.get(page("result_file", publication.pk, "csv"))

    book = CalamineWorkbook.from_filelike(BytesIO(xlsx.content)).get_sheet_by_index(0).to_python()
    assert len(book) >= len(COUNTS) + 2
    assert "disembunyikan" in csv.content.decode("utf-8-sig")
    assert client.get(page("result_file", publication.pk, "pdf")).status_code == 404


def test_an_office_is_found_by_its_name(client, publication):
    text = words(client.get(page("result", publication.pk), {"cari": "kecamatan"}))
    assert "Kecamatan Pelepat" in text
    assert "Dinas Pendidikan" not in text
    assert "Tidak ditemukan" in words(client.get(page("result", publication.pk), {"cari": "%%"}))


def test_many_offices_come_page_by_page(client, cast):
    content = {
        "offices": [
            {"name": f"OPD {n:02}", "total": None, "counts": [None] * 5} for n in range(60)
        ],
        "sums": {"total": 400, "counts": [None] * 5},
    }
    made = PublicationFactory(published_by=cast.ratna.user, content=content)
    seen, url = [], page("result", made.pk)
    while url:
        response = client.get(url)
        seen += [row.name for row in response.context["rows"]]
        following = response.context["next_url"]
        url = following and page("result", made.pk) + following
    assert seen == [f"OPD {n:02}" for n in range(60)]


def test_nothing_published_yet_says_what_comes(client, db):
    assert "Belum ada yang terbit" in words(client.get(page("result_list")))


def test_hr_sees_the_table_before_it_is_published(client, cast):
    period = EvaluationPeriodFactory(number=1, due_on=TODAY - timedelta(days=1))
    skp = SkpFactory(placement=cast.budi.placements.get(), agreed=True, appraiser=cast.sari)
    EvaluationFactory(skp=skp, period=period, unit=cast.field, appraiser=cast.sari, delivered=True)
    client.force_login(cast.ratna.user)
    preview = client.get(page("publish", period.pk))

    assert "Jumlah seluruhnya terlalu kecil untuk diterbitkan" in words(preview)
    sent = client.post(
        page("publish", period.pk), {"seen": preview.context["draft"].seen}, follow=True
    )
    assert f"{period.label} diterbitkan." in words(sent)
    assert Publication.objects.count() == 1
    again = client.post(page("publish", period.pk), {"seen": preview.context["draft"].seen})
    assert again.status_code == 422
    assert "sudah diterbitkan dan tidak berubah lagi" in words(again)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_preview_does_not_grow(client, cast, rows, django_assert_max_num_queries):
    period = EvaluationPeriodFactory(number=1, due_on=TODAY - timedelta(days=1))
    for _row in range(rows):
        skp = SkpFactory(placement__position__unit=cast.office, agreed=True, appraiser=cast.sari)
        EvaluationFactory(
            skp=skp, period=period, unit=cast.office, appraiser=cast.sari, delivered=True
        )
    client.force_login(cast.ratna.user)
    with django_assert_max_num_queries(9):
        client.get(page("publish", period.pk))


# My data


def test_each_kind_is_explained(client, cast, django_assert_max_num_queries):
    client.force_login(cast.budi.user)
    with django_assert_max_num_queries(8):
        text = words(client.get(page("mine")))
    for word in ("Evaluasi dan predikat", "Siapa melihat", "UU 27/2022", "Minta salinan"):
        assert word in text


def test_an_account_without_a_person_has_no_such_page(client, db):
    client.force_login(UserFactory())
    for name in ("mine", "readings"):
        assert client.get(page(name)).status_code == 404
    for name in ("copy_ask", "readings_export"):
        assert client.post(page(name)).status_code == 404


def opened(person, reader, *, kind="skp", day=TODAY, at=NOW):
    Reading.objects.note(reader=reader.user, opened={(kind, person.pk)}, day=day, at=at)


@pytest.mark.parametrize(
    ("who", "role"),
    [
        ("sari", "Pejabat penilai"),
        ("joko", "Atasan pejabat penilai"),
        ("umi", "Pengelola kepegawaian OPD"),
        ("ratna", "Admin BKPSDM"),
        ("agus", "Auditor (Inspektorat)"),
        ("rina", "Rekan, atau terlibat dalam dokumen ini"),
    ],
)
def test_the_person_reads_name_role_what_and_when(client, cast, who, role):
    opened(cast.budi, getattr(cast, who))
    client.force_login(cast.budi.user)

    (row,) = client.get(page("readings")).context["rows"]

    assert (row.name, row.role) == (getattr(cast, who).user.get_full_name(), role)
    assert row.reading.get_kind_display() == "SKP"


def test_the_role_is_that_of_the_day(client, cast):
    """Tono was his penilai last year."""
    opened(cast.budi, cast.tono, day=date(2025, 6, 2))
    client.force_login(cast.budi.user)

    (row,) = client.get(page("readings")).context["rows"]

    assert row.role == "Pejabat penilai"


def test_nobody_reads_who_opened_anothers_things(client, cast):
    opened(cast.rina, cast.sari)
    for person in (cast.budi, cast.sari, cast.ratna, cast.agus):
        client.force_login(person.user)
        assert list(client.get(page("readings")).context["rows"]) == []


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_readers_does_not_grow(client, cast, rows, django_assert_max_num_queries):
    for number in range(rows):
        opened(cast.budi, EmployeeFactory(name=f"Pembaca {number}"))
    client.force_login(cast.budi.user)
    with django_assert_max_num_queries(9):
        client.get(page("readings"))


def test_readers_are_filtered_paged_and_taken_away(client, cast):
    for days in range(30):
        opened(cast.budi, cast.sari, day=TODAY - timedelta(days=days))
    opened(cast.budi, cast.sari, kind="catatan")
    client.force_login(cast.budi.user)

    first = client.get(page("readings"))
    second = client.get(page("readings") + first.context["next_url"])
    kept = client.get(page("readings"), {"apa": "catatan", "sejak": TODAY.isoformat()})
    nonsense = client.get(page("readings"), {"apa": "semua'--", "sejak": "x", "setelah": "9" * 40})
    sent = client.post(page("readings_export"), {"apa": "catatan", "bentuk": "csv"})

    assert [len(one.context["rows"]) for one in (first, second, kept)] == [25, 6, 1]
    assert len(nonsense.context["rows"]) == 25
    assert len(sent.content.decode().strip().splitlines()) == 2
    assert Event.objects.get(kind="transparency.readings_exported").details["rows"] == 1


def test_the_copy_is_asked_for_and_followed(client, cast, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    client.force_login(cast.budi.user)

    asked = client.post(page("copy_ask"), follow=True)

    copy = DataCopy.objects.get()
    assert "Unduh ZIP" in words(asked)
    taken = client.post(page("copy_take", copy.pk))
    assert taken["Content-Disposition"] == f'attachment; filename="data-saya-{copy.pk}.zip"'
    assert b"".join(taken.streaming_content)[:2] == b"PK"


def test_another_persons_copy_does_not_exist(client, cast):
    copy = DataCopyFactory(employee=cast.rina, status="dihapus")
    client.force_login(cast.budi.user)

    assert client.get(page("copy", copy.pk)).status_code == 404
    assert client.post(page("copy_take", copy.pk)).status_code == 404


def test_a_running_copy_polls_and_a_finished_one_leads_back(client, cast):
    copy = DataCopyFactory(employee=cast.budi, status="disusun", total=80, done=40)
    client.force_login(cast.budi.user)
    headers = {"HX-Request": "true"}

    running = client.get(page("copy", copy.pk), headers=headers)
    DataCopy.objects.filter(pk=copy.pk).update(status="gagal")
    ended = client.get(page("copy", copy.pk), headers=headers)

    assert "40 dari 80 selesai" in words(running)
    assert f"{page('copy', copy.pk)}?n=1" in words(running)
    assert ended["HX-Redirect"] == page("copy", copy.pk)
