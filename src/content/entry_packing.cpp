#include "content/entry_packing.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "markdown/document_packing.h"
#include "support/packing.h"

namespace bondgenoot::content {
namespace {

// The fields of a collection with all that lie in them, in one order: references are kept by their number here.
void add_fields(const std::vector<Field>& fields, std::vector<const Field*>& all) {
  for (const Field& field : fields) {  // As deep as kFieldDepthLimit.
    all.push_back(&field);
    add_fields(field.children, all);
  }
}

std::vector<const Field*> fields_of(const Collection& collection) {
  std::vector<const Field*> all;
  add_fields(collection.fields, all);
  return all;
}

// Its own text, and that of the collection, where fields are declared.
SpanSources sources_of(SourceId own, const Collection& collection) {
  return {.own = own, .other = collection.fields.empty() ? SourceId() : collection.fields.front().span.source};
}

// Each `parts_of` names the parts of one value for either direction: with a Packer the value is const.

void parts_of_day(auto& archive, auto& day) {
  archive.number(day.year);
  archive.number(day.month);
  archive.number(day.day);
}

void parts_of_point(auto& archive, auto& point) {
  parts_of_day(archive, point);
  archive.flag(point.uncertain);
  archive.flag(point.approximate);
}

void parts_of_image(auto& archive, auto& image) {
  archive.text(image.src);
  archive.span(image.src_span);
  archive.text(image.alt);
  archive.text(image.credit);
  archive.number(image.ordinal);
}

void parts_of_diagnostics(auto& archive, auto& items) {
  archive.list(items, [](auto& to, auto& item) {
    to.number(item.code);
    to.number(item.severity);
    to.span(item.span);
    to.text(item.path);
    to.text(item.message);
    to.text(item.label);
    to.list(item.notes, [](auto& inner, auto& note) {
      inner.span(note.span);
      inner.text(note.message);
    });
    to.text(item.help);
    to.optional(item.fix, [](auto& inner, auto& fix) {
      inner.span(fix.span);
      inner.text(fix.replacement);
    });
  });
}

// ---- Field values: the number of the alternative, then what it holds ------------------------------------------------

void pack_value(Packer& archive, const FieldValue& value);
void unpack_value(Unpacker& archive, FieldValue& value);

// As deep as kFieldDepthLimit.
void values_of(Packer& archive, const std::vector<FieldValue>& values) { archive.list(values, pack_value); }
void values_of(Unpacker& archive, std::vector<FieldValue>& values) { archive.list(values, unpack_value); }

void parts_of_markdown(Packer& archive, const MarkdownValue& value) { markdown::pack(archive, *value.document); }
void parts_of_markdown(Unpacker& archive, MarkdownValue& value) {
  auto document = std::make_shared<markdown::Document>();
  markdown::unpack(archive, *document);
  value.document = std::move(document);
}

void parts_of_date(auto& archive, auto& date) {
  const auto point = [](auto& to, auto& end) { parts_of_point(to, end); };
  archive.optional(date.start, point);
  archive.optional(date.end, point);
  archive.flag(date.interval);
}

template <typename Archive, typename T>
void parts_of_data(Archive& archive, T& value) {
  using Plain = std::remove_const_t<T>;
  if constexpr (std::is_same_v<Plain, std::string>) {
    archive.text(value);
  } else if constexpr (std::is_same_v<Plain, double>) {
    archive.real(value);
  } else if constexpr (std::is_same_v<Plain, bool>) {
    archive.flag(value);
  } else if constexpr (std::is_same_v<Plain, Date>) {
    parts_of_date(archive, value);
  } else if constexpr (std::is_same_v<Plain, ChoiceValue>) {
    archive.number(value.option);
  } else if constexpr (std::is_same_v<Plain, ReferenceValue>) {
    archive.text(value.target);
    archive.number(value.ordinal);
  } else if constexpr (std::is_same_v<Plain, Boxed<ImageValue>>) {
    parts_of_image(archive, *value);
  } else if constexpr (std::is_same_v<Plain, ListValue>) {
    values_of(archive, value.items);
  } else if constexpr (std::is_same_v<Plain, GroupValue>) {
    values_of(archive, value.fields);
  } else if constexpr (std::is_same_v<Plain, MarkdownValue>) {
    parts_of_markdown(archive, value);
  } else {
    static_assert(std::is_empty_v<Plain>);
  }
}

void pack_value(Packer& archive, const FieldValue& value) {
  archive.number(value.data.index());
  archive.span(value.span);
  std::visit([&](const auto& data) { parts_of_data(archive, data); }, value.data);
}

template <std::size_t alternative = 0>
void unpack_data(Unpacker& archive, std::size_t index, FieldValue::Data& data) {
  if constexpr (alternative == std::variant_size_v<FieldValue::Data>) {
    archive.fail();
  } else if (index != alternative) {
    unpack_data<alternative + 1>(archive, index, data);
  } else {
    parts_of_data(archive, data.emplace<alternative>());
  }
}

void unpack_value(Unpacker& archive, FieldValue& value) {
  std::size_t index = 0;
  archive.number(index);
  archive.span(value.span);
  unpack_data(archive, index, value.data);
}

// ---- The entry ------------------------------------------------------------------------------------------------------

void parts_of_names(auto& archive, auto& entry) {
  archive.text(entry.name);
  archive.text(entry.slug);
  archive.span(entry.slug_span);
  archive.text(entry.language);
  archive.flag(entry.draft);
  archive.optional(entry.publish_on, [](auto& to, auto& day) { parts_of_day(to, day); });
  archive.list(entry.aliases, [](auto& to, auto& alias) {
    to.text(alias.path);
    to.span(alias.span);
  });
  archive.text(entry.layout);
  archive.span(entry.layout_span);
}

void parts_of_rest(auto& archive, auto& entry) {
  archive.list(entry.images, [](auto& to, auto& image) { parts_of_image(to, image); });
  archive.span(entry.front_matter);
  archive.flags(entry.given);
  archive.flags(entry.inherited);
  archive.text(entry.inherited_language);
}

void pack_references(Packer& archive, const std::vector<ReferenceUse>& references,
                     const std::vector<const Field*>& fields) {
  archive.list(references, [&](Packer& to, const ReferenceUse& use) {
    to.number(static_cast<std::size_t>(std::ranges::find(fields, use.field) - fields.begin()));
    to.text(use.target);
    to.span(use.span);
    to.flag(use.withheld);
  });
}

void unpack_references(Unpacker& archive, std::vector<ReferenceUse>& references,
                       const std::vector<const Field*>& fields) {
  archive.list(references, [&](Unpacker& from, ReferenceUse& use) {
    std::size_t field = 0;
    from.number(field);
    if (field >= fields.size()) return from.fail();
    use.field = fields[field];
    from.text(use.target);
    from.span(use.span);
    from.flag(use.withheld);
  });
}

Diagnostics unpack_diagnostics(Unpacker& archive) {
  std::vector<Diagnostic> items;
  parts_of_diagnostics(archive, items);
  Diagnostics diagnostics;
  for (Diagnostic& item : items) diagnostics.add(std::move(item));
  return diagnostics;
}

}  // namespace

std::optional<PackedEntry> packed_entry(const ParsedEntry& parsed, const Diagnostics& said,
                                        const Collection& collection) {
  const Entry& entry = parsed.entry;
  Packer archive(sources_of(entry.source, collection));
  archive.flag(parsed.usable);
  parts_of_names(archive, entry);
  values_of(archive, entry.fields);
  pack_references(archive, entry.references, fields_of(collection));
  parts_of_rest(archive, entry);
  parts_of_diagnostics(archive, parsed.missing.items());
  parts_of_diagnostics(archive, said.items());
  markdown::pack(archive, entry.body);
  if (!archive.good()) return std::nullopt;
  return PackedEntry{.bytes = archive.take(), .texts = archive.take_apart()};
}

std::optional<Outcome<ParsedEntry>> unpacked_entry(std::string_view bytes, SourceId source, const std::string& file,
                                                   const Collection& collection, const EntryPlace& place,
                                                   std::shared_ptr<const ApartPieces> texts) {
  Outcome<ParsedEntry> outcome;
  Entry& entry = outcome.value.entry;
  entry.collection = collection.id;
  entry.source = source;
  entry.path = place.path.empty() ? file : place.path;
  entry.file = file;
  entry.ally = place.ally;
  Unpacker archive(bytes, sources_of(source, collection), std::move(texts));
  archive.flag(outcome.value.usable);
  parts_of_names(archive, entry);
  values_of(archive, entry.fields);
  unpack_references(archive, entry.references, fields_of(collection));
  parts_of_rest(archive, entry);
  outcome.value.missing = unpack_diagnostics(archive);
  outcome.diagnostics = unpack_diagnostics(archive);
  markdown::unpack(archive, entry.body);
  if (!archive.done() || entry.fields.size() != collection.fields.size()) return std::nullopt;
  return outcome;
}

}  // namespace bondgenoot::content
