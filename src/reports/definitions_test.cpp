#include <gtest/gtest.h>

#include <stdexcept>

#include "kernel/papers/culture.hpp"
#include "reports/directive.hpp"

namespace reports {
namespace {

TEST(Definitions, FaultsSayWhatIsMissing)
{
    EXPECT_THROW(read_indicators("x.toml", "[[indicator]]\nid = \"I1\"\n"), std::runtime_error);
    EXPECT_THROW(read_directive("x.toml", "code = \"A\"\n"), std::runtime_error);
    EXPECT_EQ(find_report("final").report->code, "FINAL");
    for (auto const* name : {"party", "state"}) EXPECT_EQ(papers::culture(name).name, name);
}

}   // namespace
}   // namespace reports
