// SPDX-License-Identifier: MIT
// The decoders of the message that most tests use, compiled once.
#include "support.hpp"

template test::outcome<test::order> test::decode_with_all_cuts<test::order>(std::string_view,
                                                                            soapcodec::decode_options const&);
