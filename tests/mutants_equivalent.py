"""Mutants that change nothing anybody can see, each with the reason."""

EQUIVALENT = {
    "appraisal/queries/people.py heads_above: "
    "without `position__unit__path__in={up for ups in above.values() for up in ups}` in "
    "`Placement.objects.filter(position__is_head=True, "
    "position__unit__path__in={up for ups i...`": (
        "The answer looks up the units above and nothing else; the filter spares reading the rest."
    ),
    "recognition/access/innovations.py get_innovation: "
    "without `own` in `own or get_object_or_404(visible_innovations(user, on=on), pk=pk)`": (
        "Own innovations are among the visible ones; looking there first spares their people "
        "the question about roles."
    ),
}
