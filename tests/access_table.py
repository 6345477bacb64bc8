"""Every page, and what each person gets when asking for Budi's things.

200 sees it · 302 is sent on · 403 may not · 404 is told there is nothing · 405 wrong method.
One section a capability, in tests/access/. The order of the codes is PEOPLE.
"""

from tests.access import (
    accounts,
    appraisal,
    careers,
    credits,
    development,
    documents,
    integration,
    library,
    monitoring,
    organisation,
    outreach,
    planning,
    recognition,
    satisfaction,
    school,
    transparency,
    web,
)

PAGES = {
    **accounts.PAGES,
    **organisation.PAGES,
    **planning.PAGES,
    **monitoring.PAGES,
    **appraisal.PAGES,
    **credits.PAGES,
    **development.PAGES,
    **recognition.PAGES,
    **satisfaction.PAGES,
    **outreach.PAGES,
    **library.PAGES,
    **careers.PAGES,
    **school.PAGES,
    **transparency.PAGES,
    **documents.PAGES,
    **integration.PAGES,
    **web.PAGES,
}
