"""After a page was served, one line tells its person who opened it; see docs/adr/0025."""

import logging

from django.db import DatabaseError
from django.utils import timezone

from kinerja.lib.opened import listening
from kinerja.transparency.models import Reading

logger = logging.getLogger(__name__)
SERVED = {200, 206}


class ReadLog:
    """Notes what a GET opened of other people, when the answer has left.

    An answer that shows no person's thing costs nothing; one that does costs one statement. When
    the database refuses it, the page was served all the same and the operator reads of it.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method != "GET":
            return self.get_response(request)
        with listening() as opened:
            response = self.get_response(request)
        if opened and response.status_code in SERVED and request.user.is_authenticated:
            own = getattr(getattr(request.user, "employee", None), "pk", None)
            others = {(kind, person) for kind, person in opened if person != own}
            if others:
                response._resource_closers.append(lambda: write(request.user, others))
        return response


def write(reader, opened):
    at = timezone.now()
    try:
        Reading.objects.note(reader=reader, opened=opened, day=timezone.localdate(at), at=at)
    except DatabaseError as error:
        logger.error("a line of the read log was not written", exc_info=error)
