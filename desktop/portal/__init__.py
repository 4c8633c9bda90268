"""What the portal's page says: phrases as data in, observations out. Knows no browser."""

from desktop.portal.observe import is_retry, observe
from desktop.portal.phrases import Phrases, PhrasesInvalid, load_phrases

__all__ = ["Phrases", "PhrasesInvalid", "is_retry", "load_phrases", "observe"]
