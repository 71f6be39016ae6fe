// Who a request believes to be talking to.
//
// In:  the Host header. Out: whether it may be answered. Owns nothing. Threads: any; pure.
#pragma once

#include <string_view>

namespace bondgenoot::serve {

/// A name on the internet can be made to lead to this machine (DNS rebinding): then a page from elsewhere would read
/// what is served here as its own. So only addresses in digits, `localhost` and names below it, and the name the server
/// was told to listen on are answered.
[[nodiscard]] bool is_own_host(std::string_view header, std::string_view listening_on);

}  // namespace bondgenoot::serve
