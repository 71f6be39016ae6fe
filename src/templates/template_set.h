// Compiled templates that know each other: what renders read.
//
// In:  programs. Out: templates with their parents, their blocks and the templates they name. Owns: all of that.
// Threads: built by one, const and free for all afterwards.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "templates/filters.h"
#include "templates/functions.h"
#include "templates/name_table.h"
#include "templates/program.h"
#include "templates/value.h"

namespace bondgenoot::templates {

struct LinkedTemplate;

/// One definition of a block.
struct BlockEntry {
  const LinkedTemplate* owner = nullptr;
  std::uint32_t function = 0;
};

/// All definitions of a block among a template and those it extends: its own first, what `super()` shows next.
struct BlockStack {
  NameId name;
  std::vector<BlockEntry> entries;
};

struct LinkedTemplate {
  Program program;
  const LinkedTemplate* parent = nullptr;         ///< What it extends.
  std::vector<const LinkedTemplate*> references;  ///< As Program::references; null for one that is not there.
  std::vector<BlockStack> blocks;                 ///< By NameId.
  bool is_ready = false;                          ///< It and all that it cannot do without are there.

  [[nodiscard]] const BlockStack* find_block(NameId name) const;
};

struct TemplateSet {
  NameTable names;
  FilterTable filters;
  TestTable tests;
  std::map<std::string, Value, std::less<>> globals;
  std::map<std::string, std::unique_ptr<LinkedTemplate>, std::less<>> templates;
  std::vector<Value> globals_by_name;  ///< By NameId, blank where there is none.

  [[nodiscard]] const LinkedTemplate* find(std::string_view name) const;
};

/// Joins the templates to each other, once all are there; anew whenever some were added.
void link(TemplateSet& set);

}  // namespace bondgenoot::templates
