// Values as bytes that are the same for no two different ones: the keys of fragments.h.
//
// In:  values. Out: bytes, which mean nothing outside the program that runs. Owns nothing. Threads: any.
#pragma once

#include <string>
#include <type_traits>

#include "templates/value.h"

namespace bondgenoot::templates {

/// Longer keys are not worth it.
inline constexpr std::size_t kMaxFragmentKey = 1024;

/// The bytes of a number or an address. For `Object::append_identity`.
template <typename T>
void append_key_bytes(std::string& key, const T& plain) {
  static_assert(std::has_unique_object_representations_v<T>);
  key.append(reinterpret_cast<const char*>(&plain), sizeof(T));  // NOLINT(bugprone-sizeof-expression): the address.
}

/// False for a value that cannot be told apart from any other for as long as keys are kept: its owner may be gone by
/// then, or it changes; and for one that takes too many bytes. What is in the key then is of no use.
[[nodiscard]] bool append_key(std::string& key, const Value& value);

/// Nothing in it changes, and what comes of calling it depends on the arguments alone.
[[nodiscard]] bool is_constant(const Value& value);

}  // namespace bondgenoot::templates
