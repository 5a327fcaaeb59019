"""Settings of the whole suite."""

from hypothesis import settings

# How long an example takes is a property of the machine; `benchmarks` measures time.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
