from tests.access.page import EVERYBODY, Page

PAGES = {
    "web:alive": Page(get="200 " * 11, post="405 " * 11),
    "web:ready": Page(get="200 " * 11, post="405 " * 11),
    "web:home": Page(get=EVERYBODY),
    "web:team": Page(get=EVERYBODY),
}
