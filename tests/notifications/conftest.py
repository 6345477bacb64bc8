import pytest

from tests.notifications.receiver import certificate, service


@pytest.fixture
def receiver(tmp_path, monkeypatch, settings):
    """A push service that this machine trusts, and the only one we may call."""
    file = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    with service(file) as running:
        settings.PUSH_HOSTS = (running.host,)
        yield running
