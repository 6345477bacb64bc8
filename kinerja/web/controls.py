"""Fields and form controls drawn without a template.

Django draws each choice of a list with two templates, so that a list of sixty offices costs a
third of its page. What is written here is what those templates write, without their blanks.
"""

from django.forms.renderers import TemplatesSetting
from django.template.defaultfilters import linebreaksbr
from django.utils.safestring import SafeString

from kinerja.web.escaped import escaped
from kinerja.web.templatetags import kinerja_ui as ui

FOLDER = "django/forms/widgets"
KINDS = ("text", "number", "email", "date", "time", "search", "hidden", "checkbox")


class Renderer(TemplatesSetting):
    """The frequent controls as text, all others by their template."""

    def render(self, template_name, context, request=None):
        if draw := DRAWN.get(template_name):
            return draw(context["widget"])
        if template_name == self.field_template_name:
            return group(context["field"])
        return super().render(template_name, context, request)


OPTIONAL = ' <span class="k-opt">(boleh kosong)</span>'


def group(field):
    """A field with its label, hint, example and what is wrong with it."""
    if field.is_hidden:
        return field.as_widget()
    errors, help_text, example = field.errors, field.help_text, ui.example(field)
    label, drawn = escaped(field.label), ui.widget(field)
    said = label + (OPTIONAL if ui.says_optional(field) else "")
    parts = [f'<div class="k-field{" is-wrong" if errors else ""}">']
    if field.use_fieldset:
        about = _said("aria-describedby", {"aria-describedby": field.aria_describedby})
        parts.append(f"<fieldset{about}><legend>{said}</legend>")
    elif ui.is_checkbox(field):
        beside = f'<label class="form-check-label" for="{field.id_for_label}">{label}</label>'
        drawn = f'<div class="form-check">{drawn}{beside}</div>'
    else:
        parts.append(f'<label class="form-label" for="{field.id_for_label}">{said}</label>')
    if help_text:
        parts.append(f'<span class="form-text" id="{field.auto_id}_helptext">{help_text}</span>')
    if example:
        words = f"<summary>Contoh</summary><p>{linebreaksbr(example, autoescape=True)}</p>"
        parts.append(f'<details class="k-example">{words}</details>')
    parts += [str(errors) if errors else "", drawn, "</fieldset>" if field.use_fieldset else ""]
    return SafeString("".join(parts) + "</div>")


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
