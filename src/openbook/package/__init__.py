"""Data packages: safe loading, validation, rows. The disk ends here.

Only this package imports frictionless, and only when a package has to be checked afresh.
"""

from openbook.package.canonical import schemas
from openbook.package.kept import keep
from openbook.package.loading import check, find, load, load_kept
from openbook.package.starter import add_resource, new_package, write_schemas

__all__ = ["add_resource", "check", "find", "keep", "load", "load_kept", "new_package", "schemas", "write_schemas"]
