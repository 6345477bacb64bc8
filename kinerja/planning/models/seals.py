"""Triggers that keep a set plan and its parts as they were set."""

import pgtrigger

SEALED = "('ditetapkan', 'digantikan')"
REFUSE_SEALED = "RAISE EXCEPTION 'SKP yang sudah ditetapkan tidak dapat diubah';"


def sealed_with_its_plan(owner):
    """Triggers of a part of a plan: once the plan is set, the part refuses every change.

    `owner` is the SQL that finds the plan's id in a row called {row}.
    """

    def refuse(*rows):
        ids = ", ".join(owner.format(row=row) for row in rows)
        plans = f"SELECT 1 FROM planning_skp WHERE id IN ({ids})"  # noqa: S608 -- our own names
        return f"IF EXISTS ({plans} AND status IN {SEALED}) THEN {REFUSE_SEALED} END IF;"

    return [
        pgtrigger.Trigger(
            name="sealed_part_is_not_added",
            when=pgtrigger.Before,
            operation=pgtrigger.Insert,
            func=f"{refuse('NEW')} RETURN NEW;",
        ),
        pgtrigger.Trigger(
            name="sealed_part_is_not_changed",
            when=pgtrigger.Before,
            operation=pgtrigger.Update,
            func=f"{refuse('OLD', 'NEW')} RETURN NEW;",
        ),
        pgtrigger.Trigger(
            name="sealed_part_is_not_deleted",
            when=pgtrigger.Before,
            operation=pgtrigger.Delete,
            func=f"{refuse('OLD')} RETURN OLD;",
        ),
    ]
