#include "support/diagnostic.h"
#include "support/diagnostic_codes.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace bondgenoot {
namespace {

constexpr auto Error = Severity::Error;
constexpr auto Warning = Severity::Warning;

const DiagnosticInfo kRegistry[] = {
#define BONDGENOOT_DIAGNOSTIC(identifier, name, severity, meaning, explanation) \
  {DiagnosticCode::identifier, name, severity, meaning, explanation},
#include "support/diagnostic_codes.def"
#undef BONDGENOOT_DIAGNOSTIC
};

auto sort_key(const Diagnostic& diagnostic, const SourceMap& sources) {
  const std::string_view path = diagnostic.span.valid() ? std::string_view(sources.get(diagnostic.span.source).path)
                                                        : std::string_view(diagnostic.path);
  return std::tuple(path, diagnostic.span.begin, diagnostic.span.end, info(diagnostic.code).name,
                    std::string_view(diagnostic.message), std::string_view(diagnostic.help));
}

}  // namespace

const DiagnosticInfo& info(DiagnosticCode code) { return kRegistry[static_cast<std::size_t>(code)]; }

std::optional<DiagnosticCode> find_diagnostic(std::string_view name) {
  const auto* found = std::ranges::find(kRegistry, name, &DiagnosticInfo::name);
  if (found == std::end(kRegistry)) return std::nullopt;
  return found->code;
}

std::vector<DiagnosticInfo> all_diagnostics() {
  std::vector<DiagnosticInfo> all(std::begin(kRegistry), std::end(kRegistry));
  std::ranges::sort(all, {}, &DiagnosticInfo::name);
  return all;
}

Diagnostic& Diagnostics::add(DiagnosticCode code, Span span, std::string message) {
  items_.push_back({.code = code,
                    .severity = info(code).severity,
                    .span = span,
                    .path = {},
                    .message = std::move(message),
                    .label = {},
                    .notes = {},
                    .help = {},
                    .fix = {}});
  return items_.back();
}

Diagnostic& Diagnostics::add(Diagnostic diagnostic) {
  items_.push_back(std::move(diagnostic));
  return items_.back();
}

Diagnostic& Diagnostics::add_for_path(DiagnosticCode code, std::string path, std::string message) {
  Diagnostic& diagnostic = add(code, Span{}, std::move(message));
  diagnostic.path = std::move(path);
  return diagnostic;
}

void Diagnostics::append(Diagnostics other) {
  if (items_.empty()) {
    items_ = std::move(other.items_);
    return;
  }
  std::ranges::move(other.items_, std::back_inserter(items_));
}

void Diagnostics::sort(const SourceMap& sources) {
  std::ranges::stable_sort(
      items_, [&](const Diagnostic& a, const Diagnostic& b) { return sort_key(a, sources) < sort_key(b, sources); });
  const auto repeats = std::ranges::unique(
      items_, [&](const Diagnostic& a, const Diagnostic& b) { return sort_key(a, sources) == sort_key(b, sources); });
  items_.erase(repeats.begin(), repeats.end());
}

void Diagnostics::make_strict() {
  for (Diagnostic& diagnostic : items_) diagnostic.severity = Severity::Error;
}

std::size_t Diagnostics::count(Severity severity) const {
  return static_cast<std::size_t>(std::ranges::count(items_, severity, &Diagnostic::severity));
}

}  // namespace bondgenoot
