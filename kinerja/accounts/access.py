"""An account is its owner's; what others may do with it, their own capability decides."""


def blockers_to_use(user, invitation) -> list[str]:
    """A link serves the person it was made for."""
    return [] if invitation.user_id == user.pk else ["Tautan ini bukan untuk Anda."]


def own_session(user, key: str) -> bool:
    return user.sessions.filter(session_key=key).exists()
