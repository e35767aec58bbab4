#ifndef CRDKAFKA_SHIM_H
#define CRDKAFKA_SHIM_H

#include <stdio.h>
#include <stdlib.h>

#include <librdkafka/rdkafka.h>
#include <librdkafka/rdkafka_mock.h>

#if RD_KAFKA_VERSION < 0x020c00ff
#error "librdkafka 2.12 or newer is needed: run scripts/setup, which builds it, and build through scripts/"
#endif

/* Swift cannot call functions that take variable arguments. */

/* Queues a copy of one record. Does not block. `value` and `key`: NULL is no value, which
 * is not the same as a value of length 0. `partition` below 0 lets the partitioner pick,
 * `timestamp` below 0 lets librdkafka take the current time. `headers` is owned by
 * librdkafka after success only. */
static inline rd_kafka_resp_err_t crdkafka_produce(
    rd_kafka_t *client, const char *topic, int32_t partition,
    const void *value, size_t value_size, const void *key, size_t key_size,
    rd_kafka_headers_t *headers, int64_t timestamp, uintptr_t opaque) {
  rd_kafka_vu_t arguments[8];
  size_t count = 0;
  arguments[count].vtype = RD_KAFKA_VTYPE_TOPIC;
  arguments[count++].u.cstr = topic;
  arguments[count].vtype = RD_KAFKA_VTYPE_PARTITION;
  arguments[count++].u.i32 = partition < 0 ? RD_KAFKA_PARTITION_UA : partition;
  arguments[count].vtype = RD_KAFKA_VTYPE_MSGFLAGS;
  arguments[count++].u.i = RD_KAFKA_MSG_F_COPY;
  arguments[count].vtype = RD_KAFKA_VTYPE_VALUE;
  arguments[count].u.mem.ptr = (void *)value;
  arguments[count++].u.mem.size = value_size;
  arguments[count].vtype = RD_KAFKA_VTYPE_KEY;
  arguments[count].u.mem.ptr = (void *)key;
  arguments[count++].u.mem.size = key_size;
  arguments[count].vtype = RD_KAFKA_VTYPE_OPAQUE;
  arguments[count++].u.ptr = (void *)opaque;
  if (timestamp >= 0) {
    arguments[count].vtype = RD_KAFKA_VTYPE_TIMESTAMP;
    arguments[count++].u.i64 = timestamp;
  }
  if (headers != NULL) {
    arguments[count].vtype = RD_KAFKA_VTYPE_HEADERS;
    arguments[count++].u.headers = headers;
  }
  rd_kafka_error_t *error = rd_kafka_produceva(client, arguments, count);
  if (error == NULL) return RD_KAFKA_RESP_ERR_NO_ERROR;
  rd_kafka_resp_err_t code = rd_kafka_error_code(error);
  rd_kafka_error_destroy(error);
  return code;
}

/* The table of properties as librdkafka prints it, or NULL. To be freed by the caller. */
static inline char *crdkafka_property_table(void) {
  char *text = NULL;
  size_t size = 0;
  FILE *stream = open_memstream(&text, &size);
  if (stream == NULL) return NULL;
  rd_kafka_conf_properties_show(stream);
  fclose(stream);
  return text;
}

#endif
