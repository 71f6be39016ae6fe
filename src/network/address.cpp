#include "network/address.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include <arpa/inet.h>

namespace bondgenoot::network {
namespace {

struct Block4 {
  Ipv4 base;
  std::uint32_t bits;
};

constexpr Block4 kNotPublic4[] = {
    {{0, 0, 0, 0}, 8},      {{10, 0, 0, 0}, 8},     {{100, 64, 0, 0}, 10}, {{127, 0, 0, 0}, 8},
    {{169, 254, 0, 0}, 16}, {{172, 16, 0, 0}, 12},  {{192, 0, 0, 0}, 24},  {{192, 0, 2, 0}, 24},
    {{192, 88, 99, 0}, 24}, {{192, 168, 0, 0}, 16}, {{198, 18, 0, 0}, 15}, {{198, 51, 100, 0}, 24},
    {{203, 0, 113, 0}, 24}, {{224, 0, 0, 0}, 4},    {{240, 0, 0, 0}, 4},
};

template <std::size_t Size>
bool begins_with(const std::array<std::uint8_t, Size>& address, const std::array<std::uint8_t, Size>& base,
                 std::uint32_t bits) {
  constexpr std::uint32_t kByte = 8;
  const std::size_t whole = bits / kByte;
  if (!std::equal(address.begin(), address.begin() + static_cast<std::ptrdiff_t>(whole), base.begin())) return false;
  const std::uint32_t rest = bits % kByte;
  if (rest == 0) return true;
  const auto mask = static_cast<std::uint8_t>(0xFFU << (kByte - rest));
  return (address[whole] & mask) == (base[whole] & mask);
}

constexpr Ipv6 block6(std::uint16_t first, std::uint16_t second = 0) {
  Ipv6 base{};
  base[0] = static_cast<std::uint8_t>(first >> 8U);
  base[1] = static_cast<std::uint8_t>(first & 0xFFU);
  base[2] = static_cast<std::uint8_t>(second >> 8U);
  base[3] = static_cast<std::uint8_t>(second & 0xFFU);
  return base;
}

Ipv4 four_at(const Ipv6& address, std::size_t at) {
  return {address[at], address[at + 1], address[at + 2], address[at + 3]};
}

}  // namespace

bool is_public(const Ipv4& address) {
  return std::ranges::none_of(kNotPublic4,
                              [&](const Block4& block) { return begins_with(address, block.base, block.bits); });
}

bool is_public(const Ipv6& address) {
  Ipv6 mapped{};
  mapped[10] = mapped[11] = 0xFF;
  constexpr std::size_t kLastFour = 12;
  if (begins_with(address, mapped, 96)) return is_public(four_at(address, kLastFour));
  if (begins_with(address, block6(0x0064, 0xFF9B), 96)) return is_public(four_at(address, kLastFour));
  if (begins_with(address, block6(0x2002), 16)) return is_public(four_at(address, 2));
  if (!begins_with(address, block6(0x2000), 3)) return false;  // Only this eighth is given out.
  return !begins_with(address, block6(0x2001), 23) && !begins_with(address, block6(0x2001, 0x0DB8), 32) &&
         !begins_with(address, block6(0x3FFF), 20);
}

std::optional<bool> is_public_text(std::string_view address) {
  const std::string text(address);
  if (Ipv4 four{}; ::inet_pton(AF_INET, text.c_str(), four.data()) == 1) return is_public(four);
  if (Ipv6 six{}; ::inet_pton(AF_INET6, text.c_str(), six.data()) == 1) return is_public(six);
  return std::nullopt;
}

}  // namespace bondgenoot::network
