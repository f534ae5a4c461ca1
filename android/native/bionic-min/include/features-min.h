/* Minimal declarations of Android's libc (bionic), API 26 and up, for 64-bit arm/x86 and 32-bit arm.
 * Written for compiling SQLite's amalgamation; sizes, offsets and constants are listed in
 * ../layout-check.c. Not a general libc header set. */
#pragma once
#ifndef __ANDROID__
#error "bionic-min: target must be *-linux-android"
#endif
#ifndef BM_NOT_SAYING_BIONIC
#define __BIONIC__ 1
#endif
/* 32-bit arm: SQLite asks for a 64-bit off_t (_FILE_OFFSET_BITS=64); then the 64 twins must be called. */
#if !defined(__LP64__) && defined(_FILE_OFFSET_BITS) && _FILE_OFFSET_BITS == 64
#define BM_OFF64 1
#define BM64(name) __asm__(#name "64")
#else
#define BM64(name)
#endif
