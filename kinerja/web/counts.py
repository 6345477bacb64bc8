"""The counts of the start page, and what the menu of every page asks, as SQL.

Everybody opens the start page first each morning. Written with Django's expressions its two
statements cost ten milliseconds before they reach the database; as text they cost none.
"""

HATS = """
SELECT hat.name FROM (SELECT {user} AS id, %s::date AS day) me CROSS JOIN LATERAL (
    SELECT 'penilai' AS name WHERE EXISTS (
        SELECT FROM organisation_employee employee
        JOIN organisation_reportingline line ON line.appraiser_id = employee.id
        WHERE employee.user_id = me.id AND line.period @> me.day
    )
    UNION ALL SELECT 'fungsional' WHERE EXISTS (
        SELECT FROM organisation_employee employee
        JOIN organisation_placement placement ON placement.employee_id = employee.id
        JOIN organisation_position position ON position.id = placement.position_id
        WHERE employee.user_id = me.id AND employee.status = %s
        AND placement.period @> me.day AND position.kind = %s
    )
    UNION ALL SELECT 'dibantu' WHERE EXISTS (
        SELECT FROM organisation_employee employee
        JOIN development_improvementplan help ON help.employee_id = employee.id
        WHERE employee.user_id = me.id
    )
) hat
"""

# What organisation.queries.held_by answers: each role given by name, and where it is held.
HELD = """
SELECT ARRAY[held.role, coalesce(unit.path, '')] FROM organisation_rolegrant held
LEFT JOIN organisation_unit unit ON unit.id = held.unit_id
WHERE held.user_id = accounts_session.user_id AND held.period @> %s::date
"""

OWN = """
SELECT plan.*,
    (SELECT count(*) FROM appraisal_evaluation evaluation
        JOIN planning_skp skp ON skp.id = evaluation.skp_id
        WHERE skp.employee_id = %(me)s AND evaluation.status = %(handed_over)s
        AND evaluation.contest <> %(replaced)s
    ) AS to_acknowledge,
    (SELECT count(*) FROM monitoring_feedback feedback
        JOIN planning_skp skp ON skp.id = feedback.skp_id
        WHERE skp.employee_id = %(me)s AND feedback.giver_id <> %(me)s
        AND feedback.read_at IS NULL AND feedback.withdrawn_at IS NULL
        AND NOT EXISTS (
            SELECT FROM monitoring_feedback newer WHERE newer.supersedes_id = feedback.id
        )
    ) AS feedback,
    (SELECT count(*) FROM monitoring_feedbackrequest request
        JOIN planning_skp skp ON skp.id = request.skp_id
        WHERE request.asked_id = %(me)s AND request.closed_at IS NULL
        AND NOT EXISTS (
            SELECT FROM monitoring_feedback said
            JOIN planning_skp about ON about.id = said.skp_id
            WHERE about.employee_id = skp.employee_id AND said.giver_id = %(me)s
            AND said.given_at >= request.requested_at AND said.withdrawn_at IS NULL
        )
    ) AS asked_for_feedback,
    (SELECT max(note.on) FROM monitoring_progress note
        JOIN planning_workresult result ON result.id = note.result_id
        JOIN planning_skp skp ON skp.id = result.skp_id
        WHERE skp.employee_id = %(me)s AND note.withdrawn_at IS NULL
    ) AS last_note,
    (SELECT count(*) FROM development_improvementplan help
        WHERE help.employee_id = %(me)s AND help.status = %(help_offered)s
    ) AS help_offered,
    (SELECT count(*) FROM development_improvementplan help
        WHERE help.employee_id = %(me)s AND help.status = %(help_proposed)s
    ) AS help_to_answer,
    (SELECT count(*) FROM development_improvementsession talk
        JOIN development_improvementplan help ON help.id = talk.plan_id
        WHERE help.employee_id = %(me)s AND talk.read_at IS NULL
    ) AS talks_to_read,
    (SELECT count(*) FROM outreach_briefinginvitation invitation
        JOIN outreach_briefing briefing ON briefing.id = invitation.briefing_id
        WHERE invitation.employee_id = %(me)s AND invitation.answer = %(not_answered)s
        AND briefing.status = %(briefing_planned)s AND briefing.starts_at > %(now)s
    ) AS invitations,
    (SELECT count(*) FROM outreach_pulseright mine
        JOIN outreach_pulseround pulse ON pulse.id = mine.round_id
        WHERE mine.employee_id = %(me)s AND NOT mine.is_used
        AND pulse.status = %(pulse_open)s AND pulse.closes_on >= %(on)s::date
    ) AS pulses,
    (SELECT count(*) FROM library_librarycase story
        WHERE story.person_id = %(me)s AND story.consent = %(consent_asked)s
    ) AS stories_to_answer,
    (SELECT count(*) FROM development_programmeoffer offer
        WHERE offer.employee_id = %(me)s AND offer.status = %(programme_offered)s
    ) AS programmes_offered,
    (SELECT count(*) FROM development_mentoring mentoring
        WHERE mentoring.guide_id = %(me)s AND mentoring.status = %(mentor_asked)s
    ) AS mentor_asked,
    (SELECT count(*) FROM development_mentoringmeeting meeting
        JOIN development_mentoring mentoring ON mentoring.id = meeting.mentoring_id
        WHERE (mentoring.guide_id = %(me)s AND meeting.guide_confirmed_at IS NULL)
        OR (mentoring.mentee_id = %(me)s AND meeting.mentee_confirmed_at IS NULL)
    ) AS meetings_to_confirm,
    (SELECT count(*) FROM appraisal_objection objection
        WHERE objection.examiner_id = %(me)s
        AND objection.status IN (%(objection_filed)s, %(objection_examined)s)
    ) AS to_decide,
    (SELECT count(*) FROM appraisal_objection objection
        WHERE objection.status = %(objection_examined)s
        AND %(me)s IN (objection.employee_id, objection.appraiser_id)
        AND NOT EXISTS (
            SELECT FROM appraisal_objectionstatement statement
            WHERE statement.objection_id = objection.id AND statement.side = CASE
                WHEN objection.employee_id = %(me)s THEN %(side_employee)s
                ELSE %(side_appraiser)s END
        )
    ) AS to_explain,
    (SELECT count(DISTINCT talent.id) FROM organisation_rolegrant seat
        LEFT JOIN organisation_unit scope ON scope.id = seat.unit_id
        JOIN careers_talentplacement talent ON talent.employee_id <> %(me)s
        JOIN organisation_placement place ON place.employee_id = talent.employee_id
        JOIN organisation_position position ON position.id = place.position_id
        JOIN organisation_unit unit ON unit.id = position.unit_id
        WHERE seat.user_id = %(user)s AND seat.role = %(talent_committee)s
        AND seat.period @> %(on)s::date AND talent.status = %(talent_proposed)s
        AND talent.proposed_by_id <> %(user)s
        AND place.kind = %(definitive)s AND place.period @> %(on)s::date
        AND starts_with(unit.path, coalesce(scope.path, ''))
        AND NOT EXISTS (
            SELECT FROM careers_recusal recusal
            WHERE recusal.employee_id = talent.employee_id AND recusal.member_id = %(user)s
        )
    ) AS talent_to_confirm,
    (SELECT count(*) FROM planning_matrixrole role
        JOIN planning_matrixrow assignment ON assignment.id = role.row_id
        JOIN planning_skp leaders ON leaders.id = assignment.plan_id
        JOIN planning_performanceyear performance ON performance.id = leaders.year_id
        WHERE assignment.employee_id = %(me)s AND assignment.status = %(assignment_in_force)s
        AND performance.year = %(year)s
        AND NOT EXISTS (SELECT FROM planning_workresult result WHERE result.role_id = role.id)
    ) AS roles,
    (SELECT count(*) FROM recognition_contributor part
        JOIN recognition_innovation idea ON idea.id = part.innovation_id
        WHERE part.employee_id = %(me)s AND part.left_at IS NULL AND part.agrees IS NULL
        AND idea.status <> %(idea_dropped)s
    ) AS shares_to_answer,
    (SELECT count(*) FROM recognition_nomination nomination
        WHERE nomination.endorser_id = %(me)s AND nomination.status = %(endorser_awaited)s
    ) AS to_endorse,
    (SELECT count(*) FROM recognition_panelcase file
        WHERE file.decided_at IS NULL AND file.closed_at IS NULL
        AND EXISTS (
            SELECT FROM organisation_rolegrant seat WHERE seat.user_id = %(user)s
            AND seat.role = %(panel)s AND seat.period @> %(on)s::date
        )
        AND NOT EXISTS (
            SELECT FROM recognition_judgement own
            WHERE own.case_id = file.id AND own.reviewer_id = %(user)s
        )
        AND NOT EXISTS (
            SELECT FROM recognition_recusal away
            WHERE away.case_id = file.id AND away.reviewer_id = %(user)s
        )
    ) AS cases_to_judge
FROM (
    SELECT count(*) AS plans,
        count(*) FILTER (WHERE skp.status = %(agreed_plan)s) AS agreed,
        count(*) FILTER (WHERE skp.status = %(draft_plan)s) AS drafts,
        count(*) FILTER (WHERE skp.status = %(returned_plan)s) AS returned
    FROM planning_skp skp
    JOIN planning_performanceyear performance ON performance.id = skp.year_id
    WHERE skp.employee_id = %(me)s AND performance.year = %(year)s
) plan
"""

LEADING = """
WITH report AS MATERIALIZED (
    SELECT line.employee_id AS id FROM organisation_reportingline line
    WHERE line.appraiser_id = %(me)s AND line.period @> %(on)s::date
)
SELECT
    (SELECT count(*) FROM report) AS reports,
    (SELECT count(*) FROM report JOIN planning_skp skp ON skp.employee_id = report.id
        WHERE skp.status = %(submitted_plan)s
    ) AS submitted,
    (SELECT count(*) FROM report
        JOIN planning_matrixrow assignment ON assignment.employee_id = report.id
        WHERE assignment.status = %(assignment_waits)s
    ) AS assignments,
    (SELECT count(*) FROM report JOIN planning_skp skp ON skp.employee_id = report.id
        WHERE skp.status = %(agreed_plan)s AND skp.year_id = %(year)s
        AND skp.period @> %(ends)s::date
        AND NOT EXISTS (
            SELECT FROM appraisal_evaluation evaluation
            WHERE evaluation.skp_id = skp.id AND evaluation.period_id = %(period)s
            AND evaluation.appraiser_id = %(me)s AND evaluation.status <> %(draft)s
        )
    ) AS to_evaluate,
    (SELECT count(*) FROM appraisal_evaluation evaluation
        WHERE evaluation.appraiser_id = %(me)s AND evaluation.status = %(signed)s
    ) AS to_hand_over,
    (SELECT count(*) FROM report WHERE NOT EXISTS (
        SELECT FROM monitoring_feedback feedback
        JOIN planning_skp skp ON skp.id = feedback.skp_id
        WHERE skp.employee_id = report.id AND feedback.withdrawn_at IS NULL
        AND feedback.given_at >= %(since)s
    )) AS silent,
    (SELECT count(DISTINCT position.unit_id) FROM report
        JOIN organisation_placement placement ON placement.employee_id = report.id
        JOIN organisation_position position ON position.id = placement.position_id
        WHERE position.is_head AND placement.period @> %(on)s::date
        AND %(period)s::bigint IS NOT NULL
        AND NOT EXISTS (
            SELECT FROM appraisal_organisationrating rating
            WHERE rating.unit_id = position.unit_id AND rating.period_id = %(period)s
        )
    ) AS units_to_rate,
    (SELECT count(*) FROM report JOIN development_improvementplan help
        ON help.employee_id = report.id WHERE help.status = %(help_offered)s
    ) AS help_to_write,
    (SELECT count(*) FROM report JOIN development_improvementplan help
        ON help.employee_id = report.id
        WHERE help.status = %(help_running)s AND help.ends_on >= %(on)s::date
        AND NOT EXISTS (
            SELECT FROM development_improvementsession talk
            WHERE talk.plan_id = help.id AND talk.held_on > %(on)s::date - 30
        )
    ) AS help_to_talk,
    (SELECT count(*) FROM report JOIN development_improvementplan help
        ON help.employee_id = report.id
        WHERE help.status = %(help_running)s AND help.ends_on < %(on)s::date
    ) AS help_to_look_at,
    (SELECT count(*) FROM school_round school
        WHERE school.period @> %(on)s::date AND NOT EXISTS (
            SELECT FROM school_attempt attempt
            WHERE attempt.round_id = school.id AND attempt.rater_id = %(me)s
            AND attempt.submitted_at IS NOT NULL
        )
    ) AS school_open,
    (SELECT count(*) FROM (
        SELECT max(upper(certificate.period)) AS ends FROM school_ratercertificate certificate
        WHERE certificate.rater_id = %(me)s
    ) newest WHERE newest.ends > %(on)s::date AND newest.ends <= %(on)s::date + 30
    ) AS certificate_ends,
    (SELECT count(*) FROM report JOIN development_learningplan learning
        ON learning.employee_id = report.id WHERE learning.status = %(learning_proposed)s
    ) AS learning_to_agree,
    (SELECT count(*) FROM report JOIN development_enrolment enrolment
        ON enrolment.employee_id = report.id WHERE enrolment.status = %(seat_asked)s
    ) AS seats_to_answer,
    (SELECT count(*) FROM report
        JOIN organisation_employee employee ON employee.id = report.id AND employee.status = %(pns)s
        JOIN planning_skp skp ON skp.employee_id = report.id
        JOIN organisation_placement placement ON placement.id = skp.placement_id
        JOIN organisation_position position ON position.id = placement.position_id
        JOIN appraisal_evaluation evaluation ON evaluation.skp_id = skp.id
        JOIN planning_evaluationperiod period ON period.id = evaluation.period_id
        WHERE position.kind = %(functional)s AND period.kind = %(annual)s
        AND evaluation.acknowledgement = %(accepted)s AND evaluation.contest <> %(replaced)s
        AND NOT EXISTS (
            SELECT FROM credits_creditconversion conversion
            WHERE conversion.evaluation_id = evaluation.id AND conversion.replaced_at IS NULL
        )
    ) AS to_convert
"""
