"""Typed text is never lost: what a form holds before it is sent, one row a person and form."""

import re

from django.db import transaction

from kinerja.accounts.models import Draft

KEY = re.compile(r"[a-z0-9-]{1,100}")
MOST_CHARACTERS = 100_000
MOST_DRAFTS = 200
NOT_KEPT = {"csrfmiddlewaretoken", "idempotency_key", "password"}


def find(user, key) -> Draft | None:
    """The draft with its version; version 0 is a form that was never saved."""
    return Draft.objects.filter(user=user, key=key).first()


def load(user, key) -> dict | None:
    """The fields of the draft: text, or a list of texts where a field has several."""
    draft = find(user, key)
    return draft and draft.data


def discard(user, key):
    """Forget the draft; the view of the form's act calls this when the act succeeded."""
    Draft.objects.filter(user=user, key=key).delete()


def discard_everywhere(keys):
    """Forget these drafts of everybody: what they speak about may not be kept any more."""
    Draft.objects.filter(key__in=keys).delete()


@transaction.atomic
def keep(user, key, data, *, seen, at) -> tuple[Draft, bool]:
    """Keep the fields unless another window saved since; the draft kept, and whether it is ours."""
    draft, created = Draft.objects.select_for_update(of=("self",)).get_or_create(
        user=user, key=key, defaults={"data": data, "saved_at": at, "version": 1}
    )
    if created:
        _forget_oldest(user)
    elif draft.data != data:
        if draft.version != seen:
            return draft, False
        draft.data, draft.saved_at, draft.version = data, at, draft.version + 1
        draft.save(update_fields=["data", "saved_at", "version"])
    return draft, True


def fields_of(post) -> dict:
    """A submitted form as one flat object."""
    return {
        name: values if len(values) > 1 else values[0]
        for name, values in post.lists()
        if name not in NOT_KEPT and not name.startswith("_")
    }


def size_of(data) -> int:
    return sum(len(name) + len("".join(value)) for name, value in data.items())


def _forget_oldest(user):
    keep = Draft.objects.filter(user=user).order_by("-saved_at").values("pk")[:MOST_DRAFTS]
    Draft.objects.filter(user=user).exclude(pk__in=keep).delete()
