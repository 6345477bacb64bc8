from django.db import migrations

NEWEST = """
CREATE FUNCTION audit_newest(space integer, streams text[]) RETURNS SETOF audit_event
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(space, key)
    FROM (SELECT DISTINCT (hashtextextended(one, 0) & 511)::int AS key FROM unnest(streams) one ORDER BY 1) keys;
    -- A second statement: it sees what was committed while the first one waited.
    RETURN QUERY
    SELECT DISTINCT ON (event.stream) event.* FROM audit_event event
    WHERE event.stream = ANY(streams) ORDER BY event.stream, event.sequence DESC;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_leaf")]

    operations = [
        migrations.RunSQL(NEWEST, "DROP FUNCTION audit_newest(integer, text[])", elidable=False)
    ]
