"""Form controls drawn without a template.

Django draws each choice of a list with two templates, so that a list of sixty offices costs a
third of its page. What is written here is what those templates write, without their blanks.
"""

from django.forms.renderers import TemplatesSetting
from django.utils.safestring import SafeString

from kinerja.web.escaped import escaped

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
    said = ""
    for name, value in widget["attrs"].items():
        if value is True:
            said += f" {escaped(name)}"
        elif value is not False:
            said += f' {escaped(name)}="{escaped(str(value))}"'
    return said


def control(widget):
    value = widget["value"]
    said = "" if value is None else f' value="{escaped(value)}"'
    kind, name = widget["type"], escaped(widget["name"])
    return SafeString(f'<input type="{kind}" name="{name}"{said}{attributes(widget)}>')


def area(widget):
    name, text = escaped(widget["name"]), escaped(widget["value"] or "")
    return SafeString(f'<textarea name="{name}"{attributes(widget)}>\n{text}</textarea>')


def choice(widget):
    groups = "".join([_group(name, options) for name, options, _ in widget["optgroups"]])
    name = escaped(widget["name"])
    return SafeString(f'<select name="{name}"{attributes(widget)}>{groups}</select>')


def choices(widget):
    """Radio buttons or boxes to tick, each with its words beside it."""
    attrs = widget["attrs"]
    drawn = "\n".join([_labelled(one) for _, options, _ in widget["optgroups"] for one in options])
    classes = " ".join(filter(None, ["k-choices", attrs.get("class")]))
    return SafeString(f'<ul class="{escaped(classes)}"{_said("id", attrs)}>\n{drawn}\n</ul>')


def _labelled(one):
    label = f"{control(one)}<span>{escaped(one['label'])}</span>"
    key = one["attrs"].get("id")
    return f"<li><label{_said('for', {'for': key})}>{label}</label></li>"


def _said(name, attrs):
    value = attrs.get(name)
    return f' {name}="{escaped(value)}"' if value else ""


def _group(name, options):
    drawn = "\n".join([_option(one) for one in options])
    return f'<optgroup label="{escaped(name)}">{drawn}</optgroup>' if name else drawn


def _option(one):
    """Most have no attributes; a list of sixty offices is drawn on many pages."""
    said = attributes(one) if one["attrs"] else ""
    value, label = escaped(one["value"]), escaped(one["label"])
    return f'<option value="{value}"{said}>{label}</option>'


DRAWN = {
    **{f"{FOLDER}/{kind}.html": control for kind in KINDS},
    f"{FOLDER}/textarea.html": area,
    f"{FOLDER}/select.html": choice,
    f"{FOLDER}/radio.html": choices,
    f"{FOLDER}/checkbox_select.html": choices,
}
