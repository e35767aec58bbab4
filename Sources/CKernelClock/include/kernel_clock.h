#ifndef CKERNEL_CLOCK_H
#define CKERNEL_CLOCK_H

/* How well the kernel believes its clock, which Swift's view of the C library leaves out. Reads alone. */

/* 1 when something keeps it right, 0 when nothing does, -1 when the kernel does not say.
 * `error`: seconds by which it may be off, in the first case. */
int kernel_clock_is_kept(double *error);

#endif
