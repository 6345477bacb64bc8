"""What a row says about the perjanjian kerja of a PPPK, beside what stands already."""

from dataclasses import dataclass
from datetime import date

from kinerja.organisation.rules import (
    CONTRACT_RULES,
    CONTRACTED,
    blockers_to_contract,
    contract_rule_on,
    parse_nip,
)

NAMES = ("contract_first", "contract_last")
NOT_PPPK = "Tanggal perjanjian kerja tidak dipakai: pegawai ini bukan PPPK."
OWN = "Perjanjian kerja Anda sendiri tidak dipakai. Mintalah pengelola lain mencatatnya."
HALF = "Isi awal dan akhir perjanjian kerja, atau kosongkan keduanya."
OVER_MANY = "Masa ini menimpa beberapa perjanjian kerja. Catat di halaman pegawainya."


@dataclass(frozen=True)
class Standing:
    """A perjanjian kerja that stands."""

    pk: int
    first: date
    last: date


def compare(person: dict, known, outcome, *, on: date) -> None:
    """Add to the outcome what the row changes; one that it overlaps gives way to it."""
    first, last = (person[name] for name in NAMES)
    if not (first or last):
        return
    status = outcome.fields.get("status") or known.fields["status"]
    if status not in CONTRACTED or (known and known.is_own):
        outcome.warnings.append(NOT_PPPK if status not in CONTRACTED else OWN)
        return
    if not (first and last):
        outcome.errors.append((NAMES[0] if last else NAMES[1], HALF))
        return
    standing = known.contracts if known else ()
    if any((one.first, one.last) == (first, last) for one in standing):
        return
    over = [one for one in standing if one.first <= last and first <= one.last]
    reasons = [OVER_MANY] if len(over) > 1 else _blockers(person, status, on)
    outcome.errors += [(NAMES[1], reason) for reason in reasons]
    _plan(first, last, over[0] if over else None, outcome)


def _blockers(person, status, on):
    first, last = (person[name] for name in NAMES)
    return blockers_to_contract(
        status=status,
        first_day=first,
        last_day=last,
        shorter_because="",  # a file gives no reasons; a page does
        born=parse_nip(person["nip"]).born,
        others=[],
        rule=contract_rule_on(max(on, CONTRACT_RULES[0].valid_from)),
    )


def _plan(first, last, old, outcome):
    outcome.contract = {"first": first, "last": last, "replaces": old and old.pk}
    before = (old.first.isoformat(), old.last.isoformat()) if old else ("", "")
    for name, was, day in zip(NAMES, before, (first, last), strict=True):
        if was != day.isoformat():
            outcome.differences[name] = [was, day.isoformat()]
