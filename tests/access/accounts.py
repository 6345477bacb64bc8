from tests.access.page import EVERYBODY, OWN_THINGS_ONLY, Page

PAGES = {
    "accounts:draft": Page(
        get="405 " * 11,
        post="401 200 200 200 200 200 200 200 200 200 200",
        on="draft_key",
        data=(("text", "Rapat"), ("_version", "0")),
    ),
    "accounts:profile": Page(get=EVERYBODY),
    "accounts:look": Page(
        post="302 " * 11,
        data=(("theme", "dark"), ("text_size", "large")),
    ),
    "accounts:appearance": Page(post="302 " * 11, data=(("theme", "dark"),)),
    "notifications:inbox": Page(get=EVERYBODY),
    "notifications:read_all": Page(post="302 " * 11),
    "notifications:open": Page(post=OWN_THINGS_ONLY.replace("200", "302"), on="message"),
}
