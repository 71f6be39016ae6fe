#include "search/index_reader.h"

#include <algorithm>
#include <utility>

#include "search/byte_reader.h"
#include "support/phrase.h"
#include "support/utf8.h"

namespace bondgenoot::search {
namespace {

constexpr std::uint64_t kFormLimitBytes = 256;  // 64 letters of four bytes.
constexpr unsigned kImpactBits = 4;
constexpr unsigned kImpactMask = 15;

std::unexpected<std::string> damaged(Words what) { return std::unexpected(std::string(what)); }

/// `count` varints that fill a stream. Checked before any memory is taken: each needs a byte at least.
std::optional<std::vector<std::uint32_t>> numbers(std::string_view stream, std::size_t count) {
  if (count > stream.size()) return std::nullopt;
  ByteReader reader(stream);
  std::vector<std::uint32_t> values(count);
  for (std::uint32_t& value : values) value = reader.varint();
  if (!reader.done()) return std::nullopt;
  return values;
}

/// Forms from their three streams: sorted, unique and well-formed.
std::optional<std::vector<std::string>> forms_of(ByteReader& file, std::size_t count) {
  const auto shared = numbers(file.stream(), count);
  const auto rest = numbers(file.stream(), count);
  ByteReader letters(file.stream());
  if (!file.good() || !shared || !rest) return std::nullopt;
  std::vector<std::string> forms;
  forms.reserve(count);
  std::string_view last;
  for (std::size_t i = 0; i < count; ++i) {
    if ((*shared)[i] > last.size() || (*shared)[i] + std::uint64_t{(*rest)[i]} > kFormLimitBytes) return std::nullopt;
    std::string form(last.substr(0, (*shared)[i]));
    form += letters.take((*rest)[i]);
    if (!letters.good() || form <= last || find_invalid_utf8(form)) return std::nullopt;
    last = forms.emplace_back(std::move(form));
  }
  if (!letters.done()) return std::nullopt;
  return forms;
}

/// The family of each form: 0 in the stream for one not seen before, else how far back it was.
std::optional<std::vector<std::uint32_t>> families_of(std::string_view stream, std::size_t forms,
                                                      std::uint32_t families) {
  auto numbers_read = numbers(stream, forms);
  if (!numbers_read) return std::nullopt;
  std::uint32_t next = 0;
  for (std::uint32_t& number : *numbers_read) {
    if (number > next) return std::nullopt;
    number = number == 0 ? next++ : next - number;
  }
  return next == families ? std::move(numbers_read) : std::nullopt;
}

/// The documents and impacts of all families.
bool read_postings(TermFile& out, const std::vector<std::uint32_t>& counts, std::string_view deltas,
                   std::string_view impacts, std::uint32_t documents) {
  std::uint64_t total = 0;
  out.begins.push_back(0);
  for (const std::uint32_t count : counts) {
    total += count;
    if (count == 0 || count > documents || total > deltas.size()) return false;
    out.begins.push_back(static_cast<std::uint32_t>(total));
  }
  if (impacts.size() != (total + 1) / 2) return false;
  ByteReader reader(deltas);
  out.documents.reserve(total);
  out.impacts.reserve(total);
  for (const std::uint32_t count : counts) {
    std::uint64_t expected = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::uint64_t document = expected + reader.varint();
      const std::size_t at = out.documents.size();
      const unsigned impact = (static_cast<unsigned char>(impacts[at / 2]) >> (at % 2 * kImpactBits)) & kImpactMask;
      if (document >= documents || impact == 0) return false;
      out.documents.push_back(static_cast<std::uint32_t>(document));
      out.impacts.push_back(static_cast<std::uint8_t>(impact));
      expected = document + 1;
    }
  }
  const bool clean = total % 2 == 0 || static_cast<unsigned char>(impacts.back()) >> kImpactBits == 0;
  return reader.done() && clean;
}

/// Sets of values: of each its size and its members.
std::optional<std::vector<std::vector<std::uint32_t>>> sets_of(std::string_view stream, std::size_t values) {
  ByteReader reader(stream);
  std::vector<std::vector<std::uint32_t>> sets;
  while (reader.left() > 0) {
    const std::uint32_t size = reader.varint();
    if (size > values || size > reader.left()) return std::nullopt;
    std::vector<std::uint32_t>& set = sets.emplace_back();
    for (std::uint32_t i = 0; i < size; ++i) {
      const std::uint32_t value = reader.varint();
      if (value >= values || (i > 0 && value <= set.back())) return std::nullopt;
      set.push_back(value);
    }
  }
  return reader.done() ? std::optional(std::move(sets)) : std::nullopt;
}

/// A JSON array of texts.
std::optional<std::vector<std::string>> texts_of(std::string_view text) {
  const auto json = parse_json(text);
  const auto* array = json ? json->get<Json::Array>() : nullptr;
  if (array == nullptr) return std::nullopt;
  std::vector<std::string> texts;
  for (const Json& item : *array) {
    const auto* one = item.get<std::string>();
    if (one == nullptr) return std::nullopt;
    texts.push_back(*one);
  }
  return texts;
}

}  // namespace

std::optional<std::size_t> TermFile::find(std::string_view form) const {
  const auto found = std::ranges::lower_bound(forms, form);
  if (found == forms.end() || *found != form) return std::nullopt;
  return static_cast<std::size_t>(found - forms.begin());
}

ReadResult<TermFile> read_terms(std::string_view bytes, const Root& root) {
  ByteReader file(bytes, 't');
  const std::uint32_t form_count = file.varint();
  const std::uint32_t family_count = file.varint();
  if (!file.good()) return damaged(phrase("a terms file does not begin as one"));
  TermFile out;
  auto forms = forms_of(file, form_count);
  if (!forms) return damaged(phrase("the forms of a terms file are damaged"));
  auto families = families_of(file.stream(), form_count, family_count);
  const auto counts = numbers(file.stream(), family_count);
  const std::string_view deltas = file.stream();
  const std::string_view impacts = file.stream();
  if (!file.done() || !families || !counts) return damaged(phrase("a terms file is cut off or too long"));
  out.forms = std::move(*forms);
  out.families = std::move(*families);
  if (!read_postings(out, *counts, deltas, impacts, root.documents))
    return damaged(phrase("the postings of a terms file are damaged"));
  return out;
}

ReadResult<Lexicon> read_lexicon(std::string_view bytes, const Root& root) {
  ByteReader file(bytes, 'l');
  const std::uint32_t count = file.varint();
  if (!file.good()) return damaged(phrase("the lexicon does not begin as one"));
  auto forms = forms_of(file, count);
  if (!forms) return damaged(phrase("the forms of the lexicon are damaged"));
  auto documents = numbers(file.stream(), count);
  if (!file.done() || !documents) return damaged(phrase("the lexicon is cut off or too long"));
  if (std::ranges::any_of(*documents, [&](std::uint32_t each) { return each == 0 || each > root.documents; }))
    return damaged(phrase("a form of the lexicon is in more documents than there are"));
  return Lexicon{.forms = std::move(*forms), .documents = std::move(*documents)};
}

ReadResult<Column> read_column(std::string_view bytes, const Root& root, std::uint32_t facet) {
  ByteReader file(bytes, 'c');
  const std::string_view values = file.stream();
  const std::string_view sets = file.stream();
  const std::string_view documents = file.stream();
  if (!file.done()) return damaged(phrase("a facet is cut off or too long"));
  Column column{.values = root.facets[facet].values, .sets = {}, .documents = {}};
  if (!values.empty()) {
    auto texts = texts_of(values);
    if (!texts || !column.values.empty()) return damaged(phrase("the values of a facet are damaged"));
    column.values = std::move(*texts);
  }
  auto sets_read = sets_of(sets, column.values.size());
  auto of = numbers(documents, root.documents);
  if (!sets_read || !of) return damaged(phrase("the values of a facet are damaged"));
  if (std::ranges::any_of(*of, [&](std::uint32_t set) { return set >= sets_read->size(); }))
    return damaged(phrase("a document has values that are not there"));
  column.sets = std::move(*sets_read);
  column.documents = std::move(*of);
  return column;
}

ReadResult<std::vector<std::uint32_t>> read_ranks(std::string_view bytes, const Root& root) {
  ByteReader file(bytes, 's');
  auto ranks = numbers(file.stream(), root.documents);
  if (!file.done() || !ranks) return damaged(phrase("the ranks of a sort key are damaged"));
  if (std::ranges::any_of(*ranks, [&](std::uint32_t rank) { return rank > root.documents; }))
    return damaged(phrase("a rank is greater than the number of documents"));
  return std::move(*ranks);
}

std::uint32_t documents_in_pack(const Root& root, std::uint32_t number) {
  const std::uint64_t begin = std::uint64_t{number} * root.pack_size;
  if (begin >= root.documents) return 0;
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(root.pack_size, root.documents - begin));
}

}  // namespace bondgenoot::search
