"""What the deadlines of one person rest on, as SQL: one statement for each of 7,000 people.

Written with Django's expressions it costs eight milliseconds before it reaches the database; as
text it costs none (see web/counts.py).
"""

from django.db import connection

from kinerja.appraisal.enums import Contest, EvaluationStatus, ObjectionStatus
from kinerja.development.enums import ImprovementStatus
from kinerja.lib.plans import kept_plans
from kinerja.monitoring.enums import Documentation
from kinerja.organisation.enums import PlacementKind
from kinerja.planning.enums import SkpStatus
from kinerja.web.deadlines.today import Today

WORDS = {
    "submitted": SkpStatus.SUBMITTED.value,
    "agreed": SkpStatus.AGREED.value,
    "daily": Documentation.DAILY.value,
    "definitive": PlacementKind.DEFINITIF.value,
    "heading": [
        PlacementKind.DEFINITIF.value,
        PlacementKind.PLT.value,
        PlacementKind.PLH.value,
    ],
    "signed": EvaluationStatus.SIGNED.value,
    "handed_over": EvaluationStatus.HANDED_OVER.value,
    "changed": Contest.CHANGED.value,
    "filed": ObjectionStatus.FILED.value,
    "examined": ObjectionStatus.EXAMINED.value,
    "open_help": [
        ImprovementStatus.OFFERED.value,
        ImprovementStatus.PROPOSED.value,
        ImprovementStatus.RUNNING.value,
    ],
}

FACTS = """
WITH report AS MATERIALIZED (
    SELECT line.employee_id AS id FROM organisation_reportingline line
    WHERE line.appraiser_id = %(me)s AND line.period @> %(on)s::date
)
SELECT
    EXISTS (SELECT FROM report) AS leads,
    EXISTS (SELECT FROM planning_skp skp
        WHERE skp.employee_id = %(me)s AND skp.year_id = %(year)s
        AND skp.status IN (%(submitted)s, %(agreed)s)
    ) AS has_plan,
    EXISTS (SELECT FROM planning_skp skp
        WHERE skp.employee_id = %(me)s AND skp.status = %(agreed)s
        AND skp.period @> %(on)s::date
    ) AS has_set_plan,
    (SELECT max(note.on) FROM monitoring_progress note
        JOIN planning_workresult result ON result.id = note.result_id
        JOIN planning_skp skp ON skp.id = result.skp_id
        WHERE skp.employee_id = %(me)s AND note.withdrawn_at IS NULL AND note.on <= %(on)s::date
        AND NOT EXISTS (
            SELECT FROM monitoring_progress newer WHERE newer.supersedes_id = note.id
        )
    ) AS noted_on,
    COALESCE((SELECT rule.periodicity FROM monitoring_documentationrule rule
        WHERE rule.since <= %(on)s::date ORDER BY rule.since DESC LIMIT 1
    ), %(daily)s) AS documentation,
    (SELECT COALESCE(json_agg(json_build_object('period', turn.period_id, 'day', turn.due_on)
            ORDER BY office.path), '[]')
        FROM planning_closingturn turn
        JOIN organisation_unit office ON office.id = turn.unit_id
        WHERE turn.period_id = ANY(%(periods)s) AND starts_with((
            SELECT unit.path FROM organisation_placement placement
            JOIN organisation_position position ON position.id = placement.position_id
            JOIN organisation_unit unit ON unit.id = position.unit_id
            WHERE placement.employee_id = %(me)s AND placement.kind = %(definitive)s
            AND placement.period @> %(on)s::date LIMIT 1
        ), office.path)
    ) AS turns,
    (SELECT COALESCE(json_agg(json_build_object('pk', skp.id, 'name', employee.name,
            'at', skp.submitted_at, 'due', performance.planning_due_on)), '[]')
        FROM report JOIN planning_skp skp ON skp.employee_id = report.id
        JOIN organisation_employee employee ON employee.id = report.id
        JOIN planning_performanceyear performance ON performance.id = skp.year_id
        WHERE skp.status = %(submitted)s
    ) AS submitted,
    (SELECT COALESCE(json_agg(json_build_object('skp', talk.skp_id, 'day', talk.next_on,
            'leader', talk.leader_id, 'leader_name', leader.name,
            'employee_name', employee.name)), '[]')
        FROM monitoring_dialogue talk
        JOIN planning_skp skp ON skp.id = talk.skp_id
        JOIN organisation_employee employee ON employee.id = skp.employee_id
        JOIN organisation_employee leader ON leader.id = talk.leader_id
        WHERE (skp.employee_id = %(me)s OR talk.leader_id = %(me)s)
        AND talk.next_on IS NOT NULL AND talk.withdrawn_at IS NULL
        AND skp.period @> %(on)s::date
        AND NOT EXISTS (
            SELECT FROM monitoring_dialogue later
            JOIN planning_skp its ON its.id = later.skp_id
            WHERE its.employee_id = skp.employee_id AND later.leader_id = talk.leader_id
            AND later.held_on > talk.held_on AND later.withdrawn_at IS NULL
        )
    ) AS dialogues,
    (SELECT json_build_object('pk', office.id, 'name', office.name)
        FROM organisation_unit office
        JOIN organisation_position position ON position.unit_id = office.id
        JOIN organisation_placement placement ON placement.position_id = position.id
        WHERE placement.employee_id = %(me)s AND placement.period @> %(on)s::date
        AND placement.kind = ANY(%(heading)s) AND position.is_head
        AND office.is_opd AND office.is_active
        AND NOT EXISTS (
            SELECT FROM appraisal_yearclosing closing
            WHERE closing.unit_id = office.id AND closing.year_id = %(ended)s
        )
        ORDER BY office.path LIMIT 1
    ) AS office,
    ARRAY(
        SELECT evaluation.id FROM appraisal_evaluation evaluation
        WHERE evaluation.appraiser_id = %(me)s AND evaluation.status = %(signed)s
        UNION
        SELECT evaluation.id FROM appraisal_evaluation evaluation
        JOIN planning_skp skp ON skp.id = evaluation.skp_id
        WHERE skp.employee_id = %(me)s AND evaluation.status = %(handed_over)s
        AND evaluation.contest <> %(changed)s
    ) AS results,
    ARRAY(
        SELECT help.id FROM development_improvementplan help
        WHERE help.status = ANY(%(open_help)s)
        AND (help.employee_id = %(me)s OR help.employee_id IN (SELECT id FROM report))
    ) AS helps,
    EXISTS (SELECT FROM appraisal_objection objection
        WHERE objection.status IN (%(filed)s, %(examined)s)
        AND %(me)s IN (objection.examiner_id, objection.appraiser_id, objection.employee_id)
    ) AS has_objections
"""


def facts_of(employee, day: Today) -> dict:
    """What is known of one person on one day."""
    values = {
        **WORDS,
        "me": employee.pk,
        "on": day.on,
        "year": day.year and day.year.pk,
        "ended": day.ended_year and day.ended_year.year_id,
        "periods": [period.pk for period in day.periods],
    }
    with kept_plans(), connection.cursor() as cursor:
        cursor.execute(FACTS, values)
        names = [column.name for column in cursor.description]
        return dict(zip(names, cursor.fetchone(), strict=True))
