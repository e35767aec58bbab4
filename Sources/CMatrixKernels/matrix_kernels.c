#include "matrix_kernels.h"

#include <math.h>

// One block at a time, a row's columns in registers where the compiler finds room for them. `fmaf` rounds once, as the
// vector instructions do: in software where the processor cannot, which is slow, and gives the same bits.
void matrix_kernels_multiply_portable(
    const float *left, size_t left_stride, const float *packed, float *product, size_t product_stride,
    size_t rows, size_t inner, size_t columns) {
  for (size_t first = 0; first < columns; first += matrix_kernels_block) {
    size_t width = columns - first < matrix_kernels_block ? columns - first : matrix_kernels_block;
    const float *block = packed + first * inner;
    for (size_t row = 0; row < rows; row++) {
      float sums[matrix_kernels_block] = {0};
      for (size_t index = 0; index < inner; index++) {
        float factor = left[row * left_stride + index];
        for (size_t column = 0; column < width; column++)
          sums[column] = fmaf(factor, block[index * width + column], sums[column]);
      }
      for (size_t column = 0; column < width; column++) product[row * product_stride + first + column] = sums[column];
    }
  }
}

#if defined(__x86_64__)
#include <immintrin.h>

// Sums `row_count` rows over `vectors` vectors of columns in registers; the counts are constants where this is inlined.
#define AVX512 __attribute__((target("avx512f"), always_inline)) static inline
AVX512 void tile512(
    const float *left, size_t left_stride, const float *block, size_t width, float *product, size_t product_stride,
    size_t inner, const int row_count, const int vectors) {
  __m512 sums[8][3];
#pragma clang loop unroll(full)
  for (int row = 0; row < row_count; row++)
#pragma clang loop unroll(full)
    for (int vector = 0; vector < vectors; vector++) sums[row][vector] = _mm512_setzero_ps();
  for (size_t index = 0; index < inner; index++) {
    __m512 right[3];
#pragma clang loop unroll(full)
    for (int vector = 0; vector < vectors; vector++) right[vector] = _mm512_loadu_ps(block + index * width + 16 * vector);
#pragma clang loop unroll(full)
    for (int row = 0; row < row_count; row++) {
      __m512 factor = _mm512_set1_ps(left[row * left_stride + index]);
#pragma clang loop unroll(full)
      for (int vector = 0; vector < vectors; vector++)
        sums[row][vector] = _mm512_fmadd_ps(factor, right[vector], sums[row][vector]);
    }
  }
#pragma clang loop unroll(full)
  for (int row = 0; row < row_count; row++)
#pragma clang loop unroll(full)
    for (int vector = 0; vector < vectors; vector++)
      _mm512_storeu_ps(product + row * product_stride + 16 * vector, sums[row][vector]);
}

#define AVX2 __attribute__((target("avx2,fma"), always_inline)) static inline
AVX2 void tile256(
    const float *left, size_t left_stride, const float *block, size_t width, float *product, size_t product_stride,
    size_t inner, const int row_count) {
  __m256 sums[6][2];
#pragma clang loop unroll(full)
  for (int row = 0; row < row_count; row++) sums[row][0] = sums[row][1] = _mm256_setzero_ps();
  for (size_t index = 0; index < inner; index++) {
    __m256 low = _mm256_loadu_ps(block + index * width);
    __m256 high = _mm256_loadu_ps(block + index * width + 8);
#pragma clang loop unroll(full)
    for (int row = 0; row < row_count; row++) {
      __m256 factor = _mm256_set1_ps(left[row * left_stride + index]);
      sums[row][0] = _mm256_fmadd_ps(factor, low, sums[row][0]);
      sums[row][1] = _mm256_fmadd_ps(factor, high, sums[row][1]);
    }
  }
#pragma clang loop unroll(full)
  for (int row = 0; row < row_count; row++) {
    _mm256_storeu_ps(product + row * product_stride, sums[row][0]);
    _mm256_storeu_ps(product + row * product_stride + 8, sums[row][1]);
  }
}

#define ROWS512(count, vectors)                                                                             \
  for (; rows >= count; rows -= count, left += count * left_stride, product += count * product_stride)      \
    tile512(left, left_stride, block, 16 * vectors, product, product_stride, inner, count, vectors)

#define BLOCK512(vectors)                                                                                   \
  __attribute__((target("avx512f"))) static void block512_##vectors(                                        \
      const float *left, size_t left_stride, const float *block, float *product, size_t product_stride,     \
      size_t rows, size_t inner) {                                                                          \
    ROWS512(8, vectors);                                                                                    \
    ROWS512(4, vectors);                                                                                    \
    ROWS512(2, vectors);                                                                                    \
    ROWS512(1, vectors);                                                                                    \
  }

BLOCK512(1)
BLOCK512(2)
BLOCK512(3)

#define ROWS256(count)                                                                                      \
  for (; rows >= count; rows -= count, left += count * left_stride, product += count * product_stride)      \
    tile256(left, left_stride, block, width, product, product_stride, inner, count)

__attribute__((target("avx2,fma"))) static void block256(
    const float *left, size_t left_stride, const float *block, size_t width, float *product, size_t product_stride,
    size_t rows, size_t inner) {
  ROWS256(6);
  ROWS256(3);
  ROWS256(1);
}

static void multiply_blocks(
    const float *left, size_t left_stride, const float *packed, float *product, size_t product_stride,
    size_t rows, size_t inner, size_t columns, bool wide) {
  for (size_t first = 0; first < columns; first += matrix_kernels_block) {
    size_t width = columns - first < matrix_kernels_block ? columns - first : matrix_kernels_block;
    const float *block = packed + first * inner;
    float *target = product + first;
    if (!wide) {
      for (size_t part = 0; part < width; part += 16)
        block256(left, left_stride, block + part, width, target + part, product_stride, rows, inner);
    } else if (width == 48) {
      block512_3(left, left_stride, block, target, product_stride, rows, inner);
    } else if (width == 32) {
      block512_2(left, left_stride, block, target, product_stride, rows, inner);
    } else {
      block512_1(left, left_stride, block, target, product_stride, rows, inner);
    }
  }
}

void matrix_kernels_multiply(
    const float *left, size_t left_stride, const float *packed, float *product, size_t product_stride,
    size_t rows, size_t inner, size_t columns) {
  if (__builtin_cpu_supports("avx512f"))
    multiply_blocks(left, left_stride, packed, product, product_stride, rows, inner, columns, true);
  else if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
    multiply_blocks(left, left_stride, packed, product, product_stride, rows, inner, columns, false);
  else
    matrix_kernels_multiply_portable(left, left_stride, packed, product, product_stride, rows, inner, columns);
}

#else

void matrix_kernels_multiply(
    const float *left, size_t left_stride, const float *packed, float *product, size_t product_stride,
    size_t rows, size_t inner, size_t columns) {
  matrix_kernels_multiply_portable(left, left_stride, packed, product, product_stride, rows, inner, columns);
}

#endif
