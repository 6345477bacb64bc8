"""Answers that are ready."""

from itertools import groupby

from kinerja.library.enums import LibraryTopic

FAQ_COLUMNS = (
    "Kelompok",
    "Pertanyaan",
    "Jawaban",
    "Dasar",
    "Penjawab",
    "Diperbarui",
    "Terbantu",
    "Belum",
)
PLACE_OF_TOPIC = {topic: place for place, topic in enumerate(LibraryTopic.values)}


def grouped(entries):
    """(topic in words, its entries) in the order of the topics."""
    rows = sorted(entries, key=lambda one: (PLACE_OF_TOPIC[one.topic], one.order, one.pk))
    for topic, group in groupby(rows, key=lambda one: one.topic):
        yield LibraryTopic(topic), list(group)


def faq_rows(entries):
    for topic, group in grouped(entries):
        for one in group:
            yield (
                topic.label,
                one.question,
                one.answer,
                one.basis,
                one.answered_by,
                one.updated_at,
                one.helped,
                one.not_helped,
            )
