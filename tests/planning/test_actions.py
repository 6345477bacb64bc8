"""Each act: changed, recorded, refused."""

from datetime import date, timedelta

import pytest

from kinerja.audit.models import Event
from kinerja.lib.canonical import digest
from kinerja.lib.periods import between, since
from kinerja.lib.refusals import Refused, Stale
from kinerja.notifications.models import Message
from kinerja.planning import actions, queries
from kinerja.planning.enums import AnnexKind
from kinerja.planning.models import EvaluationPeriod, Indicator, Skp, WorkResult
from tests.factories import (
    NOW,
    TODAY,
    IndicatorFactory,
    PerformanceYearFactory,
    PlacementFactory,
    PositionFactory,
    SkpFactory,
    WorkResultFactory,
)
from tests.planning.conftest import furnish

LATER = NOW + timedelta(days=20)


def kinds():
    return list(Event.objects.order_by("pk").values_list("kind", flat=True))


def values(**changes):
    fields = {
        "kind": "utama",
        "statement": "Arsip tertib",
        "assigner": "",
        "cascade": "non_cascading",
        "parent": None,
        "goal": None,
        "provisional_parent": "",
        "no_parent_reason": "Direktif Kepala Dinas",
    }
    return {**fields, **changes}


def row(**changes):
    fields = {
        "id": None,
        "aspect": "kuantitas",
        "perspective": "",
        "statement": "Jumlah berkas",
        "target": "40 berkas",
        "target_value": 40,
        "unit_of_measure": "berkas",
        "polarity": "maks",
    }
    return {**fields, **changes}


def shown(skp, appraiser):
    return digest(queries.skp_content(skp, on=TODAY, appraiser=appraiser))


def agree(skp, who, at=NOW, **changes):
    skp = Skp.objects.get(pk=skp.pk)
    arguments = {"digest": shown(skp, who), "by": who.user, "at": at, **changes}
    return actions.agree_skp(skp, **arguments)


# --- starting


def test_start_skp_opens_a_draft_for_todays_position(cast):
    skp = actions.start_skp(cast.budi, year=PerformanceYearFactory(), by=cast.budi.user, at=NOW)

    assert (skp.status, skp.version, skp.kind) == ("draf", 1, "ja_jf")
    assert skp.placement == cast.budi.placements.get()
    assert (skp.period.lower, skp.period.upper) == (date(2026, 1, 1), date(2027, 1, 1))
    assert kinds() == ["planning.skp_started"]


def test_a_head_of_an_office_gets_the_form_of_leaders(cast):
    skp = actions.start_skp(cast.joko, year=PerformanceYearFactory(), by=cast.joko.user, at=NOW)

    assert skp.kind == "jpt_ukm"


def test_nobody_starts_the_plan_of_another(cast):
    with pytest.raises(Refused, match="Hanya pegawai sendiri"):
        actions.start_skp(cast.budi, year=PerformanceYearFactory(), by=cast.sari.user, at=NOW)

    assert (Skp.objects.count(), kinds()) == (0, [])


def test_rp10_nobody_on_unpaid_leave_starts_a_plan(cast):
    cast.budi.standing = "cltn"
    cast.budi.save(update_fields=["standing"])

    with pytest.raises(Refused, match="Cuti di luar tanggungan negara"):
        actions.start_skp(cast.budi, year=PerformanceYearFactory(), by=cast.budi.user, at=NOW)


def test_starting_twice_is_refused(cast, draft):
    with pytest.raises(Refused, match="sudah ada"):
        actions.start_skp(cast.budi, year=draft.year, by=cast.budi.user, at=NOW)


def test_last_years_plan_is_copied_with_links_as_provisional_words(cast):
    leader = WorkResultFactory(
        skp__placement=cast.sari.placements.get(), order=1, statement="Cakupan surveilans naik"
    )
    old = SkpFactory(
        placement=cast.budi.placements.get(),
        year=PerformanceYearFactory(year=2025),
        period=between(date(2025, 1, 1), date(2025, 12, 31)),
        agreed=True,
        appraiser=cast.tono,
    )
    result = WorkResultFactory(
        skp=old, order=1, parent=leader, cascade="langsung", no_parent_reason=""
    )
    IndicatorFactory(result=result, order=1, target="48 laporan")

    skp = actions.start_skp(
        cast.budi, year=PerformanceYearFactory(), source=old, by=cast.budi.user, at=NOW
    )

    copy = skp.results.get()
    assert (copy.statement, copy.parent) == (result.statement, None)
    assert copy.provisional_parent == "Cakupan surveilans naik"
    assert copy.indicators.get().target == "48 laporan"
    assert copy.lineage != result.lineage


def test_nobody_copies_the_plan_of_another(cast):
    other = SkpFactory(placement=cast.rina.placements.get())

    with pytest.raises(Refused, match="milik Anda sendiri"):
        actions.start_skp(
            cast.budi, year=PerformanceYearFactory(), source=other, by=cast.budi.user, at=NOW
        )


# --- contents


def test_save_result_adds_to_the_end_and_raises_the_revision(cast, draft):
    result = actions.save_result(
        draft, result=None, values=values(), revision=0, by=cast.budi.user, at=NOW
    )

    draft.refresh_from_db()
    assert (result.order, result.statement, draft.revision) == (2, "Arsip tertib", 1)
    assert kinds() == ["planning.result_saved"]


def test_save_result_refuses_a_form_opened_on_an_older_revision(cast, draft):
    actions.save_result(draft, result=None, values=values(), revision=0, by=cast.budi.user, at=NOW)

    with pytest.raises(Stale):
        actions.save_result(
            draft, result=None, values=values(), revision=0, by=cast.budi.user, at=NOW
        )

    assert draft.results.count() == 2


def test_only_the_owner_writes_and_only_in_a_draft(cast, draft):
    with pytest.raises(Refused, match="Hanya pemilik SKP"):
        actions.save_result(
            draft, result=None, values=values(), revision=0, by=cast.sari.user, at=NOW
        )
    actions.submit_skp(draft, by=cast.budi.user, at=NOW)
    with pytest.raises(Refused, match="Menunggu persetujuan"):
        actions.save_result(
            draft, result=None, values=values(), revision=0, by=cast.budi.user, at=NOW
        )

    assert draft.results.count() == 1


def test_a_result_serves_only_what_the_penilai_has_planned(cast, draft):
    mine = WorkResultFactory(
        skp__placement=cast.sari.placements.get(),
        skp__agreed=True,
        skp__appraiser=cast.joko,
        order=1,
    )
    foreign = WorkResultFactory(
        skp__placement=cast.wayan.placements.get(),
        skp__agreed=True,
        skp__appraiser=cast.joko,
        order=1,
    )

    saved = actions.save_result(
        draft,
        result=None,
        values=values(parent=mine, cascade="langsung"),
        revision=0,
        by=cast.budi.user,
        at=NOW,
    )
    assert saved.parent == mine
    with pytest.raises(Refused, match="tidak ada pada SKP penilai"):
        actions.save_result(
            draft,
            result=None,
            values=values(parent=foreign),
            revision=1,
            by=cast.budi.user,
            at=NOW,
        )


def test_a_removed_result_comes_back_with_its_indicators(cast, draft):
    result = draft.results.get()
    removed = actions.remove_result(draft, result=result, revision=0, by=cast.budi.user, at=NOW)
    assert draft.results.count() == 0

    back = actions.restore_result(draft, removed=removed, by=cast.budi.user, at=NOW)

    assert (back.statement, str(back.lineage)) == ("Data surveilans lengkap", str(result.lineage))
    assert back.indicators.get().target == "12 laporan"
    assert kinds() == ["planning.result_removed", "planning.result_restored"]
    with pytest.raises(Refused, match="sudah dikembalikan"):
        actions.restore_result(draft, removed=removed, by=cast.budi.user, at=NOW)


def test_a_result_that_others_serve_is_not_removed(cast, draft):
    WorkResultFactory(
        skp__placement=cast.rina.placements.get(), order=1, parent=draft.results.get()
    )

    with pytest.raises(Refused, match="sudah dipakai"):
        actions.remove_result(
            draft, result=draft.results.get(), revision=0, by=cast.budi.user, at=NOW
        )

    assert draft.results.count() == 1


def test_results_change_places_and_stop_at_the_edge(cast, draft):
    first = draft.results.get()
    second = WorkResultFactory(skp=draft, order=2)

    actions.move_result(draft, result=first, down=True, revision=0, by=cast.budi.user, at=NOW)
    assert list(draft.results.order_by("order")) == [second, first]
    actions.move_result(draft, result=first, down=True, revision=1, by=cast.budi.user, at=NOW)
    assert list(draft.results.order_by("order")) == [second, first]


def test_indicators_become_exactly_the_rows(cast, draft):
    result = draft.results.get()
    kept = result.indicators.get()

    actions.save_indicators(
        draft,
        result=result,
        rows=[row(aspect="waktu"), row(id=kept.pk, target="15 laporan")],
        revision=0,
        by=cast.budi.user,
        at=NOW,
    )

    assert list(result.indicators.order_by("order").values_list("aspect", "target")) == [
        ("waktu", "40 berkas"),
        ("kuantitas", "15 laporan"),
    ]
    assert result.indicators.get(pk=kept.pk).order == 2
    actions.save_indicators(draft, result=result, rows=[], revision=1, by=cast.budi.user, at=NOW)
    assert not Indicator.objects.exists()


def test_the_penilai_writes_an_expectation_into_a_submitted_plan_and_budi_hears(cast, submitted):
    actions.save_behaviours(
        submitted, expectations={"loyal": "Jaga rahasia"}, revision=0, by=cast.sari.user, at=NOW
    )

    assert submitted.behaviours.get().expectation == "Jaga rahasia"
    assert Message.objects.get().user == cast.budi.user
    with pytest.raises(Refused, match="Menunggu persetujuan"):
        actions.save_behaviours(
            submitted, expectations={"loyal": ""}, revision=1, by=cast.budi.user, at=NOW
        )
    with pytest.raises(Refused, match="Hanya pegawai dan pejabat penilainya"):
        actions.save_behaviours(submitted, expectations={}, revision=1, by=cast.ratna.user, at=NOW)


def test_an_empty_expectation_is_taken_out(cast, draft):
    for revision, text in enumerate(("Jaga rahasia", "")):
        actions.save_behaviours(
            draft, expectations={"loyal": text}, revision=revision, by=cast.budi.user, at=NOW
        )

    assert not draft.behaviours.exists()


def test_annexes_become_exactly_the_lines(cast, draft):
    actions.save_annexes(
        draft,
        lists={AnnexKind.CONSEQUENCES: ["Pelatihan", "Bimbingan"]},
        revision=0,
        by=cast.budi.user,
        at=NOW,
    )

    assert list(draft.annexes.order_by("order").values_list("kind", "text")) == [
        ("konsekuensi", "Pelatihan"),
        ("konsekuensi", "Bimbingan"),
    ]


# --- agreement


def test_submit_sends_the_plan_to_the_penilai_of_that_day(cast, draft):
    skp = actions.submit_skp(draft, by=cast.budi.user, at=NOW)

    assert (skp.status, skp.submitted_at, skp.submitted_by) == ("diajukan", NOW, cast.budi.user)
    assert kinds() == ["planning.skp_submitted"]
    message = Message.objects.get()
    assert (message.user, message.url) == (cast.sari.user, f"/skp/{skp.pk}/tinjau/")


def test_only_the_owner_submits_and_takes_back(cast, draft):
    with pytest.raises(Refused, match="Hanya pemilik SKP yang dapat mengajukannya"):
        actions.submit_skp(draft, by=cast.sari.user, at=NOW)
    actions.submit_skp(draft, by=cast.budi.user, at=NOW)
    with pytest.raises(Refused, match="Hanya pemilik SKP yang dapat menariknya"):
        actions.withdraw_skp(draft, by=cast.sari.user, at=NOW)

    draft.refresh_from_db()
    assert (draft.status, kinds()) == ("diajukan", ["planning.skp_submitted"])


def test_submit_refuses_with_the_sentences_of_the_page(cast, draft):
    draft.annexes.all().delete()
    Indicator.objects.all().delete()

    with pytest.raises(Refused) as refusal:
        actions.submit_skp(draft, by=cast.budi.user, at=NOW)

    assert refusal.value.reasons[0] == "“Data surveilans lengkap” belum memiliki indikator."
    assert len(refusal.value.reasons) == 4
    assert kinds() == []


def test_withdraw_makes_it_a_draft_again(cast, submitted):
    skp = actions.withdraw_skp(submitted, by=cast.budi.user, at=NOW)

    assert (skp.status, skp.submitted_at, skp.submitted_by) == ("draf", None, None)
    assert kinds() == ["planning.skp_withdrawn"]
    with pytest.raises(Refused, match="tidak dapat ditarik kembali"):
        actions.withdraw_skp(submitted, by=cast.budi.user, at=NOW)


def test_return_gives_the_plan_back_with_comments_on_its_parts(cast, submitted):
    result = submitted.results.get()
    skp = actions.return_skp(
        submitted,
        comments=[(result.pk, "hasil", "Perjelas"), (None, "lampiran", "Lengkapi")],
        by=cast.sari.user,
        at=NOW,
    )

    assert skp.status == "dikembalikan"
    assert list(skp.comments.order_by("pk").values_list("result", "part", "text")) == [
        (result.pk, "hasil", "Perjelas"),
        (None, "lampiran", "Lengkapi"),
    ]
    assert kinds() == ["planning.skp_returned"]
    assert Message.objects.get().user == cast.budi.user


def test_a_return_needs_a_comment_of_the_penilai_on_this_plan(cast, submitted):
    foreign = WorkResultFactory(skp__placement=cast.wayan.placements.get(), order=1)

    with pytest.raises(Refused, match="setidaknya satu komentar"):
        actions.return_skp(submitted, comments=[], by=cast.sari.user, at=NOW)
    with pytest.raises(Refused, match="tidak lagi ada"):
        actions.return_skp(
            submitted, comments=[(foreign.pk, "hasil", "x")], by=cast.sari.user, at=NOW
        )
    with pytest.raises(Refused, match="Hanya pejabat penilai"):
        actions.return_skp(submitted, comments=[(None, "umum", "x")], by=cast.tono.user, at=NOW)
    assert kinds() == []


def test_a_comment_is_resolved_once_by_the_owner(cast, submitted):
    actions.return_skp(submitted, comments=[(None, "umum", "Perjelas")], by=cast.sari.user, at=NOW)
    comment = submitted.comments.get()

    with pytest.raises(Refused, match="Hanya pemilik"):
        actions.resolve_comment(comment, by=cast.sari.user, at=NOW)
    assert actions.resolve_comment(comment, by=cast.budi.user, at=NOW).resolved_at == NOW
    with pytest.raises(Refused, match="sudah ditandai selesai"):
        actions.resolve_comment(comment, by=cast.budi.user, at=NOW)


def test_agree_sets_exactly_what_was_shown(cast, submitted):
    skp = agree(submitted, cast.sari)

    assert (skp.status, skp.agreed_by, skp.appraiser) == ("ditetapkan", cast.sari.user, cast.sari)
    assert skp.content["results"][0]["statement"] == "Data surveilans lengkap"
    assert digest(Skp.objects.get().content) == skp.content_digest
    assert len(skp.verification_code) == 26
    assert kinds() == ["planning.skp_agreed"]
    assert queries.skp_on(cast.budi, on=TODAY) == skp


def test_agree_refuses_what_was_not_shown(cast, submitted):
    seen = shown(submitted, cast.sari)
    actions.save_behaviours(
        submitted, expectations={"loyal": "Jaga rahasia"}, revision=0, by=cast.sari.user, at=NOW
    )

    with pytest.raises(Stale):
        agree(submitted, cast.sari, digest=seen)

    assert Skp.objects.get().status == "diajukan"


@pytest.mark.parametrize("who", ["budi", "joko", "tono", "ratna", "wayan"])
def test_nobody_but_the_penilai_sets_the_plan(cast, submitted, who):
    with pytest.raises(Refused, match="Hanya pejabat penilai"):
        agree(submitted, getattr(cast, who))

    assert kinds() == []


def test_ps14_the_superior_sets_the_plan_of_a_silent_penilai(cast, submitted):
    assert agree(submitted, cast.joko, at=LATER).appraiser == cast.joko


def test_rp5_a_provisional_link_is_set_only_when_confirmed(cast, submitted):
    WorkResult.objects.update(
        cascade="langsung", no_parent_reason="", provisional_parent="Cakupan naik"
    )

    with pytest.raises(Refused, match="hasil kerja pimpinan sementara"):
        agree(submitted, cast.sari)
    assert agree(submitted, cast.sari, provisional_confirmed=True).status == "ditetapkan"


# --- changes


def test_rp9_a_change_is_a_new_version_and_the_old_one_gives_way(cast, submitted):
    first = agree(submitted, cast.sari)
    change = actions.start_change(first, reason="Anggaran turun", by=cast.budi.user, at=NOW)

    assert (change.version, change.status, change.previous) == (2, "draf", first)
    assert change.results.get().lineage == first.results.get().lineage
    old, new = (Indicator.objects.get(result__skp=skp) for skp in (first, change))
    assert (new.lineage, new.pk != old.pk) == (old.lineage, True)
    assert change.annexes.count() == 3

    actions.submit_skp(change, by=cast.budi.user, at=NOW)
    second = agree(change, cast.sari)

    first.refresh_from_db()
    assert (first.status, second.status) == ("digantikan", "ditetapkan")
    assert queries.skp_on(cast.budi, on=TODAY) == second


def test_rp6_both_sides_confirm_and_the_record_names_person_moment_and_version(cast, draft):
    actions.submit_skp(draft, by=cast.budi.user, at=NOW)
    skp = agree(draft, cast.sari, at=NOW + timedelta(hours=1))

    assert (skp.submitted_by, skp.submitted_at) == (cast.budi.user, NOW)
    assert (skp.agreed_by, skp.agreed_at) == (cast.sari.user, NOW + timedelta(hours=1))
    submitted, agreed = Event.objects.order_by("pk")
    assert (submitted.kind, submitted.actor) == ("planning.skp_submitted", cast.budi.user.pk)
    assert (agreed.kind, agreed.actor, agreed.details["version"]) == (
        "planning.skp_agreed",
        cast.sari.user.pk,
        1,
    )


def test_rp6_a_change_needs_both_sides_again(cast, submitted):
    change = actions.start_change(
        agree(submitted, cast.sari), reason="Anggaran turun", by=cast.budi.user, at=NOW
    )

    with pytest.raises(Refused, match="tidak dapat ditetapkan"):
        agree(change, cast.sari)
    change = actions.submit_skp(change, by=cast.budi.user, at=NOW)
    with pytest.raises(Refused, match="Hanya pejabat penilai"):
        agree(change, cast.budi)
    assert agree(change, cast.sari).status == "ditetapkan"


def test_only_a_set_plan_is_changed_once_at_a_time_with_a_reason(cast, draft):
    with pytest.raises(Refused, match="berstatus “Draf”"):
        actions.start_change(draft, reason="x", by=cast.budi.user, at=NOW)
    actions.submit_skp(draft, by=cast.budi.user, at=NOW)
    skp = agree(draft, cast.sari)
    with pytest.raises(Refused, match="Tulis alasan"):
        actions.start_change(skp, reason=" ", by=cast.budi.user, at=NOW)
    with pytest.raises(Refused, match="Hanya pemilik"):
        actions.start_change(skp, reason="x", by=cast.sari.user, at=NOW)
    actions.start_change(skp, reason="x", by=cast.budi.user, at=NOW)
    with pytest.raises(Refused, match="sudah dimulai"):
        actions.start_change(skp, reason="x", by=cast.budi.user, at=NOW)


def test_a_new_position_gets_a_new_plan_and_ends_the_old_one(cast, submitted):
    old = agree(submitted, cast.sari)
    placement = old.placement
    placement.period = between(date(2026, 1, 1), date(2026, 7, 9))
    placement.save(update_fields=["period"])
    PlacementFactory(
        employee=cast.budi,
        position=PositionFactory(unit=cast.field),
        period=since(date(2026, 7, 10)),
    )

    new = actions.start_skp(cast.budi, year=old.year, by=cast.budi.user, at=NOW)
    furnish(new)
    actions.submit_skp(new, by=cast.budi.user, at=NOW)
    new = agree(new, cast.sari)

    old.refresh_from_db()
    assert (old.status, old.period.upper) == ("ditetapkan", date(2026, 7, 10))
    assert queries.skp_on(cast.budi, on=date(2026, 7, 9)) == old
    assert queries.skp_on(cast.budi, on=date(2026, 7, 10)) == new


# --- years and lists


def test_open_year_makes_its_periods(cast):
    year = actions.open_year(
        year=2027,
        planning_opens_on=date(2026, 12, 1),
        planning_due_on=date(2027, 1, 31),
        periodicity="bulanan",
        by=cast.ratna.user,
        at=NOW,
    )

    assert (year.periods.count(), year.periods.filter(kind="tahun").count()) == (13, 1)
    assert kinds() == ["planning.year_opened"]


def test_open_year_refuses_others_repetition_and_windows_in_reverse(cast):
    def open_(by=cast.ratna, year=2027, opens=date(2026, 12, 1)):
        actions.open_year(
            year=year,
            planning_opens_on=opens,
            planning_due_on=date(2027, 1, 31),
            periodicity="triwulanan",
            by=by.user,
            at=NOW,
        )

    PerformanceYearFactory(year=2026)
    with pytest.raises(Refused, match="Hanya admin BKPSDM"):
        open_(by=cast.umi)
    with pytest.raises(Refused, match="sudah dibuka"):
        open_(year=2026)
    with pytest.raises(Refused, match="sebelum batas akhir"):
        open_(opens=date(2027, 3, 1))
    assert EvaluationPeriod.objects.count() == 0


def test_move_windows_changes_days_or_nothing(cast):
    year = actions.open_year(
        year=2027,
        planning_opens_on=date(2026, 12, 1),
        planning_due_on=date(2027, 1, 31),
        periodicity="triwulanan",
        by=cast.ratna.user,
        at=NOW,
    )
    quarter = year.periods.get(kind="triwulan", number=1)

    def move(opens, due, by=cast.ratna):
        actions.move_windows(
            year,
            planning_opens_on=date(2026, 12, 15),
            planning_due_on=date(2027, 1, 31),
            windows={quarter.pk: (opens, due)},
            by=by.user,
            at=NOW,
        )

    with pytest.raises(Refused, match="Triwulan I 2027: tanggal dibuka"):
        move(date(2027, 5, 1), date(2027, 4, 1))
    with pytest.raises(Refused, match="Hanya admin BKPSDM"):
        move(date(2027, 4, 1), date(2027, 5, 1), by=cast.umi)
    move(date(2027, 4, 1), date(2027, 5, 1))
    quarter.refresh_from_db()
    year.refresh_from_db()
    assert (quarter.opens_on, quarter.due_on) == (date(2027, 4, 1), date(2027, 5, 1))
    assert year.planning_opens_on == date(2026, 12, 15)


def test_taking_a_list_away_is_recorded(cast):
    actions.export_plans(rows=3, filters={"tahun": "2026"}, form="csv", by=cast.sari.user, at=NOW)

    event = Event.objects.get()
    assert (event.kind, event.details["rows"]) == ("planning.plans_exported", 3)
