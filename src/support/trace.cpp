#include "support/trace.h"

#include <chrono>

#include <sys/resource.h>

#include <fmt/format.h>

#include "support/phrase.h"

namespace bondgenoot {
namespace {

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

struct Usage {
  double wall;
  double cpu;
  std::uint64_t peak_kilobytes;
};

Usage usage_now() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return {.wall = std::chrono::duration<double>(now).count(),
          .cpu = seconds(usage.ru_utime) + seconds(usage.ru_stime),
          .peak_kilobytes = static_cast<std::uint64_t>(usage.ru_maxrss)};
}

}  // namespace

void Trace::stage(std::string_view name) {
  finish();
  const Usage now = usage_now();
  records_.push_back({.name = std::string(name)});
  wall_start_ = now.wall;
  cpu_start_ = now.cpu;
  running_ = true;
}

void Trace::finish() {
  if (!running_) return;
  const Usage now = usage_now();
  records_.back().wall_seconds = now.wall - wall_start_;
  records_.back().cpu_seconds = now.cpu - cpu_start_;
  records_.back().peak_kilobytes = now.peak_kilobytes;
  running_ = false;
}

std::string Trace::table() const {
  std::string out = fmt::format("{:<12} {:>9} {:>9} {:>9}\n", phrase("stage"), phrase("wall ms"), phrase("cpu ms"),
                                phrase("peak MB"));
  double wall = 0;
  double cpu = 0;
  for (const Record& record : records_) {
    out += fmt::format("{:<12} {:>9.1f} {:>9.1f} {:>9.1f}\n", record.name, record.wall_seconds * 1e3,
                       record.cpu_seconds * 1e3, static_cast<double>(record.peak_kilobytes) / 1024);
    wall += record.wall_seconds;
    cpu += record.cpu_seconds;
  }
  const double peak = records_.empty() ? 0 : static_cast<double>(records_.back().peak_kilobytes) / 1024;
  return out + fmt::format("{:<12} {:>9.1f} {:>9.1f} {:>9.1f}\n", phrase("total"), wall * 1e3, cpu * 1e3, peak);
}

}  // namespace bondgenoot
