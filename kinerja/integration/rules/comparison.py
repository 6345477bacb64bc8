"""What a row would change about a person we know, or do not know yet."""

from dataclasses import dataclass, field
from datetime import date

from kinerja.integration.rules import contracts, values
from kinerja.integration.rules.rows import status_by_nip
from kinerja.integration.rules.units import same

# Fields of the employee that a file may set.
PERSONAL_FIELDS = ("name", "title_before", "title_after", "status", "standing", "rank", "email")


@dataclass(frozen=True)
class Post:
    """A position that exists."""

    pk: int
    title: str
    unit: int
    unit_name: str
    path: str


@dataclass(frozen=True)
class Known:
    """A person we know, and where he is placed on the day the file takes effect."""

    pk: int
    fields: dict
    post: Post | None = None
    placement: int | None = None
    placed_since: date | None = None
    placed_until: date | None = None  # upper bound, exclusive
    placed_later: bool = False  # a definitive placement begins after that day
    contracts: tuple = ()  # standing ones as contracts.Standing
    is_own: bool = False  # the records of whoever imports


@dataclass
class Outcome:
    """Differences as field → [before, after]; the plan is what applying does."""

    differences: dict = field(default_factory=dict)
    errors: list = field(default_factory=list)  # (field, sentence)
    warnings: list = field(default_factory=list)
    fields: dict = field(default_factory=dict)  # of the employee
    post: dict | None = None  # where he goes: unit, title, and the position if it exists
    contract: dict | None = None  # first and last day, and the one whose place it takes


def compare(person: dict, known: Known | None, unit, post: Post | None, *, on: date) -> Outcome:
    """`unit` is the node the row means (None: says nothing); `post` the position of that title."""
    outcome = Outcome()
    _compare_person(person, known, outcome)
    contracts.compare(person, known, outcome, on=on)
    if known and known.post and _stays(person, known.post, unit):
        return outcome
    if not (person["position"] and unit) and not (known and known.post):
        missing = "unit" if person["position"] else "position"
        word = "Unit kerja" if missing == "unit" else "Jabatan"
        outcome.errors.append((missing, f"{word} kosong. Isi agar pegawai dapat ditempatkan."))
        return outcome
    _move(person, known, unit, post, outcome, on)
    return outcome


def _compare_person(person, known, outcome):
    said = {name: person[name] for name in PERSONAL_FIELDS if person[name]}
    if known is None:
        said.setdefault("status", status_by_nip(person["nip"]))
        outcome.fields = said
        outcome.differences = {name: ["", value] for name, value in said.items()}
        return
    for name, value in said.items():
        before = known.fields[name]
        if name == "name" and same(value) == same(before):
            continue
        if value != before:
            outcome.fields[name] = value
            outcome.differences[name] = [before, value]


def _stays(person, post, unit):
    """The same job, where the file may name the unit less exactly than we do."""
    same_title = not person["position"] or same(person["position"]) == same(post.title)
    return same_title and (unit is None or post.path.startswith(unit.path))


def _move(person, known, unit, post, outcome, on):
    before = known.post if known else None
    title = person["position"] or before.title
    unit_pk, unit_name = (unit.pk, unit.name) if unit else (before.unit, before.unit_name)
    if (known and known.placed_later) or (known and known.placed_since and known.placed_since > on):
        outcome.errors.append(
            (
                "position",
                "Pegawai ini sudah punya penempatan sesudah tanggal berlaku impor. "
                "Pilih tanggal berlaku yang lebih baru.",
            )
        )
        return
    kind = "" if post else _job_kind(person, title, unit)
    if not post:
        outcome.warnings.append(f"Jabatan baru akan dibuat: “{title}” di {unit_name}.")
        if not kind:
            outcome.warnings.append("Jenis jabatan tidak disebut; dicatat sebagai pelaksana.")
    outcome.post = {
        "unit": unit_pk,
        "position": post.pk if post else None,
        "title": title,
        "kind": kind or "pelaksana",
        "echelon": values.echelon_of(person["echelon"]),
    }
    old = (before.title, before.unit_name) if before else ("", "")
    for name, was, becomes in (("position", old[0], title), ("unit", old[1], unit_name)):
        if was != becomes:
            outcome.differences[name] = [was, becomes]


def _job_kind(person, title, unit):
    """What the file says, else what the head of such a unit is."""
    said = values.job_kind_of(person["job_kind"], person["echelon"], title)
    if not said and unit and values.leads(title, unit.kind):
        return values.HEAD_JOB[unit.kind]
    return said
