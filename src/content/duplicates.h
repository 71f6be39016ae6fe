// Two entries that would be one: the same name in the same language, or the same slug.
//
// In:  a LinkContext. Out: diagnostics that name both. Owns nothing. Threads: one.
#pragma once

#include "content/link_context.h"

namespace bondgenoot::content {

void check_duplicates(const LinkContext& context);

}  // namespace bondgenoot::content
