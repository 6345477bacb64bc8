"""The one way an act says no."""


class Refused(Exception):
    """An act may not happen now; `reasons` are sentences for the person who asked."""

    def __init__(self, reasons):
        self.reasons = [reasons] if isinstance(reasons, str) else list(reasons)
        super().__init__(" ".join(self.reasons))


class Stale(Refused):
    """Somebody else changed the row since this person opened it (HTTP 409)."""


def refuse_if(reasons):
    """Stop the act when there is at least one reason."""
    if reasons:
        raise Refused(reasons)


def refuse_stale(*, seen: int, current: int):
    """Stop the act when the form was opened on an older version of the row."""
    if seen != current:
        raise Stale(
            "Data ini sudah diubah sejak Anda membukanya. "
            "Bandingkan kedua versi, lalu simpan kembali."
        )
