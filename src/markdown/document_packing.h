// A Document as bytes for a cache, and back: the same value, for the same program.
//
// In:  a Document, or its bytes. Out: the other. Owns nothing. Threads: any.
#pragma once

#include "markdown/document.h"
#include "support/packing.h"

namespace bondgenoot::markdown {

/// Its text is put apart; it is unpacked when somebody looks at it.
void pack(Packer& archive, const Document& document);
void unpack(Unpacker& archive, Document& document);

}  // namespace bondgenoot::markdown
