// A library that is opened while the program runs, so that who does without it does not wait for it.
//
// In:  the name of its file, as dlopen(3) takes it. Out: its functions by their names. Owns nothing: it stays open
// until the program ends. Threads: one.
#pragma once

#include <dlfcn.h>

namespace bondgenoot {

class OpenedLibrary {
 public:
  explicit OpenedLibrary(const char* file) : handle_(::dlopen(file, RTLD_NOW | RTLD_LOCAL)) {}

  /// `function` is the one called `name`, with the type that its header gives it; null when it is not there.
  template <typename Function>
  void find(const char* name, Function& function) {
    function = handle_ == nullptr ? nullptr : reinterpret_cast<Function>(::dlsym(handle_, name));
    complete_ = complete_ && function != nullptr;
  }
  /// Whether the library is there, and has all that was asked for.
  [[nodiscard]] bool complete() const { return complete_; }

 private:
  void* handle_;
  bool complete_ = handle_ != nullptr;
};

}  // namespace bondgenoot
