#!/bin/bash -eu
# SPDX-License-Identifier: MIT
exec "$SRC/soapcodec/fuzz/oss-fuzz/build.sh"
