from uuid import uuid4

import pytest
from django.urls import reverse

from kinerja.monitoring.models import Feedback, FeedbackRequest
from tests.factories import (
    TODAY,
    EmployeeFactory,
    FeedbackFactory,
    ReportingLineFactory,
    WorkResultFactory,
)
from tests.monitoring.factories import (
    FeedbackReplyFactory,
    FeedbackRequestFactory,
    FeedbackTalkFactory,
)

TEXT = "Rabu lalu Anda menjelaskan syarat izin, sehingga berkas warga lengkap."


@pytest.fixture
def said(plan):
    return FeedbackFactory(result=plan.result, giver=plan.cast.sari)


def as_(client, person):
    client.force_login(person.user)
    return client


def test_the_lights_say_what_they_saw_and_keep_nothing(client, plan):
    page = as_(client, plan.cast.sari).post(
        reverse("monitoring:feedback_quality"), {"text": "Anda malas. <b>Kemarin</b> Anda tidur."}
    )

    assert "○ Dampak: belum tampak" in page.text
    assert "“malas” menilai orangnya. Tulis apa yang terlihat." in page.text
    assert "<b>" not in page.text
    assert not Feedback.objects.exists()


def test_the_words_are_looked_at_without_script_and_stay(client, plan):
    form = {"about": f"hasil-{plan.result.pk}", "tone": "apresiasi", "text": TEXT}
    page = as_(client, plan.cast.sari).post(
        reverse("monitoring:feedback_new", args=[plan.skp.pk]),
        form | {"idempotency_key": f"{uuid4()}", "periksa": "1"},
    )

    assert page.status_code == 200
    assert "✓ Situasi: “Rabu lalu”" in page.text
    assert page.context["form"]["text"].value() == TEXT
    assert not Feedback.objects.exists()


@pytest.mark.parametrize("text", ["Baik.", "Anda malas.", "Pak Hasan selalu ceroboh."])
def test_no_light_and_no_hint_keeps_a_word_from_being_sent(client, plan, text):
    page = as_(client, plan.cast.sari).post(
        reverse("monitoring:feedback_new", args=[plan.skp.pk]),
        {
            "about": f"hasil-{plan.result.pk}",
            "tone": "bimbingan",
            "text": text,
            "idempotency_key": f"{uuid4()}",
        },
    )

    assert (page.status_code, Feedback.objects.get().text) == (302, text)


def test_asking_leads_to_the_answer(client, plan):
    asked = as_(client, plan.cast.budi).post(
        reverse("monitoring:feedback_ask"),
        {"asked": plan.cast.sari.pk, "about": f"hasil-{plan.result.pk}", "question": "Apa lagi?"},
    )
    assert asked.status_code == 302

    page = as_(client, plan.cast.sari).get(reverse("monitoring:feedback_people")).text

    assert "Apa lagi?" in page
    there = reverse("monitoring:feedback_new", args=[plan.skp.pk])
    assert f"{there}?tentang=hasil-{plan.result.pk}" in page


def test_a_question_to_a_stranger_is_refused_on_the_page(client, plan):
    page = as_(client, plan.cast.budi).post(
        reverse("monitoring:feedback_ask"), {"asked": plan.cast.wayan.pk, "question": "Apa?"}
    )

    assert page.status_code == 422
    assert "Orang itu tidak dapat memberi umpan balik atas SKP Anda." in page.text


@pytest.mark.parametrize("name", ["feedback_reply", "feedback_discussed"])
def test_too_long_a_text_is_said_and_kept(client, plan, said, name):
    long = "a" * 20_000
    page = as_(client, plan.cast.budi).post(
        reverse(f"monitoring:{name}", args=[said.pk]),
        {"text": long, "agreed": long, "held_on": f"{TODAY}", "idempotency_key": f"{uuid4()}"},
    )

    assert page.status_code == 422
    assert "Ringkaskan." in page.text
    assert long in page.text


def test_reply_and_talk_stand_under_the_feedback_for_both(client, plan, said):
    budi = as_(client, plan.cast.budi)
    budi.post(
        reverse("monitoring:feedback_reply", args=[said.pk]),
        {"text": "Saya ubah <i>besok</i>.", "idempotency_key": f"{uuid4()}"},
    )
    budi.post(
        reverse("monitoring:feedback_discussed", args=[said.pk]),
        {"held_on": f"{TODAY}", "agreed": "Mulai Agustus."},
    )

    for person, name in ((plan.cast.budi, "feedback_list"), (plan.cast.sari, "feedback_given")):
        page = as_(client, person).get(reverse(f"monitoring:{name}")).text
        assert "Saya ubah &lt;i&gt;besok&lt;/i&gt;." in page
        assert "Mulai Agustus." in page


def test_a_talk_before_the_feedback_is_refused_on_the_page(client, plan, said):
    page = as_(client, plan.cast.budi).post(
        reverse("monitoring:feedback_discussed", args=[said.pk]), {"held_on": "2026-01-01"}
    )

    assert page.status_code == 422
    assert "Tanggal pembahasan ada di antara tanggal umpan balik dan hari ini." in page.text


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("name", "most"), [("feedback_ask", 8), ("feedback_reply", 4)])
def test_queries_of_the_small_forms_do_not_grow(
    client, plan, said, django_assert_max_num_queries, name, most, rows
):
    for _ in range(rows):
        WorkResultFactory(skp=plan.skp)
        FeedbackReplyFactory(feedback=said)
    args = [said.pk] if name == "feedback_reply" else []
    budi = as_(client, plan.cast.budi)

    with django_assert_max_num_queries(most):
        budi.get(reverse(f"monitoring:{name}", args=args))


def test_what_was_discussed_offers_no_second_note(client, plan, said):
    FeedbackTalkFactory(feedback=said)

    page = as_(client, plan.cast.budi).get(reverse("monitoring:feedback_list")).text

    assert reverse("monitoring:feedback_discussed", args=[said.pk]) not in page


def peers(plan, number):
    for n in range(number):
        ReportingLineFactory(
            employee=EmployeeFactory(name=f"Rekan {n:02}"), appraiser=plan.cast.sari
        )


def choices_of(page):
    return [str(words) for _, words in page.context["form"].fields["asked"].choices][1:]


def test_up_to_forty_are_offered_at_once_with_the_leaders_first(client, plan):
    peers(plan, 37)  # with Sari, Joko and Rina

    page = as_(client, plan.cast.budi).get(reverse("monitoring:feedback_ask"))

    assert choices_of(page)[:4] == ["Joko", "Sari", "Rekan 00", "Rekan 01"]
    assert (len(choices_of(page)), page.context["is_long"]) == (40, False)
    assert 'name="q"' not in page.text


def test_of_more_than_forty_one_searches(client, plan):
    peers(plan, 38)
    address, budi = reverse("monitoring:feedback_ask"), as_(client, plan.cast.budi)

    first = budi.get(address)
    found = budi.get(address, {"q": "Rina"})
    nobody = budi.get(address, {"q": "Wayan"})

    assert (len(choices_of(first)), choices_of(first)[:2]) == (40, ["Joko", "Sari"])
    assert "Daftar di bawah hanya memuat 40 orang pertama." in first.text
    assert choices_of(found) == ["Rina"]
    assert "1 orang cocok dengan “Rina”." in found.text
    assert choices_of(nobody) == []  # he cannot be asked
    assert "Tidak ada yang cocok dengan “Wayan”." in nobody.text


def test_who_was_found_can_be_asked_and_stays_chosen_after_a_mistake(client, plan):
    peers(plan, 60)
    address, budi = reverse("monitoring:feedback_ask"), as_(client, plan.cast.budi)

    page = budi.post(address, {"asked": plan.cast.rina.pk, "question": ""})
    assert page.status_code == 422
    assert f'<option value="{plan.cast.rina.pk}" selected>Rina</option>' in page.text
    page = budi.post(address, {"asked": plan.cast.wayan.pk, "question": "Apa?"})
    assert (page.status_code, "Wayan" in page.text) == (422, False)
    page = budi.post(address, {"asked": "9" * 30, "question": "Apa?"})
    assert page.status_code == 422
    page = budi.post(address, {"asked": plan.cast.rina.pk, "question": "Apa?"})

    assert FeedbackRequest.objects.get().asked == plan.cast.rina


def test_each_side_sees_its_own_questions_only(client, plan):
    FeedbackRequestFactory(skp=plan.skp, asked=plan.cast.sari, question="Untuk Sari?")
    FeedbackRequestFactory(asked=plan.cast.wayan, question="Untuk Wayan?")

    asked = as_(client, plan.cast.sari).get(reverse("monitoring:feedback_people")).context["asked"]
    own = as_(client, plan.cast.budi).get(reverse("monitoring:feedback_ask")).context["rows"]

    assert [one.question for one in asked] == ["Untuk Sari?"]
    assert [one.question for one in own] == ["Untuk Sari?"]


def test_the_balance_of_what_was_given_is_the_givers_own(client, plan):
    for giver in (plan.cast.sari, plan.cast.joko, plan.cast.joko):
        FeedbackFactory(result=plan.result, giver=giver)

    page = as_(client, plan.cast.sari).get(reverse("monitoring:feedback_given"))

    assert [one.total for one in page.context["balance"]] == [1]
