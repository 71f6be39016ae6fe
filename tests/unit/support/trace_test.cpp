#include "support/trace.h"

#include <catch2/catch.hpp>

namespace bondgenoot {
namespace {

TEST_CASE("stages are recorded in the order they began, each ended by the next", "[support][trace]") {
  Trace trace;
  CHECK(trace.table().find("total") != std::string::npos);
  trace.finish();
  CHECK(trace.records().empty());
  trace.stage("read");
  trace.stage("parse");
  trace.finish();
  trace.finish();
  REQUIRE(trace.records().size() == 2);
  CHECK(trace.records()[0].name == "read");
  CHECK(trace.records()[1].name == "parse");
  for (const Trace::Record& record : trace.records()) {
    CHECK(record.wall_seconds >= 0);
    CHECK(record.cpu_seconds >= 0);
    CHECK(record.peak_kilobytes > 0);
  }
  const std::string table = trace.table();
  CHECK(table.find("read") < table.find("parse"));
  CHECK(table.find("parse") < table.find("total"));
}

}  // namespace
}  // namespace bondgenoot
