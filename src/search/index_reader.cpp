#include "search/index_reader.h"

#include <algorithm>
#include <utility>

#include "search/byte_reader.h"
#include "support/utf8.h"

namespace bondgenoot::search {
namespace {

constexpr std::uint64_t kFormLimitBytes = 256;  // 64 letters of four bytes.
constexpr unsigned kImpactBits = 4;
constexpr unsigned kImpactMask = 15;

std::unexpected<std::string> damaged(const char* what) { return std::unexpected(std::string(what)); }

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

/// A facet of many values a document, from a document's count on.
bool read_many(Column& out, ByteReader& stream, const Facet& facet, std::uint32_t documents) {
  for (std::uint32_t document = 0; document < documents && stream.good(); ++document) {
    const std::uint32_t count = stream.varint();
    if (count > facet.values.size() || count > stream.left()) return false;
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::uint32_t value = stream.varint();
      if (value >= facet.values.size() || (i > 0 && value <= out.values.back())) return false;
      out.values.push_back(value);
    }
    out.begins.push_back(static_cast<std::uint32_t>(out.values.size()));
  }
  return stream.done();
}

bool read_one(Column& out, ByteReader& stream, const Facet& facet, std::uint32_t documents) {
  for (std::uint32_t document = 0; document < documents && stream.good(); ++document) {
    const std::uint32_t value = stream.varint();
    if (value > facet.values.size()) return false;
    if (value > 0) out.values.push_back(value - 1);
    out.begins.push_back(static_cast<std::uint32_t>(out.values.size()));
  }
  return stream.done();
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
  if (!file.good()) return damaged("a terms file does not begin as one");
  TermFile out;
  auto forms = forms_of(file, form_count);
  if (!forms) return damaged("the forms of a terms file are damaged");
  auto families = numbers(file.stream(), form_count);
  const auto counts = numbers(file.stream(), family_count);
  const std::string_view deltas = file.stream();
  const std::string_view impacts = file.stream();
  if (!file.done() || !families || !counts) return damaged("a terms file is cut off or too long");
  out.forms = std::move(*forms);
  out.families = std::move(*families);
  if (std::ranges::any_of(out.families, [&](std::uint32_t family) { return family >= family_count; }))
    return damaged("a form has a family that is not there");
  if (!read_postings(out, *counts, deltas, impacts, root.documents))
    return damaged("the postings of a terms file are damaged");
  return out;
}

ReadResult<Lexicon> read_lexicon(std::string_view bytes, const Root& root) {
  ByteReader file(bytes, 'l');
  const std::uint32_t count = file.varint();
  if (!file.good()) return damaged("the lexicon does not begin as one");
  auto forms = forms_of(file, count);
  if (!forms) return damaged("the forms of the lexicon are damaged");
  auto documents = numbers(file.stream(), count);
  if (!file.done() || !documents) return damaged("the lexicon is cut off or too long");
  if (std::ranges::any_of(*documents, [&](std::uint32_t each) { return each == 0 || each > root.documents; }))
    return damaged("a form of the lexicon is in more documents than there are");
  return Lexicon{.forms = std::move(*forms), .documents = std::move(*documents)};
}

ReadResult<std::vector<Column>> read_columns(std::string_view bytes, const Root& root) {
  ByteReader file(bytes, 'c');
  std::vector<Column> columns;
  for (const Facet& facet : root.facets) {
    ByteReader stream(file.stream());
    Column& column = columns.emplace_back();
    if (!file.good() || stream.left() < root.documents) return damaged("the facets are cut off");
    column.begins.reserve(root.documents + std::size_t{1});
    column.begins.push_back(0);
    const bool good =
        facet.many ? read_many(column, stream, facet, root.documents) : read_one(column, stream, facet, root.documents);
    if (!good) return damaged("the values of a facet are damaged");
  }
  if (!file.done()) return damaged("the facets are not those of root.json");
  return columns;
}

ReadResult<std::vector<std::uint32_t>> read_ranks(std::string_view bytes, const Root& root) {
  ByteReader file(bytes, 's');
  auto ranks = numbers(file.stream(), root.documents);
  if (!file.done() || !ranks) return damaged("the ranks of a sort key are damaged");
  if (std::ranges::any_of(*ranks, [&](std::uint32_t rank) { return rank > root.documents; }))
    return damaged("a rank is greater than the number of documents");
  return std::move(*ranks);
}

std::uint32_t documents_in_pack(const Root& root, std::uint32_t number) {
  const std::uint64_t begin = std::uint64_t{number} * root.pack_size;
  if (begin >= root.documents) return 0;
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(root.pack_size, root.documents - begin));
}

}  // namespace bondgenoot::search
