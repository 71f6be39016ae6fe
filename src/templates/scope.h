// Where variables live while a template runs: frames of slots, and the context around them.
//
// In:  compiled templates. Out: slots and what names mean. Owns: all frames of a render, until it ends or until nothing
// can
//      refer to them any more. Threads: one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "templates/template_set.h"
#include "templates/value.h"

namespace bondgenoot::templates {

struct TemplateContext;

/// The slots of a function that runs, or that a macro made in it still sees.
struct Frame {
  Value* slots = nullptr;
  const Frame* outer = nullptr;  ///< Of the function that its function stands in.
  const LinkedTemplate* owner = nullptr;
  const Function* function = nullptr;
  TemplateContext* context = nullptr;
  const BlockStack* block = nullptr;  ///< The block that runs, and which of its definitions: for `super()`.
  std::uint32_t block_index = 0;
  std::size_t loop_depth = 0;  ///< Of a recursive loop: how often it has called itself.

  [[nodiscard]] const Frame& out(std::uint32_t depth) const {
    const Frame* frame = this;
    for (; depth > 0; --depth) frame = frame->outer;
    return *frame;
  }
};

/// Variables that can be seen by name: those of a view, in a frame.
struct Layer {
  const View* view = nullptr;
  const Frame* frame = nullptr;
  const Layer* next = nullptr;
};

/// What a template sees beyond its own functions: Jinja's context. A template and those it extends share one.
struct TemplateContext {
  const LinkedTemplate* entry = nullptr;    ///< Whose blocks are shown.
  const Layer* layers = nullptr;            ///< The nearest first.
  const TemplateContext* parent = nullptr;  ///< Where it was included.
  bool sees_root = false;                   ///< What the render was given, when there is no parent.
  bool is_closed = false;                   ///< All it sees is the same in each render, and stays as it is.
};

/// Values in a row, given back in the reverse order.
class ValueArena {
 public:
  struct Mark {
    std::size_t chunk = 0;
    std::size_t used = 0;
  };
  /// `count` empty values that do not move.
  [[nodiscard]] Value* allocate(std::size_t count);
  [[nodiscard]] Mark mark() const { return {.chunk = chunk_, .used = used_}; }
  /// Empties all that was allocated since.
  void release(Mark mark);

 private:
  struct Chunk {
    std::unique_ptr<Value[]> values;
    std::size_t size = 0;
    std::size_t used = 0;
  };
  static constexpr std::size_t kChunkSize = 2048;

  std::vector<Chunk> chunks_;
  std::size_t chunk_ = 0;  // The one that is allocated from.
  std::size_t used_ = 0;   // Of it.
};

/// The frames, layers and contexts of one render.
class Scopes {
 public:
  struct Mark {
    ValueArena::Mark values;
    std::size_t frames = 0;
    std::size_t layers = 0;
    std::size_t contexts = 0;
    std::uint64_t closures = 0;
  };

  Scopes(const TemplateSet& set, Value root) : set_(set), root_(std::move(root)) {}

  [[nodiscard]] Mark mark() const;
  /// Gives back what came since, unless something was made that refers to it.
  void release(const Mark& mark);
  /// Something was made that refers to frames: they stay until the render ends.
  void note_closure() { ++closures_; }

  /// A frame with room for `function`'s slots and, behind them, its stack.
  [[nodiscard]] Frame& new_frame(const LinkedTemplate& owner, const Function& function);
  [[nodiscard]] TemplateContext& new_context(TemplateContext context);
  void add_layer(TemplateContext& context, const View& view, const Frame& frame);

  /// What the name means in the context; blank when it means nothing.
  [[nodiscard]] Value resolve(const TemplateContext& context, NameId name) const;
  /// All names that mean something there, for "did you mean".
  [[nodiscard]] std::vector<std::string> names_in(const TemplateContext& context) const;

 private:
  const TemplateSet& set_;
  Value root_;
  ValueArena values_;
  std::deque<Frame> frames_;
  std::deque<Layer> layers_;
  std::deque<TemplateContext> contexts_;
  std::uint64_t closures_ = 0;
};

}  // namespace bondgenoot::templates
