"""As much of the Kafka protocol as judging a worker takes: independent of the client library under test."""
