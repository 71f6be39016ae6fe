// Every seed of every target, once: what fuzzing found stays found, without a fuzzer. With the environment variable
// BONDGENOOT_FUZZ_SEEDS they are also written into that folder, for fuzzers to begin with.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "build/known_folders.h"
#include "build/last_build.h"
#include "fuzz/targets.h"
#include "search/index_files.h"
#include "support/case_file.h"
#include "support/gzip.h"
#include "support/memory_file_system.h"
#include "support/sealed_text.h"
#include "unit/search/index_bytes.h"

namespace bondgenoot::fuzz {
namespace {

struct Seed {
  std::string name;
  std::string bytes;
};

std::vector<Seed> written_seeds(const Target& target) {
  const std::filesystem::path folder = std::filesystem::path(BONDGENOOT_SOURCE_DIR) / "tests/fuzz/seeds" / target.name;
  std::vector<Seed> seeds;
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    std::ifstream in(file.path(), std::ios::binary);
    seeds.push_back({file.path().filename().string(), {std::istreambuf_iterator<char>(in), {}}});
  }
  std::ranges::sort(seeds, {}, &Seed::name);
  return seeds;
}

std::vector<Seed> golden_seeds(const Target& target) {
  std::vector<Seed> seeds;
  if (target.golden_end.empty()) return seeds;
  for (const tests::CaseFile& file : tests::load_cases("golden")) {
    for (const tests::CaseSection& section : file.sections) {
      if (!section.name.starts_with(target.golden_begin) || !section.name.ends_with(target.golden_end)) continue;
      seeds.push_back({fmt::format("golden-{}-{}", file.name, seeds.size()), section.text});
    }
  }
  return seeds;
}

// The files of a whole index, which hold no text that a person could write.
std::vector<Seed> index_seeds() {
  const std::map<std::string, std::string> files = search::files_of(search::small_index());
  std::vector<Seed> seeds = {{"index-root", "6" + files.at("root.json")},
                             {"index-packed", "7" + files.at("0123456789/t0.bin")}};
  for (const std::string name : {"t0", "l", "c0", "c1", "stitle", "m0"}) {
    const auto bytes = gunzip(files.at("0123456789/" + name + ".bin"), 1U << 20U);
    REQUIRE(bytes);
    seeds.push_back({"index-" + name, fmt::format("{}{}", seeds.size() - 2, *bytes)});
  }
  return seeds;
}

// What builds keep in packed shapes, without the seal, which the target puts on.
std::vector<Seed> packed_seeds() {
  const build::LastBuild last = {.asked = hash_bytes("asked"),
                                 .counts = {.entries = 12, .pages = 43, .redirects = 0, .assets = 141},
                                 .bytes = 1'600'000,
                                 .histories = {{.name = "c0ffee0 docs/redactie/", .folder = "project"}},
                                 .seen = {{.asked = {.question = Question::Read, .path = "project/a.md", .limit = 9},
                                           .answer = hash_bytes("a"),
                                           .stamp = FileStamp{.device = 1, .inode = 2, .size = 3, .changed = -4}}},
                                 .outputs = {build::made_of("index.html", "site")}};
  MemoryFileSystem files({{"site/index.html", ""}, {"site/a/index.html", ""}});
  build::KnownFolders known(files, "project");
  for (const std::string folder : {"site", "site/a"}) REQUIRE(known.list(folder));
  REQUIRE(known.keep(files));
  const std::string folders = *files.read("project/.cache/folders", UINT64_MAX);
  return {{"packed-last-build", std::string(*unsealed(build::kLastBuildSeal, build::last_build_text(last)))},
          {"packed-folders", std::string(*unsealed(build::kFoldersSeal, folders))}};
}

void write(const std::filesystem::path& folder, const std::vector<Seed>& seeds) {
  std::filesystem::create_directories(folder);
  for (const Seed& seed : seeds) std::ofstream(folder / seed.name, std::ios::binary) << seed.bytes;
}

}  // namespace

TEST_CASE("every seed of a fuzz target keeps its promises", "[fuzz]") {
  for (const Target& target : kTargets) {
    SECTION(std::string(target.name)) {
      std::vector<Seed> seeds = written_seeds(target);
      REQUIRE(seeds.size() >= 3);
      std::ranges::move(golden_seeds(target), std::back_inserter(seeds));
      if (target.name == "search_index") std::ranges::move(index_seeds(), std::back_inserter(seeds));
      if (target.name == "cached_files") std::ranges::move(packed_seeds(), std::back_inserter(seeds));
      if (const char* folder = std::getenv("BONDGENOOT_FUZZ_SEEDS"))
        write(std::filesystem::path(folder) / target.name, seeds);
      for (const Seed& seed : seeds) {
        INFO(seed.name);
        target.run(seed.bytes);
        SUCCEED();
      }
    }
  }
}

}  // namespace bondgenoot::fuzz
