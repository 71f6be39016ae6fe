#include <fmt/format.h>

#include <algorithm>

#include "search/word_analysis.h"

namespace bondgenoot::search {
namespace {

std::string_view form_of(std::span<const Word> words, const WordAnalysis& analysis, std::size_t index) {
  return index < words.size() ? words[index].form : std::string_view(analysis.extra[index - words.size()]);
}

std::vector<std::string> family_lines(std::span<const Word> words, const WordAnalysis& analysis) {
  struct Line {
    std::string text;
    std::size_t forms = 0;
  };
  std::vector<Line> lines(analysis.families);
  for (std::size_t index = 0; index < analysis.family_of.size(); ++index) {
    Line& line = lines[analysis.family_of[index]];
    const std::string_view form = form_of(words, analysis, index);
    line.text += line.forms++ == 0 ? "" : " ";
    line.text += index < words.size() ? std::string(form) : fmt::format("({})", form);
  }
  std::vector<std::string> texts;
  for (Line& line : lines) {
    if (line.forms > 1) texts.push_back("family: " + std::move(line.text));
  }
  return texts;
}

std::vector<std::string> split_lines(std::span<const Word> words, const WordAnalysis& analysis) {
  std::vector<std::string> texts;
  for (std::size_t index = 0; index < analysis.splits.size(); ++index) {
    if (analysis.splits[index].empty()) continue;
    std::string text = fmt::format("split: {} =", words[index].form);
    for (const CompoundPart& part : analysis.splits[index]) {
      text += fmt::format(" {}{} {:.2f}", &part == analysis.splits[index].data() ? "" : "+ ",
                          form_of(words, analysis, part.word), part.weight);
    }
    texts.push_back(std::move(text));
  }
  return texts;
}

/// The first form of each family, and those of its relatives.
std::vector<std::string> relative_lines(std::span<const Word> words, const WordAnalysis& analysis) {
  std::vector<std::string_view> names(analysis.families);
  for (std::size_t index = analysis.family_of.size(); index > 0; --index)
    names[analysis.family_of[index - 1]] = form_of(words, analysis, index - 1);
  std::vector<std::string> texts;
  for (std::size_t family = 0; family < analysis.relatives.size(); ++family) {
    for (const std::uint32_t other : analysis.relatives[family]) {
      if (names[family] < names[other]) texts.push_back(fmt::format("related: {} ~ {}", names[family], names[other]));
    }
  }
  return texts;
}

}  // namespace

std::string explain_words(std::span<const Word> words, const WordAnalysis& analysis) {
  std::string out;
  for (auto lines : {family_lines(words, analysis), relative_lines(words, analysis), split_lines(words, analysis)}) {
    std::ranges::sort(lines);
    for (const std::string& line : lines) out += line + "\n";
  }
  return out;
}

}  // namespace bondgenoot::search
