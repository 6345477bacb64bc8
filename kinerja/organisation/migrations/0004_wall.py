"""What policies of walled tables ask; docs/adr/0014-a-wall-in-the-database.md tells how to use it."""

from django.db import migrations

FUNCTIONS = """
CREATE FUNCTION wall_is_system() RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(current_setting('kinerja.reader', true), '') = 'sistem'
$$;

CREATE FUNCTION wall_is_one_of(VARIADIC employees bigint[]) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM organisation_employee
        WHERE id = ANY (employees)
        AND user_id::text = current_setting('kinerja.reader', true)
    )
$$;

CREATE FUNCTION wall_keeps_records_of(person bigint) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1
        FROM organisation_rolegrant AS role_grant
        LEFT JOIN organisation_unit AS office ON office.id = role_grant.unit_id
        WHERE role_grant.user_id::text = current_setting('kinerja.reader', true)
        AND role_grant.period @> (now() AT TIME ZONE 'Asia/Jakarta')::date
        AND (
            role_grant.role = 'bkpsdm'
            OR role_grant.role = 'pengelola_opd' AND EXISTS (
                SELECT 1
                FROM organisation_placement AS placement
                JOIN organisation_position AS post ON post.id = placement.position_id
                JOIN organisation_unit AS unit ON unit.id = post.unit_id
                WHERE placement.employee_id = person
                AND placement.kind = 'definitif'
                AND placement.period @> (now() AT TIME ZONE 'Asia/Jakarta')::date
                AND starts_with(unit.path, office.path)
            )
        )
    )
$$;
"""
REVERSE = """
DROP FUNCTION wall_keeps_records_of(bigint);
DROP FUNCTION wall_is_one_of(bigint[]);
DROP FUNCTION wall_is_system();
"""


class Migration(migrations.Migration):

    dependencies = [("organisation", "0003_holiday_confirmation_and_one_grant")]

    operations = [migrations.RunSQL(FUNCTIONS, REVERSE)]
