// What is said to an editor, a publisher or a theme author: values, made where the fault is seen, printed elsewhere.
//
// In:  codes (diagnostic_codes/*.def), spans, words.
// Out: Diagnostics, in an order that is the same on every run.
// Owns: its strings. Threads: plain values; each thread fills its own Diagnostics, which are appended in order.
//
// Style of the words: lower case start, no full stop, names in `backticks`; the message says what is, `label` what is
// under the caret, `help` how to repair it. One mistake gives one diagnostic.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/source.h"

namespace bondgenoot {

enum class Severity : std::uint8_t { Error, Warning };

/// Every diagnostic there is, by name in diagnostic_codes.h: those who only pass diagnostics on need no list of them.
enum class DiagnosticCode : std::uint16_t;

/// A row of the registry.
struct DiagnosticInfo {
  DiagnosticCode code;
  std::string_view name;         ///< What people see, type and search for: `unknown-field`.
  Severity severity;             ///< As given; `--strict` makes every warning an error.
  std::string_view meaning;      ///< One line.
  std::string_view explanation;  ///< A few sentences with an example, for `explain`.
};

[[nodiscard]] const DiagnosticInfo& info(DiagnosticCode code);
[[nodiscard]] std::optional<DiagnosticCode> find_diagnostic(std::string_view name);
[[nodiscard]] std::vector<DiagnosticInfo> all_diagnostics();

/// A second place that explains the first, or (with an invalid span) a fact without a place.
struct Note {
  Span span;
  std::string message;
};

/// A mechanical repair: replace the bytes under `span` by `replacement`. `help` says the same in words.
struct Fix {
  Span span;
  std::string replacement;
};

struct Diagnostic {
  DiagnosticCode code;
  Severity severity;
  Span span;            ///< The narrowest place; invalid when a whole file or folder is meant, then see `path`.
  std::string path;     ///< Only without a span: the file or folder, relative to the project.
  std::string message;  ///< Stands alone, without the excerpt.
  std::string label;    ///< Printed behind the caret; may be empty.
  std::vector<Note> notes;
  std::string help;  ///< How to repair it; may be empty.
  std::optional<Fix> fix;

  // Chained while making one: `diagnostics.add(Code, span, "…").with_label("…").with_help("…")`.
  Diagnostic& with_label(std::string text) {
    label = std::move(text);
    return *this;
  }
  Diagnostic& with_help(std::string text) {
    help = std::move(text);
    return *this;
  }
  Diagnostic& with_note(Span where, std::string text) {
    notes.push_back({where, std::move(text)});
    return *this;
  }
  Diagnostic& with_fix(Span where, std::string text) {
    fix = Fix{where, std::move(text)};
    return *this;
  }
};

/// What a stage has to say.
class Diagnostics {
 public:
  Diagnostic& add(DiagnosticCode code, Span span, std::string message);
  Diagnostic& add(Diagnostic diagnostic);
  /// For a file or folder as a whole.
  Diagnostic& add_for_path(DiagnosticCode code, std::string path, std::string message);
  void append(Diagnostics other);

  /// Sorts by path, offset, code, message and drops exact repeats.
  void sort(const SourceMap& sources);
  /// Makes every warning an error.
  void make_strict();

  [[nodiscard]] bool has_errors() const { return count(Severity::Error) > 0; }
  [[nodiscard]] std::size_t count(Severity severity) const;
  [[nodiscard]] bool empty() const { return items_.empty(); }
  [[nodiscard]] const std::vector<Diagnostic>& items() const { return items_; }

 private:
  std::vector<Diagnostic> items_;
};

/// A result that is always there, and what is to be said about it. Parsing never fails: it gives this.
template <typename T>
struct Outcome {
  T value;
  Diagnostics diagnostics;
};

}  // namespace bondgenoot
