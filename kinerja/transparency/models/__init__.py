"""Tables of openness; see the module of each."""

from kinerja.transparency.models.copies import OPEN_COPIES, DataCopy
from kinerja.transparency.models.publications import Publication
from kinerja.transparency.models.readings import Reading

__all__ = ["OPEN_COPIES", "DataCopy", "Publication", "Reading"]
