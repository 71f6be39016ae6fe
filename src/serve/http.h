// What is asked and what is answered, apart from any library.
//
// In/Out: plain values. Owns: its strings; bodies are shared with whoever keeps them. Threads: a body is const, so any.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace bondgenoot::serve {

struct Request {
  std::string method;
  std::string path;           ///< Percent-decoded, without the query.
  std::string query;          ///< With its `?`; empty when there is none.
  std::string host;           ///< As the client sent it; empty when it did not.
  std::string if_none_match;  ///< As the client sent it.
};

/// The next part of a stream, waiting for it a short while; empty for nothing yet, no value for the end.
using Stream = std::function<std::optional<std::string>()>;

struct Response {
  int status = 200;
  std::string type = "text/plain; charset=utf-8";
  std::shared_ptr<const std::string> body = {};
  std::vector<std::pair<std::string, std::string>> headers = {};
  Stream stream = {};  ///< Instead of a body.
};

using Handler = std::function<Response(const Request&)>;

}  // namespace bondgenoot::serve
