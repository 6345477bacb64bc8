"""The picture of the statuses is drawn from the tables."""

from importlib import import_module
from importlib.util import find_spec

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from kinerja.web.management.commands import draw_states


def tables():
    """Every NEXT_… of any rules."""
    for app in apps.get_app_configs():
        name = f"{app.name}.rules"
        if app.name.startswith("kinerja.") and find_spec(name):
            found = vars(import_module(name))
            yield from (found[key] for key in found if key.startswith("NEXT_"))


def test_every_act_of_all_tables_is_an_arrow():
    drawn = draw_states.page()

    arrows = {line.strip() for line in drawn.splitlines() if "-->" in line and "[*]" not in line}
    assert arrows == {
        f"{start.value} --> {to.value}: {act}"
        for table in tables()
        for (act, start), to in table.items()
    }


def test_a_picture_that_is_out_of_date_stops_the_check(tmp_path, monkeypatch):
    monkeypatch.setattr(draw_states, "PAGE", tmp_path / "states.md")

    with pytest.raises(CommandError, match="out of date"):
        call_command("draw_states", check=True)
    call_command("draw_states")
    call_command("draw_states", check=True)

    assert (tmp_path / "states.md").read_text() == draw_states.page()
