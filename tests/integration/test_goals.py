"""Goals from a spreadsheet: previewed, compared, written through the act of planning."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kinerja.integration import access, actions, queries, reader
from kinerja.lib.refusals import Refused, Stale
from kinerja.lib.sheets import Unreadable
from kinerja.planning.models import OrganisationGoal
from tests.factories import NOW, TODAY, GoalFactory, PerformanceYearFactory
from tests.integration import corpus

HEAD = [
    "Perangkat daerah",
    "Dokumen",
    "Kode",
    "Sasaran",
    "Indikator",
    "Target",
    "Satuan",
    "Kode induk",
]
CHILD = ["DINKES", "IKU", "D.1", "Menurunnya tengkes", "Prevalensi", 14, "persen", "K.1"]
PARENT = ["Kabupaten Bungo", "RPJMD", "K.1", "Naiknya IPM", "IPM", 72.5, "", ""]


def book(*rows):
    return corpus.workbook(("Sasaran", [HEAD, *rows]))


def rows_of(*rows):
    return reader.read_goals("sasaran.xlsx", book(*rows))


def preview(who, rows):
    units = access.goal_units(who.user, on=TODAY)
    return queries.goal_preview(PerformanceYearFactory(), rows, units=units)


def take_in(who, rows, **changes):
    arguments = {"seen": preview(who, rows).digest, "since": date(2026, 1, 12), **changes}
    return actions.import_goals(
        PerformanceYearFactory(), rows=rows, **arguments, by=who.user, at=NOW
    )


def test_goals_are_entered_leaders_first_with_their_parents(cast):
    assert take_in(cast.ratna, rows_of(CHILD, PARENT)) == 2

    goal = OrganisationGoal.objects.get(code="D.1")
    assert (goal.parent.code, goal.parent.target, goal.level, goal.unit, goal.since) == (
        "K.1",
        "72,5",
        "iku",
        cast.office,
        date(2026, 1, 12),
    )


def test_what_changed_is_shown_before_and_after_and_the_rest_is_left(cast):
    GoalFactory(
        unit=cast.regency,
        code="K.1",
        level="rpjmd",
        statement="Naiknya IPM",
        indicator="IPM",
        target="72,5",
        unit_of_measure="",
    )
    take_in(cast.ratna, rows_of(CHILD))

    found = preview(cast.ratna, rows_of([*CHILD[:5], 13, *CHILD[6:]], PARENT))

    assert (found.new, found.same) == ([], 1)
    assert [change.changes for change in found.changed] == [[("Target", "14", "13")]]


def test_hr_of_a_unit_names_only_units_of_his_branch(cast):
    found = preview(cast.umi, rows_of(CHILD, PARENT))

    assert ("A3", "Unit “Kabupaten Bungo” tidak dikenal.") in found.wrong


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (["DINKES", "Lagu", "D.1", "S", "I", 1, "", ""],
         "Pilih RPJMD, Renstra, Perjanjian kinerja, atau IKU."),
        (["DINKES", "", "D.1", "S", "", 1, "", ""], "Indikator kosong. Isi sel ini."),
        (["DINKES", "", "D.1", "S", "I", 1, "", "X.9"],
         "Kode induk X.9 tidak ada di berkas maupun di daftar sasaran."),
        (["DINKES", "", "D.1", "S" * 501, "I", 1, "", ""],
         "Sasaran lebih dari 500 huruf. Singkat."),
    ],
)  # fmt: skip
def test_every_wrong_cell_is_named_and_nothing_is_written(cast, row, sentence):
    rows = rows_of(row)

    assert [said for _, said in preview(cast.umi, rows).wrong] == [sentence]
    with pytest.raises(Refused):
        take_in(cast.umi, rows)
    assert OrganisationGoal.objects.count() == 0


def test_a_code_twice_in_one_file_is_told(cast):
    assert [said for _, said in preview(cast.ratna, rows_of(PARENT, PARENT)).wrong] == [
        "Kode K.1 tertulis dua kali."
    ]


def test_parents_that_point_at_each_other_are_refused(cast):
    one = ["DINKES", "PK", "A", "S", "I", 1, "", "B"]
    other = ["DINKES", "PK", "B", "S", "I", 1, "", "A"]

    with pytest.raises(Refused, match="saling menunjuk"):
        take_in(cast.umi, rows_of(one, other))


def test_what_was_not_previewed_is_not_written(cast):
    with pytest.raises(Stale):
        take_in(cast.ratna, rows_of(PARENT), seen="lain")


def test_a_file_that_changes_nothing_is_refused(cast):
    take_in(cast.ratna, rows_of(PARENT))

    with pytest.raises(Refused, match="sudah ada dan sama"):
        take_in(cast.ratna, rows_of(PARENT))


def test_a_file_without_the_titles_says_so(db):
    with pytest.raises(Unreadable, match="Kami tidak menemukan judul Perangkat daerah"):
        reader.read_goals("sasaran.xlsx", corpus.workbook(("Sasaran", [["Nama", "Umur"]])))


def test_an_empty_file_says_what_to_do(cast):
    assert preview(cast.umi, rows_of()).wrong == [
        ("", "Berkas ini belum memuat sasaran. Isi templat, lalu unggah.")
    ]


def test_the_list_taken_away_comes_back_unchanged(cast):
    GoalFactory(unit=cast.office, code="D.1")
    units = access.goal_units(cast.umi.user, on=TODAY)
    content = queries.goal_template(PerformanceYearFactory(), units=units)

    found = preview(cast.umi, reader.read_goals("sasaran.xlsx", content))

    assert (found.new, found.changed, found.same, found.wrong) == ([], [], 1, [])


def test_from_file_to_list_without_a_script(client, cast):
    year = PerformanceYearFactory().year
    client.force_login(cast.ratna.user)
    file = SimpleUploadedFile("sasaran.xlsx", book(CHILD, PARENT))

    answer = client.post(
        reverse("integration:goal_import", args=[year]), {"file": file, "since": "2026-01-12"}
    )
    assert "2 sasaran baru, 0 berubah, 0 sama." in answer.content.decode()
    form = answer.context["form"]
    data = {name: form[name].value() for name in ("rows", "seen", "since")}
    answer = client.post(reverse("integration:goal_import_apply", args=[year]), data)

    assert answer.url == reverse("planning:goal_list")
    assert OrganisationGoal.objects.count() == 2
