"""What happens around every page: a number for each request, and pages for known trouble."""

import logging
import secrets
from contextvars import ContextVar

from django.db import InterfaceError, OperationalError
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import render

from kinerja.lib.refusals import Refused, Stale
from kinerja.web.errors import no_database

logger = logging.getLogger(__name__)
request_id = ContextVar("request_id", default="-")


class WithRequestNumber(logging.Filter):
    def filter(self, record):
        record.request_id = request_id.get()
        return True


class RequestNumber:
    """A number in every log line and answer, by which the two are matched."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        number = secrets.token_hex(6)
        before = request_id.set(number)
        try:
            response = self.get_response(request)
        finally:
            request_id.reset(before)
        response["X-Request-ID"] = number
        return response


class Compressed(GZipMiddleware):
    """Pages and fragments travel compressed; files already are, or are not worth it.

    Django adds a random length to each answer, so that its size tells nothing of its secrets.
    """

    def process_response(self, request, response):
        if response.streaming or not response.get("Content-Type", "").startswith("text/html"):
            return response
        return super().process_response(request, response)


class KnownTrouble:
    """No database: 503 with a sentence. A refusal that no view caught: 409 with its reasons."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, OperationalError | InterfaceError):
            logger.error("the database does not answer", exc_info=exception)
            return no_database()
        if isinstance(exception, Stale):
            return render(request, "409.html", status=409)
        if isinstance(exception, Refused):
            return render(request, "refused.html", {"errors": exception.reasons}, status=409)
        return None
