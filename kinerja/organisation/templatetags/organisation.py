from django import template

from kinerja.lib import periods

register = template.Library()


@register.filter
def last_day(period):
    """The last day inside a period."""
    return periods.last_day(period)
