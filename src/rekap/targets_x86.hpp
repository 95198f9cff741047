// For which instructions of the x86-64 family a function is compiled.
#pragma once

#if defined(__x86_64__)

#define RENAKSI_AVX2 [[gnu::target("avx2,bmi,bmi2,popcnt,pclmul")]]
#define RENAKSI_AVX512 [[gnu::target("avx2,bmi,bmi2,popcnt,pclmul,avx512f,avx512dq,avx512bw,avx512vl,avx512vbmi2")]]
/// A function into which all that it calls is put, so that all of it is compiled for the same instructions.
#define RENAKSI_AVX2_ROOT [[gnu::target("avx2,bmi,bmi2,popcnt,pclmul"), gnu::flatten]]
#define RENAKSI_AVX512_ROOT [[gnu::target("avx2,bmi,bmi2,popcnt,pclmul,avx512f,avx512dq,avx512bw,avx512vl,avx512vbmi2"), gnu::flatten]]

#endif
