#ifndef LANGUAGE_DETECTOR_H
#define LANGUAGE_DETECTOR_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

// What CLD2 finds in a text: at most three languages, the most frequent first.
typedef struct {
  // ISO 639 codes, of static storage; "un" for no language.
  const char *_Nonnull codes[3];
  // Share of the text in each, in percent.
  int percents[3];
  // Bytes of letters that were looked at.
  int text_bytes;
  // Whether CLD2 stands by the first.
  int is_reliable;
} language_detection;

// Plain text in UTF-8. Safe from many threads at once: CLD2's tables are constant. Text that is not UTF-8 as
// CLD2 wants it (no control characters, no noncharacters) gives "un".
language_detection detect_language(const char *_Nonnull text, size_t length);

#ifdef __cplusplus
}
#endif

#endif
