"""The period report on paper: a tagged PDF of `report.md`, printed by a Chromium that is asked for no network.

    browser  starts Chromium and speaks its DevTools protocol through a pipe
    paper    one page of a built site to the bytes of a PDF
    reports  which report of which publisher, and where it goes
"""

from openbook.printing.browser import find_chromium
from openbook.printing.paper import Sheet, print_page
from openbook.printing.reports import write_reports

__all__ = ["Sheet", "find_chromium", "print_page", "write_reports"]
