#ifndef CMATRIXKERNELS_H
#define CMATRIXKERNELS_H

#include <stdbool.h>
#include <stddef.h>

/// Columns of one block of a packed matrix. The last block of a matrix may be narrower, by multiples of 16.
enum { matrix_kernels_block = 48 };

/// Whether this processor has the instructions that `matrix_kernels_multiply` needs (AVX2 and FMA, or AVX-512).
bool matrix_kernels_supported(void);

/// product = left · packed, for a packed matrix whose blocks lie one after another, each `inner` rows of the block's
/// width.
///
/// Row r of `left` is the `inner` floats from left + r · left_stride: rows may overlap. `columns` is a multiple
/// of 16. Every element of the product is summed in the order of `inner`, each step rounded once: its bits depend on
/// its own row and column alone, not on `rows`, and are the same on every processor that is supported.
void matrix_kernels_multiply(
    const float *left, size_t left_stride, const float *packed, float *product, size_t product_stride,
    size_t rows, size_t inner, size_t columns);

#endif
