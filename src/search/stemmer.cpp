#include "search/stemmer.h"

#include <libstemmer.h>

#include "support/utf8.h"

namespace bondgenoot::search {
namespace {

constexpr std::size_t kLongestStemmed = 256;  // Bytes. What is longer is no word, and stemmers are written for words.

}  // namespace

void Stemmer::Closer::operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }

Stemmer::Stemmer(std::string_view algorithm)
    : stemmer_(algorithm.empty() ? nullptr : sb_stemmer_new(std::string(algorithm).c_str(), "UTF_8")) {}

std::string Stemmer::stem(std::string_view word) const {
  if (!stemmer_ || word.empty() || word.size() > kLongestStemmed || find_invalid_utf8(word)) return std::string(word);
  const auto* symbols = reinterpret_cast<const sb_symbol*>(word.data());
  const sb_symbol* stem = sb_stemmer_stem(stemmer_.get(), symbols, static_cast<int>(word.size()));
  if (stem == nullptr) return std::string(word);
  const auto length = static_cast<std::size_t>(sb_stemmer_length(stemmer_.get()));
  return length == 0 ? std::string(word) : std::string(reinterpret_cast<const char*>(stem), length);
}

}  // namespace bondgenoot::search
