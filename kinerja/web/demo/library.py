"""The library of the demo: what comes with the system, and a few invented voices."""

from datetime import timedelta

from kinerja.library import actions
from kinerja.library.models import LibraryCase, QuizAnswer, QuizQuestion
from kinerja.organisation.enums import Role
from kinerja.organisation.models import RoleGrant

QUESTIONS = (  # text, words that go out, topic, answer
    (
        "Apakah catatan kemajuan saya dapat dibaca orang di luar unit?",
        "Siapa saja yang dapat membaca catatan kemajuan saya?",
        "catatan",
        "Anda, penilai, atasannya, pengelola kepegawaian OPD Anda, BKPSDM, dan auditor.",
    ),
    (
        "Kepala bidang kami belum menetapkan SKP siapa pun. Apakah TPP kami dipotong?",
        "Atasan belum menetapkan SKP kami. Apakah TPP kami dipotong?",
        "tpp",
        "",
    ),
    ("Bolehkah bukti berupa rekaman suara rapat?", "", "", ""),
)
STORY = {
    "topic": "catatan",
    "job_kind": "fungsional",
    "office_kind": "puskesmas",
    "title": "Kunjungan rumah tercatat pada hari yang sama",
    "situation": "Catatan kunjungan dulu disalin dari buku setiap akhir bulan, dan sering kurang.",
    "better": "Kini satu kalimat ditulis di HP saat kunjungan selesai, juga tanpa sinyal.",
    "why": "Penilai membaca kemajuan tiap pekan, dan dukungan kendaraan datang lebih cepat.",
    "source": "Kisah rekaan (data demo)",
}
SAID = (
    "Contoh ini mirip dengan keadaan di tempat kami.",
    "Kami memakai ukuran kedua. Pembahasannya dengan atasan jadi lebih mudah.",
)
ANSWERING = 23  # people whose first answers trainers see as tens


def fill_library(regency, at):
    """Seeds, questions in each state, a story with consent, talk, and answers to the quiz."""
    actions.load_library(at=at - timedelta(days=30))
    hr = RoleGrant.objects.filter(role=Role.AGENCY_HR).select_related("user")[0].user
    people = [employee for _, employee in regency.seats if employee.user_id]
    people = sorted((one for one in people if one.user != hr), key=lambda one: one.pk)
    ask(people, hr, at=at)
    tell(people, hr, at=at)
    answer(people, at=at)


def ask(people, hr, *, at):
    for number, (text, checked, topic, said) in enumerate(QUESTIONS):
        asked_at = at - timedelta(days=9 - 3 * number)
        question = actions.ask_question(
            text=text, is_named=number != 1, by=people[number].user, at=asked_at
        )
        if checked:
            actions.save_answer(
                question,
                values={
                    "public_text": checked,
                    "topic": topic,
                    "answer": said,
                    "answered_by": "BKPSDM",
                },
                names_removed=True,
                revision=1,
                by=hr,
                at=asked_at + timedelta(days=1),
            )


def tell(people, hr, *, at):
    person = people[3]
    case = actions.submit_case(
        kind="kisah", values=STORY, person=person, by=person.user, at=at - timedelta(days=5)
    )
    actions.publish_case(case, revision=1, by=hr, at=at - timedelta(days=4))
    waiting = STORY | {"title": "Rapat pagi lima belas menit", "source": "Kisah rekaan (data demo)"}
    actions.submit_case(
        kind="kisah",
        values=waiting,
        person=people[4],
        by=people[5].user,
        at=at - timedelta(days=2),
    )
    case = LibraryCase.objects.get(key="analis-rekap-opd")
    first = actions.write_comment(
        case, text=SAID[0], parent=None, by=people[6].user, at=at - timedelta(days=1)
    )
    actions.write_comment(
        case, text=SAID[1], parent=first, by=people[7].user, at=at - timedelta(hours=20)
    )


def answer(people, *, at):
    """First answers, a little better from one question to the next."""
    rows = []
    questions = QuizQuestion.objects.order_by("order").prefetch_related("options")
    for place, question in enumerate(questions):
        options = sorted(question.options.all(), key=lambda one: not one.is_right)
        for number, person in enumerate(people[:ANSWERING]):
            chosen = options[0 if (number * 7 + place) % 10 < 4 + place % 6 else 1 + number % 2]
            rows.append(
                QuizAnswer(
                    question=question,
                    user=person.user,
                    first=chosen,
                    last=chosen,
                    answered_at=at - timedelta(hours=number + 1),
                )
            )
    QuizAnswer.objects.bulk_create(rows)
