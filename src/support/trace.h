// Where the time goes: scoped timings for `--timing`. Never in any output file.
//
// In: names of stages. Out: wall seconds, CPU seconds and peak memory after each, in the order they began.
// Owns: its records. Threads: the thread that runs the pipeline.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bondgenoot {

class Trace {
 public:
  struct Record {
    std::string name;
    double wall_seconds = 0;
    double cpu_seconds = 0;            ///< Of the whole process, so of all threads.
    std::uint64_t peak_kilobytes = 0;  ///< Largest resident size so far.
  };

  /// Ends the stage before it, if any, and begins this one.
  void stage(std::string_view name);
  void finish();
  [[nodiscard]] const std::vector<Record>& records() const { return records_; }
  /// A table for people.
  [[nodiscard]] std::string table() const;

 private:
  std::vector<Record> records_;
  double wall_start_ = 0;
  double cpu_start_ = 0;
  bool running_ = false;
};

}  // namespace bondgenoot
