from dataclasses import dataclass

PEOPLE = (
    "anonim",
    "budi",  # the owner
    "sari",  # his penilai now
    "joko",  # atasan penilai
    "tono",  # was his penilai until last year
    "rina",  # a colleague in the same unit
    "umi",  # pengelola kepegawaian of his OPD
    "ratna",  # BKPSDM
    "agus",  # auditor
    "opi",  # operator
    "wayan",  # another OPD
)
# Nothing of Budi's work is their business.
STRANGERS = ("anonim", "tono", "rina", "opi", "wayan")

EVERYBODY = "302" + " 200" * 10  # who is signed in
OWN_THINGS_ONLY = "302 200" + " 404" * 9  # Budi, and nobody else


@dataclass(frozen=True)
class Page:
    """What GET and POST answer to each of PEOPLE; `on` names the thing of Budi's in the URL.

    A POST is sent with `data`; an empty code string means that the method is not offered (405).
    `also` names further methods; `after_move` what GET and POST answer to Sari when she has left,
    if that is not what they answer to Tono; `after_closing` the same of Budi with a closed account.
    `differs` names faults of headers.py that this page has for a reason.
    `told` are strangers who must read a word of the work to do what the page is for.
    """

    get: str = ""
    post: str = ""
    on: str = ""
    data: tuple = ()
    also: tuple = ()
    after_move: str = ""
    after_closing: str = ""
    told: tuple = ()
    differs: tuple = ()
