from django.conf import settings


def page(request):
    """What every page of the frame needs."""
    return {"regency": settings.REGENCY, "demo_mode": settings.DEMO_MODE, "nav": []}
