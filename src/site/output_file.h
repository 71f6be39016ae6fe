// A file of the finished site.
//
// In: made by whoever renders, bundles or copies it. Out: written by whoever publishes. Owns: its bytes. Threads: a
// plain value.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace bondgenoot::site {

struct OutputFile {
  std::string output;  ///< Below the output folder: `good-practices/de-hef/index.html`.
  std::string bytes;
};

/// A file that comes in pieces, because there is no bound to its size. Threads: one.
class OpenFile {
 public:
  OpenFile() = default;
  virtual ~OpenFile() = default;
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  virtual void append(std::string_view bytes) = 0;
  /// Once, after the last piece: without it there is no such file.
  virtual void finish() = 0;
};

/// What becomes of files, each as soon as it is made, so that they are not held together. Threads: any, at once.
class FileTaker {
 public:
  FileTaker() = default;
  virtual ~FileTaker() = default;
  FileTaker(const FileTaker&) = delete;
  FileTaker& operator=(const FileTaker&) = delete;

  virtual void take(OutputFile file) = 0;
  /// The same for one in pieces; this must outlive it.
  [[nodiscard]] virtual std::unique_ptr<OpenFile> begin(std::string output) = 0;
};

/// Makes some.
using FileMaker = std::function<void(FileTaker&)>;

}  // namespace bondgenoot::site
