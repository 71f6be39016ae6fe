#include "support/program.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include <link.h>

#include "support/disk_file_system.h"

namespace bondgenoot {
namespace {

struct LoadedFile {
  std::string path;
  std::string_view build_id;  // In the memory of the process; empty where the file was linked without one.
};

// What the linker wrote of all that is in the file: the note named "GNU" of that type in a segment of notes (ELF, gABI
// chapter 5, "Note Section"; ld(1), --build-id).
std::string_view build_id_in(std::string_view notes) {
  using namespace std::literals;
  const auto padded = [](std::size_t size) { return (size + 3U) & ~std::size_t{3}; };
  ElfW(Nhdr) head{};
  while (notes.size() >= sizeof(head)) {
    std::memcpy(&head, notes.data(), sizeof(head));
    notes.remove_prefix(sizeof(head));
    const std::size_t name = padded(head.n_namesz);
    if (name > notes.size() || head.n_descsz > notes.size() - name) return {};
    if (head.n_type == NT_GNU_BUILD_ID && notes.substr(0, head.n_namesz) == "GNU\0"sv)
      return notes.substr(name, head.n_descsz);
    notes.remove_prefix(std::min(notes.size(), name + padded(head.n_descsz)));
  }
  return {};
}

std::string_view build_id_of(const dl_phdr_info& object) {
  for (std::size_t i = 0; i < object.dlpi_phnum; ++i) {
    const ElfW(Phdr)& segment = object.dlpi_phdr[i];  // NOLINT(*-pointer-arithmetic): as the loader gives them.
    if (segment.p_type != PT_NOTE || segment.p_align > 4) continue;
    // NOLINTNEXTLINE(*-reinterpret-cast,*-int-to-ptr): where the loader put them.
    const auto* notes = reinterpret_cast<const char*>(object.dlpi_addr + segment.p_vaddr);
    const std::string_view found = build_id_in({notes, segment.p_memsz});
    if (!found.empty()) return found;
  }
  return {};
}

// dl_iterate_phdr(3): the program itself comes first, without a name; the kernel's own page has one that is no path.
int add_file(dl_phdr_info* object, std::size_t /*size*/, void* files) {
  const std::string name = object->dlpi_name == nullptr ? "" : object->dlpi_name;
  auto& all = *static_cast<std::vector<LoadedFile>*>(files);
  if (name.starts_with('/') || all.empty())
    all.push_back({.path = all.empty() ? "/proc/self/exe" : name, .build_id = build_id_of(*object)});
  return 0;
}

}  // namespace

std::optional<Hash128> program_hash() {
  std::vector<LoadedFile> loaded;
  dl_iterate_phdr(add_file, &loaded);
  const DiskFileSystem files;
  std::string hashes;
  for (const LoadedFile& file : loaded) {
    if (!file.build_id.empty()) {
      hashes += "id " + hash_bytes(file.build_id).hex();
      continue;
    }
    const auto bytes = files.read(file.path, UINT64_MAX);
    if (!bytes || bytes->empty()) return std::nullopt;
    hashes += "file " + hash_bytes(*bytes).hex();
  }
  return hash_bytes(hashes);
}

}  // namespace bondgenoot
