"""What of a typed question is worth looking for."""

import re

MOST_WORDS = 8
LONGEST_WORD = 30
WORD = re.compile(r"[^\W_]{2,}")
# The server's dictionary for Indonesian brings no list of its own.
COMMON = frozenset(
    WORD.findall("""
    ada adalah agar akan aku anda apa apakah atau bagaimana bagi bahwa banyak berapa bila bisa
    boleh buat cara dalam dan dapat dari dengan di dia harus hal ini itu jadi jika juga kalau
    kami kamu kapan karena ke kenapa kepada kita lagi lalu mana masih mau mengapa mereka mesti
    oleh pada para perlu punya saat saja sampai sangat saya sebagai sebuah secara sedang semua
    seperti sesudah setelah siapa sudah supaya tapi tentang tetap tetapi tidak tolong untuk ya
    yaitu yang
    """)
)


def search_words(text: str) -> list[str]:
    """The words that carry meaning, each once, in the order typed."""
    found = (word[:LONGEST_WORD] for word in WORD.findall(text.lower()))
    return list(dict.fromkeys(word for word in found if word not in COMMON))[:MOST_WORDS]
