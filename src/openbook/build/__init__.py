"""Build: load a site once, draw and pack what changed, hand pages and files to an engine."""

from openbook.build.site import Artifact, Site, load_site

__all__ = ["Artifact", "Site", "load_site"]
