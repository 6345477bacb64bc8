from tests.access.page import Page

EVERYBODY = "302 200 200 200 200 200 200 200 200 200 200"
IN_SIGHT = "302 200 200 200 404 404 200 200 200 404 404"
KEEPERS = "302 404 404 404 404 404 200 200 404 404 404"
KEEPERS_POST = KEEPERS.replace("200", "422")  # an empty form
KEEPERS_DONE = KEEPERS.replace("200", "302")
HR = "302 403 403 403 403 403 200 200 403 403 403"
HR_POST = HR.replace("200", "302")
AGENCY = "302 403 403 403 403 403 403 200 403 403 403"
AGENCY_FORM = AGENCY.replace("200", "422")
AGENCY_POST = AGENCY.replace("200", "302")

PAGES = {
    "organisation:unit_tree": Page(get=EVERYBODY),
    "organisation:unit_detail": Page(get=EVERYBODY, on="unit"),
    "organisation:unit_new": Page(get=AGENCY, post=AGENCY_FORM, on="unit"),
    "organisation:unit_edit": Page(get=AGENCY, post=AGENCY_FORM, on="unit"),
    "organisation:unit_move": Page(get=AGENCY, post=AGENCY_FORM, on="unit"),
    "organisation:unit_close": Page(post=AGENCY_POST, on="unit"),
    "organisation:position_new": Page(get=AGENCY, post=AGENCY_FORM, on="unit"),
    "organisation:employee_list": Page(get=EVERYBODY),
    "organisation:employee_export": Page(post=EVERYBODY, on="export_form"),
    "organisation:employee_new": Page(get=AGENCY, post=AGENCY_FORM),
    "organisation:employee_detail": Page(get=IN_SIGHT, on="employee"),
    "organisation:employee_place": Page(get=KEEPERS, post=KEEPERS_POST, on="employee"),
    "organisation:employee_standing": Page(get=KEEPERS, post=KEEPERS_POST, on="employee"),
    "organisation:line_correct": Page(get=KEEPERS, post=KEEPERS_POST, on="employee"),
    "organisation:line_delegate": Page(get=KEEPERS, post=KEEPERS_POST, on="employee"),
    "organisation:contract_new": Page(get=KEEPERS, post=KEEPERS_POST, on="employee"),
    "organisation:contract_withdraw": Page(post=KEEPERS_DONE, on="work_contract"),
    "organisation:placement_end": Page(get=KEEPERS, post=KEEPERS_POST, on="placement"),
    "organisation:my_appraiser": Page(get=EVERYBODY, post=EVERYBODY.replace("200", "422")),
    "organisation:correction_list": Page(get=HR),
    "organisation:correction_detail": Page(get=KEEPERS, post=KEEPERS_POST, on="correction"),
    "organisation:proposal_list": Page(get=HR),
    "organisation:proposal_preview": Page(post=HR_POST),
    "organisation:proposal_apply": Page(post=HR_POST),
    "organisation:holiday_list": Page(get=EVERYBODY, post=AGENCY_FORM),
    "organisation:holiday_confirm": Page(post=AGENCY_POST, on="calendar_year"),
    "organisation:holiday_remove": Page(post=AGENCY_POST, on="holiday"),
    "organisation:invitation_list": Page(get=HR, post=HR_POST),
    "organisation:setting_detail": Page(get=AGENCY, post=AGENCY_FORM, on="setting"),
    "organisation:role_list": Page(get=AGENCY, post=AGENCY_FORM),
    "organisation:role_revoke": Page(post=AGENCY_POST, on="grant"),
}
