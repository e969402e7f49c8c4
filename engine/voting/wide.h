#pragma once

#include <cstdint>
#include <limits>

#include <boost/multiprecision/cpp_int.hpp>

// The whole numbers that a count by equal shares computes with, and amounts that grow with the endowment.

namespace buurtkas {

// Of any size, the usual ones (up to 512 bits) without a heap.
using Wide = boost::multiprecision::number<
    boost::multiprecision::cpp_int_backend<512, 0, boost::multiprecision::signed_magnitude,
                                           boost::multiprecision::unchecked>,
    boost::multiprecision::et_off>;

// An amount now, and by how much it grows with every raise of the endowment: `at + raises * slope`, as long
// as the count goes the same way.
struct Line {
  static constexpr std::uint64_t max_word = std::numeric_limits<std::uint64_t>::max();

  Wide at;
  Wide slope;

  Wide after(const Wide& raises) const { return at + raises * slope; }

  Line& operator+=(const Line& other) {
    at += other.at;
    slope += other.slope;
    return *this;
  }
  Line& operator-=(const Line& other) {
    at -= other.at;
    slope -= other.slope;
    return *this;
  }
  Line& operator*=(std::uint64_t factor) {
    at *= factor;
    slope *= factor;
    return *this;
  }
  Line& operator*=(const Wide& factor) {
    if (factor <= max_word) return *this *= factor.convert_to<std::uint64_t>();  // much faster
    at *= factor;
    slope *= factor;
    return *this;
  }
  // REQUIRES: both parts are multiples of the divisor.
  Line& operator/=(const Wide& divisor) {
    at /= divisor;
    slope /= divisor;
    return *this;
  }
  friend Line operator-(Line a, const Line& b) { return a -= b; }
  template <class Factor>
  friend Line operator*(Line a, const Factor& factor) {
    return a *= factor;
  }
};

}  // namespace buurtkas
