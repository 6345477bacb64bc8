"""What the pages say, to whom, and in how few statements."""

from datetime import date, timedelta
from io import BytesIO

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image
from python_calamine import CalamineWorkbook

from kinerja.audit.models import Event
from kinerja.lib.codes import verification_code
from kinerja.recognition.actions import contributors
from kinerja.recognition.models import (
    Appreciation,
    Certificate,
    Innovation,
    Nomination,
    PanelCase,
    Round,
)
from tests.documents.archivable import assert_archivable
from tests.documents.test_skp_pdf import in_order, text_of
from tests.factories import (
    NOW,
    TODAY,
    EmployeeFactory,
    RoleGrantFactory,
    SkpFactory,
    WorkResultFactory,
)
from tests.recognition.conftest import (
    IDEA,
    WHY,
    accepted,
    agreed,
    decided,
    judged,
    named,
    proposed,
    submitted,
)
from tests.recognition.factories import (
    AppreciationFactory,
    CertificateFactory,
    ContributorFactory,
    InnovationFactory,
    InnovationProofFactory,
    JudgementFactory,
    NominationFactory,
    PanelCaseFactory,
    RoundFactory,
    ServedResultFactory,
    ServiceFactFactory,
)
from tests.satisfaction.factories import (
    ServiceUnitFactory,
    SurveyAnswerFactory,
    SurveyRoundFactory,
)


def page(name, *args):
    return reverse(f"recognition:{name}", args=[getattr(arg, "pk", arg) for arg in args])


def read(client, who, url):
    client.force_login(who.user)
    return words_of(client.get(url))


def words_of(answer):
    """The page; dates do not break inside, which a test need not know."""
    return answer.content.decode().replace("\xa0", " ")


def send(client, who, url, **data):
    client.force_login(who.user)
    return client.post(url, data)


def statements(client, url, data=None):
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(url) if data is None else client.post(url, data)
    assert answer.status_code in {200, 302}
    return len([one for one in asked if "SAVEPOINT" not in one["sql"]])


# Innovations


def test_an_idea_becomes_a_proposal(client, cast):
    answer = send(client, cast.budi, page("new"), **{k: v for k, v in IDEA.items() if v})

    row = Innovation.objects.get()
    assert answer["Location"] == page("innovation", row)
    text = read(client, cast.budi, page("innovation", row))
    assert "Sebelum dapat diajukan" in text
    assert "ASN yang mengusulkannya tidak dapat dipidana." in text
    assert "UU 23/2014 Pasal 389" in text


def test_a_mistake_keeps_the_words_and_says_so(client, cast):
    wrong = {**IDEA, "trial_on": "", "problem": "x" * 20_000, "applied_on": ""}
    answer = send(client, cast.budi, page("new"), **wrong)

    assert answer.status_code == 422
    assert "Antrean tanpa aplikasi" in answer.content.decode()
    assert Innovation.objects.count() == 0


def test_an_own_proposal_is_written_anew(client, cast):
    row = proposed(cast)
    changed = {**IDEA, "title": "=HYPERLINK(1)", "applied_on": ""}
    send(client, cast.budi, page("edit", row), **changed)

    row.refresh_from_db()
    assert row.title == "=HYPERLINK(1)"


def test_the_share_is_asked_answered_and_shown(client, cast):
    row = proposed(cast)
    answer = send(
        client, cast.budi, page("contributors", row), employee=cast.rina.pk, share=30, part="Latih"
    )
    assert answer.status_code == 302
    rinas = row.contributors.get(employee=cast.rina)
    assert "Bagian Anda: 30 persen" in read(client, cast.rina, page("innovation", row))
    assert "menyebut Anda menyumbang 30 persen" in read(client, cast.rina, page("mine"))
    send(client, cast.rina, page("answer", rinas), answer="setuju", shows_name="on")

    rinas.refresh_from_db()
    assert (rinas.agrees, rinas.shown_since is not None) == (True, True)


def test_too_large_a_share_is_answered_with_what_is_left(client, cast):
    row = proposed(cast)
    named(row, cast, share=60)
    answer = send(
        client, cast.budi, page("contributors", row), employee=cast.tono.pk, share=50, part="–"
    )

    assert answer.status_code == 422
    assert "paling banyak 39 persen" in answer.content.decode()


def test_a_share_is_changed_and_a_contributor_removed_on_the_page(client, cast):
    rinas = named(proposed(cast), cast)
    send(client, cast.budi, page("share", rinas), share=20, part="Lain")
    rinas.refresh_from_db()
    assert (rinas.share, rinas.part) == (20, "Lain")
    send(client, cast.budi, page("contributor_remove", rinas))
    rinas.refresh_from_db()
    assert rinas.left_at is not None


def test_a_no_without_words_is_asked_again(client, cast):
    rinas = named(proposed(cast), cast)
    answer = send(client, cast.rina, page("answer", rinas), answer="tolak")

    assert answer.status_code == 422
    assert "Tulis apa yang sebaiknya diubah" in answer.content.decode()


def png():
    stream = BytesIO()
    Image.new("RGB", (20, 20)).save(stream, "PNG")
    return SimpleUploadedFile("foto.png", stream.getvalue(), "image/png")


def test_evidence_is_uploaded_read_and_removed(client, cast):
    row = proposed(cast)
    send(client, cast.budi, page("proof_add", row), file=png(), caption="Foto loket")
    proof = row.proofs.get()
    answer = client.get(page("proof", proof))

    assert (answer["Content-Type"], answer["Content-Security-Policy"]) == (
        "image/png",
        "default-src 'none'; sandbox",
    )
    assert send(client, cast.budi, page("proof_add", row)).status_code == 422
    send(client, cast.budi, page("proof_remove", proof))
    assert row.proofs.count() == 0


def test_a_result_of_somebody_else_is_not_told(client, cast):
    row = proposed(cast)
    agreed(named(row, cast))
    skp = SkpFactory(placement=cast.budi.placements.get(), agreed=True, appraiser=cast.sari)
    result = WorkResultFactory(skp=skp, order=1, statement="Rahasia hasil Budi")
    send(client, cast.budi, page("result_link", row), result=result.pk)

    assert "Rahasia hasil Budi" in read(client, cast.budi, page("innovation", row))
    text = read(client, cast.rina, page("innovation", row))
    assert "Rahasia hasil Budi" not in text
    assert "Hasil kerja dari SKP yang tidak dapat Anda baca." in text
    client.force_login(cast.budi.user)
    client.post(page("result_unlink", row.served.get()))
    assert row.served.count() == 0


@pytest.mark.parametrize("sent", ["0", "abc", "9" * 30, ""])
def test_a_result_that_is_not_there_is_not_found(client, cast, sent):
    assert send(
        client, cast.budi, page("result_link", proposed(cast)), result=sent
    ).status_code == (404)


def test_submitting_and_taking_back_on_the_page(client, cast):
    row = submitted(cast)
    assert "Ya, tarik" in read(client, cast.budi, page("innovation", row))
    send(client, cast.budi, page("withdraw", row))
    send(client, cast.budi, page("submit", row))
    row.refresh_from_db()
    assert row.status == "diajukan"
    answer = client.post(page("submit", row), follow=True)
    assert "tidak dapat diajukan" in answer.content.decode()


def test_a_draft_is_dropped_on_the_page(client, cast):
    row = proposed(cast)
    send(client, cast.budi, page("drop", row))

    row.refresh_from_db()
    assert row.status == "dibatalkan"


def test_a_missed_aim_is_told_beside_the_protection(client, members):
    row = accepted(members)
    send(client, members.budi, page("outcome", row), outcome="tidak_tercapai", note="Tanpa sinyal.")
    client.logout()
    text = client.get(page("gallery_item", row)).content.decode()

    assert "Sasaran tidak tercapai" in text
    assert "tidak dapat dipidana" in text
    assert send(client, members.budi, page("outcome", row)).status_code == 422


def test_the_maturity_is_kept_on_the_page_and_printed_in_the_register(client, members):
    row = accepted(members)
    assert send(client, members.ratna, page("score", row), maturity="abc").status_code == 422
    send(client, members.ratna, page("score", row), maturity="62,5")

    text = read(client, members.ratna, page("register"))
    assert "Rata-rata kematangan 6,25 dari 1 inovasi berskor" in text


# The gallery, and citizens' satisfaction beside it


def test_the_gallery_is_open_and_names_only_who_wishes_it(client, members):
    row = accepted(members)
    InnovationFactory(title="Belum diterima")
    client.logout()
    text = client.get(page("gallery_item", row)).content.decode()

    assert "Rina, 30 persen" in text
    assert "Budi" not in text
    assert "1 penyumbang memilih tidak disebut." in text
    rinas = row.contributors.get(employee=members.rina)
    contributors.show_name(rinas, shows=False, by=members.rina.user, at=NOW)
    for url in (page("gallery"), page("gallery_item", row)):
        text = client.get(url).content.decode()
        assert "Rina" not in text
        assert "Belum diterima" not in text


def test_taking_ones_name_back_on_the_page(client, members):
    row = accepted(members)
    rinas = row.contributors.get(employee=members.rina)
    send(client, members.rina, page("name", rinas), tampil="tidak")
    rinas.refresh_from_db()
    assert rinas.shown_since is None
    send(client, members.rina, page("name", rinas), tampil="ya")
    rinas.refresh_from_db()
    assert rinas.shown_since is not None


def test_what_is_not_accepted_is_not_in_the_gallery(client, cast):
    for row in (proposed(cast), InnovationFactory(submitted=True)):
        assert client.get(page("gallery_item", row)).status_code == 404


def test_the_gallery_is_searched_by_word_and_form(client, db):
    InnovationFactory(accepted=True, title="Kartu obat", form="lainnya", problem="Salah minum")
    InnovationFactory(accepted=True, title="Antrean")

    def found(query):
        text = client.get(f"{page('gallery')}?{query}").content.decode()
        return ["Kartu obat" in text, "Antrean" in text]

    assert found("text=minum") == [True, False]
    assert found("form=tata_kelola") == [False, True]
    assert found("text=tidak-ada") == [False, False]
    assert found("form=palsu") == [True, True]


def asked(service, first, scores, *, people=40):
    row = SurveyRoundFactory(
        service=service,
        year=first.year,
        quarter=(first.month + 2) // 3,
        starts_on=first,
        ends_on=first + timedelta(days=80),
        published_at=NOW,
        published_by=service.unit.role_grants.first().user,
    )
    for number in range(people):
        SurveyAnswerFactory(round=row, scores=scores - (number % 4 == 0))


@pytest.fixture
def aimed(cast):
    """An accepted innovation of 1 March 2026 that aims at a puskesmas of Umi's office."""
    service = ServiceUnitFactory(unit=cast.office, name="Puskesmas Rimbo")
    return InnovationFactory(
        accepted=True, service_unit=service, trial_on=date(2026, 1, 10), applied_on=date(2026, 3, 1)
    )


def test_satisfaction_before_and_after_stands_beside_and_proves_nothing(client, aimed):
    asked(aimed.service_unit, date(2025, 7, 1), 3)
    asked(aimed.service_unit, date(2026, 4, 1), 4)
    assert "Naik 25,00 poin" in read(client, aimed.proposer, page("change", aimed))
    client.logout()
    text = words_of(client.get(page("gallery_item", aimed)))

    assert "Setahun sebelum 10 Januari 2026" in text
    assert "Setahun sejak 1 Maret 2026" in text
    assert "65,24 sampai 72,26" in text
    assert "Naik 25,00 poin, melebihi kebetulan." in text
    assert "Angka ini bukan bukti jasa siapa pun." in text


@pytest.mark.parametrize("rounds", [[], [date(2025, 7, 1)], [date(2026, 4, 1)]])
def test_where_data_cannot_speak_no_number_is_shown(client, aimed, rounds):
    for first in rounds:
        asked(aimed.service_unit, first, 3)
    text = client.get(page("gallery_item", aimed)).content.decode()

    assert "Belum dapat dibandingkan" in text
    assert "poin" not in text


def test_too_few_answers_say_nothing(client, aimed):
    asked(aimed.service_unit, date(2025, 7, 1), 3, people=4)
    asked(aimed.service_unit, date(2026, 4, 1), 4)

    assert "Belum dapat dibandingkan" in client.get(page("gallery_item", aimed)).content.decode()


def test_without_a_service_or_a_first_day_there_is_nothing_to_compare(client, cast):
    for changes in ({}, {"service_unit": ServiceUnitFactory(), "applied_on": None}):
        row = InnovationFactory(accepted=True, stage="uji_coba", **changes)
        assert "Kepuasan warga di" not in client.get(page("gallery_item", row)).content.decode()


# Registers


def sheet(response):
    return CalamineWorkbook.from_filelike(BytesIO(response.content)).get_sheet_by_index(0)


def test_the_register_is_filtered_and_taken_away_safely(client, cast):
    InnovationFactory(submitted=True, title="=HYPERLINK(1)")
    InnovationFactory(submitted=True, title="Kartu", stage="inisiatif")
    InnovationFactory(title="Draf orang")
    text = read(client, cast.ratna, f"{page('register')}?stage=inisiatif")
    assert ("Kartu" in text, "HYPERLINK" in text, "Draf orang" in text) == (True, False, False)

    answer = client.post(f"{page('register_export')}?text=HYPER", {"bentuk": "csv"})
    assert "'=HYPERLINK(1)" in answer.content.decode("utf-8-sig")
    answer = client.post(page("register_export"))
    assert len(sheet(answer).to_python()) == 4  # the mark of demo data, the head, two rows
    assert Event.objects.filter(kind="recognition.list_exported").count() == 2


def test_the_register_of_names_holds_endorsed_ones(client, cast):
    NominationFactory(nominee__name="Agus Awal")
    NominationFactory(nominee__name="Beni Kuat", endorsed=True)
    text = read(client, cast.ratna, page("nomination_register"))

    assert ("Agus Awal" in text, "Beni Kuat" in text) == (False, True)
    text = read(client, cast.ratna, f"{page('nomination_register')}?text=lain&status=dikuatkan")
    assert "Tidak ada usulan" in text
    assert "Beni Kuat" in str(sheet(client.post(page("nomination_export"))).to_python())


# The panel


def test_a_member_judges_alone_first_and_reads_the_others_then(client, members):
    case = PanelCase.objects.get(innovation=submitted(members))
    JudgementFactory(case=case, reviewer=members.wayan.user, reason="Rahasia Wayan sebelum Opi.")
    assert "Rahasia Wayan" not in read(client, members.opi, page("case", case))
    answer = send(client, members.opi, page("judge", case), advice="diterima", reason=WHY)
    assert answer.status_code == 422
    assert "Rahasia Wayan" not in answer.content.decode()
    scores = {f"score_{one.pk}": 80 for one in case.round.criteria.all()}
    send(client, members.opi, page("judge", case), advice="diterima", reason=WHY, **scores)

    assert "Rahasia Wayan" in read(client, members.opi, page("case", case))
    for who in (members.ratna, members.agus):
        text = read(client, who, page("case", case))
        assert "Rahasia Wayan" not in text
        assert "terbuka sesudah panel memutuskan" in text


def test_a_member_with_an_interest_reads_only_why(client, members):
    case = PanelCase.objects.get(innovation=submitted(members))
    text = read(client, members.sari, page("case", case))

    assert "Anda tidak menilai berkas ini" in text
    assert "Tunggu loket 74 menit" not in text
    assert "Simpan penilaian" not in text
    send(client, members.wayan, page("step_back", case), why="Ipar pengusul.")
    assert "Simpan penilaian" not in read(client, members.wayan, page("case", case))
    assert send(client, members.opi, page("step_back", case), why="").status_code == 422


def test_the_panel_decides_on_the_page_and_everybody_reads_why(client, members, monkeypatch):
    case = judged(PanelCase.objects.get(innovation=submitted(members)), members.opi, members.wayan)
    text = read(client, members.opi, page("case", case))
    assert "Usulan masih dibuka" in text
    answer = send(client, members.opi, page("decide", case), outcome="diterima", reason=WHY)
    assert answer.status_code == 422
    decided(case, members.opi)

    for who in (members.ratna, members.opi):
        assert WHY in read(client, who, page("case", case))
    assert WHY in read(client, members.rina, page("innovation", case.innovation_id))


def test_the_list_of_cases_knows_what_waits_for_whom(client, members):
    case = PanelCase.objects.get(innovation=submitted(members))
    assert "Menunggu Anda" in read(client, members.opi, page("cases"))
    waiting = f"{page('cases')}?state=menunggu"
    assert "Antrean tanpa aplikasi" in read(client, members.opi, waiting)
    assert "Antrean tanpa aplikasi" not in read(client, members.sari, waiting)
    judged(case, members.opi, members.wayan)
    assert "Antrean tanpa aplikasi" not in read(client, members.opi, waiting)
    done = f"{page('cases')}?state=diputus"
    assert "Antrean tanpa aplikasi" not in read(client, members.opi, done)
    decided(case, members.opi)
    assert "Antrean tanpa aplikasi" in read(client, members.opi, done)


# Rounds

DAYS = {
    "opens_on": TODAY + timedelta(days=1),
    "closes_on": TODAY + timedelta(days=20),
    "panel_until": TODAY + timedelta(days=30),
    "announced_on": TODAY + timedelta(days=40),
}
ROUND = {
    "title": "Pegawai Teladan",
    "terms": "Terbuka.",
    "basis": "Kepbup 12/2026",
    "passing": 70,
    "quorum": 2,
    "name_0": "Dampak",
    "question_0": "Apa yang berubah?",
    "weight_0": 60,
    "name_2": "Integritas",
    "question_2": "Teladan?",
    "weight_2": 40,
    **DAYS,
}


def test_hr_makes_a_round_and_everybody_reads_it_when_published(client, cast):
    assert 'value="Inspirasi"' in read(client, cast.ratna, page("round_new", "penghargaan"))
    send(client, cast.ratna, page("round_new", "penghargaan"), **ROUND)
    row = Round.objects.get()
    assert [one.weight for one in row.criteria.order_by("order")] == [60, 40]
    client.force_login(cast.budi.user)
    assert client.get(page("round", row)).status_code == 404
    assert "Pegawai Teladan" not in client.get(page("rounds")).content.decode()
    send(client, cast.ratna, page("round_edit", row), **{**ROUND, "title": "Teladan 2026"})
    send(client, cast.ratna, page("round_publish", row))

    text = read(client, cast.budi, page("round", row))
    assert "Teladan 2026" in text
    assert "Kriteria terbit, belum dibuka" in text


def test_a_round_with_half_a_criterion_or_none_is_asked_again(client, cast):
    half = {**ROUND, "weight_2": ""}
    none = {k: v for k, v in ROUND.items() if k[-1] not in "02"}
    for words in (half, none):
        answer = send(client, cast.ratna, page("round_new", "penghargaan"), **words)
        assert answer.status_code == 422
    assert send(client, cast.ratna, page("round_new", "lain"), **ROUND).status_code == 404
    assert Round.objects.count() == 0


@pytest.mark.parametrize(
    ("opens", "closes", "word"),
    [(1, 2, "belum dibuka"), (0, 2, "Usulan dibuka"), (-3, -1, "Panel menilai")],
)
def test_where_a_round_stands_is_said(client, cast, opens, closes, word):
    days = {"opens_on": opens, "closes_on": closes}
    RoundFactory(**{name: TODAY + timedelta(days=n) for name, n in days.items()})

    assert word in read(client, cast.budi, page("rounds"))


def test_who_was_chosen_and_why_is_published_on_its_day(client, members):
    past = {"opens_on": date(2026, 5, 1), "closes_on": date(2026, 5, 31)}
    for announced, shown in ((TODAY, True), (TODAY + timedelta(days=1), False)):
        row = RoundFactory(
            kind="penghargaan", panel_until=date(2026, 6, 30), announced_on=announced, **past
        )
        named_ = NominationFactory(round=row, nominee=members.budi, endorsed=True)
        case = judged(PanelCaseFactory(nomination=named_), members.opi, members.wayan)
        decided(case, members.opi)
        assert (WHY in read(client, members.tono, page("round", row))) is shown


# Nominations


def test_a_colleague_is_named_and_endorsed_on_the_page(client, cast):
    award = RoundFactory(kind="penghargaan")
    text = read(client, cast.rina, f"{page('nominate', award)}?q=Budi&penguat=Joko")
    assert 'name="citation"' in text
    answer = send(
        client,
        cast.rina,
        page("nominate", award),
        nominee=cast.budi.pk,
        endorser=cast.joko.pk,
        citation="Memangkas tunggu.",
        relation="Rekan",
        link="https://contoh.go.id",
    )
    row = Nomination.objects.get()
    assert answer["Location"] == page("nomination", row)
    assert "Menunggu kesaksian Anda" in read(client, cast.joko, page("nominations"))
    assert send(client, cast.joko, page("endorse", row), note="Ya").status_code == 422
    send(client, cast.joko, page("endorse", row), note=WHY)
    row.refresh_from_db()
    assert row.status == "dikuatkan"
    assert "Saya tidak bersedia dicalonkan" in read(client, cast.budi, page("nomination", row))
    assert send(client, cast.budi, page("nomination_withdraw", row), why="").status_code == 422
    send(client, cast.budi, page("nomination_withdraw", row), why="Tidak bersedia.")
    assert "Tidak bersedia." in read(client, cast.rina, page("nomination", row))


def test_nobody_is_named_in_an_award_that_is_not_published_or_in_a_call_for_ideas(client, cast):
    client.force_login(cast.ratna.user)
    rounds = [
        RoundFactory(kind="penghargaan"),
        RoundFactory(kind="penghargaan", is_draft=True),
        RoundFactory(kind="inovasi"),
    ]

    answers = [client.get(page("nominate", row)).status_code for row in rounds]

    assert answers == [200, 404, 404]


def test_a_nomination_is_listed_for_the_three_it_names(client, cast):
    row = NominationFactory(nominator=cast.rina, nominee=cast.budi, endorser=cast.joko)

    for who, listed in ((cast.rina, 1), (cast.budi, 1), (cast.joko, 1), (cast.sari, 0)):
        client.force_login(who.user)
        rows = client.get(page("nominations")).context["rows"]
        assert [one.pk for one in rows] == [row.pk] * listed


@pytest.mark.parametrize("number", [1, 3])
def test_the_people_found_for_an_award_are_read_once(client, cast, number):
    award = RoundFactory(kind="penghargaan")
    for _ in range(number):
        EmployeeFactory(name="Budi Santoso")
        EmployeeFactory(name="Joko Widodo")
    client.force_login(cast.rina.user)
    address = f"{page('nominate', award)}?q=Budi&penguat=Joko"

    text = client.get(address).content.decode()
    assert text.count("Budi – ") == 1
    assert [text.count(name) for name in ("Budi Santoso", "Joko Widodo")] == [number] * 2
    assert statements(client, address) <= 12


def test_naming_oneself_is_answered_on_the_page(client, cast):
    award = RoundFactory(kind="penghargaan")
    answer = send(
        client,
        cast.budi,
        page("nominate", award),
        nominee=cast.budi.pk,
        endorser=cast.joko.pk,
        citation="Saya sendiri.",
        relation="Saya",
        link="https://contoh.go.id",
    )

    assert answer.status_code == 422
    assert "Tidak seorang pun mengusulkan dirinya sendiri" in answer.content.decode()
    assert client.get(page("nominate", RoundFactory())).status_code == 404


def test_why_somebody_is_not_eligible_is_read_by_him_hr_and_panel(client, members):
    award = RoundFactory(kind="penghargaan", clean_years=5)
    row = NominationFactory(
        round=award,
        nominee=members.budi,
        nominator=members.rina,
        endorser=members.tono,
        endorsed=True,
    )
    ServiceFactFactory(
        employee=members.budi,
        kind="hukdis_sedang",
        first_on=date(2025, 1, 1),
        last_on=date(2025, 6, 30),
    )

    told = {
        who: "Hukuman disiplin" in read(client, getattr(members, who), page("nomination", row))
        for who in ("budi", "ratna", "opi", "rina", "tono")
    }
    assert told == {"budi": True, "ratna": True, "opi": True, "rina": False, "tono": False}


def test_evidence_of_a_nomination_is_a_link_or_a_file(client, cast):
    row = NominationFactory(nominator=cast.rina)
    client.force_login(cast.rina.user)

    assert client.get(page("nomination_proof", row))["Location"] == "https://contoh.go.id/bukti"


def test_a_certificate_is_one_page_and_its_code_is_checked(client, members, tmp_path):
    accepted(members)
    row = Certificate.objects.get(employee=members.rina)
    url = reverse("documents:certificate_pdf", args=[row.pk])
    assert f'href="{url}"' in read(client, members.rina, page("nominations"))
    answer = client.get(url)
    client.logout()
    text = client.get(reverse("documents:verify", args=[row.verification_code])).content.decode()

    assert_archivable(answer.content, tmp_path)
    with pikepdf.open(BytesIO(answer.content)) as paper:
        assert len(paper.pages) == 1
    assert True is in_order(
        text_of(answer.content),
        "PIAGAM PENGHARGAAN",
        "Rina",
        f"sebesar {row.content['share']} persen",
        "Antrean tanpa aplikasi",
        row.content["award"],
    )
    assert "Dokumen asli dan masih berlaku" in text
    assert "Antrean tanpa aplikasi" in text


# Years of service


def test_everybody_reads_how_his_years_are_counted(client, cast):
    text = read(client, cast.budi, page("service_mine"))

    assert "Calon pada 17 Agustus 2026" in text
    assert "NIP: bulan pengangkatan" in text
    ServiceFactFactory(employee=cast.budi, last_on=None)
    text = read(client, cast.budi, page("service_mine"))
    assert "Cuti di luar tanggungan negara masih berlangsung." in text


def test_an_account_without_an_employee_has_no_years(client, db):
    client.force_login(RoleGrantFactory(role="operator").user)

    assert client.get(page("service_mine")).status_code == 404


def test_hr_keeps_facts_and_takes_them_back(client, cast):
    wrong = {"kind": "cltn", "first_on": "2012-01-01", "last_on": "2011-01-01", "letter": "SK 1"}
    assert send(client, cast.ratna, page("service", cast.budi), **wrong).status_code == 422
    send(client, cast.ratna, page("service", cast.budi), **{**wrong, "last_on": "2012-12-31"})
    fact = cast.budi.service_facts.get()
    assert "Dihitung ulang sesudah" in read(client, cast.umi, page("service", cast.budi))
    assert "Simpan catatan" not in read(client, cast.umi, page("service", cast.budi))
    send(client, cast.ratna, page("fact_withdraw", fact))
    fact.refresh_from_db()
    assert fact.withdrawn_at is not None


def test_candidates_of_a_day_and_a_tier(client, cast):
    EmployeeFactory(name="Si Muda", nip="199501012020031901")
    EmployeeFactory(name="Baru genap", nip="199001012016081901")
    text = read(client, cast.ratna, page("candidates"))
    assert ("Baru genap" in text, "Si Muda" in text) == (True, False)
    day = f"{page('candidates')}?giving=2030-08-17"
    assert "Si Muda" in read(client, cast.ratna, day)
    assert "Si Muda" not in read(client, cast.ratna, f"{day}&tier=20")
    assert "Tidak ada calon" in read(client, cast.ratna, f"{page('candidates')}?tier=30")
    assert "1 Januari 2010" in read(client, cast.ratna, f"{page('candidates')}?giving=1990-01-01")
    assert "Baru genap" not in read(client, cast.umi, page("candidates"))

    rows = sheet(client.post(page("candidates_export"))).to_python()
    assert len(rows) > 2


# Thanks


def test_thanks_are_given_shown_and_taken_back(client, cast):
    words = {
        "receiver": cast.budi.pk,
        "behaviour": "harmonis",
        "text": "Membantu <b>saya</b>.",
        "idempotency_key": "5b9f6f1e-0000-4000-8000-000000000001",
    }
    send(client, cast.rina, page("thank"), **words)
    send(client, cast.rina, page("thank"), **words)
    row = Appreciation.objects.get()
    assert "Membantu &lt;b&gt;saya" in read(client, cast.budi, page("thanks"))
    assert "Membantu" not in read(client, cast.tono, page("wall"))
    send(client, cast.budi, page("thanks_show", row), tampil="ya")
    assert "Membantu" in read(client, cast.tono, page("wall"))
    assert "Membantu" not in read(client, cast.wayan, page("wall"))
    assert "tampil di kantor" in read(client, cast.rina, f"{page('thanks')}?saya=memberi")
    send(client, cast.budi, page("thanks_show", row), tampil="tidak")
    assert "Membantu" not in read(client, cast.tono, page("wall"))
    send(client, cast.rina, page("thanks_withdraw", row))
    assert "Membantu" not in read(client, cast.budi, page("thanks"))


def test_thanking_too_often_is_answered_on_the_page(client, cast):
    AppreciationFactory(giver=cast.rina, receiver=cast.budi)
    answer = send(
        client,
        cast.rina,
        page("thank"),
        receiver=cast.budi.pk,
        behaviour="harmonis",
        text="Lagi.",
        idempotency_key="5b9f6f1e-0000-4000-8000-000000000002",
    )

    assert answer.status_code == 422
    assert "Tunggu sampai 14 hari" in answer.content.decode()


def test_mutual_thanks_are_counted_for_all_to_see(client, cast):
    both = {"office": cast.office, "shown_since": NOW}
    AppreciationFactory(giver=cast.rina, receiver=cast.budi, **both)
    AppreciationFactory(giver=cast.budi, receiver=cast.rina, **both)
    AppreciationFactory(giver=cast.sari, receiver=cast.budi, **both)

    text = read(client, cast.tono, page("wall"))
    assert "3 apresiasi, 2 di antaranya saling memberi dalam 90 hari." in text


def test_somebody_without_a_placement_has_no_wall(client, cast):
    lonely = EmployeeFactory()
    AppreciationFactory(shown_since=NOW)

    assert "Belum ada yang ditampilkan" in read(client, lonely, page("wall"))


# Duties, and statements


def test_the_start_page_says_what_waits(client, members):
    named(proposed(members), members)
    NominationFactory(endorser=members.joko)
    case = PanelCaseFactory(innovation=InnovationFactory(submitted=True))
    home = reverse("web:home")

    assert "Setujui bagian inovasi" in read(client, members.rina, home)
    assert "Kuatkan usulan penghargaan" in read(client, members.joko, home)
    assert "Nilai berkas panel" in read(client, members.opi, home)
    assert "Nilai berkas panel" not in read(client, members.tono, home)
    JudgementFactory(case=case, reviewer=members.opi.user)
    assert "Nilai berkas panel" not in read(client, members.opi, home)
    PanelCase.objects.update(closed_at=NOW)
    assert "Nilai berkas panel" not in read(client, members.wayan, home)


def grown(members, number):
    """So many of everything that lists show."""
    for _ in range(number):
        row = InnovationFactory(proposer=members.budi, submitted=True)
        ContributorFactory(innovation=row, employee=members.budi, share=70)
        ContributorFactory(innovation=row, share=30, agrees=None)
        InnovationProofFactory(innovation=row)
        shown = InnovationFactory(accepted=True)
        ContributorFactory(innovation=shown, shown_since=NOW)
        PanelCaseFactory(innovation=row)
        NominationFactory(nominator=members.budi, endorsed=True)
        CertificateFactory(
            contributor=ContributorFactory(),
            employee=members.budi,
            verification_code=verification_code(),
        )
        both = {"office": members.office, "shown_since": NOW}
        AppreciationFactory(receiver=members.budi, **both)


LISTS = (
    *(("budi", name) for name in ("mine", "rounds", "nominations", "thanks", "wall", "gallery")),
    *(("ratna", name) for name in ("register", "nomination_register", "candidates")),
    ("opi", "cases"),
)


@pytest.mark.parametrize(("who", "name"), LISTS)
def test_lists_ask_as_little_for_three_rows_as_for_one(client, members, who, name):
    client.force_login(getattr(members, who).user)
    grown(members, 1)
    one = statements(client, page(name))
    grown(members, 2)

    assert statements(client, page(name)) == one
    assert one <= 12


@pytest.mark.parametrize("number", [1, 3])
def test_a_proposal_with_all_its_parts_stays_within_twelve(client, members, number):
    row = InnovationFactory(
        proposer=members.budi, service_unit=ServiceUnitFactory(), form="pelayanan_publik"
    )
    ContributorFactory(innovation=row, employee=members.budi, share=10)
    skp = SkpFactory(placement=members.budi.placements.get(), agreed=True, appraiser=members.sari)
    for order in range(1, number + 1):
        ContributorFactory(innovation=row, share=10)
        InnovationProofFactory(innovation=row)
        result = WorkResultFactory(skp=skp, order=order)
        ServedResultFactory(innovation=row, result=result, linked_by=members.budi.user)
    client.force_login(members.budi.user)

    assert statements(client, page("innovation", row)) <= 12


@pytest.mark.parametrize("number", [1, 3])
def test_a_case_stays_within_its_statements(client, members, number):
    row = InnovationFactory(submitted=True)
    case = PanelCaseFactory(innovation=row)
    for _ in range(number):
        ContributorFactory(innovation=row, share=10)
        JudgementFactory(case=case)
    client.force_login(members.opi.user)

    assert statements(client, page("case", case)) <= 12


def test_saying_thanks_takes_ten_statements_at_most(client, cast):
    client.force_login(cast.rina.user)
    words = {
        "receiver": cast.budi.pk,
        "behaviour": "harmonis",
        "text": "Membantu.",
        "idempotency_key": "5b9f6f1e-0000-4000-8000-000000000003",
    }

    assert statements(client, page("thank"), words) <= 10


@pytest.mark.parametrize("name", ["mine", "thanks", "wall"])
def test_an_empty_list_asks_for_one_thing(client, cast, name):
    client.force_login(cast.budi.user)

    page = client.get(reverse(f"recognition:{name}")).content.decode()

    assert page.count("btn-primary") == 1
