from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from kinerja.audit.models import Event
from kinerja.lib.refusals import Refused
from kinerja.lib.uploads import Clean
from kinerja.notifications.models import Message
from kinerja.recognition.actions import contributors, innovations, parts
from kinerja.recognition.actions.innovations import Idea
from kinerja.recognition.models import Contributor, PanelCase
from kinerja.recognition.queries import innovations as queries
from tests.factories import NOW, TODAY, SkpFactory, UserFactory, WorkResultFactory
from tests.recognition.conftest import IDEA, accepted, agreed, named, proposed, submitted
from tests.recognition.factories import InnovationFactory, InnovationProofFactory, RoundFactory


def refused(act, *args, by, **kwargs):
    with pytest.raises(Refused) as refusal:
        act(*args, by=by.user, at=NOW, **kwargs)
    return " ".join(refusal.value.reasons)


def shares(innovation):
    return {one.employee.name: one.share for one in queries.active_contributors(innovation)}


def last_event():
    return Event.objects.order_by("-pk").first().kind


def test_a_proposal_begins_with_all_of_it_its_authors(cast):
    row = proposed(cast)

    assert shares(row) == {"Budi": 100}
    assert row.status == "draf"


def test_an_account_without_an_employee_proposes_nothing(db):
    with pytest.raises(Refused, match="tidak terhubung"):
        innovations.propose_innovation(idea=Idea(**IDEA), by=UserFactory(), at=NOW)


def test_stage_and_days_are_checked_when_writing(cast):
    idea = Idea(**{**IDEA, "trial_on": None})

    with pytest.raises(Refused, match="Tulis tanggal mulai uji coba"):
        innovations.propose_innovation(idea=idea, by=cast.budi.user, at=NOW)
    row = proposed(cast)
    assert "Tulis tanggal" in refused(innovations.edit_innovation, row, idea=idea, by=cast.budi)


def test_only_the_proposer_edits_and_only_while_the_panel_has_it_not(cast):
    row = proposed(cast)
    idea = replace(Idea(**IDEA), title="Judul baru")
    innovations.edit_innovation(row, idea=idea, by=cast.budi.user, at=NOW)

    row.refresh_from_db()
    assert row.title == "Judul baru"
    assert last_event() == "recognition.innovation_edited"
    assert "Hanya pengusul" in refused(innovations.edit_innovation, row, idea=idea, by=cast.rina)
    sent = submitted(cast)
    assert "dinilai panel" in refused(innovations.edit_innovation, sent, idea=idea, by=cast.budi)


def test_a_named_colleague_is_asked_and_his_share_is_taken_from_the_proposer(cast):
    row = proposed(cast)
    share = named(row, cast)

    assert shares(row) == {"Budi": 70, "Rina": 30}
    assert share.agrees is None
    told = Message.objects.get(user=cast.rina.user)
    assert told.text == "Anda disebut menyumbang 30 persen “Antrean tanpa aplikasi”. Benarkah?"


def test_shares_over_a_hundred_are_refused_with_what_is_left(cast):
    row = proposed(cast)
    named(row, cast, share=60)

    said = refused(
        contributors.name_contributor,
        row,
        employee=cast.tono,
        share=40,
        part="–",
        by=cast.budi,
    )

    assert "melebihi 100 persen" in said
    assert "paling banyak 39 persen" in said
    assert shares(row) == {"Budi": 40, "Rina": 60}


def test_nobody_is_named_twice_or_without_an_account_or_by_somebody_else(cast):
    row = proposed(cast)
    named(row, cast)
    name = {"share": 10, "part": "–"}

    assert "sudah disebut" in refused(
        contributors.name_contributor, row, employee=cast.rina, by=cast.budi, **name
    )
    assert "Hanya pengusul" in refused(
        contributors.name_contributor, row, employee=cast.tono, by=cast.rina, **name
    )
    cast.tono.user = None
    cast.tono.save()
    assert "belum punya akun" in refused(
        contributors.name_contributor, row, employee=cast.tono, by=cast.budi, **name
    )


@pytest.mark.parametrize(("share", "own"), [(10, 90), (50, 50)])
def test_a_changed_share_must_be_answered_again(cast, share, own):
    row = proposed(cast)
    rinas = agreed(named(row, cast))
    contributors.change_share(rinas, share=share, part="Lain", by=cast.budi.user, at=NOW)

    rinas.refresh_from_db()
    assert (rinas.agrees, rinas.shown_since) == (None, None)
    assert shares(row) == {"Budi": own, "Rina": share}
    assert "dari 1 sampai 99" in refused(
        contributors.change_share, rinas, share=0, part="Lain", by=cast.budi
    )


def test_the_proposers_own_share_is_the_rest_and_is_not_changed_by_hand(cast):
    row = proposed(cast)
    own = row.contributors.get()

    assert "adalah sisanya" in refused(
        contributors.change_share, own, share=50, part="–", by=cast.budi
    )
    assert "adalah sisanya" in refused(contributors.remove_contributor, own, by=cast.budi)


def test_who_was_removed_gives_his_share_back_and_is_told(cast):
    row = proposed(cast)
    rinas = named(row, cast)
    contributors.remove_contributor(rinas, by=cast.budi.user, at=NOW)

    assert shares(row) == {"Budi": 100}
    assert "tidak lagi disebut" in Message.objects.filter(user=cast.rina.user).last().text
    assert "sudah tidak ada" in refused(contributors.remove_contributor, rinas, by=cast.budi)
    assert "Hanya pengusul" in refused(contributors.remove_contributor, rinas, by=cast.rina)
    assert "Hanya orang yang disebut" in refused(
        contributors.answer_share, rinas, agrees=True, shows_name=True, note="", by=cast.rina
    )


def test_only_the_person_himself_answers_and_a_no_says_why(cast):
    rinas = named(proposed(cast), cast)
    answer = {"agrees": False, "shows_name": True, "note": ""}

    assert "Hanya orang yang disebut" in refused(
        contributors.answer_share, rinas, by=cast.budi, **answer
    )
    assert "Tulis apa yang" in refused(contributors.answer_share, rinas, by=cast.rina, **answer)
    contributors.answer_share(
        rinas, agrees=False, shows_name=True, note="Bukan saya.", by=cast.rina.user, at=NOW
    )
    rinas.refresh_from_db()
    assert (rinas.agrees, rinas.shown_since) == (False, None)
    assert Message.objects.get(user=cast.budi.user).text == "Rina menolak bagiannya."


def test_answering_ends_when_the_panel_has_it(cast):
    rinas = Contributor.objects.get(innovation=submitted(cast), employee=cast.rina)

    assert "di tangan panel" in refused(
        contributors.answer_share, rinas, agrees=True, shows_name=True, note="", by=cast.rina
    )


def test_a_retracted_consent_takes_the_name_out_of_the_gallery_at_once(members):
    row = accepted(members)
    rinas = row.contributors.get(employee=members.rina)
    shown = lambda: [one.employee.name for one in queries.gallery().get(pk=row.pk).shown]  # noqa: E731
    before = shown()
    contributors.show_name(rinas, shows=False, by=members.rina.user, at=NOW)

    assert (before, shown()) == (["Rina"], [])
    assert last_event() == "recognition.name_shown"
    assert "Hanya orang yang disebut" in refused(
        contributors.show_name, rinas, shows=True, by=members.budi
    )
    contributors.show_name(rinas, shows=True, by=members.rina.user, at=NOW)
    assert shown() == ["Rina"]


def test_a_name_is_shown_only_by_who_agrees(cast):
    rinas = named(proposed(cast), cast)

    assert "Setujui bagian" in refused(contributors.show_name, rinas, shows=True, by=cast.rina)
    hidden = contributors.show_name(rinas, shows=False, by=cast.rina.user, at=NOW)
    assert hidden.shown_since is None


def test_a_proposal_goes_to_the_panel_of_the_open_round(cast):
    row = submitted(cast)

    assert (row.status, row.submitted_by) == ("diajukan", cast.budi.user)
    assert PanelCase.objects.get(innovation=row).round == row.round
    assert "tidak dapat diajukan" in refused(innovations.submit_innovation, row, by=cast.budi)


def test_without_a_round_or_by_somebody_else_nothing_is_submitted(cast):
    row = proposed(cast)
    InnovationProofFactory(innovation=row)

    said = refused(innovations.submit_innovation, row, by=cast.budi)
    assert said == "Belum ada putaran inovasi yang dibuka. Lihat kalendernya di Putaran."
    for round_ in ({"is_draft": True}, {"kind": "penghargaan"}):
        RoundFactory(**round_)
    RoundFactory(opens_on=TODAY + timedelta(days=1))
    RoundFactory(opens_on=TODAY - timedelta(days=9), closes_on=TODAY - timedelta(days=1))
    assert "Belum ada putaran" in refused(innovations.submit_innovation, row, by=cast.budi)
    RoundFactory(opens_on=TODAY, closes_on=TODAY)
    assert "Hanya pengusul" in refused(innovations.submit_innovation, row, by=cast.rina)
    innovations.submit_innovation(row, by=cast.budi.user, at=NOW)


def test_taken_back_it_is_a_draft_and_can_come_again(cast):
    row = submitted(cast)
    assert "Hanya pengusul" in refused(innovations.withdraw_innovation, row, by=cast.rina)
    row = innovations.withdraw_innovation(row, by=cast.budi.user, at=NOW)

    assert row.status == "draf"
    assert PanelCase.objects.get(innovation=row).closed_at == NOW
    assert "tidak sedang" in refused(innovations.withdraw_innovation, row, by=cast.budi)
    innovations.submit_innovation(row, by=cast.budi.user, at=NOW)
    assert PanelCase.objects.filter(innovation=row).count() == 2


def test_a_draft_is_given_up_by_its_proposer_only(cast):
    row = proposed(cast)

    assert "Hanya pengusul" in refused(innovations.drop_innovation, row, by=cast.rina)
    assert innovations.drop_innovation(row, by=cast.budi.user, at=NOW).status == "dibatalkan"
    assert "Hanya draf" in refused(innovations.drop_innovation, row, by=cast.budi)


def test_the_outcome_is_told_by_the_proposer_after_acceptance(members):
    said = {"outcome": "tidak_tercapai", "note": "Sinyal tidak ada."}
    assert "sesudah inovasi diterima" in refused(
        innovations.tell_outcome, proposed(members), by=members.budi, **said
    )
    row = accepted(members)

    assert "Hanya pengusul" in refused(innovations.tell_outcome, row, by=members.rina, **said)
    row = innovations.tell_outcome(row, by=members.budi.user, at=NOW, **said)
    assert (row.outcome, row.outcome_note) == ("tidak_tercapai", "Sinyal tidak ada.")


def test_maturity_is_kept_by_hr_for_others_after_acceptance(members):
    row, draft = accepted(members), proposed(members)
    score = {"maturity": Decimal("62.5")}

    assert "Hanya BKPSDM" in refused(innovations.score_innovation, row, by=members.sari, **score)
    assert "sesudah inovasi" in refused(
        innovations.score_innovation, draft, by=members.ratna, **score
    )
    row = innovations.score_innovation(row, by=members.ratna.user, at=NOW, **score)
    assert row.maturity == Decimal("62.5")
    assert queries.maturity() == (Decimal("6.25"), 1)
    own = InnovationFactory(proposer=members.ratna, accepted=True)
    assert "dicatat orang lain" in refused(
        innovations.score_innovation, own, by=members.ratna, **score
    )


def add(innovation, by, *, file=None, link=""):
    return parts.add_proof(innovation, file=file, link=link, caption="", by=by.user, at=NOW)


def test_evidence_is_one_file_or_one_link(cast):
    row = proposed(cast)
    file = Clean("sk.pdf", "application/pdf", b"%PDF-1.4 isi")
    kept = add(row, cast.budi, file=file)

    assert (kept.caption, kept.blob.size) == ("sk.pdf", 12)
    assert add(row, cast.budi, link="https://bungo.go.id/x").caption == "bungo.go.id"
    for wrong in ({}, {"file": file, "link": "https://bungo.go.id"}):
        with pytest.raises(Refused, match="satu berkas atau"):
            add(row, cast.budi, **wrong)
    with pytest.raises(Refused, match="Hanya pengusul"):
        add(row, cast.rina, file=file)


def test_evidence_has_a_limit_and_can_be_taken_out_of_a_draft(cast):
    row = proposed(cast)
    for _ in range(queries.MOST_PROOFS):
        proof = InnovationProofFactory(innovation=row)
    with pytest.raises(Refused, match="Paling banyak 10 bukti"):
        add(row, cast.budi, link="https://bungo.go.id")

    assert "Hanya pengusul" in refused(parts.remove_proof, proof, by=cast.rina)
    parts.remove_proof(proof, by=cast.budi.user, at=NOW)
    assert row.proofs.count() == 9


@pytest.fixture
def result(cast):
    skp = SkpFactory(placement=cast.rina.placements.get(), agreed=True, appraiser=cast.sari)
    return WorkResultFactory(skp=skp, order=1)


def test_who_takes_part_links_his_own_results_only(cast, result):
    row = proposed(cast)
    link = {"result": result}

    assert "Hanya pengusul dan penyumbang" in refused(parts.link_result, row, by=cast.rina, **link)
    named(row, cast)
    assert "SKP Anda sendiri" in refused(parts.link_result, row, by=cast.budi, **link)
    made = parts.link_result(row, by=cast.rina.user, at=NOW, **link)
    assert parts.link_result(row, by=cast.rina.user, at=NOW, **link) == made
    assert "Hanya yang menautkan" in refused(parts.unlink_result, made, by=cast.budi)
    parts.unlink_result(made, by=cast.rina.user, at=NOW)
    assert row.served.count() == 0


def test_links_are_settled_when_the_panel_has_it(cast, result):
    row = proposed(cast)
    agreed(named(row, cast))
    made = parts.link_result(row, result=result, by=cast.rina.user, at=NOW)
    RoundFactory()
    InnovationProofFactory(innovation=row)
    innovations.submit_innovation(row, by=cast.budi.user, at=NOW)

    assert "panel" in refused(parts.link_result, row, result=result, by=cast.rina)
    assert "panel" in refused(parts.unlink_result, made, by=cast.rina)
