"""Draw docs/states.md from the tables that the acts obey, so that the picture cannot lie."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from kinerja.appraisal import rules as appraisal
from kinerja.careers import rules as careers
from kinerja.development import rules as development
from kinerja.library import rules as library
from kinerja.monitoring import rules as monitoring
from kinerja.planning import rules as planning
from kinerja.recognition import rules as recognition
from kinerja.satisfaction import rules as satisfaction

PAGE = Path(settings.BASE_DIR) / "docs" / "states.md"
TABLES = (
    ("SKP", "planning.rules.NEXT_STATUS", planning.NEXT_STATUS),
    ("Penugasan", "planning.rules.NEXT_ASSIGNMENT", planning.NEXT_ASSIGNMENT),
    ("Evaluasi kinerja", "appraisal.rules.NEXT_STATUS", appraisal.NEXT_STATUS),
    ("Keberatan", "appraisal.rules.NEXT_OBJECTION", appraisal.NEXT_OBJECTION),
    ("Kasus perilaku", "monitoring.rules.NEXT_CASE", monitoring.NEXT_CASE),
    ("Rencana perbaikan", "development.rules.NEXT_STATUS", development.NEXT_STATUS),
    (
        "Rencana pengembangan",
        "development.rules.NEXT_LEARNING_PLAN",
        development.NEXT_LEARNING_PLAN,
    ),
    ("Pendaftaran program", "development.rules.NEXT_ENROLMENT", development.NEXT_ENROLMENT),
    ("Catatan pengembangan", "development.rules.NEXT_RECORD", development.NEXT_RECORD),
    ("Tawaran program", "development.rules.NEXT_OFFER", development.NEXT_OFFER),
    ("Mentoring", "development.rules.NEXT_MENTORING", development.NEXT_MENTORING),
    ("Inovasi", "recognition.rules.NEXT_STATUS", recognition.NEXT_STATUS),
    ("Usulan penghargaan", "recognition.rules.NEXT_NOMINATION", recognition.NEXT_NOMINATION),
    ("Penempatan talenta", "careers.rules.NEXT_PLACEMENT", careers.NEXT_PLACEMENT),
    ("Pertanyaan pegawai", "library.rules.NEXT_QUESTION", library.NEXT_QUESTION),
    ("Pustaka kasus", "library.rules.NEXT_CASE_STATUS", library.NEXT_CASE_STATUS),
    ("Kata warga", "satisfaction.rules.NEXT_STATUS", satisfaction.NEXT_STATUS),
)


def diagram(title, source, table) -> str:
    """One state diagram: an arrow for each act of the table."""
    words = {status: status.label for _, start in table for status in (start,)}
    words |= {status: status.label for status in table.values()}
    lines = [f"## {title}", "", f"Source: `{source}`.", "", "```mermaid", "stateDiagram-v2"]
    lines += [f'    state "{label}" as {status.value}' for status, label in words.items()]
    lines += [f"    [*] --> {next(iter(words)).value}"]
    lines += [f"    {start.value} --> {to.value}: {act}" for (act, start), to in table.items()]
    lines += [f"    {status.value} --> [*]" for status in words if not leaves(status, table)]
    return "\n".join([*lines, "```", ""])


def leaves(status, table) -> bool:
    """Whether an act leads on from this status."""
    return any(start == status for _, start in table)


def page() -> str:
    head = (
        "# States\n\n"
        "Drawn by `manage.py draw_states` from the tables that the acts obey. Do not edit.\n\n"
    )
    return head + "\n".join(diagram(*table) for table in TABLES)


class Command(BaseCommand):
    help = "Draw docs/states.md; with --check only say whether it is up to date."

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true")

    def handle(self, *, check, **options):
        if not check:
            PAGE.write_text(page())
        elif not PAGE.exists() or PAGE.read_text() != page():
            raise CommandError("docs/states.md is out of date: run manage.py draw_states")
