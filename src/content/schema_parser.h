// `_collection.yaml` read: one Collection each, then the Model checked as a whole.
//
// In:  Sources. Out: Outcomes; diagnostics point at the key or value that is wrong. Owns nothing. Threads: any; pure.
#pragma once

#include <vector>

#include "content/schema.h"
#include "support/diagnostic.h"

namespace bondgenoot::content {

/// Reads one `_collection.yaml`; `name` is its folder's. What has an error is marked as not usable, so that entries are
/// not blamed for it.
[[nodiscard]] Outcome<Collection> parse_collection(const Source& source, std::string name);

/// The collection that `pages` has when it brings no `_collection.yaml`.
[[nodiscard]] Collection default_pages_collection();

/// Gives ids in order of name and checks what no single file shows: that references point to a collection, that no two
/// collections have one path, and that an inverse clashes with no field at the other end. (`order`, `private_when`,
/// `requires` and `follows` name fields of their own collection and are checked by parse_collection.)
[[nodiscard]] Outcome<Model> make_model(std::vector<Collection> collections, const SourceMap& sources);

}  // namespace bondgenoot::content
