"""Upload, map, preview, apply, undo: what changed, what was recorded, what was refused."""

import zlib
from datetime import date, timedelta
from hashlib import sha256

import pytest

from kinerja.audit.models import Event
from kinerja.integration import actions, reader
from kinerja.integration.models import ImportBatch, ImportRow
from kinerja.lib.periods import between, since
from kinerja.lib.refusals import Refused
from kinerja.organisation.models import Employee, Placement, Position, ReportingLine
from tests.factories import NOW, TODAY, PositionFactory, UnitFactory, UserFactory
from tests.integration import corpus

LATER = NOW + timedelta(hours=1)


def uploaded(cast, content, *, by=None, unit=None, name="a.xlsx", mapped=True, on=TODAY):
    by = (by or cast.ratna).user
    batch = actions.upload_batch(
        table=reader.read(name, content),
        file_name=name,
        digest=sha256(content).hexdigest(),
        unit=unit,
        effective_on=on,
        by=by,
        at=NOW,
    )
    if mapped and batch.status == "pemetaan":
        actions.map_columns(batch, mapping=batch.mapping, by=by, at=NOW)
    return ImportBatch.objects.get(pk=batch.pk)


def previewed(batch):
    return {row.read.get("nip"): row for row in batch.rows.order_by("number")}


def applied(batch, by, *, skip_errors=True):
    actions.start_applying(batch, skip_errors=skip_errors, by=by.user, at=NOW)
    batch.refresh_from_db()
    return batch


def kinds(batch):
    stream = f"integration.importbatch:{batch.pk}"
    events = Event.objects.filter(stream=stream).order_by("sequence")
    return list(events.values_list("kind", flat=True))


def row_of(employee, title="Epidemiolog Ahli Pertama", unit="Bidang Kesmas", rank="III/c"):
    return [employee.nip, employee.name, rank, title, unit, None]


def test_a_preview_tells_new_changed_same_missing_and_wrong(cast):
    content = corpus.simple(
        [
            row_of(cast.budi),
            row_of(cast.rina, title="Nutrisionis Ahli Pertama", rank="III/d"),
            [corpus.nip(1), "ANI LESTARI", "III-a", "Bidan Ahli Pertama", "Bid. Kesmas", None],
            [198705122010011901.0, "Sari", "III/c", "Analis", "Bidang Kesmas", None],
        ]
    )

    batch = uploaded(cast, content, unit=cast.field)

    rows = list(batch.rows.order_by("number"))
    assert [(row.change, row.place, row.differences) for row in rows] == [
        ("sama", "baris 2", {}),
        ("berubah", "baris 3", {"rank": ["III/c", "III/d"]}),
        (
            "baru",
            "baris 4",
            {
                "name": ["", "Ani Lestari"],
                "status": ["", "pns"],
                "rank": ["", "III/a"],
                "position": ["", "Bidan Ahli Pertama"],
                "unit": ["", "Bidang Kesmas"],
            },
        ),
        ("galat", "baris 5", {}),
        ("hilang", "", {}),
    ]
    assert rows[3].errors == [
        {
            "column": "NIP",
            "cell": "A5",
            "sentence": "NIP tersimpan sebagai angka sehingga tiga angka terakhirnya hilang. "
            "Ubah kolom NIP menjadi Teks di Excel, lalu salin ulang NIP dari sumbernya.",
        }
    ]
    assert rows[4].employee == cast.sari
    assert Employee.objects.filter(nip=corpus.nip(1)).count() == 0
    assert kinds(batch) == [
        "integration.batch_uploaded",
        "integration.columns_mapped",
        "integration.preview_made",
    ]


def test_a_broken_nip_is_never_repaired_but_the_likely_person_is_named(cast):
    broken = float(cast.budi.nip)
    content = corpus.simple([[broken, "budi", "III/c", "X", "Bidang Kesmas", None]])

    (row,) = uploaded(cast, content, unit=cast.field).rows.filter(change="galat")

    assert row.employee is None
    assert row.warnings == [
        f"Mungkin maksudnya NIP {cast.budi.nip} (Budi). Periksa, lalu perbaiki di berkas."
    ]


def test_applying_writes_people_places_and_penilai_and_undo_takes_all_back(cast):
    before = snapshot()
    content = corpus.simple(
        [
            [corpus.nip(1), "ANI LESTARI, S.Keb", "III/a", "Bidan Ahli Pertama", "Bidang Kesmas"],
            row_of(cast.rina, title="Nutrisionis Ahli Muda", rank="III/d"),
            row_of(cast.budi),
        ]
    )
    batch = uploaded(cast, content, unit=cast.field)

    applied(batch, cast.ratna)

    ani = Employee.objects.get(nip=corpus.nip(1))
    place = ani.placements.get()
    assert (ani.full_name, ani.status, ani.rank) == ("Ani Lestari, S.Keb", "pns", "III/a")
    assert (place.position.title, place.position.unit) == ("Bidan Ahli Pertama", cast.field)
    assert (place.position.kind, place.period) == ("fungsional", since(TODAY))
    assert ani.lines_up.get().appraiser == cast.sari
    rina = [(p.position.title, p.period) for p in cast.rina.placements.order_by("period")]
    assert rina == [
        ("Nutrisionis Ahli Pertama", between(date(2026, 1, 1), date(2026, 7, 14))),
        ("Nutrisionis Ahli Muda", since(TODAY)),
    ]
    assert batch.status == "selesai"
    assert batch.content is None

    actions.undo_batch(batch, by=cast.ratna.user, at=LATER)

    assert snapshot() == before
    assert kinds(batch)[-3:] == [
        "integration.applying_started",
        "integration.batch_applied",
        "integration.batch_undone",
    ]


def snapshot():
    """Everything an import may touch."""
    return [
        sorted(map(str, model.objects.values_list()))
        for model in (Employee, Placement, Position, ReportingLine)
    ]


def test_undo_names_who_was_touched_since(cast):
    content = corpus.simple([row_of(cast.budi, rank="III/d")])
    batch = applied(uploaded(cast, content), cast.ratna)
    Employee.objects.filter(pk=cast.budi.pk).update(rank="IV/a")

    with pytest.raises(Refused, match="Budi: datanya sudah diubah sesudah impor"):
        actions.undo_batch(batch, by=cast.ratna.user, at=LATER)

    assert Employee.objects.get(pk=cast.budi.pk).rank == "IV/a"


def test_undo_refuses_when_a_new_person_has_an_account(cast):
    content = corpus.simple([[corpus.nip(1), "Ani", "III/a", "Bidan", "Bidang Kesmas", None]])
    batch = applied(uploaded(cast, content), cast.ratna)
    Employee.objects.filter(nip=corpus.nip(1)).update(user=UserFactory())

    with pytest.raises(Refused, match="Ani: akunnya sudah dibuat"):
        actions.undo_batch(batch, by=cast.ratna.user, at=LATER)


def test_errors_must_be_skipped_knowingly(cast):
    content = corpus.simple([row_of(cast.budi, rank="III/d"), row_of(cast.budi)])
    batch = uploaded(cast, content)

    with pytest.raises(Refused, match="Masih ada 1 baris galat"):
        applied(batch, cast.ratna, skip_errors=False)

    assert applied(batch, cast.ratna).status == "selesai"
    assert Employee.objects.get(pk=cast.budi.pk).rank == "III/d"


def test_an_outdated_preview_is_made_anew_instead_of_applied(cast):
    """Two people uploaded the same file: the second one sees that all is done."""
    content = corpus.simple([row_of(cast.budi, rank="III/d")])
    first, second = uploaded(cast, content), uploaded(cast, content)
    applied(first, cast.ratna)

    applied(second, cast.ratna)

    assert (second.status, second.message) == (
        "pratinjau",
        "Data pegawai berubah sejak pratinjau dibuat. Periksa pratinjau yang baru.",
    )
    assert previewed(second)[cast.budi.nip].change == "sama"


def test_applying_twice_is_refused(cast):
    batch = uploaded(cast, corpus.simple([row_of(cast.budi, rank="III/d")]))
    applied(batch, cast.ratna)

    with pytest.raises(Refused, match="Impor ini berstatus “diterapkan”"):
        applied(batch, cast.ratna)


def test_unit_hr_stays_below_his_unit(cast):
    batch = uploaded(
        cast,
        corpus.simple([row_of(cast.wayan), row_of(cast.budi, unit="Dinas Lingkungan Hidup")]),
        by=cast.umi,
        unit=cast.office,
    )

    rows = previewed(batch)
    assert [error["sentence"] for error in rows[cast.wayan.nip].errors] == [
        "Pegawai ini tercatat di luar unit yang Anda kelola. Minta BKPSDM memindahkannya."
    ]
    assert [error["sentence"] for error in rows[cast.budi.nip].errors] == [
        "Unit “Dinas Lingkungan Hidup” di luar cakupan impor ini. "
        "Hapus baris ini atau pilih cakupan lain."
    ]
    for unit in (None, cast.other, cast.regency):
        with pytest.raises(Refused, match="Hanya pengelola kepegawaian unit ini"):
            uploaded(cast, corpus.PLAIN, by=cast.umi, unit=unit)


@pytest.mark.parametrize("who", ["budi", "sari", "joko", "agus", "opi", "wayan"])
def test_others_do_not_import(cast, who):
    batch = uploaded(cast, corpus.simple([row_of(cast.budi, rank="III/d")]))
    stranger = getattr(cast, who).user
    acts = {
        actions.map_columns: {"mapping": {}},
        actions.reopen_mapping: {},
        actions.resume_batch: {},
        actions.discard_batch: {},
        actions.flag_missing: {"rows": [], "shown": []},
        actions.start_applying: {"skip_errors": True},
        actions.undo_batch: {},
    }

    for act, words in acts.items():
        with pytest.raises(Refused, match="Hanya pengelola kepegawaian unit ini"):
            act(batch, by=stranger, at=NOW, **words)


def test_a_mapping_is_remembered_by_its_header(cast):
    rows = [["Kode", "Siapa", "Catatan"], [cast.budi.nip, "Budi", "III/d"]]
    rows[0][:2] = ["NIP", "Nama"]
    batch = uploaded(cast, corpus.workbook(("x", rows)), mapped=False)
    mapping = {"nip": 0, "name": 1, "rank": 2}
    actions.map_columns(batch, mapping=mapping, by=cast.ratna.user, at=NOW)

    again = uploaded(cast, corpus.workbook(("x", rows)), mapped=False)

    assert (again.status, again.mapping) == ("pratinjau", mapping)


@pytest.mark.parametrize(
    ("mapping", "sentence"),
    [
        ({"nip": 0}, "Tunjukkan kolom NIP dan kolom Nama."),
        ({"nip": 0, "name": 0}, "Satu kolom hanya boleh dipakai untuk satu data."),
        ({"nip": 0, "name": 99}, "Ada kolom yang tidak terdapat di berkas."),
        ({"name_nip": 0, "name": 1}, "Pilih kolom gabungan Nama dan NIP, atau keduanya terpisah."),
    ],
)
def test_a_mapping_that_cannot_work_is_refused(cast, mapping, sentence):
    batch = uploaded(cast, corpus.PLAIN, mapped=False)

    with pytest.raises(Refused) as refusal:
        actions.map_columns(batch, mapping=mapping, by=cast.ratna.user, at=NOW)

    assert refusal.value.reasons == [sentence]


def test_missing_people_are_flagged_never_deleted(cast):
    batch = uploaded(cast, corpus.simple([row_of(cast.budi)]), unit=cast.field)
    missing = list(batch.rows.filter(change="hilang").order_by("number"))

    shown = [row.pk for row in missing]
    flagged = actions.flag_missing(batch, rows=shown[:1], shown=shown, by=cast.ratna.user, at=NOW)

    assert flagged == 1
    assert list(batch.rows.filter(is_flagged=True)) == missing[:1]
    assert {row.employee for row in missing} == {cast.sari, cast.rina}
    assert Employee.objects.filter(pk__in=[cast.sari.pk, cast.rina.pk]).count() == 2


def test_discarding_leaves_nothing_of_the_file(cast):
    batch = uploaded(cast, corpus.simple([row_of(cast.budi, rank="III/d")]))

    actions.discard_batch(batch, by=cast.ratna.user, at=NOW)

    batch.refresh_from_db()
    assert (batch.status, batch.content, batch.headers) == ("dibuang", None, [])
    assert batch.rows.count() == 0


def test_an_effective_day_far_away_is_refused(cast):
    with pytest.raises(Refused, match="paling jauh satu tahun"):
        uploaded(cast, corpus.PLAIN, on=date(2020, 1, 1))


def test_a_placement_that_begins_later_is_not_overrun(cast):
    batch = uploaded(cast, corpus.simple([row_of(cast.budi, title="X")]), on=date(2025, 12, 1))

    (row,) = batch.rows.filter(change="galat")
    assert row.errors[0]["sentence"] == (
        "Pegawai ini sudah punya penempatan sesudah tanggal berlaku impor. "
        "Pilih tanggal berlaku yang lebih baru."
    )


def test_nothing_private_is_stored_anywhere(cast):
    wrong = corpus.person(2) | {"NIP BARU": "1"}
    batch = uploaded(cast, corpus.siasn_workbook([corpus.person(1), wrong]))
    applied(batch, cast.ratna)
    batch = uploaded(cast, corpus.siasn_workbook([corpus.person(3)]))
    stored = str(list(ImportBatch.objects.values())) + str(list(ImportRow.objects.values()))
    stored += str(list(Event.objects.values())) + str(list(Employee.objects.values()))
    stored += str(zlib.decompress(bytes(batch.content)))

    assert [secret for secret in corpus.PRIVATE.values() if secret in stored] == []


def test_a_closed_job_is_not_opened_by_a_file(cast):
    PositionFactory(unit=cast.field, title="Juru Ketik", is_active=False)
    batch = uploaded(cast, corpus.simple([row_of(cast.budi, title="JURU KETIK")]))

    (row,) = batch.rows.filter(change="galat")
    assert row.errors[0]["sentence"] == (
        "Jabatan “JURU KETIK” sudah ditutup. Pakai jabatan yang aktif."
    )


def test_the_first_head_of_a_unit_without_one_becomes_its_head_and_penilai(cast):
    unit = UnitFactory(name="Bidang Mutu", kind="bidang", parent=cast.office, is_opd=False)
    content = corpus.simple(
        [
            [corpus.nip(1), "Ani", "IV/a", "Kepala Bidang Mutu", "Bidang Mutu", None],
            [corpus.nip(2), "Ina", "III/a", "Bidan Ahli Pertama", "Bidang Mutu", None],
        ]
    )

    batch = applied(uploaded(cast, content), cast.ratna)

    ani, ina = (Employee.objects.get(nip=corpus.nip(n)) for n in (1, 2))
    assert list(unit.positions.filter(is_head=True).values_list("title", flat=True)) == [
        "Kepala Bidang Mutu"
    ]
    assert ina.lines_up.get().appraiser == ani
    actions.undo_batch(batch, by=cast.ratna.user, at=LATER)
    assert (unit.positions.count(), Employee.objects.filter(nip=corpus.nip(2)).count()) == (0, 0)


def test_a_placement_that_began_that_very_day_is_corrected_and_put_back(cast):
    batch = uploaded(cast, corpus.simple([row_of(cast.budi, title="Baru")]), on=date(2026, 1, 1))
    applied(batch, cast.ratna)
    place = cast.budi.placements.get()
    assert (place.position.title, place.period) == ("Baru", since(date(2026, 1, 1)))

    actions.undo_batch(batch, by=cast.ratna.user, at=LATER)

    assert cast.budi.placements.get().position.title == "Epidemiolog Ahli Pertama"


def test_the_ledger_knows_the_lines_that_an_import_wrote_and_took_back(cast, findings):
    def of_lines():
        return {found for found in findings() if found[0].startswith("organisation.reportingline")}

    before = of_lines()
    batch = uploaded(cast, corpus.simple([row_of(cast.budi, unit="Dinas Lingkungan Hidup")]))
    applied(batch, cast.ratna)
    between_both = of_lines()

    actions.undo_batch(batch, by=cast.ratna.user, at=LATER)

    assert (between_both | of_lines()) - before == set()
