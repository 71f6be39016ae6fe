// Snowball's stemmers: the only file that sees libstemmer.
//
// In: a folded word. Out: its stem. Owns: the library's stemmer. Threads: one stemmer per thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct sb_stemmer;

namespace bondgenoot::search {

class Stemmer {
 public:
  /// `algorithm` as Snowball names it (`german`). One it does not have leaves words as they are.
  explicit Stemmer(std::string_view algorithm);
  [[nodiscard]] std::string stem(std::string_view word) const;
  [[nodiscard]] bool works() const { return stemmer_ != nullptr; }

 private:
  struct Closer {
    void operator()(sb_stemmer* stemmer) const;
  };
  std::unique_ptr<sb_stemmer, Closer> stemmer_;
};

}  // namespace bondgenoot::search
