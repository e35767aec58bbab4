#include "sha256.h"

#include <openssl/evp.h>
#include <stdlib.h>

void sha256_digest(const void *bytes, size_t size, unsigned char digest[32]) {
  /* Fails when memory is out, as every allocation of Swift does. */
  if (EVP_Digest(bytes, size, digest, NULL, EVP_sha256(), NULL) != 1) abort();
}
