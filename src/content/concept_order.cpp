#include "content/concept_order.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "support/text.h"

namespace bondgenoot::content {
namespace {

/// One concept says that another is broader; concepts are groups of the index, whatever the language.
struct Step {
  std::uint32_t to = 0;
  Span span;
};
using Steps = std::vector<std::vector<Step>>;

Steps find_steps(const LinkContext& context, const std::vector<std::vector<EntryId>>& references) {
  Steps steps(context.index.group_count());
  for (std::uint32_t i = 0; i < context.entries.size(); ++i) {
    const Entry& entry = context.entries[i];
    const Collection& collection = context.collection_of(entry);
    if (!context.published[i] || !collection.concepts || collection.concepts->broader.empty()) continue;
    const Field* broader = collection.find_field(collection.concepts->broader);
    for (std::size_t ordinal = 0; ordinal < entry.references.size(); ++ordinal) {
      const EntryId target = references[i][ordinal];
      if (entry.references[ordinal].field != broader || !target.valid()) continue;
      steps[context.index.group_of({i})].push_back(
          {.to = context.index.group_of(target), .span = entry.references[ordinal].span});
    }
  }
  return steps;
}

class RingFinder {
 public:
  RingFinder(const LinkContext& context, const Steps& steps)
      : context_(context), steps_(steps), states_(steps.size(), State::New) {}

  void run() {
    for (std::uint32_t group = 0; group < steps_.size(); ++group) {
      if (states_[group] == State::New) walk(group);
    }
  }

 private:
  enum class State : std::uint8_t { New, OnPath, Done };

  void enter(std::uint32_t group) {
    states_[group] = State::OnPath;
    path_.emplace_back(group, 0);
  }

  void walk(std::uint32_t from) {
    enter(from);
    while (!path_.empty()) {
      auto& [group, next] = path_.back();
      if (next == steps_[group].size()) {
        states_[group] = State::Done;
        path_.pop_back();
        continue;
      }
      const Step& step = steps_[group][next++];
      if (states_[step.to] == State::OnPath)
        report(step);
      else if (states_[step.to] == State::New)
        enter(step.to);
    }
  }

  void report(const Step& closing) {
    const auto begin = std::ranges::find(path_, closing.to, &std::pair<std::uint32_t, std::size_t>::first);
    std::vector<std::string> names;
    for (auto at = begin; at != path_.end(); ++at)
      names.push_back(context_.get(context_.index.versions_in_group(at->first).front()).name);
    context_.diagnostics
        .add(DiagnosticCode::ConceptRing, without_quotes(closing.span, context_.sources),
             phrase("{} are each said to be broader than the other", quoted_list(names)))
        .with_help(phrase("take one of these references out"));
  }

  const LinkContext& context_;
  const Steps& steps_;
  std::vector<State> states_;
  std::vector<std::pair<std::uint32_t, std::size_t>> path_;  // A group, and which of its steps is next.
};

}  // namespace

void check_concept_order(const LinkContext& context, const std::vector<std::vector<EntryId>>& references) {
  const Steps steps = find_steps(context, references);
  RingFinder(context, steps).run();
}

}  // namespace bondgenoot::content
