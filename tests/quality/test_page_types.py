"""The tests of quality see every type of page: no kind of Openbook's is without a page, and no page without a kind."""

from __future__ import annotations

from pagetypes import PageOf, file_of, kinds_of_site, strangers

from openbook.pages.kinds import KINDS
from openbook.pages.together import TOGETHER

OF_DATA = ("plan", "indicator", "embed", "kept home", "kept indicator", "moved", "404", "written publishing/index")
"""Types beside KINDS and TOGETHER that there must be a page of."""


def test_every_kind_of_page_is_looked_at(site_roots):
    kinds = {kind: None for project, _ in site_roots.values() for kind in kinds_of_site(project)}
    assert [kind for kind in (*KINDS, *TOGETHER, *OF_DATA) if kind not in kinds] == []


def test_every_page_of_the_sites_is_of_a_known_kind_and_is_there(site_roots):
    for project, site in site_roots.values():
        kinds = kinds_of_site(project)
        assert strangers(kinds, site) == []
        assert [a for addresses in kinds.values() for a in addresses if not file_of(site, a).is_file()] == []


def test_an_address_that_moved_leads_on(look):
    page = look(PageOf("moved", "indicators/litter/", "small"))
    page.wait_for_url("**/indicators/fly-tipping/")
