"""The layers of src/: who may include whom, and the one file that sees each library."""
import re

from project import StructureTest, below, numbered_lines, text

# From the bottom up. A layer includes itself and what stands here; src/README.md says why.
MAY_INCLUDE = {
    "support": set(),
    "markdown": {"support"},
    "templates": {"support"},
    "search": {"support"},
    "content": {"markdown", "support"},
    "pictures": {"support"},
    "network": {"support"},
    "site": {"content", "pictures", "templates", "search", "markdown", "support"},
    "build": {"site", "content", "pictures", "templates", "search", "markdown", "support"},
    "serve": {"build", "site", "content", "pictures", "templates", "search", "markdown", "support"},
    "cli": {"network", "serve", "build", "site", "content", "pictures", "templates", "search", "markdown", "support"},
}

# Where each library is seen. More than one file stands here only with a reason.
LIBRARIES = {
    "utf8proc": {"support/utf8.cpp"},
    "xxhash": {"support/hash.cpp"},
    "libdeflate": {"support/gzip.cpp"},
    "zlib": {"support/gzip.cpp"},
    "nlohmann": {"support/json.cpp"},
    "cmark-gfm": {"markdown/cmark.cpp", "markdown/cmark_extension.cpp", "markdown/cmark_extension.h"},  # Our extension is a subject of its own.
    "yaml": {"content/yaml_events.cpp"},
    "csv": {"content/csv.cpp"},
    "iconv": {"support/encoding.cpp"},
    "CLI": {"cli/options.cpp"},
    "libstemmer": {"search/stemmer.cpp"},
    "git2": {"content/repository.cpp"},
    "vips": {"pictures/libvips.cpp"},
    "fontconfig": {"pictures/letters.cpp"},
    "expat": {"pictures/svg.cpp"},
    "curl": {"network/curl_client.cpp"},
    "httplib": {"serve/server.cpp"},
}
# fmt is how this code writes text: everywhere.
EVERYWHERE = {"fmt"}
POSIX = {"arpa/inet.h", "dirent.h", "dlfcn.h", "fcntl.h", "link.h", "linux/magic.h", "netinet/in.h", "netinet/tcp.h", "poll.h", "pthread.h", "sched.h", "signal.h", "spawn.h", "sys/eventfd.h", "sys/file.h", "sys/inotify.h", "sys/ioctl.h",
         "sys/mman.h", "sys/resource.h", "sys/socket.h", "sys/stat.h", "sys/statfs.h", "sys/stdio.h", "sys/syscall.h", "sys/time.h", "sys/types.h",
         "sys/wait.h", "linux/fs.h", "termios.h", "time.h", "unistd.h", "malloc.h"}

# Headers that reach out of the program. Below `build`, the disk is met only through a FileSystem, and threads only
# through the ThreadPool; nobody but the command line speaks to a person.
RESERVED = {
    r"fstream|filesystem|dirent\.h|fcntl\.h|sys/stat\.h|sys/inotify\.h|sys/file\.h|sys/mman\.h":
        ("the disk", r"support/disk_\w+|build/\w+|serve/\w+|cli/\w+"),
    r"thread|mutex|shared_mutex|condition_variable|latch|barrier|future|semaphore|pthread\.h":
        ("threads and locks", r"support/(thread_pool|memory_file_system|recording_file_system)|templates/fragments|network/\w+|build/\w+|serve/\w+|cli/\w+"),
    r"iostream": ("standard output", r"cli/\w+"),
}

SOURCES = (".h", ".cpp")


def includes():
    """(file, line, brackets, name) for every include of src/; files are relative to src/."""
    for path in below("src", suffixes=SOURCES):
        for number, line in numbered_lines(path):
            match = re.match(r'\s*#\s*include\s*([<"])([^">]+)[">]', line)
            if match:
                yield path.relative_to("src"), number, match[1], match[2]


def library_of(name):
    """The library a system header belongs to; None for the standard library and POSIX."""
    if name in POSIX or re.fullmatch(r"[a-z_0-9]+", name):
        return None
    if name.startswith("cmark"):
        return "cmark-gfm"
    return name.split("/")[0].removesuffix(".h").removesuffix(".hpp")


class LayersTest(StructureTest):
    def test_layers_include_only_downwards(self):
        def wrong():
            for file, line, bracket, name in includes():
                mine, theirs = file.parts[0], name.split("/")[0]
                if bracket == '"' and theirs != mine and theirs not in MAY_INCLUDE.get(mine, set()):
                    yield f"src/{file}:{line}: `{mine}` includes {name}"
        self.expect_none(wrong(), "a layer includes only itself and the layers below it")

    def test_every_folder_is_a_layer(self):
        known = set(MAY_INCLUDE) | {"client", "starter"}
        folders = {path.parts[1] for path in below("src") if len(path.parts) > 2}
        self.expect_none(sorted(folders - known), "each folder of src/ stands in the table of layers")

    def test_own_includes_are_written_from_src_and_exist(self):
        ours = {str(path.relative_to("src")) for path in below("src")}
        wrong = (f'src/{file}:{line}: "{name}"' for file, line, bracket, name in includes()
                 if bracket == '"' and name not in ours)
        self.expect_none(wrong, "own files are included by their path from src/")

    def test_cmake_names_the_same_layers(self):
        def wrong():
            cmake = text_of_cmake()
            for layer, depends in re.findall(r"^bondgenoot_layer\((\w+)(?: DEPENDS ([\w ]+?))?(?: LIBRARIES.*)?\)", cmake, re.M):
                for name in sorted(set(depends.split()) - MAY_INCLUDE[layer]):
                    yield f"src/CMakeLists.txt: {layer} depends on {name}"
        self.expect_none(wrong(), "a layer's CMake target depends only on those below it")

    def test_each_library_is_seen_by_its_one_file(self):
        def wrong():
            for file, line, bracket, name in includes():
                library = library_of(name) if bracket == "<" else None
                if library and library not in EVERYWHERE and str(file) not in LIBRARIES.get(library, set()):
                    home = " or ".join(sorted(LIBRARIES.get(library, {"no file yet: give it one in this test"})))
                    yield f"src/{file}:{line}: <{name}> belongs in {home}"
        self.expect_none(wrong(), "each library is included by one file, which wraps it")

    def test_disk_threads_and_output_stay_where_they_belong(self):
        def wrong():
            for file, line, bracket, name in includes():
                for headers, (what, homes) in RESERVED.items():
                    if bracket == "<" and re.fullmatch(headers, name) and not re.fullmatch(homes, str(file.with_suffix(""))):
                        yield f"src/{file}:{line}: <{name}>: {what}"
        self.expect_none(wrong(), "disk, threads and standard output are met only in their own files")


def text_of_cmake():
    return next(text(path) for path in below("src") if path.name == "CMakeLists.txt")
