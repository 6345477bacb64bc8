"""Where a request comes from."""

import ipaddress

from django.conf import settings


def address_of(request) -> str:
    """The client's address; what a proxy says counts only if the proxy is the one we set."""
    direct = request.META.get("REMOTE_ADDR", "")
    proxied = request.META.get("HTTP_X_FORWARDED_FOR", "")
    if proxied and direct in settings.TRUSTED_PROXIES:
        return proxied.rsplit(",", 1)[-1].strip()
    return direct


def network_of(address: str) -> str:
    """The neighbourhood of an address: /24, or /56 of IPv6."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "?"
    width = 24 if parsed.version == 4 else 56
    return str(ipaddress.ip_network(f"{parsed}/{width}", strict=False))
