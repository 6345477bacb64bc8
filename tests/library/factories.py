"""Things of the library, each the plainest valid one."""

import factory
from factory.django import DjangoModelFactory

from kinerja.library.models import (
    CaseComment,
    FaqEntry,
    FaqVersion,
    LibraryCase,
    PublicQuestion,
    QuizOption,
    QuizQuestion,
)
from tests.factories import NOW, EmployeeFactory, UserFactory


class FaqEntryFactory(DjangoModelFactory):
    class Meta:
        model = FaqEntry
        skip_postgeneration_save = True

    topic = "keberatan"
    question = factory.Sequence(lambda n: f"Bagaimana mengajukan keberatan {n}?")
    answer = "Buka hasil evaluasi, lalu tekan Ajukan keberatan."
    link = "/penilaian/saya/"
    link_label = "Hasil saya"
    answered_by = "BKPSDM"
    updated_at = NOW

    @factory.post_generation
    def versions(entry, create, extracted, **kwargs):
        FaqVersion.objects.create(
            entry=entry,
            number=1,
            question=entry.question,
            answer=entry.answer,
            answered_by=entry.answered_by,
            written_at=NOW,
        )


class PublicQuestionFactory(DjangoModelFactory):
    class Meta:
        model = PublicQuestion

    text = factory.Sequence(lambda n: f"Apakah nilai saya dibaca Bupati {n}?")
    asked_by = factory.SubFactory(UserFactory)
    asked_at = NOW

    class Params:
        waiting = factory.Trait(
            status="menunggu",
            topic="kepercayaan",
            public_text=factory.Sequence(lambda n: f"Siapa yang membaca nilai saya {n}?"),
        )
        answered = factory.Trait(
            status="terjawab",
            topic="kepercayaan",
            public_text=factory.Sequence(lambda n: f"Siapa yang membaca nilai saya {n}?"),
            answer="Anda, penilai, atasannya, pengelola kepegawaian, dan auditor.",
            answered_by="BKPSDM",
            answered_at=NOW,
        )


class LibraryCaseFactory(DjangoModelFactory):
    class Meta:
        model = LibraryCase

    kind = "kasus"
    topic = "skp"
    job_kind = "administrator"
    office_kind = "dinas"
    title = factory.Sequence(lambda n: f"Daftar tugas menjadi hasil kerja {n}")
    situation = "Seorang kepala bidang menulis dua belas baris menyusun laporan."
    problem = "Laporan adalah kegiatan, bukan hasil."
    better = "Rekap layanan tersedia untuk keputusan pimpinan tiap triwulan."
    why = "SKP memuat hasil kerja."
    basis = "PermenPANRB 6/2022 Pasal 8"
    author = factory.SubFactory(UserFactory)
    submitted_at = NOW

    class Params:
        published = factory.Trait(status="terbit", published_at=NOW)
        story = factory.Trait(
            kind="kisah",
            topic="umpan_balik",
            title=factory.Sequence(lambda n: f"Rekap selesai tiap tanggal lima {n}"),
            situation="Data dari tiga unit selalu terlambat sampai pembagian tugas dibicarakan.",
            problem="",
            better="Sekarang rekap selesai tanggal lima.",
            person=factory.SubFactory(EmployeeFactory),
            consent="diminta",
        )
        agreed = factory.Trait(consent="diberikan", consented_revision=1, consent_at=NOW)


class CaseCommentFactory(DjangoModelFactory):
    class Meta:
        model = CaseComment

    case = factory.SubFactory(LibraryCaseFactory, published=True)
    author = factory.SubFactory(UserFactory, full_name="Rekan kerja")
    text = factory.Sequence(lambda n: f"Contoh ini berguna bagi bidang saya {n}.")
    written_at = NOW


class QuizQuestionFactory(DjangoModelFactory):
    class Meta:
        model = QuizQuestion
        skip_postgeneration_save = True

    key = factory.Sequence(lambda n: f"soal-{n}")
    topic = "predikat"
    text = factory.Sequence(lambda n: f"Predikat ditetapkan dari apa {n}?")
    basis = "PermenPANRB 6/2022 Lampiran IV B.3"

    @factory.post_generation
    def options(question, create, extracted, **kwargs):
        texts = ("Rating hasil kerja dan rating perilaku", "Rata-rata empat triwulan", "Kehadiran")
        for order, text in enumerate(texts):
            QuizOption.objects.create(
                question=question,
                order=order,
                text=text,
                is_right=order == 0,
                explanation=f"Penjelasan pilihan {order}.",
            )
