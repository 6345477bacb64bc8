from tests.access.page import Page  # noqa: F401

PAGES = {}
