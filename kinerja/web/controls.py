"""Form controls drawn without a template.

Django draws each choice of a list with two templates, so that a list of sixty offices costs a
third of its page. What is written here is what those templates write, without their blanks.
"""

from django.forms.renderers import TemplatesSetting
from django.utils.html import conditional_escape, escape, format_html, format_html_join
from django.utils.safestring import SafeString

FOLDER = "django/forms/widgets"
KINDS = ("text", "number", "email", "date", "time", "search", "hidden", "checkbox")


class Renderer(TemplatesSetting):
    """The frequent controls as text, all others by their template."""

    def render(self, template_name, context, request=None):
        if draw := DRAWN.get(template_name):
            return draw(context["widget"])
        return super().render(template_name, context, request)


def attributes(widget):
    """True stands for an attribute without a value, False for none."""
    said = ((name, value) for name, value in widget["attrs"].items() if value is not False)
    return SafeString(
        "".join(
            format_html(" {}", name) if value is True else format_html(' {}="{}"', name, str(value))
            for name, value in said
        )
    )


def control(widget):
    value = widget["value"]
    return format_html(
        '<input type="{}" name="{}"{}{}>',
        widget["type"],
        widget["name"],
        "" if value is None else format_html(' value="{}"', value),
        attributes(widget),
    )


def area(widget):
    text = widget["value"] or ""
    return format_html(
        '<textarea name="{}"{}>\n{}</textarea>', widget["name"], attributes(widget), text
    )


def choice(widget):
    groups = [_group(name, options) for name, options, _ in widget["optgroups"]]
    return format_html(
        '<select name="{}"{}>{}</select>',
        widget["name"],
        attributes(widget),
        SafeString("".join(groups)),
    )


def choices(widget):
    """Radio buttons or boxes to tick, each with its words beside it."""
    attrs = widget["attrs"]
    drawn = format_html_join(
        "\n",
        "<li><label{}>{}<span>{}</span></label></li>",
        (
            (_said("for", one["attrs"].get("id")), control(one), one["label"])
            for _, options, _ in widget["optgroups"]
            for one in options
        ),
    )
    classes = " ".join(filter(None, ["k-choices", attrs.get("class")]))
    return format_html('<ul class="{}"{}>\n{}\n</ul>', classes, _said("id", attrs.get("id")), drawn)


def _said(name, value):
    return format_html(' {}="{}"', name, value) if value else ""


def _group(name, options):
    drawn = SafeString("\n".join(_option(one) for one in options))
    return format_html('<optgroup label="{}">{}</optgroup>', name, drawn) if name else drawn


def _option(one):
    """Most have no attributes; a list of sixty offices is drawn on many pages."""
    said = attributes(one) if one["attrs"] else ""
    value, label = escape(one["value"]), conditional_escape(one["label"])
    return f'<option value="{value}"{said}>{label}</option>'


DRAWN = {
    **{f"{FOLDER}/{kind}.html": control for kind in KINDS},
    f"{FOLDER}/textarea.html": area,
    f"{FOLDER}/select.html": choice,
    f"{FOLDER}/radio.html": choices,
    f"{FOLDER}/checkbox_select.html": choices,
}
