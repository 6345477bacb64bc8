from tests.access.page import EVERYBODY, OWN_THINGS_ONLY, Page

PAGES = {
    "accounts:draft": Page(
        get="405 " * 11,
        post="401 200 200 200 200 200 200 200 200 200 200",
        on="draft_key",
        data=(("text", "Rapat"), ("_version", "0")),
    ),
    # A link is its own key: whoever holds it is asked for a password; nothing is set without one.
    "accounts:accept": Page(get="200 " * 11, post="422 " * 11, on="invitation_token"),
    "accounts:sessions": Page(get=EVERYBODY),
    "accounts:session_end": Page(
        post=OWN_THINGS_ONLY.replace("200", "302"),
        data=(("session", "sesi-budi"),),
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
