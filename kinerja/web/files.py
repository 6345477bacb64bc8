"""Files under names that change with their content, so that a browser may keep them."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):
    """A script of ours that imports another imports it under its changed name too."""

    patterns = (
        *CompressedManifestStaticFilesStorage.patterns,
        ("*.js", ((r"""(?P<matched> from "(?P<url>\./[a-z]+\.js)";)""", ' from "%(url)s";'),)),
    )
