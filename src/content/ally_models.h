// Whether an ally's content model is covered by this site's.
//
// In:  the ally's collections as its `_collection.yaml` files have them, and the Model. Out: the fields to pass over,
// and a diagnostic in the ally's file for each that is unknown here or of another kind. Owns nothing. Threads: any;
// pure.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>

#include "content/ally.h"
#include "content/schema.h"
#include "support/diagnostic.h"

namespace bondgenoot::content {

/// Fields that only an ally has, by ally and name of the collection.
using IgnoredFields = std::map<std::pair<AllyNumber, std::string>, std::set<std::string, std::less<>>>;

/// Adds what there is to say of one collection of an ally.
void compare_models(const Collection& theirs, const Collection& ours, AllyNumber number, const Ally& ally,
                    IgnoredFields& ignored, Diagnostics& diagnostics);

}  // namespace bondgenoot::content
