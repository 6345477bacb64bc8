import pytest
from django.urls import reverse

from kinerja.notifications import queries
from kinerja.notifications.models import DigestChoice, Message
from kinerja.notifications.outbox import tell
from tests.factories import NOW, UserFactory


@pytest.fixture
def budi(db, client):
    user = UserFactory()
    client.force_login(user)
    return user


def write(user, kind="planning.skp_agreed", url="/profil/", minute=0):
    tell(
        user,
        kind,
        f"{kind} {minute}",
        url=url,
        because="Anda pemilik SKP.",
        at=NOW.replace(minute=minute),
    )


def test_one_reads_only_what_was_written_to_oneself(budi):
    write(budi)
    write(UserFactory())

    assert [message.user for message in queries.inbox(budi)] == [budi]
    assert queries.unread(budi) == 1


def test_messages_of_one_kind_stand_together_and_unread_ones_first(budi):
    write(budi, "a", minute=1)
    write(budi, "b", minute=2)
    write(budi, "a", minute=3)
    write(budi, "c", minute=4)
    Message.objects.filter(kind="c").update(read_at=NOW)

    assert [message.text for message in queries.inbox(budi)] == ["a 3", "a 1", "b 2", "c 4"]


def test_opening_a_message_marks_it_read_and_goes_there(budi, client):
    write(budi)
    write(budi, minute=1)
    message = Message.objects.order_by("pk")[0]

    response = client.post(reverse("notifications:open", args=[message.pk]))

    assert response["Location"] == "/profil/"
    assert list(Message.objects.filter(read_at=None).values_list("text", flat=True)) == [
        "planning.skp_agreed 1"
    ]


def test_a_message_never_leads_off_the_site(budi, client):
    write(budi, url="https://jahat.example/")

    response = client.post(reverse("notifications:open", args=[Message.objects.get().pk]))

    assert response["Location"] == reverse("notifications:inbox")


def test_reading_all_leaves_the_messages_of_others(budi, client):
    write(budi)
    write(UserFactory())

    client.post(reverse("notifications:read_all"))

    assert Message.objects.filter(read_at=None).exclude(user=budi).count() == 1
    assert queries.unread(budi) == 0


def test_people_without_an_account_are_not_told(db):
    write(None)

    assert Message.objects.count() == 0


@pytest.mark.parametrize("rows", [1, 3])
def test_the_inbox_does_not_ask_more_when_it_grows(
    budi, client, rows, django_assert_max_num_queries
):
    for n in range(rows):
        write(budi, minute=n)

    with django_assert_max_num_queries(4):
        page = client.get(reverse("notifications:inbox"))
    assert page.content.decode().count("Mengapa saya menerima ini?") == rows


def test_the_rhythm_of_another_is_not_mine(budi):
    DigestChoice.objects.create(user=UserFactory(), rhythm="mingguan")
    assert queries.rhythm_of(budi) == "harian"

    DigestChoice.objects.create(user=budi, rhythm="tidak")
    assert queries.rhythm_of(budi) == "tidak"
