"""TLS and SASL tried for real: certificates, a gate in front of a broker that demands them, and an issuer of tokens."""
