"""Values of a copy as a person reads them."""

from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.formats import date_format

register = template.Library()


@register.filter
def in_words(value):
    """Days and moments in Indonesian, spans as from and until, yes and no."""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), r"j F Y \p\u\k\u\l H.i")
    if isinstance(value, date):
        return date_format(value, "j F Y")
    if isinstance(value, list) and len(value) == 2 and isinstance(value[0], date):
        until = f"sebelum {in_words(value[1])}" if value[1] else "sekarang"
        return f"{in_words(value[0])} sampai {until}"
    return value
