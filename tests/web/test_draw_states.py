"""The picture of the statuses is drawn from the tables."""

import pytest
from django.core.management import CommandError, call_command

from kinerja.appraisal import rules as appraisal
from kinerja.development import rules as development
from kinerja.monitoring import rules as monitoring
from kinerja.planning import rules as planning
from kinerja.web.management.commands import draw_states


def test_every_act_of_all_tables_is_an_arrow():
    drawn = draw_states.page()

    arrows = {line.strip() for line in drawn.splitlines() if "-->" in line and "[*]" not in line}
    assert arrows == {
        f"{start.value} --> {to.value}: {act}"
        for table in (
            planning.NEXT_STATUS,
            planning.NEXT_ASSIGNMENT,
            appraisal.NEXT_STATUS,
            appraisal.NEXT_OBJECTION,
            monitoring.NEXT_CASE,
            development.NEXT_STATUS,
        )
        for (act, start), to in table.items()
    }


def test_a_picture_that_is_out_of_date_stops_the_check(tmp_path, monkeypatch):
    monkeypatch.setattr(draw_states, "PAGE", tmp_path / "states.md")

    with pytest.raises(CommandError, match="out of date"):
        call_command("draw_states", check=True)
    call_command("draw_states")
    call_command("draw_states", check=True)

    assert (tmp_path / "states.md").read_text() == draw_states.page()
