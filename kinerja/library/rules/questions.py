"""Questions of employees and their answers."""

from kinerja.library.enums import QuestionStatus

SENT, WAITING = QuestionStatus.SENT, QuestionStatus.WAITING
ANSWERED, DECLINED = QuestionStatus.ANSWERED, QuestionStatus.DECLINED

NEXT_QUESTION = {
    ("show", SENT): WAITING,
    ("show", WAITING): WAITING,
    ("answer", SENT): ANSWERED,
    ("answer", WAITING): ANSWERED,
    ("answer", ANSWERED): ANSWERED,
    ("decline", SENT): DECLINED,
    ("decline", WAITING): DECLINED,
}
MOST_QUESTIONS_A_DAY = 5  # of one person
MOST_VOTES_A_DAY = 40  # of one network for one answer: a whole office shares an address
LATE_DAYS = 7


def blockers_to_show(*, names_removed: bool, text: str) -> list[str]:
    """Why a question may not be seen by everybody yet."""
    if not text:
        return ["Tulis bunyi pertanyaan yang akan diterbitkan."]
    if not names_removed:
        return ["Hapus nama dan jabatan orang lain dari pertanyaan dan jawaban, lalu beri centang."]
    return []


def age_in_words(days: int) -> tuple[str, str]:
    """How long a question waits, and the tone of that."""
    words = "hari ini" if days < 1 else f"{days} hari"
    return words, "warn" if days >= LATE_DAYS else ""


def is_inside(link: str) -> bool:
    """Whether an address stays within this site."""
    return (
        link.startswith("/")
        and not link.startswith(("//", "/\\"))
        and not any(char.isspace() or ord(char) < 32 for char in link)
    )
