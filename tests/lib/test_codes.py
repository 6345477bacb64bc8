import re

from kinerja.lib.codes import verification_code


def test_codes_are_26_letters_of_base32_and_differ():
    codes = {verification_code() for _ in range(100)}

    assert len(codes) == 100
    assert all(re.fullmatch(r"[A-Z2-7]{26}", code) for code in codes)
