from tests.access.page import Page

PAGES = {
    "web:home": Page(get="302 200 200 200 200 200 200 200 200 200 200"),
}
