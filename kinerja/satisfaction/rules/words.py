"""The questions in plain words, each with four answers from 1 to 4."""

from dataclasses import dataclass

from kinerja.satisfaction.enums import Unsur


@dataclass(frozen=True)
class Question:
    """What a citizen reads; `skip` is offered where somebody may honestly not know."""

    text: str
    answers: tuple[str, str, str, str]  # 1 to 4
    skip: str = ""


QUESTIONS = {
    Unsur.REQUIREMENTS: Question(
        "Apakah persyaratan layanan ini mudah dipenuhi?",
        ("Tidak mudah", "Kurang mudah", "Mudah", "Sangat mudah"),
    ),
    Unsur.PROCEDURE: Question(
        "Apakah urutan pelayanannya mudah dijalani?",
        ("Tidak mudah", "Kurang mudah", "Mudah", "Sangat mudah"),
    ),
    Unsur.TIME: Question(
        "Apakah layanan selesai dengan cepat?",
        ("Tidak cepat", "Kurang cepat", "Cepat", "Sangat cepat"),
    ),
    Unsur.COST: Question(
        "Bagaimana biaya yang Anda bayar?",
        ("Sangat mahal", "Cukup mahal", "Murah", "Gratis"),
        skip="Saya tidak tahu biayanya",
    ),
    Unsur.PRODUCT: Question(
        "Apakah hasil layanan sesuai dengan yang dijanjikan?",
        ("Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai"),
    ),
    Unsur.COMPETENCE: Question(
        "Apakah petugas menguasai pekerjaannya?",
        ("Tidak menguasai", "Kurang menguasai", "Menguasai", "Sangat menguasai"),
    ),
    Unsur.CONDUCT: Question(
        "Apakah petugas sopan dan ramah?",
        (
            "Tidak sopan dan ramah",
            "Kurang sopan dan ramah",
            "Sopan dan ramah",
            "Sangat sopan dan ramah",
        ),
    ),
    Unsur.COMPLAINTS: Question(
        "Bagaimana pengaduan dan saran ditangani?",
        ("Tidak ada tempat mengadu", "Ada, tidak berfungsi", "Kurang ditangani", "Ditangani baik"),
        skip="Saya tidak tahu",
    ),
    Unsur.FACILITIES: Question(
        "Bagaimana ruang tunggu, alat, dan kebersihannya?",
        ("Buruk", "Cukup", "Baik", "Sangat baik"),
    ),
}
FREE_COST = Question(
    "Layanan ini gratis. Apakah Anda diminta membayar?",
    ("Ya, jumlahnya besar", "Ya, jumlahnya kecil", "Diminta, tidak wajib", "Tidak, gratis"),
    skip="Saya tidak tahu",
)


def question(element: Unsur, *, is_free: bool) -> Question:
    """The question of an element; a free service asks about cost in its own way."""
    return FREE_COST if is_free and element == Unsur.COST else QUESTIONS[element]
