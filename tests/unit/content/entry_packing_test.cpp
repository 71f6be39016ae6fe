// What a cache keeps of an entry is the entry again: everything in it, and what was said of it.
#include "content/entry_packing.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "content/schema_parser.h"
#include "support/diagnostic_text.h"
#include "unit/content/entry_dump.h"

namespace bondgenoot::content {
namespace {

constexpr std::string_view kModel = R"(title: Dingen
fields:
  title: {type: text, required: true, max: 120}
  summary: {type: text, default: "niets"}
  tags: {type: text, many: true}
  size: {type: number}
  open: {type: boolean}
  when: {type: date}
  kind: {type: choice, many: true, all_values: alle, options: [a, b]}
  friends: {type: reference, to: dingen, many: true, private_when: open}
  picture: {type: image}
  site: {type: url}
  mail: {type: email}
  story: {type: markdown}
  groups: {type: list, of: {type: group, fields: {title: {type: text}, friends: {type: reference, to: dingen, many: true}}}}
)";

constexpr std::string_view kRich = R"(---
title: "Één ding"
tags: [x, y]
size: -1.5
open: true
when: 2017-01~/..
kind: alle
friends: [een, twee]
picture: {src: a.jpg, alt: Een plaat, credit: Iemand}
site: https://example.org/
mail: a@example.org
story: |
  Een *verhaal* met [een link](https://example.org/).
groups:
  - {title: Eerste, friends: [drie]}
  - {title: Tweede}
slug: een-ding
draft: true
publish_on: 2026-02-28
aliases: [/oud/]
layout: anders.html
---
Een lead met [een link](ander.md#plaats) en een voetnoot[^1].

## Kop

![alt](beeld.png "titel") <b>html</b> <span onclick="x">weg</span>

https://www.youtube.com/watch?v=abcdefghijk

### Onder

| a | b |
| - | - |
| 1 | 2 |

[^1]: De voetnoot.
)";

class Texts final : public ApartPieces {
 public:
  explicit Texts(std::vector<std::string> pieces) : pieces_(std::move(pieces)) {}
  [[nodiscard]] std::string piece(std::size_t number) const override {
    return number < pieces_.size() ? pieces_[number] : std::string();
  }

 private:
  std::vector<std::string> pieces_;
};

class Packed {
 public:
  Packed(std::string path, std::string text) {
    const SourceId model_id = sources_.add("content/dingen/_collection.yaml", std::string(kModel));
    std::vector<Collection> collections;
    collections.push_back(parse_collection(sources_.get(model_id), "dingen").value);
    model_ = make_model(std::move(collections), sources_).value;
    static_cast<void>(sources_.add("another", "file"));
    source_ = sources_.add(std::move(path), std::move(text));
    options_.languages = {"nl", "en"};
    parsed_ = parse_entry(sources_.get(source_), collection(), options_);
  }

  [[nodiscard]] const Collection& collection() const { return model_.collections[0]; }
  [[nodiscard]] const Outcome<ParsedEntry>& parsed() const { return parsed_; }
  [[nodiscard]] PackedEntry pack(const Outcome<ParsedEntry>& outcome) const {
    auto packed = packed_entry(outcome.value, outcome.diagnostics, collection());
    REQUIRE(packed);
    return std::move(*packed);
  }
  [[nodiscard]] std::optional<Outcome<ParsedEntry>> unpack(std::string_view bytes,
                                                           std::vector<std::string> texts = {}) const {
    return unpacked_entry(bytes, source_, sources_.path(source_), collection(), {},
                          std::make_shared<const Texts>(std::move(texts)));
  }
  [[nodiscard]] std::string text(const Outcome<ParsedEntry>& outcome) const {
    return dump(outcome.value.entry, collection()) + to_text(outcome.diagnostics, sources_) + "missing\n" +
           to_text(outcome.value.missing, sources_);
  }

 private:
  SourceMap sources_;
  Model model_;
  SourceId source_;
  EntryParserOptions options_;
  Outcome<ParsedEntry> parsed_;
};

TEST_CASE("an entry that was packed is the same again, with all that was said of it", "[content][packing]") {
  const std::vector<std::pair<std::string, std::string>> files = {
      {"content/dingen/een-ding.md", std::string(kRich)},
      {"content/dingen/fout.md",
       "---\ntitel: X\nsize: veel\nkind: [c]\nwhen: 2017-13\nfriends: [..]\n---\n[x](javascript:y)\n"},
      {"content/dingen/leeg.md", ""},
      {"content/dingen/geen-map.md", "---\n- a\n---\nTekst.\n"},
      {"content/dingen/een-ding.en.md", "---\nsize: 3\n---\nText.\n"},
  };
  for (const auto& [path, text] : files) {
    CAPTURE(path);
    const Packed packed(path, text);
    const PackedEntry kept = packed.pack(packed.parsed());
    const auto again = packed.unpack(kept.bytes, kept.texts);
    REQUIRE(again);
    CHECK(packed.text(*again) == packed.text(packed.parsed()));
    CHECK(packed.pack(*again).bytes == kept.bytes);
    CHECK(packed.pack(*again).texts == kept.texts);
    CHECK(again->value.usable == packed.parsed().value.usable);
    CHECK(again->value.entry.source == packed.parsed().value.entry.source);
    CHECK(again->value.entry.file == packed.parsed().value.entry.file);
  }
}

TEST_CASE("bytes that are cut short give nothing, and changed ones at most another entry", "[content][packing]") {
  const Packed packed("content/dingen/een-ding.md", std::string(kRich));
  const auto [bytes, texts] = packed.pack(packed.parsed());
  for (std::size_t length = 0; length < bytes.size(); ++length)
    CHECK_FALSE(packed.unpack(std::string_view(bytes).substr(0, length)));
  CHECK_FALSE(packed.unpack(bytes + '\0'));
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    for (const char other : {'\0', '\x7F', '\xFF'}) {
      std::string changed = bytes;
      changed[at] = other;
      static_cast<void>(packed.unpack(changed));  // It ends, and reads nothing beyond them.
    }
  }
  SECTION("so it is for the texts, which are looked at later: they are empty then") {
    REQUIRE(texts.size() >= 2);
    const std::string& body = texts.back();
    for (std::size_t length = 0; length < body.size(); ++length) {
      auto cut = texts;
      cut.back() = body.substr(0, length);
      const auto again = packed.unpack(bytes, cut);
      REQUIRE(again);
      CHECK(again->value.entry.body.text->html.text.empty());
    }
    for (std::size_t at = 0; at < body.size(); ++at) {
      auto changed = texts;
      changed.back()[at] = '\xFF';
      const auto again = packed.unpack(bytes, changed);
      REQUIRE(again);
      static_cast<void>(again->value.entry.body.text->sections.size());
    }
  }
}

TEST_CASE("what points into another file is not kept", "[content][packing]") {
  const Packed packed("content/dingen/een-ding.md", std::string(kRich));
  Outcome<ParsedEntry> outcome = packed.parsed();
  outcome.value.entry.layout_span = {.source = {1}, .begin = 0, .end = 1};
  CHECK_FALSE(packed_entry(outcome.value, outcome.diagnostics, packed.collection()));
}

}  // namespace
}  // namespace bondgenoot::content
