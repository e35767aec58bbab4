#include "language_detector.h"

#include <climits>
// CLD2's header names FILE without asking for it.
#include <cstdio>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

language_detection detect_language(const char *text, size_t length) {
  const int bounded = length > INT_MAX ? INT_MAX : static_cast<int>(length);
  CLD2::Language languages[3] = {CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE};
  language_detection result = {};
  double scores[3];
  bool is_reliable = false;
  int valid_bytes = 0;
  const CLD2::CLDHints hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  CLD2::ExtDetectLanguageSummaryCheckUTF8(text, bounded, true, &hints, 0, languages, result.percents, scores,
                                          nullptr, &result.text_bytes, &is_reliable, &valid_bytes);
  for (int index = 0; index < 3; ++index) result.codes[index] = CLD2::LanguageCode(languages[index]);
  result.is_reliable = is_reliable ? 1 : 0;
  return result;
}
