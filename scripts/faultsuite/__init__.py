"""The fault suite: workers under faults, and a checker that judges what a committed reader sees."""
