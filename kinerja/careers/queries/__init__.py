"""What is known of careers; see the module of each question."""

from kinerja.careers.queries.board import LIST_COLUMNS, Board, board_of, talent_list, talent_rows
from kinerja.careers.queries.career import Career, Trajectory, career_of
from kinerja.careers.queries.cases import TalentCase, case_of, cases_of, parts_in_words
from kinerja.careers.queries.criteria import all_criteria, criteria_on, with_ends
from kinerja.careers.queries.dossier import (
    dossier_of,
    open_placement,
    placements_of,
    standing_placement,
)
from kinerja.careers.queries.index import COLUMNS, IndexRow, index_export, index_rows
from kinerja.careers.queries.people import (
    MAPPED,
    annual_evaluations,
    in_unit,
    mapped_people,
    placed_today,
    predikats_of,
)
from kinerja.careers.queries.records import official_of, records_of

__all__ = [
    "COLUMNS",
    "LIST_COLUMNS",
    "MAPPED",
    "Board",
    "Career",
    "IndexRow",
    "TalentCase",
    "Trajectory",
    "all_criteria",
    "annual_evaluations",
    "board_of",
    "career_of",
    "case_of",
    "cases_of",
    "criteria_on",
    "dossier_of",
    "in_unit",
    "index_export",
    "index_rows",
    "mapped_people",
    "official_of",
    "open_placement",
    "parts_in_words",
    "placed_today",
    "placements_of",
    "predikats_of",
    "records_of",
    "standing_placement",
    "talent_list",
    "talent_rows",
    "with_ends",
]
