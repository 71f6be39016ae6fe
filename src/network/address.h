// Which addresses are for everybody.
//
// In:  an address as the system has it. Out: yes or no. Owns nothing. Threads: any; pure.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace bondgenoot::network {

using Ipv4 = std::array<std::uint8_t, 4>;
using Ipv6 = std::array<std::uint8_t, 16>;

/// False for this machine, private and shared networks, links, multicast, tests and what is reserved (IANA's registries
/// of special-purpose addresses).
[[nodiscard]] bool is_public(const Ipv4& address);
/// The same; an IPv4 address within (mapped, NAT64, 6to4) is judged as what it is.
[[nodiscard]] bool is_public(const Ipv6& address);

/// `127.0.0.1`, `2001:db8::1`; nothing for what is none.
[[nodiscard]] std::optional<bool> is_public_text(std::string_view address);

}  // namespace bondgenoot::network
