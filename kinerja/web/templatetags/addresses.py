"""Django's `{% url %}` with a memory: a page asks for forty addresses, most on every visit.

An address follows from its name and its arguments alone, as no application is mounted twice.
"""

from functools import lru_cache

from django import template
from django.template.defaulttags import URLNode, url
from django.urls import NoReverseMatch, reverse
from django.utils.html import conditional_escape

register = template.Library()


class Address(URLNode):
    def render(self, context):
        try:
            found = address(
                self.view_name.resolve(context),
                *(str(value.resolve(context)) for value in self.args),
                **{name: str(value.resolve(context)) for name, value in self.kwargs.items()},
            )
        except NoReverseMatch:
            if self.asvar is None:
                raise
            found = ""
        if self.asvar:
            context[self.asvar] = found
            return ""
        return found


@register.tag("url")
def remembered(parser, token):
    node = url(parser, token)
    return Address(node.view_name, node.args, node.kwargs, node.asvar)


@lru_cache(maxsize=5000)
def address(name, *args, **kwargs):
    return conditional_escape(reverse(name, args=args, kwargs=kwargs))
