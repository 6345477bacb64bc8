"""What trainers may know of a quiz: shares of many, never of one.

Answers are counted in whole tens, in the order they came. Whoever looks before and after one
answer sees no change, so nothing can be found out by subtraction.
"""

LEAST_ANSWERS = 10
FEW, MANY = 10, 90  # percent; beyond them every single answer would be known


def counted(answers: int) -> int:
    """How many of the answers are counted: whole tens only."""
    return answers - answers % LEAST_ANSWERS


def share_in_words(part: int, whole: int) -> str:
    """A share as it may be shown."""
    if whole < LEAST_ANSWERS:
        return "belum cukup jawaban"
    percent = round(100 * part / whole)
    if percent <= FEW:
        return f"paling banyak {FEW}%"
    if percent >= MANY:
        return f"paling sedikit {MANY}%"
    return f"{percent}%"
