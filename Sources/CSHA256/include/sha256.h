#ifndef CSHA256_H
#define CSHA256_H

#include <stddef.h>

/* SHA-256 by the OpenSSL that librdkafka brings along. Writes the 32 bytes of the digest; `bytes` may be NULL where `size`
 * is 0. Never returns without a digest: what is no digest must not become anybody's id. */
void sha256_digest(const void *bytes, size_t size, unsigned char digest[32]);

#endif
