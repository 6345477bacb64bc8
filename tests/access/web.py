from tests.access.page import EVERYBODY, Page

PAGES = {
    "web:alive": Page(get="200 " * 11, post="405 " * 11),
    "web:ready": Page(get="200 " * 11, post="405 " * 11),
    # The same for everybody, and kept: a day, until it changes, and on the device.
    "web:manifest": Page(
        get="200 " * 11, post="405 " * 11, differs=("Cache-Control: max-age=86400",)
    ),
    "web:service_worker": Page(
        get="200 " * 11, post="405 " * 11, differs=("Cache-Control: no-cache",)
    ),
    "web:offline": Page(get="200 " * 11, post="405 " * 11),
    "web:home": Page(get=EVERYBODY),
    "web:help": Page(get="200 " * 11, post="405 " * 11),
    "web:help_chapter": Page(get="200 " * 11, post="405 " * 11, on="help_chapter"),
    "web:deadlines": Page(get=EVERYBODY),
    "web:team": Page(get=EVERYBODY),
}
