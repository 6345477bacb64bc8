from tests.access.page import EVERYBODY, OWN_THINGS_ONLY, Page

DOOR = "200" + " 302" * 10  # for those outside; who is in is sent on

PAGES = {
    "accounts:draft": Page(
        get="405 " * 11,
        post="401 200 200 200 200 200 200 200 200 200 200",
        on="draft_key",
        data=(("text", "Rapat"), ("_version", "0")),
        also=("delete",),
    ),
    # A link is its own key: whoever holds it is asked for a password; nothing is set without one.
    "accounts:accept": Page(
        get="200 " * 11, post="422 " * 11, on="invitation_token", after_closing="410 410"
    ),
    "accounts:sessions": Page(get=EVERYBODY),
    "accounts:session_end": Page(
        post=OWN_THINGS_ONLY.replace("200", "302"),
        data=(("session", "sesi-budi"),),
    ),
    "accounts:profile": Page(get=EVERYBODY),
    "accounts:push": Page(
        get=EVERYBODY,
        post="302 " * 11,
        data=(("endpoint", "https://web.push.apple.com/perangkat"),),
    ),
    "accounts:push_off": Page(post=OWN_THINGS_ONLY.replace("200", "302"), on="push_device"),
    "accounts:look": Page(
        post="302 " * 11,
        data=(("theme", "dark"), ("text_size", "large")),
    ),
    "accounts:appearance": Page(post="302 " * 11, data=(("theme", "dark"),)),
    "notifications:inbox": Page(get=EVERYBODY),
    "notifications:digest": Page(get=EVERYBODY, post=EVERYBODY.replace("200", "422")),
    "notifications:read_all": Page(post="302 " * 11),
    "notifications:open": Page(post=OWN_THINGS_ONLY.replace("200", "302"), on="message"),
    # django-allauth. No address names a person, so nobody can ask for another's.
    "account_login": Page(get=DOOR, post=DOOR),
    "account_logout": Page(get="302 " + "200 " * 10, post="302 " * 11),
    "account_inactive": Page(get="200 " * 11, post="405 " * 11),
    "account_signup": Page(get=DOOR, post=DOOR),
    "account_reauthenticate": Page(get=EVERYBODY, post=EVERYBODY),
    "account_change_password": Page(get=EVERYBODY, post=EVERYBODY),
    "account_set_password": Page(get="302 " * 11, post="302 " * 11),
    "account_reset_password": Page(get="200 " * 11, post="200 " * 11),
    "account_reset_password_done": Page(get="200 " * 11, post="405 " * 11),
    "account_reset_password_from_key": Page(
        get="200 " * 11, post="200 " * 11, on="password_reset_key"
    ),
    "account_reset_password_from_key_done": Page(get="200 " * 11, post="405 " * 11),
    "mfa_index": Page(get=EVERYBODY),
    "mfa_authenticate": Page(get="302 " * 11, post="302 " * 11),
    "mfa_reauthenticate": Page(get="302 " * 11, post="302 " * 11),
    "mfa_activate_totp": Page(get="302 " * 11, post="302 " * 11),
    "mfa_deactivate_totp": Page(get="302" + " 404" * 10, post="302" + " 404" * 10),
    "mfa_view_recovery_codes": Page(get="302" + " 404" * 10),
    "mfa_download_recovery_codes": Page(get="302" + " 404" * 10, post="302" + " 404" * 10),
    "mfa_generate_recovery_codes": Page(get="302 " * 11, post="302 " * 11),
}
