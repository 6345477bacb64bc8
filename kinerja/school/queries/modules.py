"""What the school teaches: short pages and exercises from data/sekolah/modul/."""

import tomllib
from dataclasses import dataclass
from functools import cache

import markdown
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from kinerja.school.models import ExerciseAnswer

MODULES = settings.BASE_DIR / "data" / "sekolah" / "modul"


@dataclass(frozen=True)
class Choice:
    """One way to answer, and why it is right or not."""

    key: str
    text: str
    why: str
    is_right: bool


@dataclass(frozen=True)
class Exercise:
    """A situation and what one could do."""

    code: str
    situation: str
    choices: tuple[Choice, ...]

    def chosen(self, key) -> Choice | None:
        return next((one for one in self.choices if one.key == key), None)


@dataclass(frozen=True)
class Lesson:
    """One short page."""

    title: str
    html: SafeString


@dataclass(frozen=True)
class Module:
    """A few lessons and their exercises."""

    slug: str
    title: str
    about: str
    minutes: int
    lessons: tuple[Lesson, ...]
    exercises: tuple[Exercise, ...]


@dataclass(frozen=True)
class Progress:
    """How far one person came in a module."""

    module: Module
    done: int

    @property
    def total(self) -> int:
        return len(self.module.exercises)

    @property
    def is_done(self) -> bool:
        return self.done == self.total


@cache
def modules() -> tuple[Module, ...]:
    """All modules in their order; files of this repository, read once."""
    return tuple(_module(path) for path in sorted(MODULES.glob("*.toml")))


def module_called(slug) -> Module | None:
    return next((one for one in modules() if one.slug == slug), None)


def exercise_called(code) -> Exercise | None:
    return next((one for module in modules() for one in module.exercises if one.code == code), None)


def all_exercises() -> list[str]:
    return [one.code for module in modules() for one in module.exercises]


def answers_of(user, module=None) -> dict[str, ExerciseAnswer]:
    """What this person chose last, by exercise."""
    answers = ExerciseAnswer.objects.filter(user=user)
    if module is not None:
        answers = answers.filter(exercise__in=[one.code for one in module.exercises])
    return {one.exercise: one for one in answers}


def progress_of(user) -> list[Progress]:
    """Each module with the number of exercises answered rightly."""
    right = {code for code, answer in answers_of(user).items() if answer.is_right}
    return [
        Progress(module, sum(one.code in right for one in module.exercises)) for module in modules()
    ]


def modules_left(user) -> list[str]:
    """Titles of the modules whose exercises are not all done."""
    return [one.module.title for one in progress_of(user) if not one.is_done]


def _module(path):
    with path.open("rb") as file:
        data = tomllib.load(file)
    return Module(
        slug=path.stem.partition("-")[2],
        title=data["title"],
        about=data["about"],
        minutes=data["minutes"],
        lessons=tuple(_lesson(one) for one in data["lessons"]),
        exercises=tuple(_exercise(one) for one in data["exercises"]),
    )


def _lesson(data):
    html = markdown.markdown(data["text"], extensions=["tables"])
    return Lesson(data["title"], mark_safe(html))  # noqa: S308 -- a file of this repository


def _exercise(data):
    choices = tuple(
        Choice(key, one["text"], one["why"], one.get("right", False))
        for key, one in zip("abcdef", data["choices"], strict=False)
    )
    return Exercise(data["code"], data["situation"], choices)
