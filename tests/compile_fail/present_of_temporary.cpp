// expect: (use of|call to) deleted function.*present
// SPDX-License-Identifier: MIT
// A range over a list that is gone.
#include <soapcodec/present.hpp>

#include <optional>
#include <vector>

int main() {
    int sum = 0;
    for (int const value : soapcodec::present(std::optional<std::vector<int>>({1, 2}))) {
        sum += value;
    }
    return sum;
}
