#ifndef CMATRIXKERNELS_H
#define CMATRIXKERNELS_H

#include <stdbool.h>
#include <stddef.h>

/// Columns of one block of a packed matrix. The last block of a matrix may be narrower, by multiples of 16.
enum { matrix_kernels_block = 48 };

/// product = left · packed, for a packed matrix whose blocks lie one after another, each `inner` rows of the block's
/// width.
///
/// Row r of `left` is the `inner` floats from left + r · left_stride: rows may overlap. `columns` is a multiple
/// of 16. Every element of the product is summed in the order of `inner`, each step rounded once: its bits depend on
/// its own row and column alone, not on `rows`, and are the same on every processor. Fast with AVX2 and FMA, faster
/// with AVX-512.
void matrix_kernels_multiply(
    const float *left, size_t left_stride, const float *packed, float *product, size_t product_stride,
    size_t rows, size_t inner, size_t columns);

/// The same bits without vector instructions: what processors get that have none of the above.
void matrix_kernels_multiply_portable(
    const float *left, size_t left_stride, const float *packed, float *product, size_t product_stride,
    size_t rows, size_t inner, size_t columns);

#endif
