"""What every answer must carry, and what no page may contain."""

import re

POLICY = (
    "base-uri 'none'; connect-src 'self'; default-src 'none'; font-src 'self'; form-action 'self';"
    " frame-ancestors 'none'; img-src 'self'; manifest-src 'self'; object-src 'none';"
    " script-src 'self'; style-src 'self'; worker-src 'self'"
)
WITH_PREVIEW = POLICY.replace("img-src 'self'", "img-src 'self' blob:")
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
FORBIDDEN = {
    "inline script": re.compile(rb"<script(?![^>]*\ssrc=)(?![^>]*type=\"application/json\")", re.I),
    "inline style": re.compile(rb"<style|\sstyle=", re.I),
    "inline handler": re.compile(rb"<[^>]+\son[a-z]+=", re.I),
    "foreign host": re.compile(rb"<[^>]+\s(?:src|action|srcset)=[\"']?(?:https?:)?//", re.I),
    "data address": re.compile(rb"<[^>]+\s(?:src|href)=[\"']?data:", re.I),
}


def faults_of(response, body) -> list[str]:
    """Each header that is missing or different, each thing a page may not contain."""
    faults = [name for name, value in HEADERS.items() if response.get(name) != value]
    if policy_of(response) not in {
        POLICY,
        POLICY.replace("img-src 'self'", "img-src 'self' blob:"),
    }:
        faults.append(f"Content-Security-Policy: {response.get('Content-Security-Policy')}")
    if "geolocation=()" not in response.get("Permissions-Policy", ""):
        faults.append("Permissions-Policy")
    if "no-store" not in response.get("Cache-Control", ""):
        faults.append(f"Cache-Control: {response.get('Cache-Control')}")
    if "Server" in response or "X-Powered-By" in response:
        faults.append("names its software")
    if response.get("Content-Type", "").startswith("text/html"):
        faults += [name for name, pattern in FORBIDDEN.items() if pattern.search(body)]
    return faults


def policy_of(response) -> str:
    parts = response.get("Content-Security-Policy", "").split(";")
    return "; ".join(sorted(part.strip() for part in parts if part.strip()))
