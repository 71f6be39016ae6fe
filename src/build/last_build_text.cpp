// The file of a LastBuild, as CACHE.md draws it.
#include <algorithm>

#include "build/last_build.h"
#include "support/packing.h"
#include "support/sealed_text.h"

namespace bondgenoot::build {
namespace {

// Each `parts_of` names the parts of one value for either direction: with a Packer the value is const.

void parts_of_observation(auto& archive, auto& seen) {
  archive.number(seen.asked.question);
  archive.text(seen.asked.path);
  archive.number(seen.asked.limit);
  archive.hash(seen.answer);
  archive.optional(seen.stamp, [](auto& to, auto& stamp) { parts_of_stamp(to, stamp); });
}

void parts_of_build(auto& archive, auto& last) {
  archive.hash(last.asked);
  for (auto* count : {&last.counts.entries, &last.counts.pages, &last.counts.redirects, &last.counts.assets})
    archive.number(*count);
  archive.number(last.bytes);
  archive.list(last.histories, [](auto& to, auto& history) {
    to.text(history.name);
    to.text(history.folder);
  });
  archive.list(last.seen, [](auto& to, auto& seen) { parts_of_observation(to, seen); });
  archive.list(last.outputs, [](auto& to, auto& file) { parts_of_file(to, file); });
}

bool asks_what_there_is(const Observation& seen) { return seen.asked.question <= Question::Canonical; }

}  // namespace

std::string last_build_text(const LastBuild& last) {
  Packer archive(SpanSources{});
  parts_of_build(archive, last);
  return sealed(kLastBuildSeal, archive.take());
}

std::optional<LastBuild> parse_last_build(std::string_view text) {
  const auto body = unsealed(kLastBuildSeal, text);
  if (!body) return std::nullopt;
  LastBuild last;
  Unpacker archive(*body, SpanSources{});
  parts_of_build(archive, last);
  if (!archive.done() || !std::ranges::all_of(last.seen, asks_what_there_is)) return std::nullopt;
  return last;
}

}  // namespace bondgenoot::build
