// Which addresses are for everybody.
#include <string>

#include <catch2/catch.hpp>

#include "network/address.h"

namespace bondgenoot::network {
namespace {

TEST_CASE("this machine, private networks and what is reserved are not for everybody", "[network][address]") {
  for (const char* address : {"0.0.0.0",
                              "10.1.2.3",
                              "100.64.0.1",
                              "100.127.255.255",
                              "127.0.0.1",
                              "127.255.255.254",
                              "169.254.169.254",
                              "172.16.0.1",
                              "172.31.255.255",
                              "192.0.0.8",
                              "192.0.2.1",
                              "192.168.1.1",
                              "198.18.0.1",
                              "198.51.100.7",
                              "203.0.113.9",
                              "224.0.0.1",
                              "255.255.255.255",
                              "::",
                              "::1",
                              "::ffff:10.0.0.1",
                              "::ffff:127.0.0.1",
                              "64:ff9b::7f00:1",
                              "2002:7f00:1::",
                              "fe80::1",
                              "fc00::1",
                              "fd12:3456::1",
                              "ff02::1",
                              "2001:db8::1",
                              "2001::1",
                              "3fff::1"}) {
    INFO(address);
    CHECK(is_public_text(address) == false);
  }
}

TEST_CASE("the rest is", "[network][address]") {
  for (const char* address :
       {"1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.1",
        "172.15.0.1", "172.32.0.1", "192.167.1.1", "193.0.0.1", "223.255.255.255", "2606:4700::1111", "2a00:1450::1",
        "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::"}) {
    INFO(address);
    CHECK(is_public_text(address) == true);
  }
}

TEST_CASE("what is no address is neither", "[network][address]") {
  for (const char* text : {"", "localhost", "127.1", "1.2.3.4.5", "[::1]", "::g", "0x7f000001"})
    CHECK_FALSE(is_public_text(text).has_value());
}

}  // namespace
}  // namespace bondgenoot::network
