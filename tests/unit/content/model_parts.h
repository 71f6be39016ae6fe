// A content model from its texts, for tests of what is derived from it.
//
// In:  the text of `_collection.yaml` by collection. Out: the Model, sound. Owns: both. Threads: one.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "content/schema_parser.h"
#include "support/source.h"

namespace bondgenoot::content {

struct ModelOf {
  SourceMap sources;
  Model model;

  explicit ModelOf(const std::map<std::string, std::string>& texts) {
    std::vector<Collection> collections;
    for (const auto& [name, text] : texts) {
      const SourceId id = sources.add("content/" + name + "/_collection.yaml", text);
      auto parsed = parse_collection(sources.get(id), name);
      REQUIRE(parsed.diagnostics.empty());
      collections.push_back(std::move(parsed.value));
    }
    auto made = make_model(std::move(collections), sources);
    REQUIRE(made.diagnostics.empty());
    model = std::move(made.value);
  }

  const Source& source(std::string path, std::string text) {
    return sources.get(sources.add(std::move(path), std::move(text)));
  }
};

}  // namespace bondgenoot::content
