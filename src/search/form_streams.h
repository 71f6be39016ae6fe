// Sorted forms as t files and the lexicon have them (FORMAT.md): each by what it has more than the one before.
//
// In:  forms, each of which must outlive the next one. Out: bytes. Owns: its bytes. Threads: each its own.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "search/byte_writer.h"

namespace bondgenoot::search {

/// Forms as three streams: letters in common with the one before, letters that follow, and those letters.
class FormStreams {
 public:
  void add(std::string_view form) {
    std::size_t shared = 0;
    const std::size_t most = std::min(form.size(), last_.size());
    while (shared < most && form[shared] == last_[shared]) ++shared;
    shared_.varint(static_cast<std::uint32_t>(shared));
    rest_.varint(static_cast<std::uint32_t>(form.size() - shared));
    letters_.raw(form.substr(shared));
    last_ = form;
  }
  void write(ByteWriter& out) const {
    out.stream(shared_.bytes());
    out.stream(rest_.bytes());
    out.stream(letters_.bytes());
  }

 private:
  std::string_view last_;
  ByteWriter shared_;
  ByteWriter rest_;
  ByteWriter letters_;
};

}  // namespace bondgenoot::search
