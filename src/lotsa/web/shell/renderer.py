"""How Django draws forms here: our templates instead of its own (FORM_RENDERER in settings)."""

from typing import Any

from django.forms.renderers import DjangoTemplates

# Django's name -> ours, so that plain widgets from any package come out right.
_OURS = {
    "django/forms/div.html": "shell/forms/form.html",
    "django/forms/field.html": "shell/forms/field.html",
    "django/forms/errors/list/ul.html": "shell/forms/errors.html",
    "django/forms/errors/list/default.html": "shell/forms/errors.html",
    "django/forms/widgets/radio.html": "shell/forms/options.html",
    "django/forms/widgets/checkbox_select.html": "shell/forms/options.html",
}


class ShellRenderer(DjangoTemplates):
    form_template_name = "shell/forms/form.html"
    field_template_name = "shell/forms/field.html"

    def get_template(self, template_name: str) -> Any:
        return super().get_template(_OURS.get(template_name, template_name))
