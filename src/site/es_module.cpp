#include "site/es_module.h"

#include <algorithm>
#include <string_view>

#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "support/text.h"

namespace bondgenoot::site {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// After these a `/` begins a regular expression; after any other word it divides.
constexpr std::string_view kBeforeRegex[] = {"await", "case", "delete", "do",    "else",   "in",   "instanceof",
                                             "new",   "of",   "return", "throw", "typeof", "void", "yield"};

// A line break here never ends a statement.
constexpr std::string_view kBeforeBreak = "{([,;=>:?&|";
constexpr std::string_view kAfterBreak = "})],;=:?&|";

/// Whether two tokens that end and begin so would run together without a blank.
bool must_stay_apart(char before, char after) {
  if (is_word(before) && is_word(after)) return true;
  if (before == '/' || after == '/') return true;  // A comment or a regular expression might begin.
  if (before == after && (before == '+' || before == '-')) return true;
  const bool number = before >= '0' && before <= '9';
  return (number && after == '.') || (before == '<' && after == '!');
}

class ModuleReader {
 public:
  explicit ModuleReader(const Source& source) : text_(source.text), source_(source.id) {}

  Outcome<ModuleText> run() {
    while (at_ < text_.size() && step()) {
    }
    if (!failed_ && !templates_.empty())
      fail(templates_.back().begin, phrase("a template literal is never closed"), phrase("close it with a backtick"));
    return std::move(outcome_);
  }

 private:
  struct Template {
    std::size_t begin = 0;
    std::size_t braces = 0;  // Open `{` within the `${…}` being read.
  };

  bool fail(std::size_t begin, std::string message, std::string help) {
    failed_ = true;
    outcome_.diagnostics.add(DiagnosticCode::InvalidScript, span(begin, begin + 1), std::move(message))
        .with_help(std::move(help));
    return false;
  }

  [[nodiscard]] Span span(std::size_t begin, std::size_t end) const {
    return {source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(std::min(end, text_.size()))};
  }

  /// One token; false when the rest makes no sense.
  bool step() {
    const char c = text_[at_];
    if (is_blank(c) || begins_comment()) return read_gap();
    if (c == '/') return read_slash();
    if (c == '"' || c == '\'') return read_string();
    if (c == '`') {
      templates_.push_back({.begin = at_++, .braces = 0});
      return read_template();
    }
    if (is_word(c)) return read_word();
    return read_mark(c);
  }

  [[nodiscard]] bool begins_comment() const {
    return text_.substr(at_).starts_with("//") || text_.substr(at_).starts_with("/*");
  }

  /// `.map(…)`, and not the number `.5`.
  [[nodiscard]] bool calls_method_at(std::size_t at) const {
    return text_[at] == '.' && at + 1 < text_.size() && is_word(text_[at + 1]) &&
           !(text_[at + 1] >= '0' && text_[at + 1] <= '9');
  }

  /// Blanks and comments up to the next token.
  bool read_gap() {
    const std::size_t begin = at_;
    while (at_ < text_.size()) {
      if (is_blank(text_[at_])) {
        ++at_;
      } else if (text_.substr(at_).starts_with("//")) {
        at_ = std::min(text_.find('\n', at_), text_.size());
      } else if (text_.substr(at_).starts_with("/*")) {
        const std::size_t end = text_.find("*/", at_ + 2);
        if (end == std::string_view::npos)
          return fail(at_, phrase("a comment is never closed"), phrase("close it with `*/`"));
        at_ = end + 2;
      } else {
        break;
      }
    }
    const std::string_view gap = text_.substr(begin, at_ - begin);
    const bool at_edge = begin == 0 || at_ == text_.size();
    const bool needed = !at_edge && must_stay_apart(text_[begin - 1], text_[at_]);
    const bool breaks = !at_edge && gap.find('\n') != std::string_view::npos &&
                        kBeforeBreak.find(text_[begin - 1]) == std::string_view::npos &&
                        kAfterBreak.find(text_[at_]) == std::string_view::npos && !calls_method_at(at_);
    outcome_.value.gaps.push_back({.span = span(begin, at_), .rest = breaks ? "\n" : needed ? " " : ""});
    return true;
  }

  bool read_slash() {
    const std::size_t end = may_begin_regex() ? regex_end() : std::string_view::npos;
    at_ = end == std::string_view::npos ? at_ + 1 : end;
    last_ = end == std::string_view::npos ? '/' : 'r';
    word_ = {};
    return true;
  }

  [[nodiscard]] bool may_begin_regex() const {
    if (!word_.empty()) return std::ranges::find(kBeforeRegex, word_) != std::end(kBeforeRegex);
    return last_ != ')' && last_ != ']' && last_ != 'r' && last_ != '"';
  }

  [[nodiscard]] std::size_t regex_end() const {
    bool in_class = false;
    for (std::size_t i = at_ + 1; i < text_.size() && text_[i] != '\n'; ++i) {
      if (text_[i] == '\\')
        ++i;
      else if (text_[i] == '[')
        in_class = true;
      else if (text_[i] == ']')
        in_class = false;
      else if (text_[i] == '/' && !in_class)
        return i + 1;
    }
    return std::string_view::npos;
  }

  bool read_string() {
    const std::size_t begin = at_;
    for (++at_; at_ < text_.size() && text_[at_] != text_[begin]; ++at_) {
      if (text_[at_] == '\n')
        return fail(begin, phrase("a text in quotes is never closed"),
                    phrase("end it on its own line with the same quote"));
      if (text_[at_] == '\\') ++at_;
    }
    if (at_ >= text_.size())
      return fail(begin, phrase("a text in quotes is never closed"),
                  phrase("end it on its own line with the same quote"));
    ++at_;
    take_specifier(begin + 1, at_ - 1);
    last_ = '"';
    word_ = {};
    return true;
  }

  /// A string right after `import`, `from` of a clause, or `import(`.
  void take_specifier(std::size_t begin, std::size_t end) {
    const bool bare = word_ == "import" && last_ == 'w' && !after_dot_;
    const bool from = word_ == "from" && clause_;
    if (bare || from || dynamic_) {
      ModuleImport& import = outcome_.value.imports.emplace_back();
      import.specifier = span(begin, end);
      import.dynamic = dynamic_;
      if (!dynamic_) describe_statement(import);
    }
    dynamic_ = false;
    clause_ = clause_ && !from && !bare;
  }

  /// The statement of an import that ends here.
  void describe_statement(ModuleImport& import) {
    std::size_t end = at_;
    if (end < text_.size() && text_[end] == ';') ++end;
    import.statement = span(clause_begin_, end);
    const std::string_view clause = text_.substr(clause_begin_, import.specifier.begin - 1 - clause_begin_);
    import.passed_on = clause.starts_with("export");
    const std::size_t open = clause.find('{');
    const std::size_t close = clause.find('}');
    if (open == std::string_view::npos || close == std::string_view::npos) return;
    constexpr std::size_t kKeyword = 6;  // `import`, `export`
    import.by_name = trim(clause.substr(kKeyword, open - kKeyword)).empty() && trim(clause.substr(close + 1)) == "from";
    for (const std::string_view part : split(clause.substr(open + 1, close - open - 1), ',')) {
      const std::string_view name = trim(part);
      if (name.empty()) continue;  // Behind the last comma.
      import.by_name = import.by_name && std::ranges::all_of(name, is_word);
      import.names.emplace_back(name);
    }
  }

  /// From within the words of a template to its end, or to the next `${`.
  bool read_template() {
    for (; at_ < text_.size(); ++at_) {
      if (text_[at_] == '\\')
        ++at_;
      else if (text_[at_] == '`') {
        templates_.pop_back();
        ++at_;
        last_ = '"';
        word_ = {};
        return true;
      } else if (text_[at_] == '$' && at_ + 1 < text_.size() && text_[at_ + 1] == '{') {
        at_ += 2;
        ++depth_;
        last_ = '{';
        word_ = {};
        return true;
      }
    }
    return true;
  }

  bool read_word() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_word(text_[at_])) ++at_;
    after_dot_ = last_ == '.';
    after_comma_ = last_ == ',';
    word_ = text_.substr(begin, at_ - begin);
    last_ = 'w';
    dynamic_ = false;
    if (!after_dot_ && (word_ == "import" || word_ == "export")) {
      clause_ = true;
      clause_begin_ = begin;
    }
    if (depth_ == 0 && !after_dot_) note_declaration(begin);
    if (in_pattern_ && !after_dot_) outcome_.value.names.emplace_back(word_);
    return true;
  }

  /// Looks at a word outside all brackets: `export const a`, `class B`.
  void note_declaration(std::size_t begin) {
    if (declares_ || (in_list_ && after_comma_)) {
      outcome_.value.names.emplace_back(word_);
      declares_ = false;
    }
    const bool declaration = word_ == "const" || word_ == "let" || word_ == "var" || word_ == "class" ||
                             word_ == "function" || word_ == "async" || word_ == "default";
    if (clause_ && declaration) {
      outcome_.value.exports.push_back(span(clause_begin_, begin));
      clause_ = false;
    }
    if (word_ == "default") outcome_.value.has_default = true;
    if (declaration) in_list_ = word_ == "const" || word_ == "let" || word_ == "var";
    declares_ = declaration && word_ != "async" && word_ != "default";
  }

  /// `export { a, b }` without `from`, once its bracket has closed.
  void note_export_list() {
    std::size_t next = at_;
    while (next < text_.size() && is_blank(text_[next])) ++next;
    if (text_.substr(next).starts_with("from")) return;
    outcome_.value.exports.push_back(span(clause_begin_, next < text_.size() && text_[next] == ';' ? next + 1 : at_));
    clause_ = false;
  }

  bool read_mark(char c) {
    dynamic_ = c == '(' && word_ == "import" && !after_dot_;
    if (c == '(' || c == '=' || c == ';') clause_ = false;
    if (!templates_.empty() && c == '{') ++templates_.back().braces;
    const bool after_comma = last_ == ',';
    last_ = c;
    word_ = {};
    ++at_;
    const bool opens = c == '[' || c == '{';
    if (opens && depth_ == 0 && (declares_ || (in_list_ && after_comma))) in_pattern_ = true;
    if (c == ';' && depth_ == 0) in_list_ = false;
    declares_ = declares_ && c == '*';  // `function* a`
    if (c == '(' || c == '[' || c == '{') ++depth_;
    if ((c == ')' || c == ']' || c == '}') && depth_ > 0) --depth_;
    in_pattern_ = in_pattern_ && depth_ > 0;
    const bool closes_list = c == '}' && clause_ && depth_ == 0 && text_.substr(clause_begin_).starts_with("export");
    if (closes_list) note_export_list();
    if (templates_.empty() || c != '}') return true;
    if (templates_.back().braces == 0) return read_template();
    --templates_.back().braces;
    return true;
  }

  std::string_view text_;
  SourceId source_;
  std::size_t at_ = 0;
  char last_ = '\0';       // The last mark; `w` for a word, `"` for a text, `r` for a regular expression.
  std::string_view word_;  // The last word, when nothing came after it.
  bool after_dot_ = false;
  std::size_t depth_ = 0;    // Open brackets.
  bool declares_ = false;    // The next word is the name of something.
  bool in_list_ = false;     // What follows a comma is, too: `let a, b`.
  bool in_pattern_ = false;  // Each word may be one: `let [a, { b: c }]`.
  bool after_comma_ = false;
  std::size_t clause_begin_ = 0;  // Where the last `import` or `export` stands.
  bool clause_ = false;           // Between `import` or `export` and its `from`.
  bool dynamic_ = false;          // Right after `import(`.
  bool failed_ = false;
  std::vector<Template> templates_;
  Outcome<ModuleText> outcome_;
};

}  // namespace

Outcome<ModuleText> read_module(const Source& source) { return ModuleReader(source).run(); }

}  // namespace bondgenoot::site
