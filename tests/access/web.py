from tests.access.page import Page

PAGES = {
    "web:alive": Page(get="200 " * 11, post="405 " * 11),
    "web:ready": Page(get="200 " * 11, post="405 " * 11),
    "web:home": Page(get="302 200 200 200 200 200 200 200 200 200 200"),
}
