// SPDX-License-Identifier: MIT
// What the precompiled header of the programs is made for.
