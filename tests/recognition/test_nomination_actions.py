from datetime import date, timedelta

import pytest

from kinerja.audit.models import Event
from kinerja.lib.refusals import Refused
from kinerja.notifications.models import Message
from kinerja.recognition.actions import nominations
from kinerja.recognition.actions.nominations import Citation
from kinerja.recognition.models import Certificate, Nomination, PanelCase
from kinerja.recognition.queries import nominations as queries
from tests.factories import NOW, TODAY, RoleGrantFactory, UserFactory
from tests.recognition.conftest import AFTER, WHY, decided, judged
from tests.recognition.factories import (
    ContributorFactory,
    InnovationFactory,
    NominationFactory,
    RoundFactory,
    ServiceFactFactory,
)


@pytest.fixture
def award(db):
    return RoundFactory(kind="penghargaan", title="Pegawai Teladan")


def words(cast, **changes):
    return Citation(
        **{
            "nominee": cast.budi,
            "endorser": cast.joko,
            "citation": "Memangkas waktu tunggu.",
            "relation": "Rekan satu bidang",
            "link": "https://contoh.go.id/bukti",
            **changes,
        }
    )


def named(award, cast, by="rina", **changes):
    return nominations.nominate(
        award, words=words(cast, **changes), by=getattr(cast, by).user, at=NOW
    )


def says(act, *args, by, at=NOW, **kwargs):
    with pytest.raises(Refused) as refusal:
        act(*args, by=by.user, at=at, **kwargs)
    return " ".join(refusal.value.reasons)


def refused(award, cast, by="rina", at=NOW, **changes):
    return says(
        nominations.nominate, award, words=words(cast, **changes), by=getattr(cast, by), at=at
    )


def test_a_colleague_is_named_and_the_endorser_is_asked(award, cast):
    row = named(award, cast)

    assert (row.nominator, row.status, row.proof_caption) == (
        cast.rina,
        "menunggu_penguat",
        "contoh.go.id",
    )
    assert Message.objects.get(user=cast.joko.user).text == (
        "Rina meminta Anda menguatkan usulan bagi Budi."
    )
    assert PanelCase.objects.count() == 0


def test_nobody_names_himself_or_endorses_himself(award, cast):
    assert refused(award, cast, by="budi") == (
        "Tidak seorang pun mengusulkan dirinya sendiri. Usulkan rekan Anda."
    )
    for endorser in (cast.budi, cast.rina):
        assert "Penguat adalah orang ketiga" in refused(award, cast, endorser=endorser)


def test_names_are_taken_in_published_awards_during_their_call(award, cast):
    draft = RoundFactory(kind="penghargaan", is_draft=True)
    for other in (draft, RoundFactory()):
        assert "tidak menerima usulan nama" in refused(other, cast)
    assert "selama masa usulan" in refused(award, cast, at=NOW + timedelta(days=20))


def test_a_name_comes_with_one_piece_of_evidence(award, cast):
    assert "Lampirkan satu bukti" in refused(award, cast, link="")


def test_the_same_colleague_is_named_once_by_the_same_person(award, cast):
    row = named(award, cast)

    assert "sudah mengusulkan orang ini" in refused(award, cast)
    nominations.withdraw_nomination(row, reason="Keliru.", by=cast.rina.user, at=NOW)
    named(award, cast)
    named(award, cast, by="tono")


def test_an_innovation_that_is_named_is_accepted_and_his(award, cast):
    draft = InnovationFactory()
    foreign = InnovationFactory(accepted=True)
    own = ContributorFactory(
        innovation=InnovationFactory(accepted=True), employee=cast.budi
    ).innovation

    assert "harus sudah diterima" in refused(award, cast, innovation=draft)
    assert "bukan penyumbang" in refused(award, cast, innovation=foreign)
    assert named(award, cast, innovation=own).innovation == own


def test_why_somebody_is_not_eligible_stays_with_him_and_hr(cast):
    award = RoundFactory(kind="penghargaan", clean_years=5)
    ServiceFactFactory(
        employee=cast.budi,
        kind="hukdis_sedang",
        first_on=date(2025, 1, 1),
        last_on=date(2025, 6, 30),
    )

    said = refused(award, cast)

    assert said == nominations.NOT_ELIGIBLE
    assert "hukuman" not in said.lower()
    assert queries.why_not_eligible(award, cast.budi, on=TODAY) == [
        "Hukuman disiplin sedang atau berat berakhir kurang dari 5 tahun yang lalu."
    ]


def test_an_account_without_an_employee_names_nobody(award, cast):
    with pytest.raises(Refused, match="tidak terhubung"):
        nominations.nominate(award, words=words(cast), by=UserFactory(), at=NOW)


def test_the_endorser_alone_lays_it_before_the_panel(award, cast):
    row = named(award, cast)

    assert "Hanya penguat" in says(nominations.endorse, row, note=WHY, by=cast.rina)
    assert "sedikitnya 20" in says(nominations.endorse, row, note="Ya.", by=cast.joko)
    late = NOW + timedelta(days=60)
    assert "Masa panel" in says(nominations.endorse, row, note=WHY, by=cast.joko, at=late)
    row = nominations.endorse(row, note=WHY, by=cast.joko.user, at=NOW)
    assert row.status == "dikuatkan"
    assert PanelCase.objects.get().nomination == row
    assert "boleh menolak dicalonkan" in Message.objects.get(user=cast.budi.user).text
    assert "tidak sedang menunggu" in says(nominations.endorse, row, note=WHY, by=cast.joko)


@pytest.mark.parametrize("who", ["budi", "rina", "joko"])
def test_each_of_the_three_may_take_it_back_before_it_is_endorsed(award, cast, who):
    row = named(award, cast)
    row = nominations.withdraw_nomination(
        row, reason="Belum lengkap.", by=getattr(cast, who).user, at=NOW
    )

    assert (row.status, row.withdrawn_reason) == ("ditarik", "Belum lengkap.")
    again = {"reason": "–", "by": cast.rina}
    assert "sudah selesai" in says(nominations.withdraw_nomination, row, **again)


def test_afterwards_the_endorser_may_not_and_the_named_may(award, cast):
    row = nominations.endorse(named(award, cast), note=WHY, by=cast.joko.user, at=NOW)

    for who in (cast.joko, cast.tono):
        assert "Hanya pengusul" in says(nominations.withdraw_nomination, row, reason="–", by=who)
    nominations.withdraw_nomination(row, reason="Tidak bersedia.", by=cast.budi.user, at=NOW)
    assert PanelCase.objects.get().closed_at == NOW
    assert "ditarik" in Message.objects.filter(user=cast.rina.user).last().text


def test_the_panel_awards_and_a_certificate_is_given(award, cast):
    for who in (cast.opi, cast.wayan):
        RoleGrantFactory(user=who.user, role="panel_inovasi")
    row = nominations.endorse(named(award, cast), note=WHY, by=cast.joko.user, at=NOW)
    case = judged(PanelCase.objects.get(), cast.opi, cast.wayan)
    with pytest.raises(Refused, match="keputusan yang tersedia"):
        decided(case, cast.opi, "dikembalikan")
    decided(case, cast.opi)

    row = Nomination.objects.get(pk=row.pk)
    assert (row.status, row.decided_at) == ("ditetapkan", AFTER)
    content = Certificate.objects.get(nomination=row).content
    assert (content["employee"]["name"], content["award"]) == ("Budi", "Pegawai Teladan")
    assert list(queries.awarded(award)) == [row]


def test_passed_over_nobody_gets_a_paper(award, cast):
    for who in (cast.opi, cast.wayan):
        RoleGrantFactory(user=who.user, role="panel_inovasi")
    nominations.endorse(named(award, cast), note=WHY, by=cast.joko.user, at=NOW)
    decided(judged(PanelCase.objects.get(), cast.opi, cast.wayan), cast.opi, "belum_diterima")

    assert Nomination.objects.get().status == "belum_terpilih"
    assert Certificate.objects.count() == 0
    assert list(queries.awarded(award)) == []
    assert Event.objects.filter(kind="recognition.nomination_decided").count() == 1


def test_the_panel_sees_who_names_each_other(award, cast):
    row = NominationFactory(round=award, nominee=cast.budi, nominator=cast.rina, endorser=cast.joko)
    assert queries.entanglements(row) == []
    back = NominationFactory(
        round=award, nominee=cast.rina, nominator=cast.budi, endorser=cast.tono
    )

    assert len(queries.entanglements(row)) == 1
    Nomination.objects.filter(pk=back.pk).update(
        status="ditarik", withdrawn_at=NOW, withdrawn_by=cast.budi.user, withdrawn_reason="–"
    )
    assert queries.entanglements(row) == []
