from functools import reduce
from operator import or_

import pgtrigger


def changed(*fields):
    """Condition of a trigger: at least one of these columns gets another value."""
    return reduce(
        or_,
        (pgtrigger.Q(**{f"old__{field}__df": pgtrigger.F(f"new__{field}")}) for field in fields),
    )
