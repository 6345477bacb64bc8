from tests.access.page import EVERYBODY, Page

PAGES = {
    "web:alive": Page(get="200 " * 11, post="405 " * 11),
    "web:ready": Page(get="200 " * 11, post="405 " * 11),
    "web:home": Page(get=EVERYBODY),
    "web:help": Page(get="200 " * 11, post="405 " * 11),
    "web:help_chapter": Page(get="200 " * 11, post="405 " * 11, on="help_chapter"),
    "web:deadlines": Page(get=EVERYBODY),
    "web:team": Page(get=EVERYBODY),
}
