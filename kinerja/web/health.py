"""Two answers for those who watch the service; neither tells anything about it."""

import logging

from django.contrib.auth.decorators import login_not_required
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse
from django.views.decorators.http import require_safe

logger = logging.getLogger(__name__)


@login_not_required
@require_safe
def alive(request):
    """The process answers; the database is not asked."""
    return HttpResponse("sehat\n", "text/plain")


@login_not_required
@require_safe
def ready(request):
    """The database answers and has every migration."""
    try:
        executor = MigrationExecutor(connection)
        is_ready = not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except Error:
        logger.warning("not ready: the database does not answer")
        is_ready = False
    return HttpResponse(
        "siap\n" if is_ready else "belum siap\n", "text/plain", status=200 if is_ready else 503
    )
