"""What travels compressed."""

import gzip


def test_a_page_travels_compressed_to_a_browser_that_understands_it(client, db):
    packed = client.get("/masuk/", headers={"Accept-Encoding": "gzip"})
    plain = client.get("/masuk/")

    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content).startswith(b"<!doctype html>")
    assert len(packed.content) < len(plain.content) / 2
    assert "Content-Encoding" not in plain


def test_what_is_no_page_travels_as_it_is(client):
    assert "Content-Encoding" not in client.get("/sehat/", headers={"Accept-Encoding": "gzip"})
