"""Settings for all tests."""

from hypothesis import HealthCheck, settings

import flowi  # noqa: F401  (first, since it pins the threads of numpy's libraries before numpy is imported)

# A busy machine is no reason for a property to fail.
settings.register_profile("flowi", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("flowi")
