#include "support/program.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <link.h>

#include "support/disk_file_system.h"

namespace bondgenoot {
namespace {

// dl_iterate_phdr(3): the program itself comes first, without a name; the kernel's own page has one that is no path.
int add_path(dl_phdr_info* object, std::size_t /*size*/, void* paths) {
  const std::string name = object->dlpi_name == nullptr ? "" : object->dlpi_name;
  auto& all = *static_cast<std::vector<std::string>*>(paths);
  if (name.starts_with('/') || all.empty()) all.push_back(all.empty() ? "/proc/self/exe" : name);
  return 0;
}

}  // namespace

std::optional<Hash128> program_hash() {
  std::vector<std::string> paths;
  dl_iterate_phdr(add_path, &paths);
  const DiskFileSystem files;
  std::string hashes;
  for (const std::string& path : paths) {
    const auto bytes = files.read(path, UINT64_MAX);
    if (!bytes || bytes->empty()) return std::nullopt;
    hashes += hash_bytes(*bytes).hex();
  }
  return hash_bytes(hashes);
}

}  // namespace bondgenoot
