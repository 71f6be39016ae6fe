#include "build/folder_lock.h"

#include <filesystem>
#include <optional>
#include <string>

#include <unistd.h>

#include <catch2/catch.hpp>

namespace bondgenoot::build {
namespace {

TEST_CASE("a lock that is asked for at once is given when nobody has it", "[build][lock][disk]") {
  namespace fs = std::filesystem;
  const fs::path folder = fs::temp_directory_path() / ("bondgenoot-lock-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  {
    const auto first = FolderLock::wait(folder.string());
    REQUIRE(first);
    CHECK_FALSE(FolderLock::try_now(folder.string()));
  }
  const auto second = FolderLock::try_now(folder.string());
  REQUIRE(second);
  CHECK_FALSE(FolderLock::try_now(folder.string()));
  fs::remove_all(folder);
}

TEST_CASE("of a folder that is not there no lock is given", "[build][lock][disk]") {
  CHECK_FALSE(FolderLock::try_now("/nowhere/at/all"));
  const auto lock = FolderLock::wait("/nowhere/at/all");
  REQUIRE_FALSE(lock);
  CHECK(lock.error().path == "/nowhere/at/all");
}

}  // namespace
}  // namespace bondgenoot::build
