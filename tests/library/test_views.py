import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from kinerja.accounts.models import Draft
from kinerja.audit.models import Event
from kinerja.library import actions
from kinerja.library.models import (
    CaseComment,
    FaqEntry,
    LibraryCase,
    PublicQuestion,
    QuizAnswer,
)
from kinerja.notifications.models import Message
from tests.factories import NOW, EmployeeFactory, RoleGrantFactory, UserFactory
from tests.library.conftest import ANSWER, CASE, CHECKED, story_of
from tests.library.factories import (
    CaseCommentFactory,
    FaqEntryFactory,
    LibraryCaseFactory,
    PublicQuestionFactory,
    QuizQuestionFactory,
)

SCRIPT = "<script>alert(1)</script><b onclick=x>tebal</b>"
MOST_PAGE, MOST_SAVE = 12, 10


def page(name, *args):
    return reverse(f"library:{name}", args=[getattr(arg, "pk", arg) for arg in args])


def text(response):
    return response.content.decode()


def sheet(response):
    book = CalamineWorkbook.from_filelike(BytesIO(response.content))
    return book.get_sheet_by_index(0).to_python()


def statements(client, url, data):
    """What saving this costs."""
    with CaptureQueriesContext(connection) as made:
        assert client.post(url, data).status_code == 302, url
    return len([one for one in made if "SAVEPOINT" not in one["sql"]])  # of the test alone


def signed(client, person):
    client.force_login(person.user)
    return client


# Answers, without an account


def test_anybody_reads_answers_by_topic(client, entry):
    away = FaqEntryFactory(question="Tidak tampil?", is_shown=False)

    response = client.get(page("faq"))

    assert [(topic.label, rows) for topic, rows in response.context["groups"]] == [
        ("Keberatan", [entry])
    ]
    assert away.question not in text(response)
    assert client.get(page("entry", away)).status_code == 404
    assert client.get(page("faq"), {"topik": "skp"}).context["groups"] == []
    assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "typed",
    ["keberatan", "Bagaimana cara mengajukan keberatan??", "keberatn", "evalusi", "KEBER"],
)
def test_answers_are_found_by_word_beginning_and_slip(client, entry, typed):
    FaqEntryFactory(question="Siapa penilai saya?", answer="Buka Penilai saya.", topic="skp")

    assert list(client.get(page("faq"), {"q": typed}).context["found"]) == [entry]


@pytest.mark.parametrize("typed", ["zzz", "apa yang", "'); --", "%", "a:*|!&", "x" * 101])
def test_what_is_not_found_offers_to_ask(client, entry, typed):
    response = client.get(page("faq"), {"q": typed})

    assert response.status_code == 200
    if len(typed) <= 100:
        assert "Belum ada jawaban yang cocok" in text(response)


def test_an_answer_shows_where_who_when_and_what_it_said_before(client, cast):
    entry = actions.save_entry(None, values=ANSWER, by=cast.ratna.user, at=NOW)
    newer = ANSWER | {"answer": "Empat belas hari kerja, tanpa hari penerimaan."}
    actions.save_entry(entry, values=newer, revision=1, by=cast.ratna.user, at=NOW)

    response = client.get(page("entry", entry))

    assert 'href="/bantuan/pegawai/#keberatan"' in text(response)
    assert "Dijawab BKPSDM, 15\u00a0Juli 2026" in text(response)
    assert [one.number for one in response.context["versions"]] == [1]
    assert ANSWER["answer"] in text(response)
    assert "Ratna" not in text(response)


def test_a_browser_says_once_whether_it_helped(client, entry):
    for said in ("ya", "belum", "ya"):
        client.post(page("vote", entry), {"terbantu": said})

    entry.refresh_from_db()
    assert (entry.helped, entry.not_helped) == (1, 0)
    assert "1 terbantu, 0 belum" in text(client.get(page("entry", entry)))


@pytest.mark.parametrize("said", [{}, {"terbantu": "mungkin"}])
def test_a_vote_says_yes_or_not_yet(client, entry, said):
    client.post(page("vote", entry), said)

    entry.refresh_from_db()
    assert (entry.helped, entry.not_helped) == (0, 0)


def test_a_forged_cookie_counts_for_nothing(client, entry):
    client.cookies["terbantu"] = f"{entry.pk}:palsu:palsu"
    client.post(page("vote", entry), {"terbantu": "ya"})

    entry.refresh_from_db()
    assert entry.helped == 1


def test_a_flood_of_votes_is_told(client, entry):
    for _ in range(40):
        client.cookies.clear()
        client.post(page("vote", entry), {"terbantu": "ya"})
    client.cookies.clear()

    response = client.post(page("vote", entry), {"terbantu": "ya"}, follow=True)

    entry.refresh_from_db()
    assert entry.helped == 40
    assert "sudah cukup untuk hari ini" in text(response)


def test_hr_writes_an_answer_and_puts_it_away(client, cast):
    signed(client, cast.ratna)
    client.post(page("entry_new"), ANSWER)
    entry = FaqEntry.objects.get()
    client.post(page("entry_edit", entry), ANSWER | {"topic": "skp", "revision": 1})
    client.post(page("entry_show", entry), {"tampil": "tidak"})

    entry.refresh_from_db()
    assert (entry.question, entry.topic, entry.revision, entry.is_shown) == (
        ANSWER["question"],
        "skp",
        2,
        False,
    )
    assert "Tampilkan lagi" in text(client.get(page("entry", entry)))


def test_two_editors_see_both_versions_and_lose_nothing(client, cast, entry):
    signed(client, cast.ratna)
    client.post(page("entry_edit", entry), ANSWER | {"answer": "Dari jendela lain.", "revision": 1})

    mine = ANSWER | {"answer": "Kata saya.", "revision": 1}
    response = client.post(page("entry_edit", entry), mine)

    assert response.status_code == 409
    assert response.context["conflict_rows"] == [
        {"label": "Jawaban", "theirs": "Dari jendela lain.", "mine": "Kata saya."}
    ]
    assert response.context["form"]["revision"].value() == 2
    assert FaqEntry.objects.get().answer == "Dari jendela lain."
    client.post(page("entry_edit", entry), mine | {"revision": 2})
    assert FaqEntry.objects.get().answer == "Kata saya."


def test_what_was_typed_comes_back_from_the_draft(client, cast, entry):
    Draft.objects.create(
        user=cast.ratna.user,
        key=f"pustaka-soal-{entry.pk}",
        data={"answer": "Belum selesai", "revision": "1"},
        saved_at=NOW,
    )
    signed(client, cast.ratna)

    assert "Belum selesai" in text(client.get(page("entry_edit", entry)))
    client.post(page("entry_edit", entry), ANSWER | {"revision": 1})
    assert not Draft.objects.exists()


# Questions


def test_who_asks_chooses_whether_hr_reads_the_name(client, cast):
    signed(client, cast.budi)
    client.post(page("question_ask"), {"text": "Dengan nama?", "shown": "nama"})
    client.post(page("question_ask"), {"text": "Tanpa nama?", "shown": "tanpa"})

    assert list(PublicQuestion.objects.order_by("pk").values_list("text", "asked_by")) == [
        ("Dengan nama?", cast.budi.user.pk),
        ("Tanpa nama?", None),
    ]
    own = text(client.get(page("question_list")))
    assert "Dengan nama?" in own
    assert "Tanpa nama?" not in own
    desk = text(signed(client, cast.ratna).get(page("desk")))
    assert ("Budi" in desk, "Tanpa nama" in desk) == (True, True)


def test_first_words_are_for_hr_alone_and_checked_words_for_everybody(client, cast):
    question = PublicQuestionFactory(text="Kenapa Pak Anu dipromosikan?", asked_by=cast.budi.user)
    assert client.get(page("question_detail", question)).status_code == 404
    signed(client, cast.ratna)
    refused = client.post(page("question_answer", question), CHECKED | {"revision": 1})
    assert refused.status_code == 422
    assert "Hapus nama dan jabatan orang lain" in text(refused)
    client.post(page("question_answer", question), CHECKED | {"revision": 1, "names_removed": "on"})
    client.logout()

    shown = text(client.get(page("question_detail", question)))

    assert CHECKED["public_text"] in shown
    assert CHECKED["answer"] in shown
    everything = shown + text(client.get(page("question_list")))
    assert "Pak Anu" not in everything
    assert "Budi" not in everything


def test_the_waiting_list_says_how_long(client, cast):
    PublicQuestionFactory(waiting=True, asked_at=timezone.now() - timedelta(days=8))
    PublicQuestionFactory(waiting=True, asked_at=timezone.now())

    response = client.get(page("question_list"))

    ages = [(one.age, one.tone) for one in response.context["waiting"]]
    assert ages == [("8 hari", "warn"), ("hari ini", "")]


def test_a_visitor_signs_in_to_follow_a_question(client, cast):
    question = PublicQuestionFactory(waiting=True, asked_at=timezone.now() - timedelta(days=8))
    address = page("question_detail", question)

    outside = text(client.get(address))
    inside = text(signed(client, cast.budi).get(address))

    assert "menunggu jawaban sejak 8 hari lalu." in outside
    assert f'?next={address}">Masuk</a> untuk mengikutinya.' in outside
    assert "Ikuti agar" not in outside
    assert "Ikuti agar Anda diberi tahu." in inside
    assert "untuk mengikutinya" not in inside


def test_a_question_is_followed_answered_and_promoted(client, cast):
    question = PublicQuestionFactory(waiting=True)
    signed(client, cast.rina)
    client.post(page("question_follow", question), {"ikuti": "ya"})
    assert "Berhenti mengikuti" in text(client.get(page("question_detail", question)))
    signed(client, cast.ratna)
    client.post(page("question_answer", question), CHECKED | {"revision": 1, "names_removed": "on"})
    client.post(page("question_promote", question))
    signed(client, cast.rina)
    client.post(page("question_follow", question), {"ikuti": "tidak"})

    assert FaqEntry.objects.get().question == CHECKED["public_text"]
    assert not question.followers.exists()


def test_a_declined_question_tells_its_asker_why(client, cast, question):
    signed(client, cast.ratna)
    client.post(page("question_decline", question), {"reason": "Urusan seseorang."})

    assert "Urusan seseorang." in text(signed(client, cast.budi).get(page("question_list")))
    assert "Urusan seseorang." not in text(signed(client, cast.rina).get(page("question_list")))


def test_two_who_answer_see_both_versions(client, cast, question):
    signed(client, cast.ratna)
    sent = CHECKED | {"revision": 1, "names_removed": "on"}
    client.post(page("question_answer", question), sent)

    response = client.post(page("question_answer", question), sent | {"answer": "Lain."})

    assert response.status_code == 409
    assert {"label": "Jawaban", "theirs": CHECKED["answer"], "mine": "Lain."} in (
        response.context["conflict_rows"]
    )


# Cases and stories


@pytest.mark.parametrize(
    ("asked", "finds"),
    [
        ({}, {"a", "b", "c"}),
        ({"jenis": "contoh"}, {"b"}),
        ({"jabatan": "pelaksana"}, {"c"}),
        ({"opd": "puskesmas"}, {"b"}),
        ({"pokok": "keberatan"}, {"c"}),
        ({"q": "literasi"}, {"a"}),
        ({"q": "literasi", "jenis": "contoh"}, set()),
        ({"jenis": "bukan-jenis"}, {"a", "b", "c"}),
    ],
)
def test_cases_are_found_by_kind_job_office_topic_and_words(client, cast, asked, finds):
    LibraryCaseFactory(published=True, title="a", situation="Guru dan literasi murid")
    LibraryCaseFactory(published=True, title="b", kind="contoh", office_kind="puskesmas")
    LibraryCaseFactory(published=True, title="c", job_kind="pelaksana", topic="keberatan")
    LibraryCaseFactory(title="d")

    response = signed(client, cast.wayan).get(page("case_list"), asked)

    assert {row.title for row in response.context["rows"]} == finds


def test_pages_of_cases_follow_a_key_and_keep_the_filter(client, cast):
    for number in range(27):
        LibraryCaseFactory(published=True, title=f"Kasus {number:02}")
    signed(client, cast.budi)

    first = client.get(page("case_list"), {"jenis": "kasus"})
    after = first.context["next_after"]
    second = client.get(page("case_list"), {"jenis": "kasus", "setelah": after})

    assert f"?jenis=kasus&amp;setelah={after}" in text(first)
    assert [row.title for row in second.context["rows"]] == ["Kasus 01", "Kasus 00"]
    assert second.context["next_after"] is None
    assert client.get(page("case_list"), {"setelah": "9" * 30}).status_code == 200


def submit(client, **changes):
    return client.post(page("case_submit"), CASE | {"kind": "kasus", "nip": ""} | changes)


def test_what_is_offered_waits_for_hr(client, cast):
    submit(signed(client, cast.budi))
    case = LibraryCase.objects.get()

    assert "Menunggu pemeriksaan" in text(client.get(page("case_list")))
    assert client.get(page("case_detail", case)).status_code == 200
    assert signed(client, cast.rina).get(page("case_detail", case)).status_code == 404
    signed(client, cast.ratna)
    assert case.title in text(client.get(page("desk")))
    client.post(page("case_publish", case), {"revision": 1})
    assert signed(client, cast.rina).get(page("case_detail", case)).status_code == 200


def test_a_story_of_oneself_needs_ones_tick(client, cast):
    signed(client, cast.budi)
    refused = submit(client, kind="kisah")
    assert refused.status_code == 422
    assert "Beri centang bila Anda setuju" in text(refused)

    submit(client, kind="kisah", agrees="on")

    case = LibraryCase.objects.get()
    assert (case.person, case.consent) == (cast.budi, "diberikan")


def test_a_story_of_somebody_else_asks_him(client, cast):
    signed(client, cast.sari)
    nip = cast.budi.nip
    assert "NIP itu tidak dikenal" in text(submit(client, kind="kisah", nip="1" * 18))
    assert "Kosongkan NIP" in text(submit(client, nip=nip))
    submit(client, kind="kisah", nip=f"{nip[:8]} {nip[8:]}")
    case = LibraryCase.objects.get()
    signed(client, cast.budi)

    home = text(client.get(reverse("web:home")))
    assert "Jawab kisah tentang Anda" in home
    assert "Saya setuju ditampilkan" in text(client.get(page("case_detail", case)))
    client.post(page("consent_give", case), {"revision": 1})

    case.refresh_from_db()
    assert (case.person, case.consent, case.author) == (cast.budi, "diberikan", cast.sari.user)
    assert "Cabut persetujuan" in text(client.get(page("case_detail", case)))


def test_consent_is_for_the_words_on_the_screen(client, cast):
    case = LibraryCaseFactory(story=True, person=cast.budi, revision=2)
    signed(client, cast.budi)

    for revision in ("1", "", "x", "9" * 20):
        client.post(page("consent_give", case), {"revision": revision})

    case.refresh_from_db()
    assert case.consent == "diminta"


def test_retracted_consent_is_gone_from_page_search_list_desk_and_export(client, cast):
    case = story_of(cast)
    comment = CaseCommentFactory(case=case, author=cast.rina.user, text="Selamat, Budi!")
    signed(client, cast.rina)
    before = client.get(page("case_detail", case))
    assert CASE["title"] in text(before)
    assert before["Cache-Control"] == "no-store"  # nor does it stay in any store
    signed(client, cast.budi).post(page("consent_end", case))

    for who in ("rina", "sari", "budi", "ratna", "agus"):
        signed(client, getattr(cast, who))
        everything = [
            text(client.get(page("case_list"))),
            text(client.get(page("case_list"), {"q": "rekap"})),
            str(sheet(client.post(page("export", "kasus"), {"bentuk": "xlsx"}))),
            text(client.post(page("export", "kasus"), {"bentuk": "csv"})),
            text(client.get(reverse("notifications:inbox"))),
        ]
        if who == "ratna":
            everything.append(text(client.get(page("desk"))))
        assert [CASE["title"] in one for one in everything] == [False] * len(everything)
        assert client.get(page("case_detail", case)).status_code == 404
        assert client.post(page("comment_write", case), {"text": "Ya?"}).status_code == 404
        assert client.get(page("comment_report", comment)).status_code == 404
    assert signed(client, cast.ratna).get(page("case_edit", case)).status_code == 404
    assert signed(client, cast.budi).post(page("consent_end", case)).status_code == 404


def test_two_editors_of_a_case_see_both_versions(client, cast, case):
    signed(client, cast.ratna)
    client.post(page("case_edit", case), CASE | {"revision": 1})

    response = client.post(page("case_edit", case), CASE | {"revision": 1, "title": "Lain"})

    assert response.status_code == 409
    assert response.context["conflict_rows"] == [
        {"label": "Judul", "theirs": CASE["title"], "mine": "Lain"}
    ]


def test_a_case_is_turned_away_with_a_reason(client, cast):
    submit(signed(client, cast.budi))
    case = LibraryCase.objects.get()
    signed(client, cast.ratna).post(page("case_turn_away", case), {"reason": "Menyebut orang."})

    assert "Menyebut orang." in text(signed(client, cast.budi).get(page("case_detail", case)))
    assert signed(client, cast.rina).get(page("case_detail", case)).status_code == 404


# Talk


def test_comments_and_replies_are_named(client, cast, case):
    signed(client, cast.budi).post(page("comment_write", case), {"text": "Berguna."})
    comment = CaseComment.objects.get()
    response = signed(client, cast.rina).post(
        page("comment_write", case), {"text": "Setuju.", "parent": comment.pk}
    )
    shown = text(client.get(page("case_detail", case)))

    assert response["Location"] == f"{page('case_detail', case)}#komentar-{comment.pk}"
    assert re.findall(r"<b>(Budi|Rina)</b>", shown) == ["Budi", "Rina"]
    assert "Perbaiki" in shown  # one's own, for ten minutes
    assert "bukan untuk di sini" in shown


def test_a_comment_is_repaired_by_its_writer(client, cast, case):
    comment = CaseCommentFactory(case=case, author=cast.budi.user, written_at=timezone.now())
    signed(client, cast.budi).post(page("comment_edit", comment), {"text": "Diperbaiki."})

    comment.refresh_from_db()
    assert comment.text == "Diperbaiki."
    assert signed(client, cast.rina).get(page("comment_edit", comment)).status_code == 404


def test_a_flood_keeps_what_was_typed(client, cast, case):
    signed(client, cast.budi)
    for number in range(5):
        client.post(page("comment_write", case), {"text": f"Komentar {number}"})

    response = client.post(page("comment_write", case), {"text": "Komentar keenam"})

    assert response.status_code == 422
    assert "Tunggu sepuluh menit" in text(response)
    assert "Komentar keenam" in text(response)
    assert CaseComment.objects.count() == 5


def test_a_reported_comment_is_hidden_and_its_reason_stays(client, cast, case):
    comment = CaseCommentFactory(case=case, author=cast.budi.user, text="Wayan malas.")
    signed(client, cast.rina).post(page("comment_report", comment), {"reason": "Menyebut orang."})
    signed(client, cast.ratna)
    assert "Wayan malas." in text(client.get(page("desk")))
    client.post(page("comment_hide", comment), {"reason": "Urusan orang bukan di sini."})
    client.get(page("desk"))

    for who in ("rina", "budi", "ratna"):
        shown = text(signed(client, getattr(cast, who)).get(page("case_detail", case)))
        assert "Wayan malas." not in shown
        assert "Urusan orang bukan di sini." in shown
    signed(client, cast.ratna).post(page("comment_restore", comment))
    assert "Wayan malas." in text(client.get(page("case_detail", case)))


def test_a_report_is_let_rest(client, cast, case):
    comment = CaseCommentFactory(case=case)
    signed(client, cast.rina).post(page("comment_report", comment), {"reason": "Tidak suka."})
    signed(client, cast.ratna).post(page("reports_dismiss", comment))

    assert "Tidak ada laporan." in text(client.get(page("desk")))


@pytest.mark.parametrize("name", ["comment_report", "comment_edit"])
def test_what_is_hidden_or_no_longer_shown_cannot_be_opened(client, cast, case, name):
    hidden = CaseCommentFactory(
        case=case,
        author=cast.budi.user,
        hidden_at=NOW,
        hidden_by=cast.ratna.user,
        hidden_reason="Keliru.",
    )
    withdrawn = CaseCommentFactory(case=LibraryCaseFactory(status="ditarik"), author=cast.budi.user)
    signed(client, cast.budi)

    assert [client.get(page(name, one)).status_code for one in (hidden, withdrawn)] == [404, 404]


def test_ones_own_list_holds_what_waits_and_what_is_about_oneself(client, cast):
    waits = LibraryCaseFactory(author=cast.budi.user)
    about = LibraryCaseFactory(story=True, agreed=True, published=True, person=cast.budi)
    gone = LibraryCaseFactory(story=True, person=cast.budi)
    LibraryCaseFactory(author=cast.budi.user, published=True)
    LibraryCaseFactory(author=cast.rina.user)
    actions.end_consent(gone, by=cast.budi.user, at=NOW)

    mine = signed(client, cast.budi).get(page("case_list")).context["mine"]

    assert set(mine) == {waits, about}


def test_hr_is_told_what_waits_and_not_what_waits_for_somebody_else(client, cast):
    PublicQuestionFactory()
    PublicQuestionFactory(waiting=True)
    PublicQuestionFactory(answered=True)
    LibraryCaseFactory()
    LibraryCaseFactory(published=True)
    LibraryCaseFactory(story=True, person=cast.budi)
    comment = CaseCommentFactory()
    actions.report_comment(comment, reason="Cek.", by=cast.rina.user, at=NOW)
    CaseCommentFactory()

    records = signed(client, cast.ratna).get(reverse("web:home")).context["records"]

    assert {name: records[name] for name in ("questions", "cases", "comments")} == {
        "questions": 2,
        "cases": 1,
        "comments": 1,
    }


def test_a_follower_is_oneself(client, cast):
    question = PublicQuestionFactory(waiting=True)
    actions.follow_question(question, follows=True, by=cast.rina.user, at=NOW)

    shown = text(signed(client, cast.budi).get(page("question_detail", question)))

    assert "Ikuti pertanyaan ini" in shown


# Bad input


def test_script_and_html_are_words(client, cast, case):
    signed(client, cast.budi)
    submit(client, title=SCRIPT, situation=SCRIPT)
    client.post(page("comment_write", case), {"text": SCRIPT})
    client.post(page("question_ask"), {"text": SCRIPT, "shown": "nama"})
    actions.save_entry(
        None,
        values=ANSWER | {"question": SCRIPT, "answer": SCRIPT},
        by=cast.ratna.user,
        at=NOW,
    )
    pages = [
        page("case_list"),
        page("case_detail", LibraryCase.objects.get(title=SCRIPT)),
        page("case_detail", case),
        page("question_list"),
        page("faq"),
        page("faq") + "?q=%3Cscript%3Ealert(1)%3C/script%3E",
        page("entry", FaqEntry.objects.get()),
    ]

    for path in pages:
        shown = text(client.get(path))
        assert "<script>alert" not in shown, path
        assert "<b onclick" not in shown, path
        assert "&lt;script&gt;alert(1)" in shown, path


LONG = "x" * 20_000


@pytest.mark.parametrize("sent", [LONG, "\x00", "   ", ""])
def test_what_cannot_be_kept_is_refused_with_a_sentence(client, cast, case, sent):
    signed(client, cast.ratna)
    answers = [
        client.post(page("comment_write", case), {"text": sent}),
        client.post(page("question_ask"), {"text": sent, "shown": "nama"}),
        submit(client, title=sent),
        client.post(page("entry_new"), ANSWER | {"answer": sent}),
        client.post(page("case_edit", case), CASE | {"situation": sent, "revision": 1}),
    ]

    assert [one.status_code for one in answers] == [422] * 5
    assert all(one.context["form"].errors for one in answers)
    assert not PublicQuestion.objects.exists()
    assert not CaseComment.objects.exists()


@pytest.mark.parametrize("parent", ["abc", "99999999", "9" * 30])
def test_an_answer_to_nothing_is_refused(client, cast, case, parent):
    response = signed(client, cast.budi).post(
        page("comment_write", case), {"text": "Balas.", "parent": parent}
    )

    assert response.status_code in {404, 422}
    assert not CaseComment.objects.exists()


# Quiz


def test_the_quiz_explains_and_goes_on(client, cast):
    first, second = QuizQuestionFactory(order=1), QuizQuestionFactory(order=2)
    right, wrong = first.options.get(is_right=True), first.options.filter(is_right=False)[0]
    signed(client, cast.budi)
    assert client.post(page("quiz_question", first)).status_code == 422
    assert client.get(page("quiz")).context["next"] == first
    client.post(page("quiz_question", first), {"option": wrong.pk})
    after = client.get(page("quiz_question", first))

    assert "Belum tepat" in text(after)
    assert [option.explanation in text(after) for option in first.options.all()] == [True] * 3
    assert after.context["next"] == second
    assert client.get(page("quiz_question", first), {"lagi": 1}).context["form"] is not None
    client.post(page("quiz_question", first), {"option": right.pk})
    result = client.get(page("quiz"))
    assert (result.context["answered"], result.context["right"]) == (1, 1)
    assert result.context["next"] == second


def test_a_question_put_away_is_not_asked(client, cast):
    away = QuizQuestionFactory(is_shown=False)
    signed(client, cast.ratna)

    assert client.get(page("quiz_question", away)).status_code == 404
    assert client.get(page("quiz")).context["next"] is None
    assert client.get(page("quiz")).context["rows"] == []
    assert client.get(page("quiz_insight")).context["rows"] == []


def test_an_option_of_another_question_is_none(client, cast):
    first, second = QuizQuestionFactory(), QuizQuestionFactory()

    response = signed(client, cast.budi).post(
        page("quiz_question", first), {"option": second.options.first().pk}
    )

    assert response.status_code == 422
    assert not QuizAnswer.objects.exists()


def test_ones_result_is_for_oneself(client, cast):
    question = QuizQuestionFactory()
    actions.answer_quiz(question, option=question.options.first(), by=cast.budi.user, at=NOW)

    for who in ("rina", "ratna", "agus"):
        response = signed(client, getattr(cast, who)).get(page("quiz"))
        assert response.context["answered"] == 0
        assert "Benar" not in text(client.get(page("quiz_question", question)))


def answered(question, right, wrong):
    good, bad = question.options.get(is_right=True), question.options.filter(is_right=False)[0]
    for option in [good] * right + [bad] * wrong:
        person = EmployeeFactory()
        actions.answer_quiz(question, option=option, by=person.user, at=NOW)


def test_trainers_see_whole_tens_and_never_one(client, cast):
    question = QuizQuestionFactory()
    answered(question, 4, 5)
    signed(client, cast.ratna)

    def seen():
        (row,) = client.get(page("quiz_insight")).context["rows"]
        return row.answers, row.right, bool(row.wrong)

    assert seen() == (0, "belum cukup jawaban", False)
    answered(question, 0, 1)
    assert seen() == (10, "40%", True)
    for _ in range(9):
        answered(question, 1, 0)
        assert seen() == (10, "40%", True)  # nothing to subtract
    answered(question, 1, 0)
    assert seen() == (20, "70%", True)


def test_changing_ones_answer_changes_nothing_for_trainers(client, cast):
    question = QuizQuestionFactory()
    answered(question, 4, 6)
    right = question.options.get(is_right=True)
    person = QuizAnswer.objects.exclude(first=right).first().user
    actions.answer_quiz(question, option=right, by=person, at=NOW)

    (row,) = signed(client, cast.ratna).get(page("quiz_insight")).context["rows"]

    assert row.right == "40%"


def test_experts_train_too_and_others_do_not(client, cast):
    RoleGrantFactory(user=cast.wayan.user, role="panel_pakar")

    assert signed(client, cast.wayan).get(page("quiz_insight")).status_code == 200
    assert client.post(page("export", "kuis")).status_code == 200
    assert signed(client, cast.umi).get(page("quiz_insight")).status_code == 404
    assert client.post(page("export", "kuis")).status_code == 404


# Lists to take away


@pytest.mark.parametrize(
    ("what", "may"),
    [
        ("tanya-jawab", {"budi", "ratna"}),
        ("anda-bertanya", {"budi", "ratna"}),
        ("kasus", {"budi", "ratna"}),
        ("meja", {"ratna"}),
        ("kuis", {"ratna"}),
        ("lain", set()),
    ],
)
def test_who_takes_which_list_away(client, cast, what, may):
    for who in ("budi", "ratna"):
        response = signed(client, getattr(cast, who)).post(page("export", what))
        assert (response.status_code == 200) is (who in may)
    assert Event.objects.filter(kind="library.list_exported").count() == len(may)


def test_lists_hold_what_the_pages_show_and_run_nothing(client, cast, entry):
    FaqEntryFactory(question='=HYPERLINK("http://x")', is_shown=False)
    PublicQuestionFactory(answered=True, public_text="=1+1", asked_by=cast.budi.user)
    PublicQuestionFactory(text="Rahasia?", asked_by=cast.budi.user)
    LibraryCaseFactory(published=True, title="@cmd", kind="kasus")
    LibraryCaseFactory(published=True, title="Lain", kind="contoh")
    LibraryCaseFactory(title="Belum terbit")
    signed(client, cast.rina)

    faq = sheet(client.post(page("export", "tanya-jawab")))
    asked = sheet(client.post(page("export", "anda-bertanya")))
    cases = sheet(client.post(page("export", "kasus"), {"jenis": "kasus"}))
    plain = client.post(page("export", "kasus"), {"jenis": "kasus", "bentuk": "csv"})

    assert [row[1] for row in faq[-1:]] == [entry.question]
    assert len([row for row in faq if "HYPERLINK" in str(row)]) == 0
    assert [row[4] for row in asked[-1:]] == ["=1+1"]  # text, marked as such
    assert "Budi" not in str(asked)
    assert "Rahasia?" not in str(asked)
    assert [row[4] for row in cases[-1:]] == ["@cmd"]
    assert ";'@cmd;" in plain.content.decode()
    desk = sheet(signed(client, cast.ratna).post(page("export", "meja")))
    assert "Rahasia?" in str(desk)
    assert "Budi" not in str(desk)


# Statements


@pytest.mark.parametrize("rows", [1, 3])
def test_pages_ask_few_questions_however_many_rows(
    client, cast, django_assert_max_num_queries, rows
):
    quiz = [QuizQuestionFactory() for _ in range(rows)]
    cases = [LibraryCaseFactory(published=True) for _ in range(rows)]
    for _ in range(rows):
        entry = FaqEntryFactory()
        question = PublicQuestionFactory(answered=True)
        PublicQuestionFactory(waiting=True)
        PublicQuestionFactory()
        LibraryCaseFactory()
        comment = CaseCommentFactory(case=cases[0])
        CaseCommentFactory(case=cases[0], parent=comment)
        actions.report_comment(comment, reason="Cek.", by=cast.rina.user, at=NOW)
    signed(client, cast.ratna)
    pages = [
        page("faq"),
        page("faq") + "?q=keberatan",
        page("entry", entry),
        page("question_list"),
        page("question_detail", question),
        page("desk"),
        page("case_list"),
        page("case_list") + "?q=daftar",
        page("case_detail", cases[0]),
        page("quiz"),
        page("quiz_question", quiz[0]),
        page("quiz_insight"),
    ]

    for path in pages:
        with django_assert_max_num_queries(MOST_PAGE):
            assert client.get(path).status_code == 200, path


def test_saves_ask_few_questions(client, cast):
    case, quiz = LibraryCaseFactory(published=True), QuizQuestionFactory()
    for number in range(3):
        actions.follow_question(
            PublicQuestionFactory(waiting=True), follows=True, by=cast.rina.user, at=NOW
        )
        CaseCommentFactory(case=case, text=f"{number}")
    signed(client, cast.ratna)
    sends = [
        (page("comment_write", case), {"text": "Berguna."}),
        (page("quiz_question", quiz), {"option": quiz.options.first().pk}),
        (page("vote", FaqEntryFactory()), {"terbantu": "ya"}),
        (page("question_ask"), {"text": "Apa?", "shown": "tanpa"}),
    ]

    found = {path: statements(client, path, data) for path, data in sends}
    assert max(found.values()) <= MOST_SAVE, found


@pytest.mark.parametrize("rows", [0, 1, 3])
def test_answering_costs_the_same_however_many_follow(client, cast, rows):
    question = PublicQuestionFactory(waiting=True, asked_by=cast.budi.user)
    followers = [UserFactory() for _ in range(rows)]
    for user in followers:
        actions.follow_question(question, follows=True, by=user, at=NOW)
    signed(client, cast.ratna)
    sent = CHECKED | {"revision": question.revision, "names_removed": "on"}

    assert statements(client, page("question_answer", question), sent) < MOST_SAVE

    told = Message.objects.order_by("user").values_list("user", flat=True)
    assert list(told) == [cast.budi.user_id, *(user.pk for user in followers)]
