#include "kernel_clock.h"

#if defined(__linux__)
#include <sys/timex.h>

int kernel_clock_is_kept(double *error) {
  struct timex state = {0};
  int answer = adjtimex(&state);
  if (answer < 0) return -1;
  if (answer == TIME_ERROR || (state.status & STA_UNSYNC)) return 0;
  *error = (double)state.maxerror / 1e6;
  return 1;
}
#else
int kernel_clock_is_kept(double *error) {
  (void)error;
  return -1;
}
#endif
